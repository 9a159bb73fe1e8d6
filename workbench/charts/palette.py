"""Colours of the sides and of the paper: told apart by every kind of colour vision, in both themes.

The middle tones stand on white and on near black alike; text takes the tone of its theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"] | None
"""None where it is not known: everything then has a tone that can be read on both."""

SIDES = ("#2D78D2", "#C3691E", "#876978", "#3F8A7B")
NO_SIDE = "#7A756F"
SIDE_TEXT = {
    "light": ("#1559A8", "#8F4A0E", "#6B4A5B", "#1F665A"),
    "dark": ("#8DBBF3", "#F0A468", "#D0AFC0", "#86CDBE"),
}
NO_SIDE_TEXT = {"light": "#55514C", "dark": "#C4BEB6"}
UNASSIGNED = "unassigned"
FONT = "'Source Sans', 'Source Sans 3', 'Noto Sans', 'Segoe UI', 'DejaVu Sans', sans-serif"
"""Fonts with the letters of Kazakh and Kyrgyz; the first is the pages' own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is not data: ground, text, grid."""

    ground: str
    text: str
    grid: str


PAPERS: dict[Theme, Paper] = {
    "light": Paper("#FFFFFF", "#55514C", "#E6E3DF"),
    "dark": Paper("#171614", "#C4BEB6", "#34312D"),
    None: Paper("transparent", "#827D77", "#827D7740"),
}


def colour(side: str, sides: Sequence[str]) -> str:
    """Returns the middle tone of a side, by its place in the case's order of sides."""
    if side == UNASSIGNED or side not in sides:
        return NO_SIDE
    return SIDES[list(sides).index(side) % len(SIDES)]


def text_colour(side: str, sides: Sequence[str], theme: Theme) -> str:
    """Returns the tone in which words of a side can be read on the theme's ground."""
    if theme is None:
        return colour(side, sides)
    if side == UNASSIGNED or side not in sides:
        return NO_SIDE_TEXT[theme]
    return SIDE_TEXT[theme][list(sides).index(side) % len(SIDES)]
