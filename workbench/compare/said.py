"""What each body has said of one thing in time: which of its figures still stood on a later day.

A body is an authority; of a count that only grows, all offices of one state are one body, for what
the one counted later overtakes what another had counted. Estimates and stocks are their author's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.compare import names
from workbench.compare.chains import Chain, chain
from workbench.compare.dates import Order, order
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.lexicon.types import Growth
from workbench.model.quantity import Interval

STATE = "state"

Key = tuple[Chain, str | None, frozenset[str], frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one body on one thing in time; `days[i]` is the last day of `sides[i]`."""

    days: tuple[date, ...]
    sides: tuple[Side, ...]

    def back_from(self, day: date, until: date) -> Iterator[Side]:
        """Yields the figures told up to the day and after `until`, the last one first."""
        for at in range(bisect_right(self.days, day) - 1, -1, -1)[:REACH]:
            if self.days[at] <= until:
                return
            yield self.sides[at]

    def around(self, day: date) -> Iterator[Side]:
        """Yields the figures nearest in time to the day, before and after."""
        at = bisect_right(self.days, day)
        yield from self.sides[max(0, at - REACH) : at + REACH]


REACH = 64
"""Figures of one body looked through on either side of a day."""
Said = Mapping[Key, Line]


def said_by_body(totals: Iterable[Side], rules: Settings) -> Said:
    """Returns the totals of every body; a general word ("the authorities") names no office whose
    figure could overtake another's."""
    found: dict[Key, list[Side]] = defaultdict(list)
    for side in totals:
        if side.as_of is not None and side.authority:
            for key in keys(side, rules):
                found[key].append(side)
    return {key: _line(sides) for key, sides in found.items()}


def _line(sides: list[Side]) -> Line:
    dated = sorted((side for side in sides if side.as_of), key=_when)
    return Line(tuple(side.as_of.last_day for side in dated if side.as_of), tuple(dated))


def _when(side: Side) -> tuple[date, str, str]:
    return side.as_of.last_day if side.as_of else date.min, str(side.as_of), side.id


def keys(side: Side, rules: Settings) -> Iterator[Key]:
    """Yields under what a figure is kept: what it counts, with each body that says it."""
    aside = rules.qualifiers.not_parts | rules.qualifiers.soft
    about = chain(side), side.quantity.unit, side.qualifiers - aside, side.status
    if side.of_state and side.growth is Growth.CUMULATIVE:
        yield (*about, STATE)
    for name in sorted(side.authority):
        if names.is_whole(name):
            yield (*about, name)


def overtaking(earlier: Side, later: Side, said: Said, rules: Settings) -> Side | None:
    """Returns the figure that the earlier one's body had put in its place by the later one's day
    (the last one told), None where the earlier one still stood. A figure that agrees with the later
    one is no third figure: the disagreement is then between these two."""
    if earlier.as_of is None or later.as_of is None:
        return None
    same_body = bool(set(keys(earlier, rules)) & set(keys(later, rules)))
    found = [
        next((one for one in told if _replaces(one, earlier, later, same_body)), None)
        for told in (
            said[key].back_from(later.as_of.last_day, earlier.as_of.last_day)
            for key in keys(earlier, rules)
            if key in said
        )
    ]
    return max((one for one in found if one is not None), key=_when, default=None)


def _replaces(one: Side, earlier: Side, later: Side, same_body: bool) -> bool:
    return (
        one.id != later.id
        and order(earlier.as_of, one.as_of) is Order.EARLIER
        and order(one.as_of, later.as_of) in (Order.EARLIER, Order.SAME)
        and not one.interval.meets(earlier.interval)
        and not (same_body and one.interval.meets(later.interval))
    )


def passed_through(
    side: Side, reach: tuple[Interval, Interval], said: Said, rules: Settings
) -> bool:
    """True when the side's body gave no more than the lower of two figures on an earlier day and no
    less than the higher one on a later day: on the day itself it passed through both."""
    low, high = reach
    if side.as_of is None:
        return False
    told = [
        (order(other.as_of, side.as_of), other)
        for key in keys(side, rules)
        if key in said
        for other in said[key].around(side.as_of.last_day)
    ]
    before = any(when is Order.EARLIER and not low.below(one.interval) for when, one in told)
    after = any(when is Order.LATER and not one.interval.below(high) for when, one in told)
    return before and after
