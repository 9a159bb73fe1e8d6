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
LARGE_GAP = 3
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


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two lines one after the other: does the second go on with the paragraph of the first, which
    begins with the line `first` and has `size` characters?"""

    before: Line
    line: Line
    first: Line
    size: int
    wrapped: bool
    near: Sequence[int]

    @property
    def done(self) -> bool:
        """True where the line before ends a sentence."""
        return ends_sentence(self.before.text)

    def short(self, usual: float) -> bool:
        """True where the line before is well short of a usual line near it."""
        return len(self.before.text) < FULL * usual


def _marked_line(seam: _Seam) -> bool | None:
    """Headings, names in bold and rows of a table stand alone."""
    texts = (seam.before.text, seam.line.text)
    marked = any(_HEADING.match(text) or " | " in text for text in texts)
    return False if marked or seam.line.text.startswith("**") else None


def _broken_word(seam: _Seam) -> bool | None:
    return (_HYPHEN.search(seam.before.text) and seam.line.text[:1].islower()) or None


def _turn_or_item(seam: _Seam) -> bool | None:
    """A dash or number begins something new, unless a column broke the line right before it."""
    if not is_turn(seam.line.text) and not _ITEM.match(seam.line.text):
        return None
    listed = _ITEM.match(seam.first.text) or seam.before.text.endswith((",", ";"))
    return seam.wrapped and not listed and not seam.done and seam.line.gap == 0


def _after_gap(seam: _Seam) -> bool | None:
    """After blank lines or a page head only a torn sentence goes on."""
    if not seam.line.gap and not seam.line.after_head:
        return None
    torn = seam.line.text[:1].islower() or (
        seam.size >= LONG_PARAGRAPH and seam.line.gap < LARGE_GAP
    )
    return torn and not seam.done and not seam.before.text.isupper()


def _line_is_paragraph(seam: _Seam) -> bool | None:
    if seam.wrapped:
        return None
    return not seam.done and seam.line.text[:1].islower()


def _last_line(seam: _Seam) -> bool | None:
    return not seam.short(max(seam.near)) if seam.done else None


def _title_line(seam: _Seam) -> bool | None:
    upper = seam.line.text[:1].isupper() and not is_turn(seam.before.text)
    title = seam.before is seam.first and upper and seam.short(median(seam.near))
    return False if title else None


RULES: tuple[Callable[[_Seam], bool | None], ...] = (
    _marked_line,
    _broken_word,
    _turn_or_item,
    _after_gap,
    _line_is_paragraph,
    _last_line,
    _title_line,
)


def _goes_on(lines: Sequence[Line], place: int, wrapped: bool, first: Line, size: int) -> bool:
    """True when the line continues the paragraph; in a hard-wrapped text, unless a rule objects."""
    near = [len(one.text) for one in lines[max(0, place - 1 - AROUND) : place - 1 + AROUND]]
    seam = _Seam(lines[place - 1], lines[place], first, size, wrapped, near)
    return next((answer for rule in RULES if (answer := rule(seam)) is not None), True)


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
