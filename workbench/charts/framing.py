"""How often each side uses each term: a dot a side, with the interval as a thin line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from workbench.charts import palette

LINE, GAP = 12, 14
"""The height of a line and of the gap between two terms, in pixels."""
WIDE = 760
"""Pixels of a picture, without the names of the terms."""
SHAPES = ["circle", "square", "diamond", "triangle-up", "cross"] * 4
NEUTRAL = "#8A857F"


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot: the names to show, its value with the interval's ends, and what is written at it."""

    term: str
    side: str
    value: float
    low: float
    high: float
    label: str


def framing_chart(
    dots: Sequence[Dot], colours: dict[str, str], axis: str, *, percent: bool, title: str = ""
) -> alt.LayerChart | alt.FacetChart:
    """Returns the dots grouped by term, in the order given; `colours` is by the sides' names and
    gives their order, `axis` the words under the chart. With a title the chart stands alone: as
    wide as a picture, with the names of the sides, on white."""
    terms = list(dict.fromkeys(one.term for one in dots))
    rows = pd.DataFrame([_row(one, terms, list(colours)) for one in dots])
    height = len(terms) * (LINE * len(colours) + GAP)
    widest = max((one.high for one in dots if one.value), default=1.0)
    across = alt.Scale(domain=[0, min(1.0, widest) if percent else widest], nice=False)
    form = alt.Axis(format="%" if percent else "~g", tickCount=6)
    down = alt.Scale(domain=[0, height], reverse=True, nice=False)
    middle = alt.Y("middle:Q", scale=down, title=None, axis=_names(terms, len(colours)))
    legend = alt.Legend(title=None, orient="top") if title else None
    names = list(colours)
    colour = alt.Color(
        "side:N", scale=alt.Scale(domain=names, range=list(colours.values())), legend=legend
    )
    shape = alt.Shape(
        "side:N", scale=alt.Scale(domain=names, range=SHAPES[: len(names)]), legend=legend
    )
    base = alt.Chart(rows)
    reach = base.transform_filter("datum.value > 0").mark_rule(strokeWidth=1.5, opacity=0.7)
    written = base.mark_text(align="left", baseline="middle", dx=7, fontSize=11, color=NEUTRAL)
    chart: alt.LayerChart | alt.FacetChart = alt.layer(
        reach.encode(x=alt.X("low:Q", scale=across), x2="high:Q", y=middle, color=colour),
        base.mark_point(filled=True, size=75, opacity=1).encode(
            x=alt.X("value:Q", scale=across, title=axis, axis=form),
            y=middle,
            color=colour,
            shape=shape,
        ),
        written.encode(x=alt.X("end:Q", scale=across), y=middle, text="label:N"),
    ).properties(height=height)
    if not title:
        return chart
    paper = palette.PAPERS["light"]
    chart = chart.properties(width=WIDE, title=title, background=paper.ground)
    chart.config = alt.Config(font=palette.FONT)
    return chart


def _row(one: Dot, terms: Sequence[str], sides: Sequence[str]) -> dict[str, object]:
    """Returns the dot's values, its place from above in pixels, and where its label stands."""
    values = {name: getattr(one, name) for name in Dot.__slots__}
    top = terms.index(one.term) * (LINE * len(sides) + GAP) + GAP / 2 + LINE * sides.index(one.side)
    end = max(one.value, one.high) if one.value else 0.0
    return {**values, "middle": top + LINE / 2, "end": end}


def _names(terms: Sequence[str], sides: int) -> alt.Axis:
    """Returns the axis that names each term at the middle of its lines."""
    step = LINE * sides + GAP
    places = [step * at + step / 2 for at in range(len(terms))]
    names = json.dumps(terms)
    return alt.Axis(
        values=places,
        labelExpr=f"{names}[round((datum.value - {step / 2}) / {step})]",
        labelLimit=240,
        grid=False,
        ticks=False,
        domain=False,
    )
