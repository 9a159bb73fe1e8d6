"""Reading order on a page: pieces of text cut apart along the white between them (XY-cut)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

COLUMN_GAP = 0.6
"""White this many line heights wide parts two columns."""
LINE_GAP = 1.0
"""White this many line heights high parts two blocks."""
CLEAR_GAP = 1.8
"""White that high, and wider than any between columns, is cut first."""
BIG = 1.3
"""Type this much larger than usual is a headline's."""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of text on a page; y grows upwards, as in PDF."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Its height."""
        return self.top - self.bottom


def blocks(boxes: Sequence[Box]) -> list[list[str]]:
    """Returns the blocks of a page in reading order, each as its lines."""
    boxes = [box for box in boxes if box.text.strip() and box.height > 0]
    if not boxes:
        return []
    heights = sorted(box.height for box in boxes)
    line = heights[len(heights) // 2]
    return [_lines(leaf, line) for leaf in _cut(boxes, line)]


def _cut(boxes: list[Box], line: float) -> Iterator[list[Box]]:
    """Yields the leaves, left before right and top before bottom."""
    todo = [boxes]
    while todo:
        here = todo.pop()
        parts = _parts(here, line) if len(here) > 1 else None
        if parts is None:
            yield here
        else:
            todo.extend(reversed(parts))


def _parts(boxes: list[Box], line: float) -> tuple[list[Box], list[Box]] | None:
    column = _widest_gap([(box.left, box.right) for box in boxes])
    row = _widest_gap([(box.bottom, box.top) for box in boxes])
    clear = row[0] > CLEAR_GAP * line and row[0] > column[0]
    if column[0] >= COLUMN_GAP * line and not clear:
        return (
            [box for box in boxes if box.left < column[1]],
            [box for box in boxes if box.left >= column[1]],
        )
    if row[0] >= LINE_GAP * line:
        return (
            [box for box in boxes if box.bottom >= row[1]],
            [box for box in boxes if box.bottom < row[1]],
        )
    return _headline(boxes, line)


def _headline(boxes: list[Box], line: float) -> tuple[list[Box], list[Box]] | None:
    """Returns the big lines at the top apart from the rest, None where there are none."""
    big = [box for box in boxes if box.height > BIG * line]
    rest = [box for box in boxes if box.height <= BIG * line]
    if not big or not rest or min(box.bottom for box in big) < max(box.bottom for box in rest):
        return None
    return big, rest


def _widest_gap(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Returns the widest stretch no span covers and where it ends; (0, 0) where there is none."""
    widest, where = 0.0, 0.0
    reached = None
    for start, stop in sorted(spans):
        if reached is not None and start - reached > widest:
            widest, where = start - reached, start
        reached = stop if reached is None else max(reached, stop)
    return widest, where


def _lines(boxes: list[Box], line: float) -> list[str]:
    """Returns the lines of a block: pieces that overlap in height stand on one line."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-(box.top + box.bottom), box.left)):
        middle = (box.top + box.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_joined(sorted(row, key=lambda box: box.left), line) for row in rows]


def _joined(row: list[Box], line: float) -> str:
    text = row[0].text
    for before, box in itertools.pairwise(row):
        apart = box.left - before.right > line * 0.15
        spaced = text.endswith((" ", "\x02")) or box.text.startswith(" ")
        text += (" " if apart and not spaced else "") + box.text
    return text.strip(" ")
