"""The two scales of a timeline: days along, values up, and where a mark stands on them."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal

import altair as alt

from workbench.analysis.timeline import Timeline
from workbench.charts import axes

FADE = 0.10
"""How far an open bound reaches, as a share of the scale."""


class Scale:
    """The two scales of a chart, and where a mark stands on them."""

    def __init__(self, shown: Timeline, log: bool, number: Callable[[Decimal], str]) -> None:
        self._number = number
        self._told: set[str] = set()
        ends = [
            end
            for mark in shown.marks
            for end in (mark.value, mark.low, mark.high)
            if end is not None
        ]
        ends += [one.value for series in shown.series for run in series.runs for one in run]
        low, high = min(ends), max(ends)
        self.kind: Literal["linear", "log", "symlog"] = (
            "linear" if not log else "log" if low > 0 else "symlog"
        )
        room = (high - low) * 0.08 or abs(high) * 0.2 or 1.0
        if self.kind == "log":
            self.low, self.high = low / 1.15, high * 1.15
        else:
            self.low, self.high = (max(0.0, low - room) if low >= 0 else low - room), high + room
        first, last = shown.days
        days = max((last - first).days, 4)
        self.first = _shifted(first, -math.ceil(days * 0.02))
        self.last = _shifted(last, math.ceil(days * 0.03))

    def share(self, value: float) -> float:
        """Returns how far up the scale a value stands, from 0 to 1."""
        low, high, at = self.low, self.high, max(value, self.low)
        if self.kind != "linear":
            low, high, at = (math.log10(one + (self.kind == "symlog")) for one in (low, high, at))
        return (at - low) / (high - low)

    def beyond(self, value: float, up: bool) -> float:
        """Returns the value that stands one fade further up or down."""
        step = FADE if up else -FADE
        if self.kind == "log":
            reach: float = value * (self.high / self.low) ** step
        else:
            reach = value + step * (self.high - self.low)
        return min(max(reach, self.low), self.high)

    def across(self, day: date) -> float:
        """Returns how far along the days one stands, from 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days

    def x(self, field: str = "day") -> alt.X:
        """Returns the days as a channel. Scale and axis are said with the first layer and hold for
        all: said by several they would be in conflict."""
        name = f"{field}:T"
        if "x" in self._told:
            return alt.X(name)
        self._told.add("x")
        axis = alt.Axis(
            format=axes.time_format(self.first, self.last),
            grid=False,
            tickCount=7,
            labelOverlap="greedy",
            labelFlush=True,
        )
        domain = [
            alt.DateTime(year=day.year, month=day.month, date=day.day)
            for day in (self.first, self.last)
        ]
        return alt.X(name, scale=alt.Scale(nice=False, domain=domain), axis=axis)

    def y(self, field: str) -> alt.Y:
        """Returns the values as a channel, scale and axis with the first layer."""
        name = f"{field}:Q"
        if "y" in self._told:
            return alt.Y(name)
        self._told.add("y")
        scale = alt.Scale(
            domain=[self.low, self.high], type=self.kind, zero=False, nice=False, clamp=True
        )
        values = axes.ticks(self.low, self.high, log=self.kind == "log")
        axis = alt.Axis(values=values, labelExpr=axes.written(values, self._number), labelLimit=90)
        return alt.Y(name, scale=scale, axis=axis)


def _shifted(day: date, days: int) -> date:
    """Returns the day so many days later, the first or last there is where that lies beyond."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def iso(day: date) -> str:
    """Returns the day at midnight, of whatever clock the chart is drawn by."""
    return f"{day.isoformat()}T00:00:00"
