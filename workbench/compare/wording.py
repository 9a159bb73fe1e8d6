"""Values of a finding as people read them: marked ids become labels, dates and figures are written
in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from workbench import locale
from workbench.compare.authorities import label as authority_label
from workbench.compare.scope import DIMENSIONS
from workbench.export.figure import figure
from workbench.lexicon import ENGLISH, Lexicon
from workbench.model.dates import PartialDate, Period
from workbench.model.quantity import Hedge, Interval, Quantity

MARK = "@"
"""A value that begins so is looked up when it is shown: @measures:deaths, @date:2022-01."""
BAR = "|"
"""Stands between the parts of a marked figure."""
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
    if group == "number":
        return locale.number(Decimal(id_), language) if language != ENGLISH else id_
    if group == "figure":
        return figure(_quantity(id_), language)
    return lexicon.label(group, id_, language) if group in GROUPS else part


def marked_date(day: PartialDate | Period | None) -> str:
    """Returns a date or period marked for `shown`, empty without one."""
    return f"{MARK}date:{day}" if day else ""


def _period(text: str, lexicon: Lexicon, language: str) -> str:
    first, _, last = text.partition("/")
    days = [_day(PartialDate.parse(part), lexicon, language) for part in (first, last) if part]
    return "–".join(days)


def _day(day: PartialDate, lexicon: Lexicon, language: str) -> str:
    known = locale.day(day, language, long=True)
    if day.hour is None:
        return known
    return lexicon.message("date_hour", language, day=known, hour=f"{day.hour}:00")


def marked_number(written: str) -> str:
    """Returns a number marked for `shown`, to be written with the separators of any language."""
    return f"{MARK}number:{written}"


def marked_figure(quantity: Quantity) -> str:
    """Returns a figure marked for `shown`, to be written in any language."""
    ends = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    vague = "vague" if quantity.vague else ""
    return f"{MARK}figure:" + BAR.join((*ends, quantity.hedge.value, quantity.unit or "", vague))


def _quantity(text: str) -> Quantity:
    low, high, hedge, unit, vague = text.split(BAR)
    first, last = (Decimal(end) if end else None for end in (low, high))
    return Quantity(first, last, Hedge(hedge), unit or None, bool(vague))


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
