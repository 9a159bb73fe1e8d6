"""Two figures on one number line, as an SVG picture that needs nothing from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from markupsafe import Markup

from workbench.model.quantity import Quantity

WIDTH, HEIGHT = 600, 56
EDGE = 70
"""Pixels kept free at both ends, where bars without an end fade out."""
ARROW_LENGTH = 50.0
GAP = 12.0
LEFT_ROW, RIGHT_ROW, AXIS = 14, 30, 44
LOG_FROM = 4
"""Figures further apart than this many times are drawn on a logarithmic scale."""
FEW = Decimal("0.35")
"""An even line shows at least this share of the larger figure, or every gap would look the same."""

SVG = Markup(
    '<svg class="line" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
    '<line class="axis" x1="0" y1="{axis}" x2="{width}" y2="{axis}"/>{ticks}{marks}{words}</svg>'
)
TICK = Markup(
    '<line class="axis" x1="{x}" y1="{axis}" x2="{x}" y2="{end}"/>'
    '<line class="drop {classes}" x1="{x}" y1="{y}" x2="{x}" y2="{axis}"/>'
)
DOT = Markup('<circle class="mark {classes}" cx="{x}" cy="{y}" r="6"/>')
BAR = Markup('<rect class="mark {classes}" x="{x}" y="{y}" width="{width}" height="8" rx="{rx}"/>')
ARROW = Markup('<path class="mark {classes}" d="M{x} {top} l{reach} 6 l-{reach} 6 z"/>')
WORDS = Markup('<text class="{classes}" x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>')
Place = Callable[[Decimal], float]


def number_line(
    left: Quantity, right: Quantity, figures: tuple[str, str], label: str, steps: str
) -> Markup | None:
    """Returns the picture with its words for those who cannot see it; None where the two have no
    common scale. An open end is an arrow, a range a bar, a number a dot; `figures` are written
    beside them, `steps` under a line on which each step is ten times the one before."""
    ends = [end for one in (left, right) for end in (one.low, one.high) if end is not None]
    if left.unit != right.unit or not ends:
        return None
    place = scale(ends)
    rows = ((left, LEFT_ROW, "left"), (right, RIGHT_ROW, "right"))
    words = [_beside(*row, place, text) for row, text in zip(rows, figures, strict=True)]
    if is_logarithmic(ends):
        words.append(WORDS.format(classes="steps", x=WIDTH, y=HEIGHT - 2, anchor="end", text=steps))
    return SVG.format(
        width=WIDTH,
        height=HEIGHT,
        axis=AXIS,
        label=label,
        ticks=Markup("").join(_ticks(*row, place) for row in rows),
        marks=Markup("").join(_mark(*row, place) for row in rows),
        words=Markup("").join(words),
    )


def _ticks(one: Quantity, y: int, classes: str, place: Place) -> Markup:
    ends = sorted({end for end in (one.low, one.high) if end is not None})
    return Markup("").join(
        TICK.format(x=_round(place(end)), y=y, axis=AXIS, end=AXIS + 6, classes=classes)
        for end in ends
    )


def _beside(one: Quantity, y: int, classes: str, place: Place, text: str) -> Markup:
    """Returns the figure's words, on the side of its mark that has room."""
    at = [place(end) for end in (one.low, one.high) if end is not None] or [0.0]
    reach = ARROW_LENGTH if one.high is None else 0.0
    after = max(at) + reach + GAP
    if after < WIDTH / 2:
        return WORDS.format(classes=classes, x=_round(after), y=y + 4, anchor="start", text=text)
    before = min(at) - GAP
    return WORDS.format(classes=classes, x=_round(before), y=y + 4, anchor="end", text=text)


def is_logarithmic(ends: Sequence[Decimal]) -> bool:
    """True when the ends lie too far apart for an even scale."""
    return min(ends) > 0 and max(ends) / min(ends) > LOG_FROM


def scale(ends: Sequence[Decimal]) -> Place:
    """Returns where a number stands on the line, in pixels."""
    low, high = min(ends), max(ends)
    logarithmic = is_logarithmic(ends)
    first, last = (_log(low), _log(high)) if logarithmic else (float(low), float(high))
    if not logarithmic and low >= 0:
        first = float(max(Decimal(0), min(low, high - high * FEW)))
    if first == last:
        return lambda value: WIDTH / 2

    def place(value: Decimal) -> float:
        at = _log(value) if logarithmic else float(value)
        return EDGE + (at - first) / (last - first) * (WIDTH - 2 * EDGE)

    return place


def _log(value: Decimal) -> float:
    return math.log10(float(value))


def _mark(one: Quantity, y: int, classes: str, place: Place) -> Markup:
    if one.low is not None and one.low == one.high:
        return DOT.format(x=_round(place(one.low)), y=y, classes=classes)
    if one.low is not None and one.high is not None:
        start, stop = place(one.low), place(one.high)
        return _bar(start, stop, y, classes, rx=4)
    if one.low is not None:
        start = place(one.low)
        reach = min(WIDTH - 12.0, start + ARROW_LENGTH)
        arrow = ARROW.format(x=_round(reach), top=y - 6, reach=10, classes=classes)
        return _bar(start, reach, y, classes) + arrow
    if one.high is not None:
        return _bar(0.0, place(one.high), y, classes)
    return Markup("")


def _bar(start: float, stop: float, y: int, classes: str, rx: int = 0) -> Markup:
    width = max(2.0, stop - start)
    return BAR.format(x=_round(start), y=y - 4, width=_round(width), rx=rx, classes=classes)


def _round(value: float) -> str:
    return f"{value:.1f}"
