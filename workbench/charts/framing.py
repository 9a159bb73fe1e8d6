"""Bars of how often each side uses each term, with the interval as a thin line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

BAR, GAP, REACH = 13, 16, 1.5
NEUTRAL = "#8A857F"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the names to show, its value with the interval's ends, and what is written at it."""

    term: str
    side: str
    value: float
    low: float
    high: float
    label: str


def framing_chart(
    bars: Sequence[Bar], colours: dict[str, str], axis: str, *, percent: bool
) -> alt.LayerChart | alt.FacetChart:
    """Returns the bars grouped by term, in the order given; `colours` is by the sides' names and
    gives their order, `axis` the words under the chart."""
    rows = pd.DataFrame([_row(one) for one in bars])
    terms = list(dict.fromkeys(one.term for one in bars))
    widest = max((one.high for one in bars if one.value), default=1.0)
    y = alt.Y("term:N", sort=terms, title=None, axis=alt.Axis(labelLimit=240, ticks=False))
    bar = {"y": y, "yOffset": alt.YOffset("side:N", sort=list(colours))}
    middle = {"y": y, "yOffset": alt.YOffset("side:N", sort=list(colours), bandPosition=0.5)}
    scale = alt.Scale(domain=[0, min(1.0, widest) if percent else widest], nice=True)
    form = alt.Axis(format="%" if percent else "~g", tickCount=6)
    colour = alt.Color(
        "side:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=None
    )
    value = alt.X("value:Q", scale=scale, title=axis, axis=form)
    base = alt.Chart(rows)
    reach = base.transform_filter("datum.value > 0").mark_rule(strokeWidth=REACH, color=NEUTRAL)
    written = base.mark_text(align="left", dx=5, fontSize=11, color=NEUTRAL)
    return alt.layer(
        base.mark_bar(cornerRadiusEnd=2).encode(x=value, color=colour, **bar),
        reach.encode(x=alt.X("low:Q", scale=scale), x2="high:Q", **middle),
        written.encode(x=alt.X("end:Q", scale=scale), text="label:N", **middle),
    ).properties(height=len(terms) * (BAR * len(colours) + GAP))


def _row(one: Bar) -> dict[str, object]:
    """Returns the bar's values, and where its label stands: behind whatever is drawn."""
    values = {name: getattr(one, name) for name in Bar.__slots__}
    return {**values, "end": max(one.value, one.high) if one.value else 0.0}
