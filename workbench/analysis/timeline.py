"""A question drawn in time: the steps of each body, ranges as bands, and every figure as a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.analysis.entries import Entry, Status
from workbench.analysis.ledger import Ledger
from workbench.analysis.questions import Question
from workbench.analysis.steps import Change, Course, Step, revisions
from workbench.compare.dates import months_after
from workbench.lexicon.types import Growth
from workbench.model.quantity import Hedge, Quantity

DRAWN = (Status.ASSERTED, Status.RELAYED, Status.STALE, Status.WITHDRAWN, Status.DENIED)
"""Former figures have no day of their own; parts and questions are no counts of the whole."""
Days = tuple[date, date]
LONG, MOST = 6, 0.7
"""Months, and the share of figures, from which the first month is looked at first."""


class Shape(StrEnum):
    """How a figure was bounded, as a mark shows it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


SHAPES = {
    Hedge.EXACT: Shape.EXACT,
    Hedge.ABOUT: Shape.ABOUT,
    Hedge.NEARLY: Shape.ABOUT,
    Hedge.AT_LEAST: Shape.AT_LEAST,
    Hedge.MORE_THAN: Shape.AT_LEAST,
    Hedge.VAGUE: Shape.AT_LEAST,
    Hedge.AT_MOST: Shape.AT_MOST,
    Hedge.LESS_THAN: Shape.AT_MOST,
    Hedge.RANGE: Shape.RANGE,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure at its day. `side` gives its colour: the side whose figure it is for a step, else
    that of the document. A `step` is joined by the line; `lowered` marks a step down; `second_hand`
    a step that no document of its own side gives."""

    entry: Entry
    side: str
    day: date
    since: date
    value: float
    low: float | None
    high: float | None
    shape: Shape
    step: bool = False
    lowered: bool = False
    second_hand: bool = False

    @property
    def status(self) -> Status:
        """How the figure stands."""
        return self.entry.status


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure that stood from one day to another: one tread of the stairs, with its range."""

    start: date
    stop: date
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One body's figures in time: runs of treads, broken where a figure was taken back. A body with
    one figure is drawn as a point alone where its side has others."""

    side: str
    names: tuple[str, ...]
    runs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a chart of one question shows: `marks` are all figures drawn, in time; `undrawn` those
    that are in the table only, `outside` counts those of other days."""

    question: Question
    days: Days
    series: tuple[Series, ...]
    marks: tuple[Mark, ...]
    undrawn: tuple[Entry, ...] = ()
    outside: int = 0

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that are drawn, in order of their first mark."""
        return tuple(dict.fromkeys(mark.side for mark in self.marks))


def reach(entries: Sequence[Entry]) -> Days | None:
    """Returns the first and the last day of the figures that are drawn; None without any."""
    days = [one.day for one in entries if _is_drawn(one) and one.day]
    return (min(days), max(days)) if days else None


def first_month(days: Days) -> Days:
    """Returns the first day and the one a month later, or the last if that comes sooner."""
    return days[0], min(days[1], months_after(days[0], 1))


def is_early(entries: Sequence[Entry]) -> bool:
    """True where most figures were given in the first month and few over a long time after it: all
    of them on one scale would be one heap."""
    days = reach(entries)
    if days is None or days[1] < months_after(days[0], LONG):
        return False
    drawn = [one for one in entries if _is_drawn(one)]
    early = [one for one in drawn if _in(one, first_month(days))]
    return len(early) >= MOST * len(drawn)


def timeline(
    ledger: Ledger,
    question: Question,
    sides: Collection[str] = (),
    days: Days | None = None,
) -> Timeline | None:
    """Returns the question as it is drawn, for some sides (all by default) and a stretch of days
    (all by default); None where nothing can be drawn."""
    told = ledger.entries.get(question, ())
    window = days or reach(told)
    if window is None:
        return None
    courses = ledger.courses(question)
    steps = {step.first.statement.id: step for one in courses for step in _totals(one)}
    lowered = {
        one.after.first.statement.id
        for one in revisions(courses)
        if one.change is Change.LOWERED and one.after is not None
    }
    shown = [one for one in told if not sides or _side(one, steps) in sides]
    marks = [_mark(one, steps, lowered) for one in shown if _is_drawn(one) and _in(one, window)]
    if not marks:
        return None
    alone = Counter(one.side for one in courses)
    series = [
        _series(one, window)
        for one in courses
        if (not sides or one.side in sides) and (len(_totals(one)) > 1 or alone[one.side] == 1)
    ]
    return Timeline(
        question,
        window,
        tuple(one for one in series if one.runs),
        tuple(marks),
        tuple(one for one in shown if not _is_drawn(one)),
        sum(_is_drawn(one) and not _in(one, window) for one in shown),
    )


def _is_drawn(one: Entry) -> bool:
    return one.status in DRAWN and one.day is not None and one.quantity.number is not None


def _in(one: Entry, days: Days) -> bool:
    return one.day is not None and days[0] <= one.day <= days[1]


def _totals(course: Course) -> list[Step]:
    return [step for step in course.steps if not step.parts]


def _side(one: Entry, steps: Collection[str]) -> str:
    return one.home if one.statement.id in steps else one.document.side


def _mark(one: Entry, steps: dict[str, Step], lowered: Collection[str]) -> Mark:
    id_, amount = one.statement.id, one.quantity
    step = steps.get(id_)
    assert one.when is not None
    return Mark(
        entry=one,
        side=_side(one, steps),
        day=one.when.last_day,
        since=one.when.first_day,
        value=value_of(amount),
        low=None if amount.low is None else float(amount.low),
        high=None if amount.high is None else float(amount.high),
        shape=SHAPES[amount.hedge],
        step=step is not None,
        lowered=id_ in lowered,
        second_hand=step is not None and step.known_through_others,
    )


def value_of(amount: Quantity) -> float:
    """Returns where the figure stands on the scale: a range at its middle."""
    if amount.hedge is Hedge.RANGE and amount.low is not None and amount.high is not None:
        return float(amount.low + amount.high) / 2
    return float(amount.number or 0)


def _series(course: Course, days: Days) -> Series:
    """Returns the treads of a body within the days; none where a measure is of one occasion."""
    steps = _totals(course)
    runs: list[list[Piece]] = [[]]
    if steps and steps[0].first.growth is Growth.ONCE:
        steps = []
    for step, after in zip(steps, [*steps[1:], None], strict=False):
        piece = _tread(step, after, days)
        if piece is not None:
            runs[-1].append(piece)
        if step.withdrawn:
            runs.append([])
    return Series(course.side, course.names, tuple(tuple(run) for run in runs if run))


def _tread(step: Step, after: Step | None, days: Days) -> Piece | None:
    start = step.first.day or days[0]
    stop = after.first.day if after is not None and after.first.day else days[1]
    if step.withdrawn:
        stop = min(stop, max(start, step.until.last_day if step.until else start))
    start, stop = max(start, days[0]), min(stop, days[1])
    if start > stop:
        return None
    amount = step.first.quantity
    ranged = amount.hedge is Hedge.RANGE
    low, high = (amount.low, amount.high) if ranged else (None, None)
    return Piece(
        start,
        stop,
        value_of(amount),
        None if low is None else float(low),
        None if high is None else float(high),
    )
