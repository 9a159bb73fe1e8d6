"""How the stretches of time that two figures count over lie to each other."""

from __future__ import annotations

from workbench.compare.dates import Order, is_narrow, order
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.compare.topics import IN_ALL, IN_SPAN, IN_YEAR, SEASON_BEFORE
from workbench.compare.twins import twins
from workbench.lexicon.types import Growth
from workbench.model.comparison import Relation
from workbench.model.dates import Period


def relate(left: Side, right: Side, rules: Settings) -> Relation:
    """Returns how the stretches of counting lie. A running total has none of its own: its end is
    its as-of date, so two running totals are equal here."""
    if Growth.STOCK in (left.growth, right.growth):
        return Relation.EQUAL
    days = _day_counts(left, right, rules)
    if days is not None:
        return days
    if Growth.ESTIMATE in (left.growth, right.growth):
        return Relation.EQUAL
    if _running(left) or _running(right):
        return _of_the_year(left, right) or Relation.EQUAL
    spans = _spans(left, right) or _of_the_year(left, right)
    if spans is not None:
        return spans
    if left.period and right.period:
        return _periods(left.period, right.period, rules)
    return _half_known(left, right, rules)


def _running(side: Side) -> bool:
    """True for a growing count told as having reached its number on a day, which is no window."""
    grows = side.growth is Growth.CUMULATIVE and side.statement.direction is not None
    day = side.period is not None and side.period.first_day == side.period.last_day
    return grows and day and not side.adds


def _day_counts(left: Side, right: Side, rules: Settings) -> Relation | None:
    marked_left, marked_right = left.has(rules.qualifiers.day), right.has(rules.qualifiers.day)
    if marked_left and marked_right:
        undated = left.as_of is None and right.as_of is None
        same = order(left.as_of, right.as_of) is Order.SAME or (
            undated and twins(left.statement, right.statement)
        )
        return Relation.EQUAL if same else Relation.APART
    if marked_left or marked_right:
        return Relation.INSIDE if marked_left else Relation.CONTAINS
    return None


def _periods(left: Period, right: Period, rules: Settings) -> Relation:
    narrow_left = is_narrow(left, rules.times.narrow_days)
    narrow_right = is_narrow(right, rules.times.narrow_days)
    if not left.overlaps(right):
        return Relation.APART
    for part, whole, relation in ((left, right, Relation.INSIDE), (right, left, Relation.CONTAINS)):
        if _is_month(part) and _is_months(whole) and whole.contains(part):
            return relation
    return Relation.EQUAL if narrow_left == narrow_right else Relation.UNKNOWN


def _spans(left: Side, right: Side) -> Relation | None:
    """Returns how the counts of a week or month lie to those of another time, None without one."""
    marked = IN_SPAN in left.marks, IN_SPAN in right.marks
    if all(marked):
        same = order(left.as_of, right.as_of) is Order.SAME
        return Relation.EQUAL if same else Relation.APART
    wider = right.marks if marked[0] else left.marks
    if not any(marked) or IN_ALL not in wider:
        return None
    return Relation.INSIDE if marked[0] else Relation.CONTAINS


def _of_the_year(left: Side, right: Side) -> Relation | None:
    """Returns how a count of the whole year ("this year 512 died on the roads") lies to one that
    says neither that nor that it is of more."""
    for part, whole, relation in ((left, right, Relation.INSIDE), (right, left, Relation.CONTAINS)):
        if IN_YEAR in whole.marks and SEASON_BEFORE in part.marks:
            return Relation.APART
        if IN_YEAR in whole.marks and part.marks.isdisjoint((IN_YEAR, IN_ALL)):
            return relation
    return None


def _month_of_more(left: Side, right: Side) -> Relation:
    """Returns how a month's count lies to one that says it is of more: since January, in all."""
    for part, whole, relation in ((left, right, Relation.INSIDE), (right, left, Relation.CONTAINS)):
        if part.period and not whole.period and IN_ALL in whole.marks and IN_ALL not in part.marks:
            return relation
    return Relation.EQUAL


def _is_month(period: Period) -> bool:
    return period.start == period.stop and period.start.month is not None and not period.start.day


def _is_months(period: Period) -> bool:
    """True for a stretch that its text gives as running over several months."""
    first, last = period.start, period.stop
    if first.month is None or last.month is None:
        return False
    return (last.year, last.month) > (first.year, first.month)


def _half_known(left: Side, right: Side, rules: Settings) -> Relation:
    """Returns unknown where one text names a day: its own count, or only when it was told."""
    known = left.period or right.period
    if known is not None and known.start.month is not None and known.start.day is None:
        return _month_of_more(left, right)
    if known is None or not is_narrow(known, rules.times.narrow_days):
        return Relation.EQUAL
    return Relation.UNKNOWN
