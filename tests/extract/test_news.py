"""Whole sentences of invented news: every figure that is read, what it says, who says it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.extract.statements import read
from workbench.lexicon import load
from workbench.model.dates import PartialDate
from workbench.model.quantity import plain_number
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.text import passages

FOLDER = Path(__file__).parent
PUBLISHED = PartialDate(2026, 5, 15)


def sentences() -> list[Any]:
    """Returns the sentences of news.toml and probe.toml; `gap` is why one is still read wrongly."""
    found = []
    for name in ("news", "probe"):
        listed = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["sentence"]
        for one in listed:
            reason = one.get("gap")
            marks = (pytest.mark.xfail(strict=True, reason=reason),) if reason else ()
            found.append(pytest.param(one, id=f"{one['language']}: {one['text']}", marks=marks))
    return found


def statements(text: str, language: str) -> list[Statement]:
    """Returns what is read from a text that is a document of its own."""
    document = Document(
        id="d", case_id="", path="d", text=text, language=language, published=PUBLISHED
    )
    lexicon = load()
    split = passages.split(document, lexicon)
    return [one for passage in split for one in read(passage, document, lexicon, None)]


def told(one: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """Returns of a statement what is set down for it."""
    quantity, said = one.quantity, one.attribution
    all_ = {
        "is": one.span.text,
        "low": "" if quantity.low is None else plain_number(quantity.low),
        "high": "" if quantity.high is None else plain_number(quantity.high),
        "hedge": quantity.hedge.value,
        "unit": quantity.unit or "",
        "measure": one.measure,
        "of": one.scope.population or "",
        "place": one.scope.place or "",
        "modality": one.modality.value,
        "source": said.source if said else "",
        "part": one.part_of is not None,
    }
    return {key: all_[key] for key in wanted}


@pytest.mark.parametrize("sentence", sentences())
def test_every_figure_is_read_as_set_down(sentence: dict[str, Any]) -> None:
    found = statements(sentence["text"], sentence["language"])
    wanted = sentence["figures"]
    assert [one.span.text for one in found] == [figure["is"] for figure in wanted]
    assert [told(one, figure) for one, figure in zip(found, wanted, strict=True)] == wanted
