"""Rules that read one date at a token: each answers with what stands there or None."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.extract.date_words import DateWords
from workbench.extract.types import Token

_DASHES = frozenset("-‐‑–—")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
FIRST_YEAR, LAST_YEAR = 1900, 2100
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A date at tokens up to `stop`: what was named of it (None: not said). `offset` counts days or
    years from the publication; `weekday` is 1 for Monday; a second day or year makes a range."""

    stop: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    day_offset: int | None = None
    year_offset: int | None = None


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


Rule = Callable[[Place], Found | None]


def month_at(place: Place, index: int) -> tuple[int, str, int] | None:
    """Returns (month, its token, index after it) or None."""
    norm = place.norm(index)
    month = _stemmed(norm, place.words.months, place.words.month_suffix)
    if month is not None:
        return month, norm, index + 1
    short = place.words.short.get(norm)
    if short is None:
        return None
    dot = place.norm(index + 1) == "."
    return short, norm, index + 1 + dot


def _stemmed(norm: str, stems: object, suffix: re.Pattern[str]) -> int | None:
    assert isinstance(stems, dict)
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
    hyphen = place.norm(index) in _DASHES and place.glued(index)
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
    if joiner in _DASHES or joiner in place.words.joiners:
        second = day_at(place, after + 1)
        if second is not None and second[0] > day:
            return day, second[0], second[1]
    return day, None, after


def _skip(place: Place, index: int, marks: str) -> int:
    return index + 1 if place.norm(index) and place.norm(index) in marks else index


def year_at(place: Place, index: int) -> tuple[int, bool, int] | None:
    """Returns (year, True if a word for year stands by, index after) or None."""
    norm = place.norm(index)
    if len(norm) != 4 or not norm.isdecimal() or not FIRST_YEAR <= int(norm) <= LAST_YEAR:
        return None
    after = index + 1
    if place.norm(after) in _DASHES and place.glued(after):
        after += 1
    if place.words.year_word.fullmatch(place.norm(after)):
        return int(norm), True, after + 1 + (place.norm(after + 1) == "." and _short(place, after))
    return int(norm), False, index + 1


def _short(place: Place, index: int) -> bool:
    return len(place.norm(index)) <= 2 and index + 2 < len(place.tokens)


def iso_date(place: Place) -> Found | None:
    """2022-01-10, 2022-01-10T09:00."""
    parts = [place.norm(place.at + step) for step in range(5)]
    year, first, month, second, day = parts
    if len(year) != 4 or first != "-" or second != "-" or not (month + day).isdecimal():
        return None
    if len(month) != 2 or len(day) != 2 or not all(place.glued(place.at + n) for n in range(1, 5)):
        return None
    return _checked(Found(place.at + 5, int(year), int(month), int(day)))


def dotted_date(place: Place) -> Found | None:
    """10.01.2022, 10.01.22."""
    match = _DOTTED.fullmatch(place.norm(place.at))
    if not match:
        return None
    day, month, year = (int(group) for group in match.groups())
    year += CENTURY if year < 100 else 0
    return _checked(Found(place.at + 1, year, month, day))


def _checked(found: Found) -> Found | None:
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


def year_first(place: Place) -> Found | None:
    """Year, then month and day: "of the year 2022 the 10th of January"."""
    year = year_at(place, place.at)
    if year is None or _thousand(place, place.at):
        return None
    if not year[1]:
        bare = _month_here(Place(place.tokens, year[2], place.words))
        return Found(bare.stop, year[0], bare.month) if bare and not place.words.capital else None
    inner = Place(place.tokens, _skip(place, year[2], ","), place.words)
    found = day_first(inner, with_year=False) or month_first(inner) or _month_here(inner)
    if found is None:
        return None
    return _checked(Found(found.stop, year[0], found.month, found.day, found.last_day))


def day_first(place: Place, with_year: bool = True) -> Found | None:
    """Day, then month and perhaps a year: "5 January", "4–6 January 2022"."""
    days = days_at(place, place.at)
    if days is None:
        return None
    day, last, after = days
    after = _skip(place, after, "-of")
    month = month_at(place, after)
    if month is None or not _written_as_name(Place(place.tokens, after, place.words)):
        return None
    year, stop = _year_after(place, month[2]) if with_year else (None, month[2])
    return _checked(Found(stop, year, month[0], day, last))


def _year_after(place: Place, index: int) -> tuple[int | None, int]:
    for start in (index, _skip(place, index, ",")):
        year = year_at(place, start)
        if year is not None and not _thousand(place, start):
            return year[0], year[2]
    return None, index


def _thousand(place: Place, index: int) -> bool:
    """A group of three digits right after: the four digits are no year."""
    return len(place.norm(index + 1)) == 3 and place.norm(index + 1).isdecimal()


def month_first(place: Place) -> Found | None:
    """Month, then day: "January 4-6, 2022", "of January the 5th"."""
    month = month_at(place, place.at)
    if month is None:
        return None
    if not place.words.genitive.fullmatch(month[1]) or not _written_as_name(place):
        return None
    days = days_at(place, month[2])
    if days is None or not place.norm(month[2]).isdecimal():
        return None
    year, stop = _year_after(place, days[2])
    return _checked(Found(stop, year, month[0], days[0], days[1]))


def _month_here(place: Place) -> Found | None:
    month = month_at(place, place.at)
    return Found(month[2], month=month[0]) if month else None


def month_and_year(place: Place) -> Found | None:
    """Month, then year: "January 2022"."""
    month = month_at(place, place.at)
    if month is None:
        return None
    year, stop = _year_after(place, month[2])
    if year is None and place.norm(month[2]) == "of":
        year, stop = _year_after(place, month[2] + 1)
    return Found(stop, year, month[0]) if year is not None else None


def bare_month(place: Place) -> Found | None:
    """A month alone, where its ending or the word before shows that a time is meant; the name of an
    event ("the January events") is none."""
    month = month_at(place, place.at)
    if month is None or place.words.event.fullmatch(place.norm(month[2])):
        return None
    by_ending = place.words.bare_month.fullmatch(month[1])
    by_word = place.norm(place.at - 1) in place.words.bare_month_after
    if not (by_ending or by_word) or not _written_as_name(place):
        return None
    return Found(month[2], month=month[0])


def _written_as_name(place: Place) -> bool:
    return not place.words.capital or place.tokens[place.at].text[:1].isupper()


def bare_year(place: Place) -> Found | None:
    """A year by its word or by the word before: "in 2022", "in the years 2023-2024"."""
    year = year_at(place, place.at)
    if year is None or (place.glued(place.at) and place.norm(place.at - 1) in "-–—.,/:№#$€£"):
        return None
    if year[1]:
        return Found(year[2], year[0])
    return _year_range(place) or _loose_year(place)


def _year_range(place: Place) -> Found | None:
    if place.norm(place.at + 1) not in _DASHES:
        return None
    last = year_at(place, place.at + 2)
    if last is None or not last[1] or last[0] <= int(place.norm(place.at)):
        return None
    return Found(last[2], int(place.norm(place.at)), last_year=last[0])


def _loose_year(place: Place) -> Found | None:
    if _thousand(place, place.at) or not place.words.year_loose.fullmatch(place.norm(place.at - 1)):
        return None
    after = place.at + 1
    if place.glued(after) and place.norm(after) not in '.,;:!?)»”"':
        return None
    return Found(after, int(place.norm(place.at)))


def decade(place: Place) -> Found | None:
    """Ten years: "1990s", "the 90-s"."""
    norm = place.norm(place.at)
    if not norm.isdecimal() or len(norm) not in (2, 4) or not norm.endswith("0"):
        return None
    if len(norm) == 4 and not FIRST_YEAR <= int(norm) <= LAST_YEAR:
        return None
    after = place.at + 1
    hyphen = place.norm(after) in _DASHES
    first = int(norm) if len(norm) == 4 else 1900 + int(norm)
    if place.glued(after + hyphen) and place.words.decade_ending.fullmatch(
        place.norm(after + hyphen)
    ):
        after += hyphen + 1
        if place.words.decade_word.fullmatch(place.norm(after)):
            return Found(after + 1, first, last_year=first + 9)
        return Found(after, first, last_year=first + 9) if len(norm) == 4 else None
    if place.words.decade_word.fullmatch(place.norm(after + hyphen)) and hyphen:
        return Found(after + 2, first, last_year=first + 9)
    return None


def relative_day(place: Place) -> Found | None:
    """A day counted from the publication: yesterday, a day earlier."""
    found = _phrase(place, place.words.days)
    return Found(found[1], day_offset=found[0]) if found else None


def relative_year(place: Place) -> Found | None:
    """A year counted from the publication: last year, four years ago."""
    found = _phrase(place, place.words.years)
    return Found(found[1], year_offset=found[0]) if found else None


def _phrase(place: Place, phrases: object) -> tuple[int, int] | None:
    assert isinstance(phrases, dict)
    if place.norm(place.at) not in place.words.first_words:
        return None
    for size in (4, 3, 2, 1):
        words = tuple(place.norm(place.at + step) for step in range(size))
        if words in phrases:
            return phrases[words], place.at + size
    return None


def weekday(place: Place) -> Found | None:
    """A weekday, where the word before or after shows that a time is meant."""
    number = _stemmed(place.norm(place.at), place.words.weekdays, place.words.weekday_suffix)
    if number is None:
        return None
    words = place.words
    if place.norm(place.at + 1) in words.weekday_after:
        return Found(place.at + 2, weekday=number)
    if place.norm(place.at - 1) in words.weekday_before or "*" in words.weekday_before:
        return Found(place.at + 1, weekday=number)
    return None


NUMBER_RULES: tuple[Rule, ...] = (
    iso_date,
    dotted_date,
    year_first,
    day_first,
    decade,
    bare_year,
)
WORD_RULES: tuple[Rule, ...] = (
    day_first,
    month_first,
    month_and_year,
    bare_month,
    relative_day,
    relative_year,
    weekday,
)
