"""The Side by side page: what each of two sides had said by a day, and the verdict between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations

import streamlit as st

from workbench.model.comparison import Verdict
from workbench.model.dates import PartialDate
from workbench.ui import alike, asking, compare_card, comparing, frame, links, standing
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import label as plain
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.standing import Row
from workbench.ui.words import count, day, label, name, number, say

PAGE_SIZE = 8
ALL = ""
PAIR, BETWEEN = "pair_of_sides", "~"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("compare.title"), say("compare.subtitle"), loaded)
    if loaded is None or not loaded.view.statements:
        frame.empty(
            say("contradictions.empty_case"),
            say("contradictions.empty_case_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    comparing.offer(loaded)
    _pairs(loaded)
    left, right, measure = _choices(loaded)
    if left == right:
        st.warning(say("compare.same"), icon=":material/compare_arrows:")
        return
    until = _day(loaded, left, right)
    rows = standing.rows(
        loaded.view, loaded.pairs, left, right, until, measure or None, loaded.distinct
    )
    _summary(loaded, rows)
    if rows:
        _rows(loaded, rows, (left, right))
        frame.digest_note(loaded)
    else:
        frame.empty(say("compare.empty"), say("compare.empty_text"))


def _pairs(loaded: Loaded) -> None:
    """Offers every pair of sides with the number of its contradictions, where there are three
    sides or more; choosing one puts its two sides into the columns."""
    if len(loaded.sides) < 3:
        return
    numbers = Counter(one.first.sides for one in alike.contradictions(loaded.distinct))
    pairs = {
        BETWEEN.join(sorted((left, right))): (left, right)
        for left, right in combinations(loaded.sides, 2)
    }

    def said(id_: str) -> str:
        left, right = (plain(name("sides", side)) for side in pairs[id_])
        return say("between.one", left=left, right=right, n=number(numbers[id_]))

    st.pills(
        say("between.label"),
        sorted(pairs, key=lambda id_: -numbers[id_]),
        key=PAIR,
        format_func=said,
        on_change=_choose,
        args=(pairs,),
    )


def _choose(pairs: dict[str, tuple[str, str]]) -> None:
    chosen = st.session_state.get(PAIR)
    if chosen in pairs:
        st.query_params["left"], st.query_params["right"] = pairs[chosen]
        st.session_state[PAIR] = None


def _choices(loaded: Loaded) -> tuple[str, str, str]:
    sides = loaded.sides
    first, second = sides[0], sides[1] if len(sides) > 1 else sides[0]
    measures = _measures(loaded)
    columns = st.columns([1, 1, 1.4])
    with columns[0]:
        left = _side("compare.left", "left", sides, first)
    with columns[1]:
        right = _side("compare.right", "right", sides, second)
    with columns[2]:
        links.follow("measure_row", "measure", links.one_of(measures, ALL))
        measure = st.selectbox(
            say("compare.measure"),
            [ALL, *measures],
            key="measure_row",
            format_func=lambda id_: _measure_label(loaded, id_),
        )
        links.keep("measure_row", "measure", measure, ALL)
    return left, right, measure


def _side(key: str, parameter: str, sides: Sequence[str], default: str) -> str:
    links.follow(parameter, parameter, links.one_of(sides, default))
    chosen = st.selectbox(
        say(key), list(sides), key=parameter, format_func=lambda id_: name("sides", id_)
    )
    links.keep(parameter, parameter, chosen, default)
    return chosen


def _measures(loaded: Loaded) -> list[str]:
    found = {one.measure for one in loaded.view.statements.values()} - {standing.OTHER}
    return sorted(found, key=lambda id_: label(loaded.lexicon, "measures", id_))


def _measure_label(loaded: Loaded, id_: str) -> str:
    if id_ == ALL:
        return say("compare.all_measures")
    counted = label(loaded.lexicon, "measures", id_)
    return counted[:1].upper() + counted[1:]


def _day(loaded: Loaded, left: str, right: str) -> date | None:
    """Draws the slider over the days on which something was said; returns the day chosen, None at
    the last one, so that figures without a date count too."""
    days = standing.days(loaded.view, (left, right))
    if len(days) < 2:
        return None
    options = [one.isoformat() for one in days]

    def nearest(given: str | None) -> str:
        earlier = [one for one in options if given is not None and one <= given]
        return (earlier or [options[0]])[-1] if _is_day(given) else options[-1]

    links.follow("asof", "asof", nearest)
    if st.session_state["asof"] not in options:
        st.session_state["asof"] = nearest(st.session_state["asof"])
    chosen = st.select_slider(
        say("compare.as_of"),
        options,
        key="asof",
        format_func=lambda iso: day(PartialDate.parse(iso)),
    )
    links.keep("asof", "asof", chosen, options[-1])
    return None if chosen == options[-1] else date.fromisoformat(chosen)


def _is_day(given: str | None) -> bool:
    try:
        return given is not None and bool(date.fromisoformat(given))
    except ValueError:
        return False


def _summary(loaded: Loaded, rows: Sequence[Row]) -> None:
    total = sum(row.pair is not None and row.pair.verdict is Verdict.CONTRADICTION for row in rows)
    words = say(
        "compare.summary",
        rows=count("compare.rows", len(rows)),
        contradictions=count("contradictions.contradictions", total),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        put(tag("p", words, class_="cw-summary"))
        frame.cite(loaded, say("pages.compare"))


def _rows(loaded: Loaded, rows: Sequence[Row], sides: tuple[str, str]) -> None:
    pages = -(-len(rows) // PAGE_SIZE)
    links.follow("compare_page", "page", links.whole(1, pages))
    if st.session_state["compare_page"] > pages:
        st.session_state["compare_page"] = 1
    place = st.container()
    number = st.pagination(pages, key="compare_page") if pages > 1 else 1
    links.keep("compare_page", "page", number, 1)
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    with place:
        for row in rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]:
            with st.container(border=True):
                put(compare_card.row_card(row, sides, loaded.view, setting))
                if (shown := row.left or row.right) is not None:
                    asking.link(shown, loaded)
