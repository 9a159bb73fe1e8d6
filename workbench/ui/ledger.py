"""The Ledger page: every figure ever given on one question, and how each body's figure moved."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.analysis.entries import Entry
from workbench.analysis.ledger import Ledger
from workbench.analysis.questions import Question
from workbench.ui import asking, frame, ledger_filters, ledger_html, links, timeline_table
from workbench.ui.data import Loaded
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.words import count, say

PAGE = "ledger"
PAGE_SIZE = 40
NUMBER = "ledger_page"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    known = asking.ledger(loaded) if loaded else None
    frame.head(say("ledger.title"), say("ledger.subtitle"), loaded)
    if loaded is None or known is None or not known.entries:
        frame.empty(
            say("asking.nothing"),
            say("asking.nothing_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    columns = st.columns([1, 1.2], vertical_alignment="bottom")
    with columns[0], st.container(horizontal=True, vertical_alignment="bottom"):
        question = asking.question(PAGE, loaded, known)
    told = known.entries[question]
    with columns[1]:
        sides = asking.sides(PAGE, loaded, told)
    _courses(question, sides, loaded, known)
    entries = ledger_filters.chosen(told, sides)
    _tools(question, entries, told, loaded)
    if entries:
        _table(entries, loaded)
    else:
        frame.empty(say("ledger.nothing"), say("ledger.nothing_text"))
        st.button(
            say("ledger.clear"), on_click=ledger_filters.clear, icon=":material/filter_alt_off:"
        )
    frame.digest_note(loaded)


def _courses(question: Question, sides: Sequence[str], loaded: Loaded, known: Ledger) -> None:
    found = [one for one in known.courses(question) if not sides or one.side in sides]
    if not found:
        return
    put(ledger_html.courses(found, loaded))
    changes = ledger_html.findings(found, loaded)
    if changes:
        put(changes)


def _tools(
    question: Question, entries: Sequence[Entry], told: Sequence[Entry], loaded: Loaded
) -> None:
    words = say(
        "ledger.summary",
        figures=count("timeline.figures", len(entries)),
        sources=count(
            "common.publishers", len({one.document.publisher or one.document.id for one in entries})
        ),
        days=count("ledger.days", len({str(one.when) for one in entries})),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        put(tag("p", words, class_="cw-summary"))
        ledger_filters.more(told)
        timeline_table.download(entries, loaded, "csv")
        timeline_table.download(entries, loaded, "xlsx")
        frame.cite(loaded, say("pages.ledger"))
        st.page_link(
            frame.TIMELINE,
            label=say("ledger.to_timeline"),
            icon=":material/timeline:",
            query_params=asking.parameters(question, loaded),
        )


def _table(entries: Sequence[Entry], loaded: Loaded) -> None:
    pages = -(-len(entries) // PAGE_SIZE)
    links.follow(NUMBER, "page", links.whole(1, pages))
    if st.session_state[NUMBER] > pages:
        st.session_state[NUMBER] = 1
    place = st.container()
    number = st.pagination(pages, key=NUMBER) if pages > 1 else 1
    links.keep(NUMBER, "page", number, 1)
    start = (number - 1) * PAGE_SIZE
    with place:
        put(ledger_html.table(entries[start : start + PAGE_SIZE], loaded))
