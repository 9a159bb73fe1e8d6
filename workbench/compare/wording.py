"""Values of a finding as people read them: marked ids become labels, dates are spelled out."""

from __future__ import annotations

from functools import lru_cache

from workbench.compare.authorities import label as authority_label
from workbench.compare.scope import DIMENSIONS
from workbench.lexicon import Lexicon
from workbench.model.dates import PartialDate, Period
from workbench.model.quantity import Interval

MARK = "@"
"""A value that begins so is looked up when it is shown: @measures:deaths, @word:no_date."""
WORDS = (
    "no_source",
    "no_date",
    "everything",
    *(f"dimension_{one}" for one in (*DIMENSIONS, "none")),
)
GROUPS = ("measures", "places", "populations", "qualifiers")


@lru_cache(maxsize=65536)
def shown(value: str, lexicon: Lexicon, language: str) -> str:
    """Returns a value as people read it; marked ids become labels."""
    parts = value.split("; ") if MARK in value else [value]
    return ", ".join(_label(part, lexicon, language) for part in parts)


def _label(part: str, lexicon: Lexicon, language: str) -> str:
    group, colon, id_ = part.removeprefix(MARK).partition(":")
    if not part.startswith(MARK) or not colon:
        return part
    if group == "word" and id_ in WORDS:
        return lexicon.message(f"word_{id_}", language)
    if group == "authority":
        return authority_label(id_, lexicon, language)
    if group == "date":
        return _period(id_, lexicon, language)
    return lexicon.label(group, id_, language) if group in GROUPS else part


def marked_date(day: PartialDate | Period | None) -> str:
    """Returns a date or period marked for `shown`, empty without one."""
    return f"{MARK}date:{day}" if day else ""


def _period(text: str, lexicon: Lexicon, language: str) -> str:
    first, _, last = text.partition("/")
    days = [_day(PartialDate.parse(part), lexicon, language) for part in (first, last) if part]
    return "–".join(days)


def _day(day: PartialDate, lexicon: Lexicon, language: str) -> str:
    if day.month is None:
        return str(day.year)
    month = lexicon.message(f"word_month_{day.month}", language)
    known = {"month": month, "year": str(day.year), "day": str(day.day), "hour": f"{day.hour}:00"}
    part = "month" if day.day is None else "day" if day.hour is None else "hour"
    return lexicon.message(f"date_{part}", language, **known)


def shown_interval(interval: Interval) -> str:
    """Returns the interval in brackets: [9,850; 9,950) includes its low end, not its high one."""
    low = "−∞" if interval.low is None else f"{_plain(interval.low):,}"
    high = "∞" if interval.high is None else f"{_plain(interval.high):,}"
    left = "(" if interval.low_open or interval.low is None else "["
    right = ")" if interval.high_open or interval.high is None else "]"
    return f"{left}{low}; {high}{right}"


def _plain(value: object) -> int | float:
    number = float(str(value))
    return int(number) if number.is_integer() else round(number, 4)
