"""The Contradictions page: counts by verdict, filters with counts, a card a finding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbench.compare.settings import settings
from workbench.ui import (
    alike,
    also,
    asking,
    comparing,
    data,
    downloads,
    filters,
    findings,
    frame,
    links,
    silent,
    standing,
)
from workbench.ui.alike import Alike
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.findings import Filters, Pair
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.words import count, day, language, say

PAGE_SIZE = 8
PAGE = "page"
FINDING = "finding"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    if loaded is None or not loaded.pairs:
        return _nothing_yet(loaded)
    wanted = links.given(FINDING)
    if wanted is not None:
        return _one(loaded, wanted)
    frame.head(say("contradictions.title"), subtitle(loaded), loaded)
    comparing.offer(loaded)
    wish = filters.chosen(loaded)
    shown = loaded.sifted(wish).shown
    _tools(loaded, shown, wish)
    if shown:
        _cards(loaded, shown)
        silent.show(loaded, settings(loaded.lexicon).measures.weak)
        return frame.digest_note(loaded)
    frame.empty(say("contradictions.nothing_filtered"), say("contradictions.nothing_filtered_text"))
    st.button(say("contradictions.clear"), on_click=filters.clear, icon=":material/filter_alt_off:")
    return None


def _nothing_yet(loaded: Loaded | None) -> None:
    frame.head(say("contradictions.title"), loaded.case.title if loaded else "", loaded)
    if loaded is not None and loaded.view.statements and comparing.is_due(loaded):
        return comparing.never_yet(loaded)
    frame.empty(
        say("contradictions.empty_case"),
        say("contradictions.empty_case_text"),
        frame.DOCUMENTS,
        say("common.to_documents"),
    )
    return None


def subtitle(loaded: Loaded) -> str:
    """Returns what the case holds, and of which days."""
    days = findings.period(loaded.view.documents.values())
    if days is None:
        return frame.about(loaded)
    first, last = (day(one) for one in days)
    return say(
        "contradictions.subtitle",
        case=loaded.case.title,
        about=frame.about(loaded),
        period=first if first == last else say("dates.to", first=first, last=last),
    )


def _tools(loaded: Loaded, shown: Sequence[Alike], wish: Filters) -> None:
    apart = alike.contradictions(loaded.distinct)
    words = say(
        "contradictions.summary",
        contradictions=count("contradictions.distinct", len(apart)),
        pairs=count("contradictions.pairs", len(alike.pairs_of(apart))),
        check=sum(findings.is_to_check(one.first) for one in apart),
        shown=count("contradictions.shown", len(shown)),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        put(tag("p", words, class_="cw-summary"))
        filters.more(loaded, wish)
        frame.cite(loaded, say("pages.contradictions"))
        _download(loaded, shown)


def _download(loaded: Loaded, shown: Sequence[Alike]) -> None:
    bench = data.workbench()
    rows = alike.pairs_of(shown)
    spoken = language()  # the download is made in a thread that has no session

    def content() -> bytes:
        table = downloads.comparisons(bench, loaded, rows, spoken)
        return downloads.as_bytes(table, "comparisons", "csv")

    st.download_button(
        say("common.download"),
        data=content,
        file_name=downloads.file_name(loaded.case.title, "comparisons", "csv"),
        mime=downloads.MIME["csv"],
        help=count("contradictions.rows", len(rows)),
        icon=":material/download:",
        on_click="ignore",
        disabled=not shown,
    )


def _cards(loaded: Loaded, shown: Sequence[Alike]) -> None:
    pages = -(-len(shown) // PAGE_SIZE)
    links.follow(PAGE, PAGE, links.whole(1, pages))
    if st.session_state[PAGE] > pages:
        st.session_state[PAGE] = 1
    place = st.container()
    number = 1
    if pages > 1:
        number = st.pagination(pages, key=PAGE)
    links.keep(PAGE, PAGE, number, 1)
    start = (number - 1) * PAGE_SIZE
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    with place:
        for one in shown[start : start + PAGE_SIZE]:
            card(one, setting, loaded)


def card(one: Alike, setting: Setting, loaded: Loaded) -> None:
    """Draws a finding with its links and the pairs that repeat it."""
    pair = one.first
    with st.container(border=True, gap="xxsmall"):
        put(also.card(one, setting))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                frame.COMPARE,
                label=say("card.compare"),
                icon=":material/compare_arrows:",
                query_params=_beside(pair),
            )
            asking.link(pair.left, loaded)
            links_of(pair)
            st.button(
                say("card.link"),
                icon=":material/link:",
                type="tertiary",
                key=f"link_{pair.comparison.id}",
                on_click=_open,
                args=(pair.comparison.id,),
            )


def links_of(pair: Pair) -> None:
    """Draws the links of a finding to its review and to both of its figures."""
    case = pair.left_document.case_id
    for page, label, icon, where in (
        (frame.REVIEW, say("card.review"), "rate_review", {FINDING: pair.comparison.id}),
        (frame.STATEMENT, say("card.left"), "format_quote", {"id": pair.left.id}),
        (frame.STATEMENT, say("card.right"), "format_quote", {"id": pair.right.id}),
    ):
        where = {**where, frame.EVENT: case}
        st.page_link(page, label=label, icon=f":material/{icon}:", query_params=where)


def _beside(pair: Pair) -> dict[str, str]:
    left, right = pair.left_document, pair.right_document
    days = [standing.said_on(left, pair.left), standing.said_on(right, pair.right)]
    known = [one for one in days if one is not None]
    return {
        "left": left.side,
        "right": right.side,
        "measure": pair.left.measure,
        **({"asof": max(known).isoformat()} if len(known) == 2 else {}),
    }


def _one(loaded: Loaded, wanted: str) -> None:
    """Shows a single finding, for a link that was shared."""
    frame.head(say("contradictions.one"), subtitle(loaded), loaded)
    found = [one for one in loaded.distinct if any(_is(pair, wanted) for pair in one.all)]
    if not found:
        frame.empty(say("contradictions.gone"), say("contradictions.gone_text"))
    for one in found:
        setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
        card(_led_by(one, wanted), setting, loaded)
    with st.container(horizontal=True, vertical_alignment="center"):
        if found:
            frame.cite(loaded, say("contradictions.one"))
        st.button(say("common.to_list"), icon=":material/arrow_back:", on_click=partial(_back))


def _is(pair: Pair, wanted: str) -> bool:
    return pair.comparison.id == wanted


def _led_by(one: Alike, wanted: str) -> Alike:
    """Returns the group with the wanted pair on the card."""
    first, *others = sorted(one.all, key=lambda pair: not _is(pair, wanted))
    return Alike(first, tuple(others))


def _open(finding: str) -> None:
    st.query_params[FINDING] = finding


def _back() -> None:
    st.query_params.pop(FINDING, None)
