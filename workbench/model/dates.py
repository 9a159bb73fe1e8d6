"""Dates known only as far as they were given, and periods between two of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::\d{2})*)?)?)?")


class DateBasis(StrEnum):
    """What an as-of date rests on."""

    TEXT = "text"
    BRIEFING = "briefing"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date with the precision that was given: a year, a month, a day or an hour."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and (self.day is not None or self.hour is not None):
            raise ValueError(f"a day or hour without a month: {self!r}")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads 2022, 2022-01, 2022-01-10 or 2022-01-10T09:00; ValueError says what was found."""
        match = _ISO.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not an ISO date; expected 2022, 2022-01 or 2022-01-10")
        numbers = [int(group) if group else None for group in match.groups()]
        return cls(numbers[0] or 0, *numbers[1:])

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Returns the day of a calendar date."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The first calendar day this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last calendar day this date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def contains(self, other: PartialDate) -> bool:
        """True when every day of `other` lies within this date."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: PartialDate) -> bool:
        """True when the two may mean one day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        text = "-".join(parts)
        return text if self.hour is None else f"{text}T{self.hour:02d}:00"


@dataclass(frozen=True, slots=True)
class Period:
    """An inclusive stretch of time; one date stands for itself."""

    start: PartialDate
    stop: PartialDate

    @classmethod
    def parse(cls, text: str) -> Period:
        """Reads `2022-01` or `2022-01-04/2022-01-06`; ValueError as PartialDate.parse."""
        first, _, last = text.partition("/")
        start = PartialDate.parse(first)
        return cls(start, PartialDate.parse(last) if last else start)

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return self.start.first_day

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.stop.last_day

    def overlaps(self, other: Period) -> bool:
        """True when the periods share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def contains(self, other: Period) -> bool:
        """True when every day of `other` lies within this period."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def __str__(self) -> str:
        return str(self.start) if self.start == self.stop else f"{self.start}/{self.stop}"
