"""Which of two dates is later, and from when on a count is taken as final."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

from workbench.model.dates import PartialDate, Period


class Order(StrEnum):
    """How the left date stands to the right one; `maybe` when a month or year leaves it open."""

    EARLIER = "earlier"
    SAME = "same"
    LATER = "later"
    MAYBE = "maybe"
    UNKNOWN = "unknown"

    @property
    def swapped(self) -> Order:
        """The order seen from the other side."""
        return {Order.EARLIER: Order.LATER, Order.LATER: Order.EARLIER}.get(self, self)


def order(left: PartialDate | None, right: PartialDate | None) -> Order:
    """Returns whether left is earlier or later, by a day or by a given hour."""
    if left is None or right is None:
        return Order.UNKNOWN
    if left.last_day < right.first_day:
        return Order.EARLIER
    if right.last_day < left.first_day:
        return Order.LATER
    if left == right:
        return Order.SAME
    if left.day is None or right.day is None:
        return Order.MAYBE
    return _by_hour(left, right)


def _by_hour(left: PartialDate, right: PartialDate) -> Order:
    if left.hour is None or right.hour is None or left.hour == right.hour:
        return Order.SAME
    return Order.EARLIER if left.hour < right.hour else Order.LATER


def months_after(day: date, months: int) -> date:
    """Returns the day so many months later, the month's last where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_narrow(period: Period, narrow_days: int) -> bool:
    """True for a period so short that a count in it is a day's count, not a running total."""
    return (period.last_day - period.first_day).days < narrow_days


def near(period: Period, frame: Period, margin_days: int) -> bool:
    """True when the period touches the frame or a margin around it."""
    margin = timedelta(days=margin_days)
    return _shift(frame.first_day, -margin) <= period.last_day and period.first_day <= _shift(
        frame.last_day, margin
    )


def days_between(left: Period, right: Period) -> int:
    """Returns the days that lie between two periods, zero where they touch."""
    if left.overlaps(right):
        return 0
    if left.last_day < right.first_day:
        return (right.first_day - left.last_day).days
    return (left.first_day - right.last_day).days


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by.days < 0 else date.max
