"""Readable text: one form for what looks the same, with a map back to the original.

The steps are one list at the bottom; each returns the edits it wants. They run until nothing
changes, so reading a readable text changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from workbench.model.text import MappedText
from workbench.text.mapped import Edit, rewrite

Step = Callable[[str], Iterator[Edit]]

_TWINS = "aа cс eе oо pр xх yу hһ iі AА BВ CС EЕ HН KК MМ OО PР TТ XХ IІ YУ"  # Latin, then Cyrillic
LATIN = "".join(pair[0] for pair in _TWINS.split())
LOOKALIKES = str.maketrans({pair[0]: pair[1] for pair in _TWINS.split()})
ROUNDS = 8
"""More rounds than any text needs; each makes what the one before it brought together."""

_LINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"(?:\u00ad[ \t]*\n[ \t]*(?=\w))|[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\ufeff]+"
)
_BLANK = r"\t\xa0\x1f\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(rf"[ {_BLANK}]{{2,}}|[{_BLANK}]")
_SIGNS = re.compile("[\u2010\u2011\u2019\u02bc\uff10-\uff19]")
_SIGN = {"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u02bc": "'"} | {
    chr(0xFF10 + digit): str(digit) for digit in range(10)
}
_MIXED = re.compile(rf"[{LATIN}]+(?=[\u0400-\u052f])|(?<=[\u0400-\u052f])[{LATIN}]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] (?:- ?)?){4,}[^\W\d_](?![^\W_])(?: (?=[,.;:!?]))?")
_GAPS = re.compile(" +")


def _line_ends(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), "\n") for m in _LINE.finditer(text))


def _invisible(text: str) -> Iterator[Edit]:
    """A soft hyphen goes, and with it the line end it stands at."""
    return (Edit(m.start(), m.end()) for m in _INVISIBLE.finditer(text))


def _spaces(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), " ") for m in _SPACES.finditer(text))


def _signs(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), _SIGN[m.group()]) for m in _SIGNS.finditer(text))


def _lookalikes(text: str) -> Iterator[Edit]:
    """Latin letters that touch a Cyrillic one are taken for the Cyrillic ones they look like."""
    for m in _MIXED.finditer(text):
        yield Edit(m.start(), m.end(), m.group().translate(LOOKALIKES))


def _letter_spaced(text: str) -> Iterator[Edit]:
    """A word set with a space after each letter is closed up."""
    for run in _SPACED.finditer(text):
        for gap in _GAPS.finditer(text, run.start(), run.end()):
            yield Edit(gap.start(), gap.end())


def _composed(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for start, stop in _clusters(text):
        cluster = text[start:stop]
        new = unicodedata.normalize("NFC", cluster)
        if new != cluster:
            yield Edit(start, stop, new)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yields stretches that compose on their own: a character with what can join it."""
    joining = _joining()
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or text[place] not in joining:
            yield start, place
            start = place


@cache
def _joining() -> frozenset[str]:
    """Returns every character that may melt into the one before it."""
    found = set()
    for code in range(0x300, 0x110000):
        char = chr(code)
        if unicodedata.combining(char):
            found.add(char)
        parts = unicodedata.decomposition(char).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(chr(int(parts[1], 16)))
    jamo = (chr(code) for code in range(0x1161, 0x11C3))
    return frozenset(found.union(jamo))


STEPS: tuple[Step, ...] = (
    _line_ends,
    _invisible,
    _composed,
    _spaces,
    _signs,
    _letter_spaced,
    _lookalikes,
)


def is_readable(text: str) -> bool:
    """True for a text that is in its readable form already."""
    return all(next(step(text), None) is None for step in STEPS)


def readable(text: str, offset: int = 0) -> MappedText:
    """Returns the text in its readable form: composed letters, plain spaces and line ends, no soft
    hyphens, look-alike letters repaired; `origin` counts from `offset`."""
    return cleaned(MappedText.identity(text, offset))


def cleaned(mapped: MappedText) -> MappedText:
    """Returns the readable form of a text that already has a map."""
    for _ in range(ROUNDS):
        before = mapped
        for step in STEPS:
            mapped = rewrite(mapped, step(mapped.text))
        if mapped is before:
            break
    return mapped
