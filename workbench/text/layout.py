"""Lines put together to paragraphs again: hard-wrapped lines, columns and page breaks mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from workbench.model.text import MappedText
from workbench.text.mapped import joined

WRAPPED_SHARE = 0.5
"""Share of lines that break off mid-sentence from which on a text counts as hard-wrapped."""
WRAPPED_LEAST = 4
LONG_PARAGRAPH = 120
"""A paragraph this long that ends without a full stop goes on after the gap."""
FULL = 0.6
"""A line shorter than this share of its neighbours may end a paragraph."""
AROUND = 8

_ENDS = re.compile(r"[.!?…][»”\"“'’)\]]*$|[:;]$")
_TURN = re.compile(r"[–—-]\s?(?=[^\W\d_«\"“])|\*\*[^*\n]{1,80}:?\*\*")
_ITEM = re.compile(r"[-*+•▪·] +\S|\(?\d{1,2}[.)] +\S")
_HEADING = re.compile(r"#{1,6} ")
_HYPHEN = re.compile(r"[^\W_]-$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's place in the readable text, without white space at its ends, and how many blank
    lines stand before it. `after_head`: only a page head stood between it and the line before."""

    start: int
    stop: int
    text: str
    gap: int
    after_head: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined by line ends; `gap` as of its first line."""

    text: MappedText
    gap: int

    @property
    def heading(self) -> bool:
        """True for a Markdown heading."""
        return _HEADING.match(self.text.text) is not None


def lines_of(text: str) -> list[Line]:
    """Returns the lines that are not blank."""
    found: list[Line] = []
    at = gap = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(inner), inner, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return found


def is_turn(line: str) -> bool:
    """True where the line begins like a turn of a conversation: a dash, or a name in bold."""
    return _TURN.match(line) is not None


def ends_sentence(line: str) -> bool:
    """True where the line ends like a sentence or leads over to a list."""
    return _ENDS.search(line) is not None


def is_wrapped(lines: Sequence[Line]) -> bool:
    """True for a text whose lines end where the column ends."""
    pairs = [(one, two) for one, two in pairwise(lines) if two.gap == 0]
    broken = sum(
        1
        for one, two in pairs
        if not ends_sentence(one.text) and (two.text[:1].islower() or _HYPHEN.search(one.text))
    )
    return broken >= WRAPPED_LEAST and broken >= WRAPPED_SHARE * len(pairs) / 2


def paragraphs(text: MappedText, lines: Sequence[Line]) -> list[Paragraph]:
    """Returns the paragraphs that the lines make, in order."""
    wrapped = is_wrapped(lines)
    groups: list[list[Line]] = []
    size = 0
    for place, line in enumerate(lines):
        if groups and _goes_on(lines, place, wrapped, groups[-1][0], size):
            groups[-1].append(line)
        else:
            groups.append([line])
            size = 0
        size += len(line.text)
    return [_paragraph(text, group) for group in groups]


def _paragraph(text: MappedText, group: Sequence[Line]) -> Paragraph:
    parts = [text.slice(group[0].start, group[0].stop)]
    for before, line in pairwise(group):
        at = before.stop
        parts.append(MappedText("\n", text.origin[at : at + 1]))
        parts.append(text.slice(line.start, line.stop))
    return Paragraph(joined(parts) if len(parts) > 1 else parts[0], group[0].gap)


def _goes_on(lines: Sequence[Line], place: int, wrapped: bool, first: Line, size: int) -> bool:
    """True when the line continues the paragraph that begins with `first` and of which `size`
    characters are already there."""
    before, line = lines[place - 1], lines[place]
    if _HEADING.match(line.text) or _HEADING.match(before.text) or line.text.startswith("**"):
        return False
    if _HYPHEN.search(before.text) and line.text[:1].islower():
        return True
    done = ends_sentence(before.text)
    if " | " in line.text or " | " in before.text:  # rows of a table
        return False
    if is_turn(line.text) or _ITEM.match(line.text):
        return (
            wrapped
            and not _ITEM.match(first.text)
            and not done
            and line.gap == 0
            and not before.text.endswith((",", ";"))
        )
    if line.gap or line.after_head:
        torn = line.text[:1].islower() or (size >= LONG_PARAGRAPH and line.gap < 3)
        return torn and not done and not before.text.isupper()
    if not wrapped:
        return not done and line.text[:1].islower()
    if done:
        return not _short(lines, place - 1, max)
    upper = line.text[:1].isupper() and not is_turn(before.text)
    return not (before is first and upper and _short(lines, place - 1, median))


def _short(lines: Sequence[Line], place: int, usual: Callable[[list[int]], float]) -> bool:
    """True for a line well short of the others near it: the end of a paragraph, or a title."""
    near = lines[max(0, place - AROUND) : place + AROUND]
    return len(lines[place].text) < FULL * usual([len(line.text) for line in near])


def without(lines: Sequence[Line], dropped: frozenset[int], heads: frozenset[int]) -> list[Line]:
    """Returns the lines but the dropped ones; the line after a page head knows it."""
    kept: list[Line] = []
    gap, head = 0, False
    for place, line in enumerate(lines):
        if place in dropped:
            gap, head = 1, head or place in heads
            continue
        if gap:
            line = replace(line, gap=max(line.gap, gap), after_head=head)
        kept.append(line)
        gap, head = 0, False
    return kept
