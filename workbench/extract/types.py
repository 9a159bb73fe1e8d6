"""What the steps of reading hand to each other; offsets are in the passage's readable text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Quantity
from workbench.model.statement import Attribution


class Token(NamedTuple):
    """A word, number or punctuation mark. `norm` is the case-folded form that lists go by."""

    text: str
    norm: str
    start: int
    stop: int
    kind: str  # word, number, punct


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount found in a sentence, before anyone knows what it counts.

    `start:stop` is the surface (number, scale, currency or unit word when it carries the unit, an
    adjacent hedge word); `first:last` are token indexes of the bare number phrase, `last` not
    included.
    `case` is the case or possessive feature on the number phrase's last word (gen, dat, acc, loc,
    abl, ins, poss, collective, …) or None. `previous`: the replaced value in "from A to B".
    `same_as` is the index of the mention this bracketed conversion repeats.
    `rules` names what fired, in order.
    """

    start: int
    stop: int
    first: int
    last: int
    quantity: Quantity
    unit_text: str | None = None
    case: str | None = None
    direction: str | None = None
    incremental: bool = False
    previous: bool = False
    rate: bool = False
    same_as: int | None = None
    weak: bool = False  # "one" before a person, nought: a figure only with a measure of its own
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or period named in a sentence. `relation`: at, since, until, during, before; `period`
    is None where the year is neither written nor to be inferred."""

    start: int
    stop: int
    period: Period | None
    relation: str = "at"
    inferred_year: bool = False


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What is known around a sentence before it is read. `last_source` is who was named last,
    `carried` who still speaks unless somebody else is named; `before` is text that precedes the
    passage, `after` what follows the sentence, both for looking a source up; `known` are the
    sources of passages further back, the last one first; `told` is the date told of last, `scene`
    is it where it sets one; `addressee` is who answers the question that the passage asks; `turn`
    is set inside an interview, where who speaks is known."""

    language: str
    published: PartialDate | None = None
    speaker: str | None = None
    addressee: str | None = None
    turn: bool = False
    place: str | None = None
    period: Period | None = None
    as_of: PartialDate | None = None
    as_of_basis: DateBasis = DateBasis.UNKNOWN
    last_source: Attribution | None = None
    carried: Attribution | None = None
    known: tuple[Attribution, ...] = ()
    told: Period | None = None
    scene: Period | None = None
    before: str = ""
    after: str = ""


LONGEST = 500
"""Tokens; what is longer is a table or a list that lost its marks, and has no clauses to read."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a passage with what has been found in it so far. `start` is the offset of its
    first character in the passage's readable text; tokens, times and mentions count from there.
    Compared by identity, so that what was found out about it can be kept."""

    text: str
    start: int
    language: str
    tokens: tuple[Token, ...]
    times: tuple[TimeMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
