"""Scales written in the reader's language: months by CLDR, round numbers chosen here."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale

DAYS, MONTHS = 110, 1270
"""Up to so many days the axis tells days; up to so many, months; then years. Seven ticks then fall
on days, on months and quarters, on years: none is written twice."""
STEPS = (1, 2, 5, 10)
TICKS = 6


@cache
def time_locale(language: str) -> dict[str, Any]:
    """Returns month and day names as they stand alone ("май", not "мая"), for a chart's axis."""
    known = Locale(language)
    wide, short = known.months["stand-alone"]["wide"], known.months["stand-alone"]["abbreviated"]
    days = known.days["stand-alone"]
    order = (6, 0, 1, 2, 3, 4, 5)  # a chart's week begins on Sunday
    return {
        "dateTime": "%-d %b %Y, %H:%M",
        "date": "%-d %b %Y",
        "time": "%H:%M",
        "periods": ["AM", "PM"],
        "days": [days["wide"][at] for at in order],
        "shortDays": [days["abbreviated"][at] for at in order],
        "months": [wide[month] for month in range(1, 13)],
        "shortMonths": [short[month] for month in range(1, 13)],
    }


def time_format(first: date, last: date) -> str:
    """Returns how dates are written on an axis from the first to the last day."""
    span = (last - first).days
    return "%-d %b" if span <= DAYS else "%b %Y" if span <= MONTHS else "%Y"


def ticks(low: float, high: float, *, log: bool = False) -> list[float]:
    """Returns round numbers from low to high, about six of them."""
    if log and low > 0:
        return _log_ticks(low, high)
    rough = (high - low) / TICKS or abs(high) / TICKS or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one for one in STEPS if one * power >= rough * 0.999) * power
    first = math.ceil(low / step - 1e-9)
    return [round(at * step, 10) for at in range(first, math.floor(high / step + 1e-9) + 1)]


def _log_ticks(low: float, high: float) -> list[float]:
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for digits in ((1, 2, 5), (1, 3), (1,)):
        found = [digit * 10.0**at for at in decades for digit in digits]
        inside = [one for one in found if low <= one <= high]
        if len(inside) <= TICKS + 2:
            break
    return inside if len(inside) > 1 else ticks(low, high)


def written(values: Sequence[float], write: Callable[[Decimal], str]) -> str:
    """Returns an expression that writes these values of an axis as `write` does."""
    words = {json.dumps(_plain(one)): write(Decimal(str(_plain(one)))) for one in values}
    return f"({json.dumps(words, ensure_ascii=False)})[datum.value]"


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
