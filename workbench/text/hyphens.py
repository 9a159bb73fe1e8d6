"""Words broken at the end of a line: which hyphens belong to the word and which to the column.

The document is its own word list: every word that is not at the edge of a line. A rule looks at the
two halves and answers True (keep the hyphen), False (join) or None; the order is one list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.lexicon import Lexicon
from workbench.model.text import MappedText
from workbench.text.mapped import Edit, rewrite

ACROSS = 3
"""A known stem counts when it reaches this many letters over the break."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SEAM = re.compile(r"(-?)[ \t]*\n\s*|(?<=[^\W_])(-) (?=[^\W\d_])")
_BEFORE = re.compile(r"[^\W_]+$")
_AFTER = re.compile(r"[^\W_]+")
REACH = 60
"""No half of a word is longer."""
LONGEST_SUFFIX = 4


@dataclass(frozen=True, slots=True)
class Letters:
    """Of a language: its vowels by harmony, letters only loans have, clitics and joiners."""

    front: frozenset[str]
    back: frozenset[str]
    loan: frozenset[str]
    clitics: frozenset[str]
    joiners: frozenset[str]


@lru_cache(maxsize=32)
def letters_of(lexicon: Lexicon, language: str | None) -> Letters:
    """Returns what text.toml says of the language; of a language without word lists nothing."""
    if language not in lexicon.languages or language is None:
        return Letters(*[frozenset[str]()] * 5)
    table = lexicon.table(language, "text")
    return Letters(
        frozenset(table.text("front_vowels", "")),
        frozenset(table.text("back_vowels", "")),
        frozenset(table.text("loan_letters", "")),
        frozenset(table.words("clitics")),
        frozenset(table.words("joiners")),
    )


class Known:
    """The words of a document that stand whole in their lines, and how often pairs were broken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.hyphenated: set[str] = set()
        self.inner_pairs: set[tuple[str, str]] = set()
        self.broken: Counter[tuple[str, str]] = Counter()
        seams: set[tuple[str, str]] = set()
        before = torn = ""
        for line in lines:
            found = [word.casefold() for word in _WORD.findall(line)]
            self._learn(found[1:-1])
            self._learn(word for word in self._edges(found, bool(torn), line) if "-" in word)
            self.inner_pairs.update(pairwise(found))
            if torn and found and (before, line) not in seams:
                seams.add((before, line))
                self.broken[torn.rsplit("-", 1)[-1], found[0][:4]] += 1
            torn = found[-1] if found and line.rstrip().endswith("-") else ""
            before = line
        self._sorted = sorted(self.words)
        self._sorted_hyphenated = sorted(self.hyphenated)

    def _edges(self, found: list[str], torn: bool, line: str) -> list[str]:
        """Returns the outer words of a line that no hyphen tore off: good for hyphenated ones."""
        last = [] if line.rstrip().endswith("-") else found[-1:]
        return last if torn else found[:1] + last

    def _learn(self, words: Iterable[str]) -> None:
        for word in words:
            (self.hyphenated if "-" in word else self.words).add(word)
            if "-" in word:
                self.words.update(part for part in word.split("-") if len(part) > 2)

    def reach(self, word: str) -> int:
        """Returns how many first letters of the word some known word shares."""
        return _shared(self._sorted, word)

    def reach_hyphenated(self, word: str) -> int:
        """The same among the words written with a hyphen."""
        return _shared(self._sorted_hyphenated, word)


def _shared(ordered: list[str], word: str) -> int:
    place = bisect_left(ordered, word)
    near = ordered[max(place - 1, 0) : place + 1]
    return max((_common(word, other) for other in near), default=0)


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Halves:
    """The two halves of a broken word as written and case-folded, and what is known."""

    first: str
    second: str
    a: str
    b: str
    known: Known
    letters: Letters


def _number_name_or_clitic(halves: Halves) -> bool | None:
    shouted = halves.first.isupper() and halves.second.isupper() and len(halves.second) > 1
    if halves.first[-1].isdigit() or halves.b in halves.letters.clitics:
        return True
    if not shouted and (halves.second[:1].isupper() or halves.second[:1].isdigit()):
        return True
    return (len(halves.first) > 1 and halves.first.isupper() and not shouted) or None


def _written_elsewhere(halves: Halves) -> bool | None:
    joined = halves.a + halves.b in halves.known.words
    kept = f"{halves.a}-{halves.b}" in halves.known.hyphenated
    return kept if joined != kept else None


def _stem_across(halves: Halves) -> bool | None:
    least = len(halves.a) + min(ACROSS, len(halves.b))
    joined = halves.known.reach(halves.a + halves.b)
    kept = halves.known.reach_hyphenated(f"{halves.a}-{halves.b}") - 1
    if max(joined, kept) < least or joined == kept:
        return None
    return kept > joined


def _repeats(halves: Halves) -> bool | None:
    same = len(halves.b) > 3 and _common(halves.a, halves.b) >= 3
    return (same and halves.a in halves.known.words) or None


def _often_broken_there(halves: Halves) -> bool | None:
    if min(len(halves.a), len(halves.b) - 1) < 3:
        return None
    if halves.known.broken[halves.a, halves.b[:4]] < 2:
        return None
    return halves.known.reach(halves.a + halves.b) <= len(halves.a) or None


def _harmony_clashes(halves: Halves) -> bool | None:
    if len(halves.b) < 4 or halves.a not in halves.known.words:
        return None
    letters = halves.letters
    if not letters.loan.isdisjoint(halves.a + halves.b):
        return None
    left, right = _harmony(halves.a, letters), _harmony(halves.b, letters)
    return (left is not None and right is not None and left != right) or None


def _harmony(word: str, letters: Letters) -> str | None:
    front, back = not letters.front.isdisjoint(word), not letters.back.isdisjoint(word)
    return None if front == back else ("front" if front else "back")


def _two_words(halves: Halves) -> bool | None:
    known = halves.a in halves.known.words and halves.b in halves.known.words
    long = min(_syllables(half, halves.letters) for half in (halves.a, halves.b)) > 1
    return (known and long) or None


def _syllables(word: str, letters: Letters) -> int:
    vowels = letters.front | letters.back
    return sum(1 for letter in word if letter in vowels)


RULES: tuple[Callable[[Halves], bool | None], ...] = (
    _number_name_or_clitic,
    _written_elsewhere,
    _stem_across,
    _repeats,
    _often_broken_there,
    _harmony_clashes,
    _two_words,
)


def keeps(first: str, second: str, known: Known, letters: Letters) -> bool:
    """Returns True when the hyphen between the halves is part of the word."""
    halves = Halves(first, second, first.casefold(), second.casefold(), known, letters)
    for rule in RULES:
        answer = rule(halves)
        if answer is not None:
            return answer
    return False


def may_mend(text: str) -> bool:
    """True where a line or word is broken inside a paragraph."""
    return _SEAM.search(text) is not None


def mend(text: MappedText, known: Known, letters: Letters) -> MappedText:
    """Returns a paragraph of several lines as one line, its broken words whole again."""
    edits = (
        edit
        for seam in _SEAM.finditer(text.text)
        if (edit := _seam(text.text, seam, known, letters)) is not None
    )
    return rewrite(text, edits)


def _seam(text: str, seam: re.Match[str], known: Known, letters: Letters) -> Edit | None:
    start, stop = seam.span()
    before = _BEFORE.search(text[max(0, start - REACH) : start])
    after = _AFTER.match(text[stop : stop + REACH])
    inside = seam.group(2) is not None
    if before is None or after is None:
        return None if inside else Edit(start, stop, f"{seam.group(1)} ")
    first, second = before.group(), after.group()
    if inside:
        return _inside(start, first, second, known, letters)
    if seam.group(1):
        keep = keeps(first, second, known, letters)
        return Edit(start + 1, stop) if keep else Edit(start, stop)
    return Edit(start, stop, "" if _torn(first, second, known) else " ")


def _inside(start: int, first: str, second: str, known: Known, letters: Letters) -> Edit | None:
    """A hyphen with a space after it, inside a line: the trace of a line end, unless the first word
    stands for half of a pair that goes on with a joiner."""
    a, b = first.casefold(), second.casefold()
    if not second.islower() or b in letters.joiners:
        return None
    if first.isdigit():
        return Edit(start + 1, start + 2) if len(second) <= LONGEST_SUFFIX else None
    if len(first) < 2 or len(second) < 2:
        return None
    if f"{a}-{b}" in known.hyphenated:
        return Edit(start + 1, start + 2)
    return Edit(start, start + 2) if a + b in known.words or a not in known.words else None


def _torn(first: str, second: str, known: Known) -> bool:
    """True for a word that lost its hyphen at the line end: together it is known, apart not."""
    a, b = first.casefold(), second.casefold()
    if not second.islower() or (a, b) in known.inner_pairs:
        return False
    if a in known.words and b in known.words:
        return False
    return a + b in known.words or known.reach(a + b) >= len(a) + max(ACROSS, len(b) - 2)
