"""Dates and periods named in a sentence, resolved against the day it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from workbench.extract.date_openers import Openers, openers
from workbench.extract.date_parts import DASHES, Found, Place
from workbench.extract.date_rules import Rule
from workbench.extract.date_words import DateWords, Phrases, date_words
from workbench.extract.types import TimeMention, Token
from workbench.lexicon import Lexicon
from workbench.model.dates import PartialDate, Period

CLOCK = 7
DAYS_AHEAD = 14


class Clock(NamedTuple):
    """A date's tokens first to stop, its clock time included, and the hour (None: not said)."""

    first: int
    stop: int
    hour: int | None


def find_times(
    tokens: Sequence[Token],
    language: str,
    lexicon: Lexicon,
    published: PartialDate | None,
    told: Period | None = None,
) -> list[TimeMention]:
    """Returns the dates and periods of a sentence in order. A year that is not written is taken
    from the publication (the nearest past one, `inferred_year`); without a publication date it
    comes from another date of the sentence, else the mention's period is None. `told` is the date
    told of last, which "the next day" counts from."""
    words = date_words(lexicon, language)
    found = _scan(tokens, openers(lexicon, language))
    if not found:
        return []
    written = next((date_.year for _, date_ in found if date_.year is not None), None)
    mentions: list[tuple[int, int, TimeMention]] = []
    for at, date_ in found:
        clock = _clock(tokens, at, date_.stop, words)
        period, inferred = _resolve(date_, published, written, told)
        period = _at_hour(period, clock.hour)
        mention = TimeMention(
            start=tokens[clock.first].start,
            stop=tokens[clock.stop - 1].stop,
            period=period,
            relation=_relation(tokens, clock, date_, words),
            inferred_year=inferred,
        )
        mentions.append((clock.first, clock.stop, mention))
        told = period or told
    return _joined(mentions, tokens, words)


def _clock(tokens: Sequence[Token], first: int, stop: int, words: DateWords) -> Clock:
    """Returns the date at tokens first to stop with the clock time that stands beside it."""
    for start in range(max(0, first - CLOCK), first):
        before = " ".join(token.norm for token in tokens[start:first])
        match = words.clock_before.fullmatch(before)
        hour = _hour(match, words) if match else None
        if hour is not None:
            return Clock(start, stop, hour)
    match = words.clock_after.match(" ".join(t.norm for t in tokens[stop : stop + CLOCK]))
    hour = _hour(match, words) if match else None
    if match is None or hour is None:
        return Clock(first, stop, None)
    return Clock(first, _with_ending(tokens, stop + len(match.group().split())), hour)


def _with_ending(tokens: Sequence[Token], stop: int) -> int:
    """Returns the index after letters written onto a clock time: "18:00-de"."""
    while (
        stop < len(tokens)
        and tokens[stop].start == tokens[stop - 1].stop
        and (tokens[stop].norm in DASHES or tokens[stop].kind == "word")
    ):
        stop += 1
    return stop


def _hour(match: re.Match[str], words: DateWords) -> int | None:
    named = match.groupdict()
    digits = named.get("hour") or named.get("hour2")
    hour = int(digits) if digits else words.hours.get(named.get("word") or "")
    half = named.get("half") or named.get("glued")
    if hour is not None and half in words.afternoon and hour < 12:
        hour += 12
    return hour if hour is not None and hour < 24 else None


def _at_hour(period: Period | None, hour: int | None) -> Period | None:
    if period is None or hour is None or period.start.day is None or period.start != period.stop:
        return period
    moment = replace(period.start, hour=hour)
    return Period(moment, moment)


def _scan(tokens: Sequence[Token], rules_at: Openers) -> list[tuple[int, Found]]:
    found: list[tuple[int, Found]] = []
    free = 0
    words = rules_at.words
    beginnings = words.beginnings
    for at, (_, norm, _, _, kind) in enumerate(tokens):
        if kind == "word":
            if norm[:2] not in beginnings:
                continue
        elif kind != "number":
            continue
        rules = rules_at[norm]
        if rules and at >= free:
            here = _date_at(Place(tokens, at, words), rules)
            if here is not None:
                found.append((at, here))
                free = max(here.stop, at + 1)
    return found


def _date_at(place: Place, rules: Sequence[Rule]) -> Found | None:
    return next((found for rule in rules if (found := rule(place)) is not None), None)


def _resolve(
    found: Found, published: PartialDate | None, written: int | None, told: Period | None
) -> tuple[Period | None, bool]:
    """Returns the period a date names, and whether its year was inferred."""
    if found.month is not None and found.year_offset is not None and published is not None:
        found = replace(found, year=published.year + found.year_offset, year_offset=None)
    if found.is_counted:
        from_told = _from_told(found, told) if found.told and told is not None else None
        return from_told or (_from_publication(found, published) if published else None), False
    if found.year is not None and found.month is None:
        return _whole_years(found.year, found.last_year), False
    year = found.year or _nearest_past(found, published) or written
    if year is None or not _exists(year, found):
        return None, False
    first = PartialDate(year, found.month, found.day)
    last = replace(first, day=found.last_day) if found.last_day else first
    return Period(first, last), found.year is None


def _whole_years(first: int, last: int | None) -> Period:
    return Period(PartialDate(first), PartialDate(last or first))


def _from_told(found: Found, told: Period) -> Period | None:
    """Returns the period counted from the date told of last; None if that is no day."""
    if found.told_offset is None:
        return Period(_parts(told.start, found.told), _parts(told.stop, found.told))
    if told.start.day is None or told.stop.day is None:
        return None
    day = told.first_day if found.told_offset < 0 else told.last_day
    return _one_day(day + timedelta(days=found.told_offset))


def _parts(day: PartialDate, count: int) -> PartialDate:
    """Returns the year of a date, its month too, or all of it."""
    return (PartialDate(day.year), PartialDate(day.year, day.month), day)[count - 1]


def _from_publication(found: Found, published: PartialDate) -> Period | None:
    """Returns the period counted from the publication; None if that is not known so exactly."""
    if found.year_offset is not None:
        return _whole_years(published.year + found.year_offset, None)
    if found.month_offset is not None:
        return _whole_month(published, found.month_offset)
    if published.day is None:
        return None
    day = published.first_day
    if found.week_offset is not None:
        return _whole_week(day, found.week_offset)
    if found.weekday is not None:
        return _one_day(day - timedelta(days=(day.isoweekday() - found.weekday) % 7))
    return None if found.day_offset is None else _one_day(day + timedelta(days=found.day_offset))


def _one_day(day: date) -> Period:
    return Period(PartialDate.of(day), PartialDate.of(day))


def _whole_week(day: date, offset: int) -> Period:
    """Returns Monday to Sunday of the week so many weeks off; the day's own week ends with it."""
    monday = day + timedelta(days=7 * offset + 1 - day.isoweekday())
    last = day if offset == 0 else monday + timedelta(days=6)
    return Period(PartialDate.of(monday), PartialDate.of(last))


def _whole_month(published: PartialDate, offset: int) -> Period | None:
    if published.month is None:
        return None
    years, month = divmod(published.month - 1 + offset, 12)
    first = PartialDate(published.year + years, month + 1)
    return Period(first, first)


def _exists(year: int, found: Found) -> bool:
    try:
        date(year, found.month or 1, found.last_day or found.day or 1)
    except ValueError:
        return False
    return True


def _nearest_past(found: Found, published: PartialDate | None) -> int | None:
    """Returns the latest year in which the day or month does not lie after the publication; a day
    that is only days ahead is one to come ("until 19 January")."""
    if published is None:
        return None
    month, day = found.month or 1, found.day or 1
    last = published.last_day
    if (month, day) <= (last.month, last.day):
        return published.year
    ahead = 31 * (month - last.month) + day - last.day
    return published.year - (found.day is None or ahead > DAYS_AHEAD)


def _relation(tokens: Sequence[Token], clock: Clock, found: Found, words: DateWords) -> str:
    """Returns how the date bounds what is said: since, until, before, during or at."""
    if found.last_day is not None:
        return "during"
    after = _phrase_at(tokens, clock.stop, words.after, ahead=True)
    return after or _phrase_at(tokens, clock.first, words.before, ahead=False) or "at"


def _phrase_at(
    tokens: Sequence[Token], index: int, relations: Phrases, *, ahead: bool
) -> str | None:
    for relation, phrases in relations.items():
        if stands_at(tokens, index, phrases, ahead=ahead):
            return relation
    return None


def stands_at(
    tokens: Sequence[Token], index: int, phrases: Sequence[tuple[str, ...]], *, ahead: bool
) -> bool:
    """True when one of the phrases begins at the index (ahead) or ends right before it."""
    for phrase in phrases:
        start = index if ahead else index - len(phrase)
        if start >= 0 and all(
            start + step < len(tokens) and tokens[start + step].norm == word
            for step, word in enumerate(phrase)
        ):
            return True
    return False


def _joined(
    mentions: Sequence[tuple[int, int, TimeMention]], tokens: Sequence[Token], words: DateWords
) -> list[TimeMention]:
    """Returns the mentions; "from one day until another" becomes one period."""
    found: list[TimeMention] = []
    last_stop = -1
    for first, stop, mention in mentions:
        between = [token.norm for token in tokens[last_stop:first]] if found else []
        whole = _span(found[-1], between, mention, words) if found else None
        if whole is not None:
            found[-1] = replace(found[-1], stop=mention.stop, period=whole, relation="during")
        else:
            found.append(mention)
        last_stop = stop
    return found


def _span(
    before: TimeMention, between: Sequence[str], after: TimeMention, words: DateWords
) -> Period | None:
    """Returns the period of two dates that bound one stretch of time."""
    bounded = after.relation == "until" and len(between) < 2 and before.relation in ("since", "at")
    listed = before.relation == "since" and len(between) == 1 and between[0] in words.joiners
    if not (bounded or listed) or before.period is None or after.period is None:
        return None
    if before.period.first_day > after.period.last_day or "," in between:
        return None
    return Period(before.period.start, after.period.stop)
