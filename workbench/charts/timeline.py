"""How a figure changed: stairs until revision or retraction, bands for ranges, a mark a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

import altair as alt
import pandas as pd

from workbench.analysis.entries import Status
from workbench.analysis.timeline import Mark, Shape, Timeline
from workbench.charts import axes, layers, palette
from workbench.charts.labels import PLACES, POINT, Box, Place, Wanted, placed
from workbench.charts.palette import Paper, Theme
from workbench.charts.scales import Scale, iso
from workbench.model.quantity import Quantity

HEIGHT, NARROW = 400, 600
"""Pixels; a chart whose width is the page's is laid out as if it were this wide."""
DASH = "M-1,0L1,0"
DASH_ENDS = 19
"""Pixels from its day: a dash stands to the right of the mark it repeats."""
SHAPES = {
    Shape.EXACT: "circle",
    Shape.ABOUT: "diamond",
    Shape.AT_LEAST: "triangle-up",
    Shape.AT_MOST: "triangle-down",
    Shape.RANGE: "square",
}
STRUCK = (Status.WITHDRAWN, Status.DENIED)
DOWN = "↓ "
LETTER_OF_NAMES = 8.4
"""Pixels of a letter in the names over a chart."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a chart in the reader's language: how a figure, a number of the scale, a day, a
    side and a status are written, the names of the tip's lines, and what stands over a picture."""

    figure: Callable[[Quantity], str]
    number: Callable[[Decimal], str]
    day: Callable[[Mark], str]
    side: Callable[[str], str]
    status: Callable[[Status], str]
    tip: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    title: str = ""
    subtitle: str = ""


def timeline_chart(
    shown: Timeline,
    words: Words,
    sides: Sequence[str],
    *,
    theme: Theme = None,
    log: bool = False,
    width: int | None = None,
) -> alt.LayerChart:
    """Returns the chart; `sides` is the case's order, which gives the colours. With a width it
    stands alone, with its title and the names of the sides; without, it is as wide as the page."""
    scale = Scale(shown, log, words.number)
    rows = _rows(shown, words, sides, theme, scale, width or NARROW)
    drawn = [
        *layers.bands(shown, sides, scale),
        *layers.lines(shown, sides, scale),
        *layers.reaches(rows, scale),
        *layers.points(rows, scale, words.tip),
        *layers.written(rows, scale),
        *(_names(shown, words, sides, theme) if width else []),
    ]
    paper = palette.PAPERS[theme]
    chart = alt.LayerChart(layer=drawn, width=width or "container", height=HEIGHT)
    if width:
        chart.padding = 18
        chart.title = alt.TitleParams(
            words.title,
            subtitle=words.subtitle,
            anchor="start",
            offset=34,
            fontSize=17,
            subtitleFontSize=13,
            color=paper.text,
            subtitleColor=paper.text,
        )
    return _dressed(chart, paper, words.language)


def _dressed(chart: alt.LayerChart, paper: Paper, language: str) -> alt.LayerChart:
    axis = alt.AxisConfig(
        labelColor=paper.text,
        gridColor=paper.grid,
        domain=False,
        ticks=False,
        labelFontSize=12,
        labelPadding=8,
        title=None,
    )
    chart.config = alt.Config(
        background=paper.ground,
        font=palette.FONT,
        locale={"time": axes.time_locale(language)},
        view={"stroke": None},
        axis=axis,
    )
    return chart


def _rows(
    shown: Timeline,
    words: Words,
    sides: Sequence[str],
    theme: Theme,
    scale: Scale,
    width: int,
) -> pd.DataFrame:
    """Returns one row a mark, with everything that is drawn of it."""
    places = _places(shown, words, sides, scale, width)
    ground = palette.PAPERS[theme].ground
    return pd.DataFrame(
        [
            {
                "id": mark.entry.statement.id,
                "day": iso(mark.day),
                "since": iso(max(mark.since, scale.first)),
                "value": mark.value,
                "low": mark.low,
                "high": mark.high,
                "colour": palette.colour(mark.side, sides),
                "ink": palette.text_colour(mark.side, sides, theme),
                "fill": _fill(mark, palette.colour(mark.side, sides), ground),
                "shape": DASH if _is_repeat(mark) else SHAPES[mark.shape],
                "repeat": _is_repeat(mark),
                "bound": mark.shape.value,
                "beyond": scale.beyond(mark.value, mark.shape is Shape.AT_LEAST),
                "struck": mark.status in STRUCK,
                "vague_day": mark.since != mark.day,
                "label": _label(mark, words),
                "place": places.get(mark.entry.statement.id, ""),
                "figure": words.figure(mark.entry.quantity),
                "when": words.day(mark),
                "side": words.side(mark.side),
                "status": words.status(mark.status),
            }
            for mark in sorted(shown.marks, key=lambda one: one.step)
        ]
    )


def _is_repeat(mark: Mark) -> bool:
    """True for a figure of another side passed on: a dash, joined to nothing."""
    return not mark.step and mark.status in (Status.RELAYED, Status.STALE)


def _fill(mark: Mark, colour: str, ground: str) -> str:
    """Returns the colour inside a mark: hollow where its own side's documents do not give it."""
    hollow = mark.second_hand or mark.status in STRUCK
    return ground if hollow else colour


def _label(mark: Mark, words: Words) -> str:
    return (DOWN if mark.lowered else "") + words.figure(mark.entry.quantity)


def _places(
    shown: Timeline, words: Words, sides: Sequence[str], scale: Scale, width: int
) -> dict[str, Place]:
    """Returns where the labels stand: first what was taken back or lowered, then the steps."""
    told: set[tuple[str, float]] = set()
    wanted: list[Wanted] = []
    for mark in sorted(shown.marks, key=_weight):
        figure = words.figure(mark.entry.quantity)
        if _is_repeat(mark) or (figure, mark.value) in told:
            continue
        told.add((figure, mark.value))
        side = sides.index(mark.side) if mark.side in sides else len(sides)
        wanted.append(
            Wanted(
                mark.entry.statement.id,
                _label(mark, words),
                scale.across(mark.day) * width,
                (1 - scale.share(mark.value)) * HEIGHT,
                PLACES[side % len(PLACES)],
            )
        )
    return placed(wanted, *_obstacles(shown, scale, width), width, HEIGHT)


def _obstacles(shown: Timeline, scale: Scale, width: int) -> tuple[list[Box], list[Box]]:
    """Returns what no word may cover, marks and treads; and what is faint: open ends, risers."""

    def at(day: date, value: float) -> tuple[float, float]:
        return scale.across(day) * width, (1 - scale.share(value)) * HEIGHT

    solid: list[Box] = []
    faint: list[Box] = []
    for mark in shown.marks:
        x, y = at(mark.day, mark.value)
        ends = {y, *(at(mark.day, end)[1] for end in (mark.low, mark.high) if end is not None)}
        if _is_repeat(mark):
            solid.append((x, y - 2, x + DASH_ENDS, y + 2))
            continue
        solid.append((x - POINT, min(ends) - POINT, x + POINT, max(ends) + POINT))
        if mark.shape in (Shape.AT_LEAST, Shape.AT_MOST):
            far = at(mark.day, scale.beyond(mark.value, mark.shape is Shape.AT_LEAST))[1]
            faint.append((x - POINT, min(y, far), x + POINT, max(y, far)))
    for run in (run for series in shown.series for run in series.runs):
        for piece in run:
            (left, y), (right, _) = at(piece.start, piece.value), at(piece.stop, piece.value)
            solid.append((left, y - 1, right, y + 1))
        for before, after in pairwise(run):
            x, y = at(after.start, after.value)
            far = at(after.start, before.value)[1]
            faint.append((x - 1, min(y, far), x + 1, max(y, far)))
    return solid, faint


def _weight(mark: Mark) -> tuple[bool, bool, bool, date]:
    return mark.status is not Status.WITHDRAWN, not mark.lowered, not mark.step, mark.day


def _names(shown: Timeline, words: Words, sides: Sequence[str], theme: Theme) -> list[alt.Chart]:
    """Returns the names of the sides over a chart that stands alone, each in its colour."""
    drawn: list[alt.Chart] = []
    left = 0.0
    known = [one for one in sides if one in shown.sides]
    for side in (*known, *(one for one in shown.sides if one not in known)):
        name = f"● {words.side(side)}"
        text = alt.Chart(pd.DataFrame([{"name": name}])).mark_text(
            align="left", fontSize=13, fontWeight=600, color=palette.text_colour(side, sides, theme)
        )
        drawn.append(text.encode(x=alt.value(left), y=alt.value(-16), text="name:N"))
        left += LETTER_OF_NAMES * len(name) + 16
    return drawn
