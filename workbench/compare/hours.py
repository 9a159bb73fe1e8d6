"""Rules on figures whose order in time is not told: the higher one may be the later one."""

from __future__ import annotations

from workbench.compare.dates import Order
from workbench.compare.pair import Pair, Ruling
from workbench.compare.times import DATED, UP
from workbench.compare.topics import BY_THEN
from workbench.lexicon.types import Growth
from workbench.model.comparison import Relation, Verdict


def perhaps_later(pair: Pair) -> Ruling | None:
    """Only a month or a year is known; the higher figure may well be the later one, and one
    author's stock may have moved either way."""
    if pair.order is Order.MAYBE and pair.growth is Growth.STOCK and pair.same_authority:
        return Ruling(Verdict.UPDATE, ("check_date",))
    if pair.order is not Order.MAYBE or pair.growth is not Growth.CUMULATIVE:
        return None
    left, right = pair.intervals
    low, high = (pair.left, pair.right) if left.below(right) else (pair.right, pair.left)
    if low.as_of is None or high.as_of is None or high.as_of.last_day < low.as_of.first_day:
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))


def told_a_day_later(pair: Pair) -> Ruling | None:
    """Of one day, but the higher figure was told a day later: perhaps of a later hour."""
    if pair.order is not Order.SAME or pair.growth is not Growth.CUMULATIVE or pair.same_authority:
        return None
    left, right = pair.intervals
    low, high = (pair.left, pair.right) if left.below(right) else (pair.right, pair.left)
    if low.published is None or high.published is None:
        return None
    days = (high.published.last_day - low.published.last_day).days
    if not 0 < days <= pair.rules.times.relay_days:
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))


def grown_by_its_own_words(pair: Pair) -> Ruling | None:
    """Of one day, but the higher figure is told as one that has grown or holds by now: perhaps of a
    later hour."""
    if pair.order is not Order.SAME or pair.growth is not Growth.CUMULATIVE or pair.same_document:
        return None
    left, right = pair.intervals
    low, high = (pair.left, pair.right) if left.below(right) else (pair.right, pair.left)
    by_now = BY_THEN in high.marks and BY_THEN not in low.marks
    if low.statement.direction is not None or not (high.statement.direction == UP or by_now):
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))


def moved_on_by_its_own_words(pair: Pair) -> Ruling | None:
    """What is counted anew each time, but the later text says that its figure holds by now."""
    if pair.order not in DATED or pair.growth is not Growth.ONCE or pair.same_document:
        return None
    earlier, later = pair.in_order
    if BY_THEN not in later.marks or BY_THEN in earlier.marks or later.topic != earlier.topic:
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))


def grew_since_that_day(pair: Pair) -> Ruling | None:
    """One text counts on a day that it names, the other counts more as of a later day."""
    if pair.growth is not Growth.CUMULATIVE or pair.scope.window is not Relation.UNKNOWN:
        return None
    left, right = pair.intervals
    low, high = (pair.left, pair.right) if left.below(right) else (pair.right, pair.left)
    if low.period is None or high.period is not None or high.as_of is None or pair.same_document:
        return None
    if low.period.last_day >= high.as_of.first_day:
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))


def grew_within_a_day(pair: Pair) -> Ruling | None:
    """One author had less the day before and no less the day after: both figures of the day lie on
    the way."""
    if pair.order is not Order.SAME or pair.growth is not Growth.CUMULATIVE:
        return None
    left, right = pair.intervals
    low, high = (pair.left, pair.right) if left.below(right) else (pair.right, pair.left)
    if not pair.same_authority or not pair.room.passed_through(low, high):
        return None
    return Ruling(Verdict.UPDATE, ("check_date",))
