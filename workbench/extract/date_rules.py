"""Rules that read one date at a token: each answers with what stands there or None."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from workbench.extract.date_parts import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    Found,
    Place,
    checked,
    days_at,
    is_thousand,
    month_at,
    skip,
    stemmed,
    year_at,
)

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
CENTURY = 2000
LEAD, WHOLE = 1, 3
YEARS_BACK = 2
LONGEST = 4
"""Words of a phrase that counts from a date."""


Rule = Callable[[Place], Found | None]


def iso_date(place: Place) -> Found | None:
    """2022-01-10, 2022-01-10T09:00."""
    parts = [place.norm(place.at + step) for step in range(5)]
    year, first, month, second, day = parts
    if len(year) != 4 or first != "-" or second != "-" or not (month + day).isdecimal():
        return None
    if len(month) != 2 or len(day) != 2 or not all(place.glued(place.at + n) for n in range(1, 5)):
        return None
    return checked(Found(place.at + 5, int(year), int(month), int(day)))


def dotted_date(place: Place) -> Found | None:
    """10.01.2022, 10.01.22."""
    match = _DOTTED.fullmatch(place.norm(place.at))
    if not match:
        return None
    day, month, year = (int(group) for group in match.groups())
    year += CENTURY if year < 100 else 0
    return checked(Found(place.at + 1, year, month, day))


def year_first(place: Place) -> Found | None:
    """Year, then month and day: "of the year 2022 the 10th of January"."""
    year = year_at(place, place.at)
    if year is None or is_thousand(place, place.at):
        return None
    if not year[1]:
        bare = _month_here(Place(place.tokens, year[2], place.words))
        return Found(bare.stop, year[0], bare.month) if bare and not place.words.capital else None
    inner = Place(place.tokens, skip(place, year[2], ","), place.words)
    found = day_first(inner, with_year=False) or month_first(inner) or _month_here(inner)
    if found is None:
        return None
    return checked(Found(found.stop, year[0], found.month, found.day, found.last_day))


def day_first(place: Place, with_year: bool = True) -> Found | None:
    """Day, then month and perhaps a year: "5 January", "4–6 January 2022"."""
    days = days_at(place, place.at)
    if days is None:
        return None
    day, last, after = days
    after = skip(place, after, "-of")
    month = month_at(place, after)
    if month is None or not _written_as_name(Place(place.tokens, after, place.words)):
        return None
    year, stop = _year_after(place, month[2]) if with_year else (None, month[2])
    return checked(Found(stop, year, month[0], day, last))


def _year_after(place: Place, index: int) -> tuple[int | None, int]:
    for start in (index, skip(place, index, ",")):
        year = year_at(place, start)
        if year is not None and not is_thousand(place, start):
            return year[0], year[2]
    return None, index


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
    return checked(Found(stop, year, month[0], days[0], days[1]))


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


def in_relative_year(place: Place) -> Found | None:
    """A day or month of a year counted from the publication: "in December of last year"."""
    month = month_at(place, place.at)
    found = day_first(place) or (Found(month[2], month=month[0]) if month else None)
    if found is None or found.year is not None:
        return None
    year = _phrase(Place(place.tokens, found.stop, place.words), place.words.years)
    return replace(found, stop=year[1], year_offset=year[0]) if year else None


def bare_month(place: Place) -> Found | None:
    """A month alone, where its ending or the word before shows that a time is meant; the name of an
    event ("the January events") is none."""
    month = month_at(place, place.at)
    if month is None or place.words.event.fullmatch(place.norm(month[2])):
        return None
    if place.words.bare_month_word.fullmatch(place.norm(month[2])):
        return Found(month[2] + 1, month=month[0])
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
    if place.norm(place.at + 1) not in DASHES:
        return None
    last = year_at(place, place.at + 2)
    if last is None or not last[1] or last[0] <= int(place.norm(place.at)):
        return None
    return Found(last[2], int(place.norm(place.at)), last_year=last[0])


def _loose_year(place: Place) -> Found | None:
    if is_thousand(place, place.at) or not place.words.year_loose.fullmatch(
        place.norm(place.at - 1)
    ):
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
    hyphen = place.norm(after) in DASHES
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
    """A day counted from the publication or from the date told of last: yesterday, the next day."""
    told = _phrase(place, place.words.told_days)
    found = _phrase(place, place.words.days)
    if told is None or (found is not None and found[1] > told[1]):
        return Found(found[1], day_offset=found[0]) if found else None
    return Found(told[1], day_offset=found[0] if found else None, told_offset=told[0], told=WHOLE)


def then(place: Place) -> Found | None:
    """The time told of last, where a sentence opens with it: "at the time"."""
    found = _phrase(place, place.words.told) if place.at <= LEAD else None
    return Found(found[1], told=found[0]) if found else None


def relative_week(place: Place) -> Found | None:
    """A week counted from the publication: last week."""
    found = _phrase(place, place.words.weeks)
    return Found(found[1], week_offset=found[0]) if found else None


def relative_month(place: Place) -> Found | None:
    """A month counted from the publication: last month."""
    found = _phrase(place, place.words.months_back)
    return Found(found[1], month_offset=found[0]) if found else None


def relative_year(place: Place) -> Found | None:
    """A year counted from the publication: last year, four years ago."""
    found = _phrase(place, place.words.years)
    return Found(found[1], year_offset=found[0]) if found else None


def years_ago(place: Place) -> Found | None:
    """A year counted back from the publication in digits: 15 years ago."""
    norm = place.norm(place.at)
    if not norm.isdecimal() or len(norm) > YEARS_BACK:
        return None
    for words in place.words.years_ago:
        stop = place.at + 1 + len(words)
        if tuple(place.norm(at) for at in range(place.at + 1, stop)) == words:
            return Found(stop, year_offset=-int(norm))
    return None


def _phrase(place: Place, phrases: Mapping[tuple[str, ...], int]) -> tuple[int, int] | None:
    if place.norm(place.at) not in place.words.first_words:
        return None
    here = tuple([token.norm for token in place.tokens[place.at : place.at + LONGEST]])
    for size in range(len(here), 0, -1):
        found = phrases.get(here[:size])
        if found is not None:
            return found, place.at + size
    return None


def weekday(place: Place) -> Found | None:
    """A weekday, where its ending or the word before or after shows that a time is meant."""
    number = stemmed(place.norm(place.at), place.words.weekdays, place.words.weekday_suffix)
    if number is None:
        return None
    words = place.words
    if place.norm(place.at + 1) in words.weekday_after:
        return Found(place.at + 2, weekday=number)
    if words.weekday_alone.fullmatch(place.norm(place.at)):
        return Found(place.at + 1, weekday=number)
    if place.norm(place.at - 1) in words.weekday_before or "*" in words.weekday_before:
        return Found(place.at + 1, weekday=number)
    return None
