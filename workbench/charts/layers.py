"""What is drawn of a timeline, layer by layer: bands, stairs, open ends, points, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from workbench.analysis.timeline import Shape, Timeline
from workbench.charts import palette
from workbench.charts.labels import Place
from workbench.charts.scales import Scale, iso

BAND = 0.13
"""How dark a range is."""
OPEN = ("bound", "struck", "repeat", "vague_day")
"""What says whether a figure leaves something open. Each layer takes only the columns it draws:
they go to the browser layer by layer."""
DRAWN = ("id", "day", "value", "shape", "colour", "ink", "fill", "repeat", "struck")
CROSS = "M-1,-1L1,1M-1,1L1,-1"


def bands(shown: Timeline, sides: Sequence[str], scale: Scale) -> list[alt.Chart]:
    """Returns the ranges as bands, from the day of each to the day it was revised."""
    found = [
        {
            "start": iso(piece.start),
            "stop": iso(piece.stop),
            "low": piece.low,
            "high": piece.high,
            "colour": palette.colour(series.side, sides),
        }
        for series in shown.series
        for run in series.runs
        for piece in run
        if piece.low is not None
    ]
    if not found:
        return []
    chart = alt.Chart(pd.DataFrame(found)).mark_rect(opacity=BAND, clip=True)
    return [
        chart.encode(
            x=scale.x("start"), x2="stop:T", y=scale.y("low"), y2="high:Q", color=data("colour")
        )
    ]


def lines(shown: Timeline, sides: Sequence[str], scale: Scale) -> list[alt.Chart]:
    """Returns the stairs of each body, broken where a figure was taken back."""
    found: list[dict[str, object]] = []
    runs = [(series, run) for series in shown.series for run in series.runs]
    for at, (series, run) in enumerate(runs):
        shared = {"run": at, "colour": palette.colour(series.side, sides)}
        found += [{**shared, "day": iso(one.start), "value": one.value} for one in run]
        found.append({**shared, "day": iso(run[-1].stop), "value": run[-1].value})
    if not found:
        return []
    chart = alt.Chart(pd.DataFrame(found)).mark_line(
        interpolate="step-after", strokeWidth=1.8, opacity=0.75, clip=True
    )
    return [chart.encode(x=scale.x(), y=scale.y("value"), detail="run:N", color=data("colour"))]


def reaches(rows: pd.DataFrame, scale: Scale) -> list[alt.Chart]:
    """Returns what a figure leaves open: a thick rule over a range, a bar that fades beyond a
    bound, a thin one along the days it may stand for."""
    found: list[alt.Chart] = []
    rows = rows[[*("day", "since", "value", "low", "high", "beyond", "colour", "shape"), *OPEN]]
    ranges = rows[(rows.bound == Shape.RANGE) & rows.low.notna() & rows.high.notna()]
    if len(ranges):
        rule = alt.Chart(ranges).mark_rule(strokeWidth=7, opacity=0.5, strokeCap="round")
        found.append(rule.encode(x=scale.x(), y=scale.y("low"), y2="high:Q", color=data("colour")))
    for bound, top in ((Shape.AT_LEAST, True), (Shape.AT_MOST, False)):
        open_ = rows[(rows.bound == bound) & ~rows.struck & ~rows.repeat]
        for colour, group in open_.groupby("colour"):
            fade = _gradient(str(colour), up=top)
            bar = alt.Chart(group).mark_bar(size=7, color=fade, clip=True)
            found.append(bar.encode(x=scale.x(), y=scale.y("value"), y2="beyond:Q"))
    unsure = rows[rows.vague_day]
    if len(unsure):
        rule = alt.Chart(unsure).mark_rule(strokeWidth=1.5, strokeDash=[2, 3], opacity=0.8)
        found.append(
            rule.encode(x=scale.x("since"), x2="day:T", y=scale.y("value"), color=data("colour"))
        )
    return found


def _gradient(colour: str, *, up: bool) -> dict[str, Any]:
    """Returns a colour that fades away from the figure, upwards or downwards."""
    ends = ("00", "90") if up else ("90", "00")
    stops = [{"offset": at, "color": colour + end} for at, end in enumerate(ends)]
    return {"gradient": "linear", "stops": stops, "x1": 0, "x2": 0, "y1": 0, "y2": 1}


def points(rows: pd.DataFrame, scale: Scale, names: Mapping[str, str]) -> list[alt.Chart]:
    """Returns a mark for each row: a dash where it only repeats, a cross where it does not stand;
    `names` are those of the lines of its tip."""
    tip = [alt.Tooltip(f"{name}:N", title=title) for name, title in names.items()]
    rows = rows[[*DRAWN, *names]]
    at = {"x": scale.x(), "y": scale.y("value"), "tooltip": tip}
    drawn = []
    repeated, told, struck = rows[rows.repeat], rows[~rows.repeat], rows[rows.struck]
    if len(repeated):
        dash = alt.Chart(repeated).mark_point(size=90, strokeWidth=2.6, xOffset=11, opacity=1)
        drawn.append(dash.encode(**at, shape=data("shape", alt.Shape), stroke=data("colour")))
    point = alt.Chart(told).mark_point(size=95, strokeWidth=2, opacity=1)
    drawn.append(
        point.encode(
            **at,
            shape=data("shape", alt.Shape),
            stroke=data("colour", alt.Stroke),
            fill=data("fill", alt.Fill),
        )
    )
    if len(struck):
        cross = alt.Chart(struck).mark_point(shape=CROSS, size=150, strokeWidth=2.2, opacity=1)
        drawn.append(cross.encode(**at, stroke=data("ink", alt.Stroke)))
    return drawn


TEXTS: dict[Place, dict[str, Any]] = {
    Place.ABOVE: {"align": "center", "baseline": "bottom", "dy": -9},
    Place.BELOW: {"align": "center", "baseline": "top", "dy": 10},
    Place.RIGHT: {"align": "left", "baseline": "middle", "dx": 11},
    Place.LEFT: {"align": "right", "baseline": "middle", "dx": -11},
}


def written(rows: pd.DataFrame, scale: Scale) -> list[alt.Chart]:
    """Returns the figures beside their marks, those that do not stand struck through."""
    drawn: list[alt.Chart] = []
    rows = rows[["id", "day", "value", "label", "figure", "ink", "place", "struck"]]
    for place, how in TEXTS.items():
        here = rows[rows.place == place]
        if not len(here):
            continue
        text = alt.Chart(here).mark_text(fontSize=13, fontWeight=600, **how)
        at = {"x": scale.x(), "y": scale.y("value")}
        drawn.append(text.encode(**at, text="label:N", color=data("ink")))
        for id_, one in here[here.struck].groupby("id"):
            drawn.append(_strike(here[here.id == id_], place, len(str(one.label.iloc[0])), at))
    return drawn


def _strike(row: pd.DataFrame, place: Place, letters: int, at: dict[str, Any]) -> alt.Chart:
    wide = letters * 7.0 + 2
    left = {Place.RIGHT: 10.0, Place.LEFT: -10.0 - wide}.get(place, -wide / 2)
    down = {Place.ABOVE: -15.0, Place.BELOW: 16.0}.get(place, 0.0)
    line = f"M0,0L{wide},0"
    mark = alt.Chart(row).mark_point(
        shape=line, size=4, strokeWidth=1.4, xOffset=left, yOffset=down, opacity=1
    )
    struck: alt.Chart = mark.encode(**at, stroke=data("ink", alt.Stroke))
    return struck


def data(field: str, channel: Any = alt.Color) -> Any:
    """Returns a channel that takes its colours or shapes as they stand in the data."""
    return channel(f"{field}:N", scale=None, legend=None)
