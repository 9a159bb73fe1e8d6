"""Edits of a mapped text that keep every character's place in the original."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from workbench.model.text import MappedText


class Edit(NamedTuple):
    """Characters start to stop give way to `new`; `start == stop` inserts."""

    start: int
    stop: int
    new: str = ""


def rewrite(mapped: MappedText, edits: Iterable[Edit]) -> MappedText:
    """Returns the text with the edits made; they must be in order and must not overlap. A new
    character takes the origin of the one it stands for, or of the one before it; the last one ends
    where the last replaced one ended."""
    edits = iter(edits)
    first = next(edits, None)
    if first is None:
        return mapped
    text, origin = mapped.text, mapped.origin
    pieces: list[str] = []
    places: array[int] = array("q")
    wide: list[tuple[int, int, int]] = []
    done = 0
    for start, stop, new in chain((first,), edits):
        if start < done or stop < start:
            raise ValueError(f"edit {start}:{stop} overlaps the one before it, up to {done}")
        pieces.append(text[done:start])
        places.extend(origin[done:start])
        pieces.append(new)
        places.extend(_places(origin, start, stop, len(new)))
        wide.append((len(places) - len(new), len(places), stop))
        done = stop
    pieces.append(text[done:])
    places.extend(origin[done:])
    return MappedText("".join(pieces), places, _ends(mapped, places, wide))


def _ends(
    mapped: MappedText, places: array[int], wide: list[tuple[int, int, int]]
) -> array[int] | None:
    """Returns where each character of a rewritten text ends in the original, None where each stands
    for one. `wide` lists the new characters' (start, stop) and the end of what they replace."""
    changed = {
        stop - 1: mapped.original(replaced - 1, replaced)[1]
        for start, stop, replaced in wide
        if stop > start
        and replaced
        and mapped.original(replaced - 1, replaced)[1] > places[stop - 1]
    }
    simple = all(end == places[last] + 1 for last, end in changed.items())
    if mapped.ends is None and simple:
        return None
    ends: array[int] = array("q")
    done = 0
    for start, stop, replaced in wide:
        ends.extend(_old_ends(mapped, done, done + start - len(ends)))
        ends.extend(place + 1 for place in places[start:stop])
        if stop - 1 in changed and stop > start:
            ends[-1] = changed[stop - 1]
        done = replaced
    ends.extend(_old_ends(mapped, done, len(mapped)))
    return ends


def _old_ends(mapped: MappedText, start: int, stop: int) -> array[int]:
    if mapped.ends is not None:
        return mapped.ends[start:stop]
    return array("q", (place + 1 for place in mapped.origin[start:stop]))


def _places(origin: array[int], start: int, stop: int, count: int) -> array[int]:
    """Returns an origin for each of `count` new characters, never falling."""
    if not origin:
        return array("q", [0] * count)
    last = max(start, stop - 1) if stop > start else max(start - 1, 0)
    return array("q", (origin[min(start + i, last)] for i in range(count)))


def joined(parts: Iterable[MappedText]) -> MappedText:
    """Returns the parts one after another."""
    parts = list(parts)
    places: array[int] = array("q")
    ends: array[int] = array("q")
    for part in parts:
        places.extend(part.origin)
        ends.extend(_old_ends(part, 0, len(part)))
    simple = all(part.ends is None for part in parts)
    return MappedText("".join(part.text for part in parts), places, None if simple else ends)


def stripped(mapped: MappedText) -> MappedText:
    """Returns the text without white space at its ends."""
    text = mapped.text
    start = len(text) - len(text.lstrip())
    return mapped.slice(start, max(start, len(text.rstrip())))
