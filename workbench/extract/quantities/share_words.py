"""The words of shares said in words: parts of a whole, and what may stand around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.number import Number
from workbench.extract.quantities.triggers import Triggers
from workbench.extract.quantities.units import UnitWords, unit_words
from workbench.extract.quantities.words import NumberWords, number_words
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

LARGEST_PART = 20


@dataclass(frozen=True, eq=False)
class ShareWords:
    """The view of [shares] in numbers.toml."""

    numbers: NumberWords
    units: UnitWords
    cased: bool  # shares are made with endings: of-three its-one, its-half
    parts: Mapping[str, int]  # third, quarter: what one of them is of
    counted: Mapping[str, int]  # parts only after a numeral: two fifths
    bare: bool  # may a part stand without article or numeral?
    of: frozenset[str]  # one of these must follow a half or a part
    alone_after: frozenset[str]  # … unless one of these stands before it
    before_noun: frozenset[str]  # what may follow a part that stands alone: function words
    not_after: frozenset[str]  # the first half, the other half
    not_before: frozenset[str]  # half past, a quarter of an hour
    exactly: frozenset[str]  # just before a half, part of it
    each: frozenset[tuple[str, ...]]  # every (fifth)
    ordinals: Triggers  # after "every", where number words know no ordinals
    in_: frozenset[tuple[str, ...]]  # one in five, one out of five
    part_nouns: frozenset[str]  # "part" after of-three one
    cues: frozenset[str]  # words of which one must stand in the sentence, where no number need

    def told(self, norms: Sequence[str], ordinals: Sequence[Number] = ()) -> bool:
        """True when a share may stand in a sentence of these words with no number but ordinals."""
        if not self.cues.isdisjoint(norms):
            return True
        return bool(ordinals) and any(each[0] in norms for each in self.each)

    def may(self, drafts: Sequence[Draft], norms: Sequence[str]) -> bool:
        """True when it is worth looking for shares at all; seldom."""
        if self.told(norms) or (self.in_ and len(drafts) > 1):
            return True
        numbers = [draft.number for draft in drafts]
        return any(one.half or (self.cased and _inflected(one)) for one in numbers)


def _inflected(number: Number) -> bool:
    return number.ordinal or number.suffix.case in ("abl", "gen")


@lru_cache(maxsize=64)
def share_words(lexicon: Lexicon, language: str) -> ShareWords:
    """Returns the words of a language; LexiconError names what is wrong in its table."""
    table = lexicon.table(language, "numbers").table("shares")
    numbers = number_words(lexicon, language)

    def plain(key: str) -> frozenset[str]:
        return frozenset(table.words(key))

    def phrases(key: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(text.split()) for text in table.words(key))

    ordinals = table.table("ordinals")
    listed = [(name, word) for name in ordinals for word in ordinals.words(name)]
    each, parts, counted = phrases("each"), _parts(table, "parts"), _parts(table, "counted")
    return ShareWords(
        numbers=numbers,
        units=unit_words(lexicon, language),
        cased=bool(numbers.endings),
        parts=parts,
        counted=counted,
        bare=table.flag("bare"),
        of=plain("of"),
        alone_after=plain("alone_after"),
        before_noun=frozenset(lexicon.table(language, "lookalikes").words("function")),
        not_after=plain("not_after"),
        not_before=plain("not_before"),
        exactly=plain("exactly"),
        each=each,
        ordinals=Triggers(listed, lexicon.suffixes(language)),
        in_=phrases("in"),
        part_nouns=plain("part_nouns"),
        cues=frozenset(
            (*parts, *counted, *_joined(numbers, parts), *(words[0] for words in each if listed))
        ),
    )


def _joined(numbers: NumberWords, parts: Mapping[str, int]) -> Iterator[str]:
    """Yields numeral and part joined by a hyphen: two-thirds."""
    small = [stem for stem, word in numbers.stems.items() if word.value < LARGEST_PART]
    return (f"{stem}-{part}" for stem in small for part in parts)


def _parts(table: Table, key: str) -> dict[str, int]:
    inner = table.table(key)
    for name in inner:
        if not name.isdigit() or int(name) < 2:
            raise inner.wrong(name, name, "a whole number over 1 as the key")
    return {word: int(name) for name in inner for word in inner.words(name)}
