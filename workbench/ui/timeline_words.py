"""The words of a timeline: its legend as text over the chart, and those inside the chart."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.entries import Status
from workbench.analysis.timeline import Mark, Shape, Timeline
from workbench.charts.timeline import STRUCK, Words
from workbench.model.quantity import Quantity
from workbench.ui import asking, theme
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, tag
from workbench.ui.words import day, figure, language, name, say

SIGNS = {
    Shape.EXACT: "●",
    Shape.ABOUT: "◆",
    Shape.AT_LEAST: "▲",
    Shape.AT_MOST: "▼",
    Shape.RANGE: "■",
}
REPEATED = (Status.RELAYED, Status.STALE)


def chart_words(loaded: Loaded, shown: Timeline | None = None) -> Words:
    """Returns the words of the chart in the language spoken now; with its title where the timeline
    is given, for a picture that stands alone."""
    question = shown.question if shown else None
    return Words(
        figure=figure,
        number=lambda value: figure(Quantity(value, value)),
        day=_day,
        side=lambda side: name("sides", side),
        status=lambda status: say(f"statuses.{status}"),
        tip={
            "when": say("timeline.day"),
            "figure": say("timeline.figure"),
            "side": say("timeline.whose"),
            "status": say("timeline.status"),
        },
        language=language(),
        title=asking.measure(question, loaded.lexicon) if question else "",
        subtitle=_subtitle(loaded, shown) if shown else "",
    )


def _day(mark: Mark) -> str:
    return day(mark.entry.when)


def _subtitle(loaded: Loaded, shown: Timeline) -> str:
    return f"{asking.scope(shown.question, loaded.lexicon)} · {loaded.case.title}"


def legend(shown: Timeline, loaded: Loaded) -> Safe:
    """Returns the sides in their colours and the signs that the chart uses, in words."""
    order = [side for side in loaded.sides if side in shown.sides]
    sides = [*order, *(side for side in shown.sides if side not in order)]
    names = [theme.side_name(side, loaded.case.sides) for side in sides]
    signs = [
        tag("span", tag("span", sign, aria_hidden="true"), " ", words)
        for sign, words in _signs(shown)
    ]
    return join(
        tag("div", join(*names), class_="cw-legend"),
        tag("div", join(*signs), class_="cw-legend cw-signs"),
    )


def _signs(shown: Timeline) -> Iterator[tuple[str, str]]:
    told = [mark for mark in shown.marks if mark.step or mark.status not in REPEATED]
    for shape, sign in SIGNS.items():
        if any(mark.shape is shape for mark in told):
            yield sign, say(f"timeline.{shape}")
    if any(mark.second_hand for mark in told):
        yield "○", say("timeline.second_hand")
    if len(told) < len(shown.marks):
        yield "–", say("timeline.repeats")
    if any(mark.status in STRUCK for mark in shown.marks):
        yield "✕", say("timeline.struck")
    if any(mark.lowered for mark in shown.marks):
        yield "↓", say("timeline.lowered")
    if any(mark.since != mark.day for mark in shown.marks):
        yield "┈", say("timeline.unsure")
