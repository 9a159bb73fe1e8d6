"""A sentence's tokens as the search for sources sees them: boundaries, nouns, names, dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.extract.types import Sentence, Token
from workbench.extract.voice_words import VoiceWords, voice_words
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import Hit

OPENING = frozenset("«“„")
CLOSING = frozenset("»”")
PLAIN_QUOTES = frozenset('"')
DASHES = frozenset("–—")
BOUNDARIES = frozenset(",;:()[]!?…") | OPENING | CLOSING | PLAIN_QUOTES | DASHES
SHORT_QUOTE = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A source noun or known authority at a token: where it ends and its features."""

    stop: int
    features: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence with what is known of each: source nouns and names (`units`), dates,
    figures, short quoted names, saying verbs and the cues that stand beside a source."""

    tokens: tuple[Token, ...]
    norms: tuple[str, ...]
    words: VoiceWords
    units: Mapping[int, Unit]
    dated: frozenset[int]
    counted: frozenset[int]
    quoted: frozenset[int]
    sayings: tuple[Hit[str], ...]
    frames: tuple[Hit[str], ...]
    said: frozenset[int]

    @classmethod
    def of(cls, sentence: Sentence, lexicon: Lexicon) -> Line:
        """Returns the line of a sentence."""
        words = voice_words(lexicon, sentence.language)
        tokens = sentence.tokens
        norms = tuple(token.norm for token in tokens)
        sayings = tuple(words.say.find(norms))
        units: dict[int, Unit] = {}
        for hit in (*words.authorities.find(norms), *words.nouns.find(norms)):
            known = units.get(hit.first)
            if known is None or known.stop < hit.last:
                units[hit.first] = Unit(hit.last, hit.features)
        return cls(
            tokens=tokens,
            norms=norms,
            words=words,
            units=units,
            dated=_covered(tokens, [(time.start, time.stop) for time in sentence.times]),
            counted=frozenset(
                i for mention in sentence.mentions for i in range(mention.first, mention.last)
            ),
            quoted=_quoted(tokens),
            sayings=sayings,
            frames=tuple(words.frames.find(norms)),
            said=frozenset(hit.first for hit in sayings),
        )

    def is_word(self, index: int) -> bool:
        """True for a word token inside the sentence."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word"

    def is_boundary(self, index: int) -> bool:
        """True for a mark that parts clauses; a short quoted name and its marks are none."""
        return self.norms[index] in BOUNDARIES and index not in self.quoted

    def is_figure(self, index: int) -> bool:
        """True for a number that is no part of a date."""
        token = self.tokens[index]
        return (token.kind == "number" or index in self.counted) and index not in self.dated

    def is_ending(self, index: int) -> bool:
        """True for letters written onto a number or a mark: an ending, no word of its own."""
        before = self.tokens[index - 1] if index else None
        return (
            before is not None
            and before.stop == self.tokens[index].start
            and (before.kind == "number" or before.norm == "-")
        )

    def is_inner_mark(self, index: int) -> bool:
        """True for a dot or hyphen written inside a name or an address: "Ult.kz", "12-"."""
        if not 0 < index < len(self.tokens) - 1 or self.norms[index] not in ".-":
            return False
        mark = self.tokens[index]
        glued = self.tokens[index - 1].stop == mark.start
        return glued and mark.stop == self.tokens[index + 1].start

    def quote_stop(self, index: int) -> int:
        """Returns the index after the short quoted name that a token belongs to."""
        while index in self.quoted:
            index += 1
            if index not in self.quoted or self.norms[index] in OPENING:
                break
        return index

    def is_abbreviation(self, index: int) -> bool:
        """True for a letter or two before a dot: an initial, a shortened title."""
        return (
            self.is_word(index)
            and len(self.tokens[index].text) <= 2
            and index + 1 < len(self.tokens)
            and self.norms[index + 1] == "."
            and self.tokens[index].stop == self.tokens[index + 1].start
        )

    def capital(self, index: int) -> bool:
        """True for a word with a capital letter."""
        return self.is_word(index) and self.tokens[index].text[:1].isupper()

    def is_name(self, index: int) -> bool:
        """True for a word that reads as a proper name: capital letters away from the start of the
        sentence, an abbreviation, Latin letters among others, or the ending of a surname."""
        if not self.capital(index):
            return False
        text = self.tokens[index].text
        if len(text) > 1 and (text.isupper() or (self.words.latin_names and text.isascii())):
            return True
        if self.words.not_name.fullmatch(self.norms[index]):
            return False
        starts = index == 0 or not self.is_word(index - 1)
        if (
            not starts
            or (index > 0 and self.norms[index - 1] in ",")
            or self._ends_quote(index - 1)
        ):
            return True
        return bool(self.words.name.fullmatch(self.norms[index]))

    def _ends_quote(self, index: int) -> bool:
        """True for the mark that closes a quotation in the middle of a sentence: `…," said X`."""
        marks = CLOSING | PLAIN_QUOTES
        return index > 0 and self.norms[index] in marks and self.norms[index - 1] in ",?!"

    def names_someone(self, first: int, stop: int) -> bool:
        """True when a noun phrase holds a source noun, a known authority or a proper name."""
        capitals = sum(self.capital(i) for i in range(first, stop))
        return (
            any(i in self.units and self.units[i].stop <= stop for i in range(first, stop))
            or any(self.is_name(i) for i in range(first, stop))
            or capitals > 1
        )

    def text(self, first: int, stop: int, whole: str) -> str:
        """Returns the characters of the tokens first to stop."""
        return whole[self.tokens[first].start : self.tokens[stop - 1].stop]


def _covered(tokens: tuple[Token, ...], spans: list[tuple[int, int]]) -> frozenset[int]:
    if not spans:
        return frozenset()
    return frozenset(
        i
        for i, token in enumerate(tokens)
        for start, stop in spans
        if start <= token.start and token.stop <= stop
    )


def _quoted(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Returns the indexes of short quoted names with their marks."""
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.norm not in OPENING and token.norm not in PLAIN_QUOTES:
            continue
        if i in found:
            continue
        for j in range(i + 2, min(i + SHORT_QUOTE, len(tokens))):
            mark = tokens[j].norm
            if mark in CLOSING or mark in PLAIN_QUOTES:
                if tokens[i + 1].text[:1].isupper() and tokens[j - 1].kind != "punct":
                    found.update(range(i, j + 1))
                break
    return frozenset(found)
