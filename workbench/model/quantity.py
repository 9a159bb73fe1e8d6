"""Amounts as written, and the intervals that comparisons work on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

WORD_SHARE = Decimal(2)
"""`digits_shown` of a share said in words (a third): one percentage point either way."""


class Hedge(StrEnum):
    """How the writer bounded the number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount exactly as written: an open end is None, nothing is widened here.

    exact, about, nearly: low == high; at_least, more_than: high None; at_most, less_than: low None;
    range: both; vague: the conventional floor as low, high None, `vague` True.
    `unit` is canonical (person, vehicle, KZT, percent …) or None. `digits_shown` is the unit of the
    last significant digit as written (238 → 1, 9,900 → 100, 1.7 bn → 100,000,000); None if unknown.
    """

    low: Decimal | None
    high: Decimal | None
    hedge: Hedge = Hedge.EXACT
    unit: str | None = None
    vague: bool = False
    digits_shown: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is over high {self.high}")

    @property
    def number(self) -> Decimal | None:
        """The one number that was written (the low end of a range), None when there is none."""
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the number line; None is infinity, each end open or closed."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """True when the two share at least one number."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """True when every number here is smaller than every number of `other`."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def inside(self, other: Interval) -> bool:
        """True when every number here is in `other` too."""
        return _end_inside(self, other, low=True) and _end_inside(self, other, low=False)

    def gap(self, other: Interval) -> Decimal | None:
        """The distance between two intervals that do not meet; zero when only an open end parts
        them; None when they meet."""
        if self.below(other) and self.high is not None and other.low is not None:
            return other.low - self.high
        if other.below(self) and other.high is not None and self.low is not None:
            return self.low - other.high
        return None


def _end_inside(inner: Interval, outer: Interval, *, low: bool) -> bool:
    mine, limit = (inner.low, outer.low) if low else (inner.high, outer.high)
    mine_open, limit_open = (
        (inner.low_open, outer.low_open) if low else (inner.high_open, outer.high_open)
    )
    if limit is None:
        return True
    if mine is None:
        return False
    if mine == limit:
        return mine_open or not limit_open
    return mine > limit if low else mine < limit


def plain_number(value: Decimal | None) -> int | float | None:
    """Returns a JSON number: an int where the value is whole, else a float; None stays None."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
