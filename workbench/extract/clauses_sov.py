"""Clauses of a sentence whose verb closes them: where they begin and what they tell."""

from __future__ import annotations

from workbench.extract.line import CLOSING, OPENING, Line


def clause_start(line: Line, end: int, since: int) -> int:
    """Returns where the clause that ends at `end` begins, not before `since`."""
    start = end
    while start > since and not line.is_boundary(start - 1):
        start -= 1
    return start


def outside_quote(line: Line, index: int, since: int) -> int:
    """Steps over a quotation that closes at the index."""
    if index < 0 or line.norms[index] not in CLOSING:
        return index
    while index > since and line.norms[index] not in "«“„":
        index -= 1
    return index


def since_contrast(line: Line, index: int) -> int:
    """Returns where the clause with a cue begins if a contrast opens it, else the sentence's start:
    "it rained, but according to X …"."""
    start = clause_start(line, index, 0)
    opens = start > 0 and line.norms[start] in line.words.breaks
    return start if opens else 0


def told_from(line: Line, since: int, first: int, end: int) -> int:
    """Returns where what is said begins: at the subject, or before it where the figures stand:
    "that 40 people died the ministry said"."""
    start = clause_start(line, first, since)
    contrast = line.norms[start] in line.words.breaks
    if contrast or any(line.is_figure(i) for i in range(first, end)):
        return first
    return since


def tells_on(line: Line, first: int, cue: tuple[int, int]) -> bool:
    """True when what is said follows the verb: after a colon, or after another mark where no figure
    stands before it."""
    mark = line.norms[cue[1]] if cue[1] < len(line.norms) else ""
    if mark == ":":
        return True
    ahead = any(line.is_figure(i) for i in range(first, cue[0]))
    return not ahead and (mark == "," or mark in OPENING)
