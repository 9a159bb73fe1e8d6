"""The Timeline page: how the figures on one question changed, side by side in one chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from workbench.analysis.entries import Entry
from workbench.analysis.ledger import Ledger
from workbench.analysis.questions import Question
from workbench.analysis.timeline import Days, Timeline, first_month, is_early, reach, timeline
from workbench.charts.palette import Theme
from workbench.charts.timeline import timeline_chart
from workbench.model.dates import PartialDate
from workbench.ui import asking, cards, frame, links, pictures, theme, timeline_table
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, tag
from workbench.ui.put import put
from workbench.ui.timeline_words import chart_words, legend
from workbench.ui.words import count, day, say

PAGE = "timeline"
ALL, MONTH, OWN = "all", "month", "own"
PERIODS = (ALL, MONTH, OWN)
BETWEEN = "~"
ON = "1"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    known = asking.ledger(loaded) if loaded else None
    frame.head(say("timeline.title"), say("timeline.subtitle"), loaded)
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
    if len(told) == 1:
        _alone(told[0], question, loaded)
    else:
        _drawn(question, told, sides, loaded, known)
    frame.digest_note(loaded)


def _drawn(
    question: Question,
    told: Sequence[Entry],
    sides: Sequence[str],
    loaded: Loaded,
    known: Ledger,
) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="timeline_view"):
        days = _days(told)
        log = _log()
    shown = timeline(known, question, sides, days)
    if shown is None:
        frame.empty(say("timeline.nothing_drawn"), say("timeline.nothing_drawn_text"))
        timeline_table.table(told, loaded)
        return
    put(legend(shown, loaded))
    _chart(shown, loaded, log=log)
    entries = [*(mark.entry for mark in shown.marks), *shown.undrawn]
    put(_under(shown, entries))
    _tools(shown, entries, loaded, log=log)
    timeline_table.table(entries, loaded)


def _days(told: Sequence[Entry]) -> Days | None:
    """Draws the period; returns the days chosen, None for all."""
    days = reach(told)
    if days is None:
        return None
    known = sorted({one.day for one in told if one.day and days[0] <= one.day <= days[1]})
    default = MONTH if is_early(told) else ALL
    links.follow("timeline_period", "period", lambda given: _period(given, default))
    chosen = st.segmented_control(
        say("timeline.period"),
        PERIODS,
        key="timeline_period",
        required=True,
        format_func=lambda id_: say(f"timeline.period_{id_}"),
    )
    if chosen != OWN or len(known) < 2:
        links.keep("timeline_period", "period", chosen, default)
        return first_month(days) if chosen == MONTH else None
    first, last = _own([one.isoformat() for one in known])
    links.keep("timeline_period", "period", f"{first}{BETWEEN}{last}", default)
    return date.fromisoformat(first), date.fromisoformat(last)


def _period(given: str | None, default: str) -> str:
    if given in PERIODS:
        return str(given)
    return OWN if given and BETWEEN in given and _parsed(given) else default


def _parsed(given: str) -> Days | None:
    first, _, last = given.partition(BETWEEN)
    try:
        found = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return found if found[0] <= found[1] else None


def _own(known: list[str]) -> tuple[str, str]:
    """Draws the slider over the days on which something was said; returns the two chosen."""

    def read(given: str | None) -> tuple[str, str]:
        wanted = _parsed(given or "")
        if wanted is None:
            return known[0], known[-1]
        inside = [one for one in known if wanted[0].isoformat() <= one <= wanted[1].isoformat()]
        return (inside[0], inside[-1]) if inside else (known[0], known[-1])

    links.follow("timeline_days", "period", read)
    if not set(st.session_state["timeline_days"]) <= set(known):
        st.session_state["timeline_days"] = (known[0], known[-1])
    ends: Any = st.select_slider(
        say("timeline.between"),
        known,
        key="timeline_days",
        format_func=lambda iso: day(PartialDate.parse(iso)),
    )
    return str(ends[0]), str(ends[1])


def _log() -> bool:
    links.follow("timeline_log", "log", lambda given: given == ON)
    chosen = st.toggle(say("timeline.log"), key="timeline_log")
    links.keep("timeline_log", "log", ON if chosen else "", "")
    return chosen


def _chart(shown: Timeline, loaded: Loaded, *, log: bool) -> None:
    seen = st.context.theme.type
    paper: Theme = "light" if seen == "light" else "dark" if seen == "dark" else None
    chart = timeline_chart(
        shown, chart_words(loaded), loaded.case.sides, theme=paper, log=log
    ).properties(background="transparent")
    first, last = (day(PartialDate.of(one)) for one in shown.days)
    alt = say(
        "timeline.alt",
        title=asking.title(shown.question, loaded.lexicon),
        figures=count("timeline.figures", len(shown.marks)),
        first=first,
        last=last,
    )
    st.altair_chart(chart, theme=None, width="stretch", alt=alt, key="timeline_chart")


def _under(shown: Timeline, entries: Sequence[Entry]) -> Safe:
    """Returns what stands under the chart: the sources, and how many figures it leaves out."""
    names = dict.fromkeys(
        one.document.publisher or one.document.title or one.document.path for one in entries
    )
    left_out = [
        count(f"timeline.{which}", n)
        for which, n in (("outside", shown.outside), ("undrawn", len(shown.undrawn)))
        if n
    ]
    return join(
        tag("p", say("timeline.sources", names="; ".join(names)), class_="cw-source"),
        tag("p", " ".join(left_out), class_="cw-note cw-summary") if left_out else None,
    )


def _tools(shown: Timeline, entries: Sequence[Entry], loaded: Loaded, *, log: bool) -> None:
    asked = asking.parameters(shown.question, loaded)
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        timeline_table.download(entries, loaded, "csv")
        pictures.buttons(
            partial(timeline_table.drawn, shown, loaded, log=log), timeline_table.NAME, loaded
        )
        frame.cite(loaded, say("pages.timeline"))
        st.page_link(
            frame.LEDGER,
            label=say("timeline.to_ledger"),
            icon=":material/list_alt:",
            query_params=asked,
        )
        st.page_link(
            frame.COMPARE,
            label=say("timeline.to_compare"),
            icon=":material/compare_arrows:",
            query_params={"measure": shown.question.measure, frame.EVENT: loaded.case.id},
        )


def _alone(one: Entry, question: Question, loaded: Loaded) -> None:
    """Shows a single figure large, with its sentence, instead of a chart of one point."""
    setting = Setting(loaded.case, loaded.lexicon)
    with st.container(border=True):
        put(
            join(
                theme.side_name(one.document.side, loaded.case.sides),
                cards.figure_line(one.statement, [asking.title(question, loaded.lexicon)]),
                *cards.said(one.statement, one.document, setting),
            )
        )
        st.caption(say("timeline.alone"))
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        timeline_table.download([one], loaded, "csv")
        frame.cite(loaded, say("pages.timeline"))
