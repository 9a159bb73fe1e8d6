"""Two figures on one number line: where the marks stand, and how wide the gap between them is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from workbench.model.quantity import Hedge, Quantity
from workbench.ui.markup import Safe, join, tag
from workbench.ui.words import number

LOG_FROM = 4
"""Figures further apart than this many times are drawn on a logarithmic scale."""
EDGE = 14.0
"""Per cent of the line kept free at both ends, for bars without an end."""


TOUCHING = 6.0
"""Marks nearer than this, in per cent, are drawn one above the other."""
SHORT = 16.0
"""Length in per cent of a bar that has no end but does not reach the other figure."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure on the line: start and stop in per cent, and whether an end is open."""

    start: float
    stop: float
    open_start: bool = False
    open_stop: bool = False


def bars(left: Quantity, right: Quantity, apart: bool = False) -> tuple[Bar, Bar] | None:
    """Returns where the two figures stand on a common line; None when they have no common scale.
    An open end fades out: soon where the verdict keeps the two apart, else at the line's end."""
    if left.unit != right.unit:
        return None
    ends = [end for one in (left, right) for end in (one.low, one.high) if end is not None]
    if not ends:
        return None
    place = _scale(ends)
    fade = SHORT if apart else 100.0
    return _bar(left, place, fade), _bar(right, place, fade)


def is_logarithmic(ends: list[Decimal]) -> bool:
    """True when the ends lie too far apart for an even scale."""
    return min(ends) > 0 and max(ends) / min(ends) > LOG_FROM


class _Scale:
    def __init__(self, low: float, high: float, logarithmic: bool) -> None:
        self._low, self._high, self._log = low, high, logarithmic

    def __call__(self, value: Decimal) -> float:
        number = math.log10(float(value)) if self._log else float(value)
        if self._high == self._low:
            return 50.0
        share = (number - self._low) / (self._high - self._low)
        return round(EDGE + share * (100 - 2 * EDGE), 1)


def _scale(ends: list[Decimal]) -> _Scale:
    logarithmic = is_logarithmic(ends)
    numbers = [math.log10(float(end)) if logarithmic else float(end) for end in ends]
    low, high = min(numbers), max(numbers)
    if not logarithmic and low >= 0 and high > low:
        # An even scale that began at the lower figure would make every gap look the same.
        low = max(0.0, high - max(high - low, high * 0.35))
    return _Scale(low, high, logarithmic)


def _bar(quantity: Quantity, place: _Scale, fade: float) -> Bar:
    low = place(quantity.low) if quantity.low is not None else None
    high = place(quantity.high) if quantity.high is not None else None
    start = low if low is not None else max(0.0, (high or 0.0) - fade)
    stop = high if high is not None else min(100.0, (low or 0.0) + fade)
    return Bar(start, stop, low is None, high is None)


def share(left: Quantity, right: Quantity) -> Decimal | None:
    """Returns the gap between the nearest ends as a share of the larger one; None when the figures
    meet or have no common scale."""
    if left.unit != right.unit or Hedge.VAGUE in (left.hedge, right.hedge):
        return None
    for one, other in ((left, right), (right, left)):
        if one.high is not None and other.low is not None and one.high < other.low:
            return (other.low - one.high) / other.low
    return None


def gap_words(part: Decimal | None) -> str | None:
    """Returns a gap, given as a share of the larger figure, as it is said: `× 9.6` from double
    on, else `13 %`; None without a gap, or next to zero."""
    if part is None or not 0 < part < 1:
        return None
    times = 1 / (1 - part)
    if times >= 2:
        return f"× {number(_rounded(times, 1 if times < 100 else 0))}"
    per_cent = part * 100
    return f"{number(_rounded(per_cent, 0 if per_cent >= 1 else 1))} %"


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return Decimal(f"{value:.{decimals}f}")


def number_line(
    left: Quantity, right: Quantity, classes: tuple[str, str], label: str, apart: bool = False
) -> Safe | None:
    """Returns the line as HTML with its words for those who cannot see it; None without a scale.
    Two marks of one side are told apart by the second being hollow."""
    found = bars(left, right, apart)
    if found is None:
        return None
    ordered = sorted(found, key=lambda bar: bar.start)
    between = _between(ordered[0], ordered[1])
    clash = between is None
    if classes[0] == classes[1]:
        classes = (classes[0], f"{classes[1]} cw-hollow")
    marks = [
        _mark(bar, f"{side} {'cw-above' if clash and not i else 'cw-below' if clash else ''}")
        for i, (bar, side) in enumerate(zip(found, classes, strict=True))
    ]
    return tag("div", between, join(*marks), class_="cw-line", role="img", aria_label=label)


def _between(first: Bar, second: Bar) -> Safe | None:
    if second.start - first.stop < TOUCHING:
        return None
    width = second.start - first.stop
    return tag("span", class_="cw-between", style=f"left:{first.stop}%;width:{width:.1f}%")


def _mark(bar: Bar, classes: str) -> Safe:
    if bar.start == bar.stop:
        return tag("span", class_=f"cw-dot {classes}", style=f"left:{bar.start}%")
    opening = ("cw-open-start " if bar.open_start else "") + (
        "cw-open-stop " if bar.open_stop else ""
    )
    style = f"left:{bar.start}%;width:{bar.stop - bar.start:.1f}%"
    return tag("span", class_=f"cw-bar {opening}{classes}", style=style)
