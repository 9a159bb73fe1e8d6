"""A case whose every text is hostile: the pages show it as text, in HTML and in nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import start
from tests.ui.hostile import STRINGS
from tests.ui.test_markup import Seen
from workbench.model.comparison import Comparison, Verdict
from workbench.model.dates import PartialDate
from workbench.model.quantity import Quantity
from workbench.model.statement import Attribution, Quote, Statement
from workbench.model.text import Case, Document, MappedText, Passage, Role, Span
from workbench.store import Store, open_store

OURS = {
    "div",
    "p",
    "span",
    "h2",
    "h3",
    "section",
    "s",
    "strong",
    "b",
    "mark",
    "blockquote",
    "a",
    "ul",
    "li",
} | {
    "details",
    "summary",
}
CASE = Case("hostile", STRINGS[0], sides=("official", *STRINGS))


def _document(number: int, side: str) -> Document:
    words = STRINGS[number]
    return Document(
        id=f"doc-{number}-{side}",
        case_id=CASE.id,
        path=f"{number}-{side}-{words}.txt",
        text=words,
        title=words,
        publisher=words,
        side=side,
        language="en",
        url=words,
        status=words,
        speaker=words,
        published=PartialDate(2022, 1, 10),
    )


def _statement(document: Document, amount: int) -> Statement:
    words = document.text
    return Statement(
        id=f"sta-{document.id}",
        document_id=document.id,
        passage_id="",
        span=Span(0, len(words), words),
        quote=Quote(words, 0, len(words), 0, min(4, len(words))),
        quantity=Quantity(Decimal(amount), Decimal(amount), unit="person"),
        measure="deaths",
        language="en",
        attribution=Attribution(words, words, "verb"),
        speaker=words[:10],
    )


def _put(store: Store, document: Document, amount: int) -> Statement:
    words = document.text
    passage = Passage(
        id=f"pas-{document.id}",
        document_id=document.id,
        span=Span(0, len(words), words),
        text=MappedText.identity(words),
        language="en",
        speaker=words,
        role=Role.NARRATION,
    )
    statement = _statement(document, amount)
    store.put_documents([document])
    store.put_reading(document.id, [passage], [statement])
    return statement


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each string two documents, made of it, that contradict each other."""
    url = f"sqlite:///{tmp_path / 'hostile.db'}"
    store = open_store(url)
    store.put_case(CASE)
    pairs = []
    for number, words in enumerate(STRINGS):
        left = _put(store, _document(number, "official"), 10 + number)
        right = _put(store, _document(number, words), 500 + number)
        made = Comparison(f"pair-{number}", CASE.id, left.id, right.id, Verdict.CONTRADICTION, "r")
        pairs.append(replace(made, reason=words))
    store.put_comparisons(CASE.id, pairs)
    monkeypatch.setenv("WORKBENCH_DB", url)
    st.cache_resource.clear()


def seen(app: AppTest) -> str:
    """The text of the page's HTML; fails if any of it became markup or went another way."""
    texts = []
    for element in app.html:
        if str(element.value).startswith("<style"):
            continue
        page = Seen(str(element.value))
        assert {name for name, _ in page.tags} <= OURS
        assert not [key for _, found in page.tags for key in found if key.startswith("on")]
        texts.append(page.text)
    for kind in (app.markdown, app.caption, app.subheader, app.title, app.button, app.pills):
        for other in kind:
            written = str(getattr(other, "label", "") or other.value)
            assert not [words for words in STRINGS if words in written]
    return "\n".join(texts)


def test_on_the_cards(hostile: None) -> None:
    pages = range(1, -(-len(STRINGS) // 8) + 1)
    shown = "\n".join(seen(start("contradictions", page=str(page))) for page in pages)
    assert not [words for words in STRINGS if words not in shown]


def test_side_by_side(hostile: None) -> None:
    shown = "\n".join(seen(start("compare", left="official", right=side)) for side in STRINGS[:12])
    assert not [words for words in STRINGS[:12] if words not in shown]


def test_in_search_results(hostile: None) -> None:
    for words in STRINGS[:12]:
        assert words in seen(start("search", q=words[:8]))


def test_in_the_list_of_documents_and_the_export(hostile: None) -> None:
    app = start("documents")
    seen(app)
    assert set(app.dataframe[0].value["State"]) == set(STRINGS)
    seen(start("export"))


def test_in_the_ledger_and_the_timeline(hostile: None) -> None:
    shown = "\n".join(seen(start("ledger", page=str(number))) for number in (1, 2))
    assert not [words for words in STRINGS if words.strip() not in shown]
    app = start("timeline")
    assert STRINGS[0] in seen(app)
    drawn = app.get("vega_lite_chart")[0].proto
    assert not [words for words in STRINGS if words in drawn.spec or words in drawn.alt]
    seen(start("timeline", sides=STRINGS[3]))


@pytest.mark.parametrize("page", ["timeline", "ledger", "framing", "compare"])
def test_no_side_is_read_as_markdown(hostile: None, page: str) -> None:
    """Labels of pills and words of a warning are Markdown: a side's name forms nothing there."""
    app = start(page)
    labels = [option for pills in app.pills for option in pills.options]
    told = [*labels, *(str(one.value) for one in app.warning)]
    assert told
    assert not [words for words in told if "](" in words or "<" in words or "://" in words]
