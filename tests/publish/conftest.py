"""The January 2022 case as it is published: read, judged and in part reviewed, once for all tests;
and the same case with every text of it replaced by one that tries to be more than text."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.hostile import STRINGS
from workbench.model.comparison import Verdict
from workbench.model.statement import Attribution, Quote, Statement
from workbench.model.text import Document
from workbench.pipeline import Workbench
from workbench.publish import Material, material

CASE = Path(__file__).parents[2] / "seeds" / "january-2022"


@pytest.fixture(scope="session")
def seeds() -> Material:
    """The case with four reviewed contradictions: confirmed, rejected, undecided, undone."""
    bench = Workbench.open(":memory:")
    report, found = bench.compare_path(CASE)
    apart = [one for one in found if one.verdict is Verdict.CONTRADICTION]
    for one, decision in zip(apart, ("confirmed", "rejected", "unsure", "confirmed"), strict=False):
        bench.review(one, decision, "Aigul", f"{decision} by phone")
    view = bench.view(report.case.id)
    bench.take_back(view, view.reviews[3:], "Aigul")
    return material(bench, report.case.id)


@pytest.fixture(scope="session")
def hostile(seeds: Material) -> Material:
    """The case as its most hostile author would write it."""
    endless = itertools.cycle(STRINGS)
    documents = {id_: _document(one, endless) for id_, one in seeds.documents.items()}
    statements = {id_: _statement(one, endless) for id_, one in seeds.statements.items()}
    comparisons = tuple(
        replace(one, reason=next(endless), findings=()) for one in seeds.view.comparisons
    )
    reviews = tuple(
        replace(one, reviewer=next(endless), note=next(endless)) for one in seeds.view.reviews
    )
    case = replace(seeds.case, title=STRINGS[0] + STRINGS[2])
    view = replace(
        seeds.view,
        case=case,
        documents=documents,
        statements=statements,
        comparisons=comparisons,
        reviews=reviews,
    )
    return replace(seeds, view=view)


def _document(one: Document, texts: Iterator[str]) -> Document:
    return replace(
        one,
        title=next(texts),
        publisher=next(texts),
        speaker=next(texts),
        side=next(texts),
        path=next(texts),
        url=next(texts),
    )


def _statement(one: Statement, texts: Iterator[str]) -> Statement:
    """The statement in a hostile sentence, its figure marked."""
    before, after = next(texts), next(texts)
    words = f"{before} {one.span.text} {after}"
    start = len(before) + 1
    quote = Quote(words, one.quote.start, one.quote.stop, start, start + len(one.span.text))
    return replace(
        one, quote=quote, attribution=Attribution(next(texts), "", "verb"), speaker=next(texts)
    )


def absent(what: str) -> None:
    """Skips for want of a program or library; in CI it must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}; CI installs it (.ci/run)")
    pytest.skip(what)
