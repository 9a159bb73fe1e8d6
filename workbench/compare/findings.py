"""What each check of a pair found, whichever of them decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from workbench.compare import quantity
from workbench.compare.dates import Order
from workbench.compare.explain import words_of
from workbench.compare.measure import AS_RELATION
from workbench.compare.pair import Pair
from workbench.compare.room import SideWords
from workbench.compare.side import Side
from workbench.compare.wording import shown, shown_interval
from workbench.model.comparison import Finding, Relation

FROM_ORDER = {
    Order.SAME: Relation.EQUAL,
    Order.EARLIER: Relation.APART,
    Order.LATER: Relation.APART,
}
SAME_SOURCE = {True: Relation.EQUAL, False: Relation.APART, None: Relation.UNKNOWN}


def all_of(pair: Pair) -> tuple[Finding, ...]:
    """Returns one finding for each check, in the order the rules ask."""
    return tuple(check(pair) for check in CHECKS)


def assertion(pair: Pair) -> Finding:
    """Whether both are claims."""
    left, right = (side.statement.modality.value for side in pair.sides)
    both = pair.left.is_claim and pair.right.is_claim
    return _finding("assertion", Relation.EQUAL if both else Relation.APART, left, right)


def event(pair: Pair) -> Finding:
    """Whether both speak of one event."""
    left, right = (words.period or words.date for words in _words(pair))
    return _finding("event", pair.event, left, right)


def measure(pair: Pair) -> Finding:
    """Whether both count one thing."""
    relation = AS_RELATION.get(pair.measure, Relation.APART)
    left, right = (_counted(side) for side in pair.sides)
    return _finding("measure", relation, left, right)


def _counted(side: Side) -> str:
    return " ".join((side.measure, *sorted(side.status)))


def place(pair: Pair) -> Finding:
    """How the places lie."""
    return _finding("place", pair.scope.place, pair.left.place or "", pair.right.place or "")


def population(pair: Pair) -> Finding:
    """How the populations lie."""
    left, right = (side.population or "" for side in pair.sides)
    return _finding("population", pair.scope.population, left, right)


def window(pair: Pair) -> Finding:
    """How the stretches of counting lie."""
    left, right = (words.period for words in _words(pair))
    return _finding("window", pair.scope.window, left, right)


def qualifiers(pair: Pair) -> Finding:
    """How what narrows the figures lies."""
    left, right = (", ".join(sorted(side.statement.scope.qualifiers)) for side in pair.sides)
    return _finding("qualifiers", pair.scope.qualifiers, left, right)


def unit(pair: Pair) -> Finding:
    """Whether the units have a common scale."""
    relation = Relation.EQUAL if pair.factor == 1 else Relation.UNKNOWN
    relation = Relation.OVERLAPS if pair.factor not in (None, 1) else relation
    left, right = (side.quantity.unit or "" for side in pair.sides)
    return _finding("unit", relation, left, right)


def numbers(pair: Pair) -> Finding:
    """Whether the widened intervals meet; the values show what each figure may stand for."""
    left, right = pair.intervals
    relation = Relation.UNKNOWN if pair.factor is None else quantity.relation(left, right)
    one, other = _words(pair)
    reach = other.reach if right is pair.right.interval else shown_interval(right)
    values = (("left", one.reach), ("right", reach))
    return Finding("numbers", relation, "finding_numbers", values, one.figure, other.figure)


def _words(pair: Pair) -> tuple[SideWords, SideWords]:
    return words_of(pair.left, pair.room), words_of(pair.right, pair.room)


def as_of(pair: Pair) -> Finding:
    """Which figure is later."""
    left, right = (words.date for words in _words(pair))
    return _finding("as_of", FROM_ORDER.get(pair.order, Relation.UNKNOWN), left, right)


def authority(pair: Pair) -> Finding:
    """Whether both name one source."""
    left, right = (shown(words.who, pair.room.lexicon, "en") for words in _words(pair))
    return _finding("authority", SAME_SOURCE[pair.same_authority], left, right)


CHECKS: tuple[Callable[[Pair], Finding], ...] = (
    assertion,
    event,
    measure,
    place,
    population,
    window,
    qualifiers,
    unit,
    numbers,
    as_of,
    authority,
)


@lru_cache(maxsize=65536)
def _finding(check: str, relation: Relation, left: str, right: str) -> Finding:
    return Finding(check, relation, f"finding_{check}", (), left, right)
