"""What each body has said of one thing in time: which of its figures still stood on a later day.

A body is an authority; of a count that only grows, all offices of one state are one body, for what
the one counted later overtakes what another had counted. Estimates and stocks are their author's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from workbench.compare import names
from workbench.compare.chains import Chain, chain
from workbench.compare.dates import Order, order
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.lexicon.types import Growth
from workbench.model.quantity import Interval

STATE = "state"

Key = tuple[Chain, str | None, frozenset[str], frozenset[str], str]
Said = Mapping[Key, tuple[Side, ...]]


def said_by_body(totals: Iterable[Side], rules: Settings) -> Said:
    """Returns the totals of every body; a general word ("the authorities") names no office whose
    figure could overtake another's."""
    found: dict[Key, list[Side]] = defaultdict(list)
    for side in totals:
        if side.as_of is not None and side.authority:
            for key in keys(side, rules):
                found[key].append(side)
    return {key: tuple(sides) for key, sides in found.items()}


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
    same_body = bool(set(keys(earlier, rules)) & set(keys(later, rules)))
    found = [
        other
        for key in keys(earlier, rules)
        for other in said.get(key, ())
        if other.id != later.id
        and order(earlier.as_of, other.as_of) is Order.EARLIER
        and order(other.as_of, later.as_of) in (Order.EARLIER, Order.SAME)
        and not other.interval.meets(earlier.interval)
        and not (same_body and other.interval.meets(later.interval))
    ]
    return max(found, key=lambda side: (str(side.as_of), side.id), default=None)


def passed_through(
    side: Side, reach: tuple[Interval, Interval], said: Said, rules: Settings
) -> bool:
    """True when the side's body gave no more than the lower of two figures on an earlier day and no
    less than the higher one on a later day: on the day itself it passed through both."""
    low, high = reach
    before = after = False
    for key in keys(side, rules):
        for other in said.get(key, ()):
            when = order(other.as_of, side.as_of)
            before |= when is Order.EARLIER and not low.below(other.interval)
            after |= when is Order.LATER and not other.interval.below(high)
    return before and after
