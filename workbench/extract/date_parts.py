"""The parts of a date, day, month and year, as they stand at a token."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.extract.date_words import DateWords
from workbench.extract.types import Token

DASHES = frozenset("-‐‑–—")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Found:
    """A date at tokens up to `stop`: what was named of it (None: not said). Offsets count days,
    weeks, months or years from the publication, `told_offset` days from the date told of last; of
    that date itself so many parts are meant (`told`: 1 the year, 2 the month too, 3 all of it);
    `weekday` is 1 for Monday; a second day or year makes a range."""

    stop: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    day_offset: int | None = None
    year_offset: int | None = None
    month_offset: int | None = None
    week_offset: int | None = None
    told_offset: int | None = None
    told: int = 0

    @property
    def is_counted(self) -> bool:
        """True when the date is counted from another one, not named by itself."""
        offsets = (self.day_offset, self.week_offset, self.month_offset, self.year_offset)
        return self.told > 0 or self.weekday is not None or any(one is not None for one in offsets)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule looks: the tokens of a sentence, an index and the language's words."""

    tokens: Sequence[Token]
    at: int
    words: DateWords

    def norm(self, index: int) -> str:
        """Returns the case-folded token at an index, empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """True when no space parts the token at `index` from the one before."""
        return 0 < index < len(self.tokens) and (
            self.tokens[index - 1].stop == self.tokens[index].start
        )


def month_at(place: Place, index: int) -> tuple[int, str, int] | None:
    """Returns (month, its token, index after it) or None."""
    norm = place.norm(index)
    month = stemmed(norm, place.words.months, place.words.month_suffix)
    if month is not None:
        return month, norm, index + 1
    short = place.words.short.get(norm)
    if short is None:
        return None
    dot = place.norm(index + 1) == "."
    return short, norm, index + 1 + dot


def stemmed(norm: str, stems: Mapping[str, int], suffix: re.Pattern[str]) -> int | None:
    """Returns the number of the longest stem whose rest is a suffix chain, else None."""
    for size in range(len(norm), 1, -1):
        number = stems.get(norm[:size])
        if number is not None and suffix.fullmatch(norm[size:]):
            return int(number)
    return None


def day_at(place: Place, index: int) -> tuple[int, int] | None:
    """Returns (day of the month, index after it with its ending) or None."""
    norm = place.norm(index)
    if norm.isdecimal() and len(norm) <= 2 and 1 <= int(norm) <= 31:
        return int(norm), _after_ending(place, index + 1)
    tens = place.words.day_tens.get(norm)
    if tens is not None:
        units = place.words.day_words.get(place.norm(index + 1))
        return (tens + units, index + 2) if units and units < 10 and tens + units <= 31 else None
    ordinal = place.words.day_words.get(norm)
    return (ordinal, index + 1) if ordinal else None


def _after_ending(place: Place, index: int) -> int:
    hyphen = place.norm(index) in DASHES and place.glued(index)
    letters = index + hyphen
    if place.glued(letters) and place.words.day_suffix.fullmatch(place.norm(letters)):
        return letters + 1
    return index


def days_at(place: Place, index: int) -> tuple[int, int | None, int] | None:
    """Returns (day, last day of a range or None, index after) or None."""
    first = day_at(place, index)
    if first is None:
        return None
    day, after = first
    joiner = place.norm(after)
    if joiner in DASHES or joiner in place.words.joiners:
        second = day_at(place, after + 1)
        if second is not None and second[0] > day:
            return day, second[0], second[1]
    return day, None, after


def skip(place: Place, index: int, marks: str) -> int:
    """Returns the index after one of the marks, the index itself where none stands."""
    return index + 1 if place.norm(index) and place.norm(index) in marks else index


def year_at(place: Place, index: int) -> tuple[int, bool, int] | None:
    """Returns (year, True if a word for year stands by, index after) or None."""
    norm = place.norm(index)
    if len(norm) != 4 or not norm.isdecimal() or not FIRST_YEAR <= int(norm) <= LAST_YEAR:
        return None
    after = index + 1
    if place.norm(after) in DASHES and place.glued(after):
        after += 1
    if place.words.year_word.fullmatch(place.norm(after)):
        return int(norm), True, after + 1 + (place.norm(after + 1) == "." and _short(place, after))
    return int(norm), False, index + 1


def _short(place: Place, index: int) -> bool:
    return len(place.norm(index)) <= 2 and index + 2 < len(place.tokens)


def checked(found: Found) -> Found | None:
    """Returns the date if the calendar has it."""
    month, day = found.month, found.last_day or found.day
    if month is not None and not 1 <= month <= 12:
        return None
    if month is not None and day is not None:
        longest = calendar.monthrange(found.year or 2024, month)[1]
        if not 1 <= day <= longest:
            return None
    if found.year is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return found


def is_thousand(place: Place, index: int) -> bool:
    """A group of three digits right after: the four digits are no year."""
    return len(place.norm(index + 1)) == 3 and place.norm(index + 1).isdecimal()
