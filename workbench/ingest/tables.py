"""Tables as lines that can be read alone: a figure with the heads of its row and of its column.

"Almaty | 149" says nothing once the head of the column is out of sight; "Almaty, killed: 149" does.
A table without a row of heads stays as it stands, a line a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_RULE = re.compile(r"[|:\s-]*-{2,}[|:\s-]*")
_UNIT = re.compile(r"(?P<head>.*\S)\s*(?:\(\s*(?P<inside>[^()]+)\)|,\s*(?P<after>[^,()]+))")
MOST_UNIT = 4
"""Words of a unit in a head: millions of tenge, thousand square metres."""

Row = Sequence[str]


def lines_of(rows: Sequence[Row]) -> Iterator[str]:
    """Yields a table's lines: with heads, one for each figure; else `cell | cell` for each row."""
    if not _has_heads(rows):
        yield from (_joined(row) for row in rows if any(row))
        return
    heads = rows[0]
    lead = _lead(rows)
    yield _joined(heads)
    for row in rows[1:]:
        yield from _told(heads, row, lead)


def from_marked(lines: Iterable[str]) -> Iterator[str]:
    """Yields the lines of a text, its tables (`| cell | cell |`) made lines that stand alone."""
    rows: list[list[str]] = []
    for line in lines:
        stripped = line.strip()
        if len(stripped) > 1 and stripped[0] == stripped[-1] == "|":
            if not _RULE.fullmatch(stripped):
                rows.append([cell.strip() for cell in stripped[1:-1].split("|")])
            continue
        if rows and stripped:
            yield from lines_of(rows)
            rows = []
        yield line
    yield from lines_of(rows)


def _joined(row: Row) -> str:
    """Returns the cells of a row on one line, a merged cell once."""
    return " | ".join(cell for at, cell in enumerate(row) if not at or cell != row[at - 1])


def _has_heads(rows: Sequence[Row]) -> bool:
    """True when the first row holds words (or years) over rows of the same width with figures."""
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return False
    heads = rows[0]
    if not all(heads[1:]) or any(_is_figure(head) for head in heads):
        return False
    return any(_is_figure(cell) for row in rows[1:] for cell in row[1:])


def _is_figure(cell: str) -> bool:
    return bool(_DIGIT.search(_YEARS.sub("", cell)))


def _lead(rows: Sequence[Row]) -> int:
    """Returns the column that names the rows: the first one that does more than count them."""
    counts = [row[0].rstrip(".)") for row in rows[1:] if row[0]]
    numbered = counts == [str(at + 1) for at in range(len(counts))] and len(counts) > 0
    return 1 if numbered and len(rows[0]) > 2 else 0


def _told(heads: Row, row: Row, lead: int) -> Iterator[str]:
    named = row[lead]
    if len(set(row)) == 1:  # one cell over the whole width: the title of what follows
        yield named
        return
    told = False
    for head, cell in zip(heads[lead + 1 :], row[lead + 1 :], strict=True):
        if _DIGIT.search(cell):
            what, unit = _parted(head)
            yield f"{named}, {what}: {cell}{unit}" if named else f"{what}: {cell}{unit}"
            told = True
    if not told:
        yield _joined(row)


def _parted(head: str) -> tuple[str, str]:
    """Returns a head and the unit it ends with: "damage, bn tenge", "evacuated (people)"."""
    found = _UNIT.fullmatch(head)
    unit = (found["inside"] or found["after"] or "").strip() if found else ""
    if found is None or not unit or _DIGIT.search(unit) or len(unit.split()) > MOST_UNIT:
        return head, ""
    return found["head"], f" {unit}"
