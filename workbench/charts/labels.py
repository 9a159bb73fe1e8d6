"""Where words can stand beside marks without covering one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LETTER, LINE, AWAY, POINT = 7.2, 12.5, 11.0, 6.0
"""Pixels: the width of a letter, the height of a line, the distance from a mark, its radius."""
Box = tuple[float, float, float, float]


class Place(StrEnum):
    """On which side of its mark a word stands."""

    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"
    LEFT = "left"


PLACES = tuple(Place)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that wants to stand beside a point; `first` is the place its side prefers."""

    key: str
    words: str
    x: float
    y: float
    first: Place


def placed(
    wanted: Iterable[Wanted],
    solid: Sequence[Box],
    faint: Sequence[Box],
    width: float,
    height: float,
) -> dict[str, Place]:
    """Returns the place of each word that fits, the first ones asked first; a word that would
    cover another, or anything solid, is left out: the table has it. What is faint is covered only
    where there is no other place."""
    taken: list[Box] = list(solid)
    found: dict[str, Place] = {}
    for one in wanted:
        box, place = _free(one, (*taken, *faint), width, height) or (
            _free(one, taken, width, height) or (None, None)
        )
        if box is not None and place is not None:
            taken.append(box)
            found[one.key] = place
    return found


def _free(
    one: Wanted, taken: Sequence[Box], width: float, height: float
) -> tuple[Box, Place] | None:
    at = PLACES.index(one.first)
    for place in (*PLACES[at:], *PLACES[:at]):
        box = _box(one, place)
        inside = box[0] >= 0 and box[1] >= -LINE and box[2] <= width + LINE and box[3] <= height
        if inside and not any(_meet(box, other) for other in taken):
            return box, place
    return None


def _box(one: Wanted, place: Place) -> Box:
    wide = LETTER * len(one.words)
    if place in (Place.ABOVE, Place.BELOW):
        middle = one.y - AWAY - LINE / 2 if place is Place.ABOVE else one.y + AWAY + LINE / 2
        left = one.x - wide / 2
        return left, middle - LINE / 2, left + wide, middle + LINE / 2
    left = one.x + AWAY if place is Place.RIGHT else one.x - AWAY - wide
    return left, one.y - LINE / 2, left + wide, one.y + LINE / 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
