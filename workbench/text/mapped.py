"""Edits of a mapped text that keep every character's place in the original."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from workbench.model.text import MappedText


class Edit(NamedTuple):
    """Characters start to stop give way to `new`; `start == stop` inserts."""

    start: int
    stop: int
    new: str = ""


def rewrite(mapped: MappedText, edits: Iterable[Edit]) -> MappedText:
    """Returns the text with the edits made; they must be in order and must not overlap. A new
    character takes the origin of the one it stands for, or of the one before it."""
    text, origin = mapped.text, mapped.origin
    pieces: list[str] = []
    places: array[int] = array("q")
    done = 0
    for start, stop, new in edits:
        if start < done or stop < start:
            raise ValueError(
                f"edit {start}:{stop} overlaps the one before it, which ends at {done}"
            )
        pieces.append(text[done:start])
        places.extend(origin[done:start])
        pieces.append(new)
        places.extend(_places(origin, start, stop, len(new)))
        done = stop
    if not pieces:
        return mapped
    pieces.append(text[done:])
    places.extend(origin[done:])
    return MappedText("".join(pieces), places)


def _places(origin: array[int], start: int, stop: int, count: int) -> array[int]:
    """Returns an origin for each of `count` new characters, never falling."""
    if not origin:
        return array("q", [0] * count)
    last = max(start, stop - 1) if stop > start else max(start - 1, 0)
    return array("q", (origin[min(start + i, last)] for i in range(count)))


def joined(parts: Iterable[MappedText]) -> MappedText:
    """Returns the parts one after another."""
    pieces: list[str] = []
    places: array[int] = array("q")
    for part in parts:
        pieces.append(part.text)
        places.extend(part.origin)
    return MappedText("".join(pieces), places)


def stripped(mapped: MappedText) -> MappedText:
    """Returns the text without white space at its ends."""
    text = mapped.text
    start = len(text) - len(text.lstrip())
    return mapped.slice(start, max(start, len(text.rstrip())))
