"""A chart as a file: drawn here, without a browser and without the net."""

from __future__ import annotations

from typing import Any, Literal

VEGA_LITE = "6.4"
SCALE = 2.0
"""Pixels of a picture for each of the chart's: sharp in print."""


def picture(chart: Any, form: Literal["png", "svg"]) -> bytes:
    """Returns the chart (an Altair chart with a width of its own) as a PNG or SVG file. Only fonts
    of this machine are used and nothing is fetched: an address in the chart is an error."""
    import vl_convert

    spec = chart.to_dict()
    if form == "svg":
        drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
        return str(drawn).encode("utf-8")
    made = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=[])
    return bytes(made)
