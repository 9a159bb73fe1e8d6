"""A case whose every text is hostile: the pages show it as text, in HTML and in nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st

from tests.ui.conftest import start
from tests.ui.hostile import STRINGS
from tests.ui.test_markup import Seen
from workbench.model.comparison import Comparison, Verdict
from workbench.model.quantity import Quantity
from workbench.model.statement import Attribution, Quote, Statement
from workbench.model.text import Case, Document, MappedText, Passage, Role, Span
from workbench.store import open_store

OURS = {"div", "p", "span", "h3", "strong", "b", "mark", "blockquote", "a", "ul", "li"} | {
    "details",
    "summary",
}


def _document(words: str, side: str) -> Document:
    return Document(
        id=f"doc-{side}",
        case_id="hostile",
        path=f"{side}-{words}.txt",
        text=words,
        title=words,
        publisher=words,
        side=side,
        language="en",
        url=words,
        status=words,
        speaker=words,
    )


def _statement(words: str, document: Document, number: int) -> Statement:
    return Statement(
        id=f"sta-{document.side}",
        document_id=document.id,
        passage_id="",
        span=Span(0, len(words), words),
        quote=Quote(words, 0, len(words), 0, min(4, len(words))),
        quantity=Quantity(Decimal(number), Decimal(number), unit="person"),
        measure="deaths",
        language="en",
        attribution=Attribution(words, words, "verb"),
        speaker=words[:10],
    )


@pytest.fixture
def hostile(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    words: str = request.param
    sides = ("official", words)
    store = open_store(f"sqlite:///{tmp_path / 'hostile.db'}")
    store.put_case(Case("hostile", words, sides=sides))
    documents = [_document(words, side) for side in sides]
    statements = [_statement(words, one, 10 + 50 * i) for i, one in enumerate(documents)]
    store.put_documents(documents)
    for document, statement in zip(documents, statements, strict=True):
        passage = Passage(
            id=f"pas-{document.side}",
            document_id=document.id,
            span=Span(0, len(words), words),
            text=MappedText.identity(words),
            language="en",
            speaker=words,
            role=Role.NARRATION,
        )
        store.put_reading(document.id, [passage], [statement])
    pair = Comparison(
        "pair-1", "hostile", statements[0].id, statements[1].id, Verdict.CONTRADICTION, "r"
    )
    store.put_comparisons("hostile", [replace(pair, reason=words)])
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path / 'hostile.db'}")
    st.cache_resource.clear()
    return words


@pytest.mark.parametrize("hostile", STRINGS, indirect=True)
def test_hostile_text_is_never_markup(hostile: str) -> None:
    shown = False
    for page in ("contradictions", "compare", "search", "documents", "export"):
        app = start(page, **({"q": hostile[:6]} if page == "search" else {}))
        for element in app.html:
            html = str(element.value)
            if html.startswith("<style"):
                continue
            seen = Seen(html)
            assert {name for name, _ in seen.tags} <= OURS
            assert all(not key.startswith("on") for _, found in seen.tags for key in found)
            shown = shown or hostile in seen.text
        others = (app.markdown, app.caption, app.subheader, app.title, app.button, app.pills)
        for kind in others:
            for element in kind:
                assert hostile not in str(getattr(element, "label", "") or element.value)
    assert shown
