"""One line of the ledger: a figure as it was given, by whom, when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workbench.analysis.questions import Question
from workbench.analysis.voices import Voice
from workbench.compare.side import Side
from workbench.lexicon.types import Growth
from workbench.model.dates import DateBasis, PartialDate
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Statement
from workbench.model.text import Document

STATE = "state"
LOOSE = {
    Hedge.EXACT: 0,
    Hedge.NEARLY: 1,
    Hedge.ABOUT: 1,
    Hedge.RANGE: 1,
    Hedge.AT_LEAST: 2,
    Hedge.MORE_THAN: 2,
    Hedge.AT_MOST: 2,
    Hedge.LESS_THAN: 2,
    Hedge.VAGUE: 2,
}
"""How little a hedge says of the number."""


class Status(StrEnum):
    """How a figure stands: what its giver, and what the case, says of it."""

    ASSERTED = "asserted"
    RELAYED = "relayed"
    STALE = "stale"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"
    PREVIOUS = "previous"
    PART = "part"
    ASKED = "asked"


STANDING = (Status.ASSERTED, Status.RELAYED, Status.WITHDRAWN)
"""What makes a step in the course of its giver's figures."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with its document, its question and its voice. `when` is the day it stands for and
    `basis` what that rests on; `corrects` where its text names the figure it puts right, `late`
    where it stands undated in a text from long after the event; `until` is the day by which a
    withdrawn one was taken back."""

    side: Side
    document: Document
    question: Question
    voice: Voice
    status: Status
    when: PartialDate | None
    basis: DateBasis
    growth: Growth = Growth.CUMULATIVE
    corrects: bool = False
    late: bool = False
    until: PartialDate | None = None

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.side.statement

    @property
    def quantity(self) -> Quantity:
        """The amount as written."""
        return self.side.quantity

    @property
    def day(self) -> date | None:
        """The day it stands for; the last one of a month or year."""
        return self.when.last_day if self.when else None

    @property
    def home(self) -> str:
        """The side whose figure it is, whoever passes it on."""
        return self.voice.home or self.document.side

    @property
    def is_relayed(self) -> bool:
        """True where one side passes on a figure of another, or of nobody it names."""
        voice = self.voice
        stateless = voice.of_state and voice.home is None and not voice.own
        return not voice.id or stateless or self.home != self.document.side

    @property
    def body(self) -> str:
        """Under whose name its figures follow one another: all offices of a state are one body
        where a count only grows; estimates and stocks are each office's own."""
        one_state = self.voice.of_state and self.growth is Growth.CUMULATIVE
        return STATE if one_state else self.voice.id


def order(entry: Entry) -> tuple[object, ...]:
    """Returns the sort key of time: the day, the hour, a correction after what it corrects, of one
    hour the lower figure first; what has no day comes last."""
    when, amount = entry.when, entry.quantity
    published = entry.document.published
    return (
        entry.day or date.max,
        (when.hour if when else None) or 0,
        entry.corrects,
        amount.number or Decimal(0),
        published.last_day if published else date.max,
        entry.document.path,
        entry.statement.span.start,
    )


def repeats(known: Entry, one: Entry) -> bool:
    """True when a figure only tells the known one of the same body again: the same number, or a
    looser word for it ("nearly 8,000" after 7,939). "160" after "dozens" is a figure of its own."""
    old, new = known.quantity, one.quantity
    if old.number == new.number:
        return old.high == new.high or Hedge.RANGE not in (old.hedge, new.hedge)
    if LOOSE[new.hedge] < LOOSE[old.hedge]:
        return False
    if LOOSE[new.hedge] == LOOSE[Hedge.VAGUE]:
        return _bounds(new, old)
    return known.side.interval.meets(one.side.interval)


def _bounds(new: Quantity, old: Quantity) -> bool:
    """True when a bound holds for the old figure and says no more than it."""
    if new.low is not None:
        return old.low is not None and new.low <= old.low
    return new.high is not None and old.high is not None and new.high >= old.high
