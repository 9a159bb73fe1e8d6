"""Unit words and signs: what stands for a currency, a percentage, a length of time, a measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.extract.quantities.words import BARE, CACHED, Suffix, number_words
from workbench.extract.types import Token
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

KINDS = ("money", "percent", "time", "measure", "ratio", "times")
NOMINAL = "~n"
Ending = Callable[[str], Suffix | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that was found: tokens up to `last`, its id and kind, the ending of its last word."""

    id: str
    kind: str
    last: int
    suffix: Suffix = BARE


@dataclass(frozen=True, slots=True)
class _Phrase:
    parts: tuple[str, ...]
    unit: str


@dataclass(frozen=True, eq=False)
class UnitWords:
    """The units of a language: words, signs, what may stand before a number."""

    kinds: Mapping[str, str]
    exact: Mapping[str, str]
    stems: Mapping[str, str]
    phrases: Mapping[str, tuple[_Phrase, ...]]  # by first word (exact or stem~n)
    prefixes: Mapping[str, str]
    after: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, str]  # stems joined to digits by a hyphen
    hundredths: frozenset[str]
    ending: Ending
    longest: int
    _seen: dict[str, tuple[str, Suffix] | None] = field(default_factory=dict)
    _first_words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def word(self, norm: str) -> tuple[str, Suffix] | None:
        """Returns the unit a single case-folded word stands for, with its ending."""
        try:
            return self._seen[norm]
        except KeyError:
            if len(self._seen) >= CACHED:
                self._seen.clear()
            found = self._seen[norm] = self._read(norm)
            return found

    def _read(self, norm: str) -> tuple[str, Suffix] | None:
        if norm in self.exact:
            return self.exact[norm], BARE
        for size in range(min(len(norm), self.longest), 0, -1):
            unit = self.stems.get(norm[:size])
            if unit is not None:
                suffix = self.ending(norm[size:])
                if suffix is not None:
                    return unit, suffix
        head, hyphen, tail = norm.rpartition("-")
        if hyphen and tail and head in self.exact and (suffix := self.ending(tail)) is not None:
            return self.exact[head], suffix
        return None

    def is_percent(self, norm: str) -> bool:
        """True when the word alone stands for per cent."""
        found = self.word(norm)
        return found is not None and self.kinds[found[0]] == "percent"

    def at(self, tokens: Sequence[Token], at: int) -> Unit | None:
        """Returns the unit whose words begin at token `at`, the longest one."""
        if at >= len(tokens):
            return None
        found = self._phrase(tokens, at) or self._single(tokens, at)
        if found is None:
            return None
        after, at = self.after.get(found.id), found.last
        short = after and at + 1 < len(tokens) and len(tokens[at - 1].text) < 5
        if short and tokens[at].text == ".":
            at += 1  # 37 bn dol. of the USA
        if after and at < len(tokens) and tokens[at].norm in after:
            return Unit(found.id, found.kind, at + 1, found.suffix)
        return found

    def joined(self, tokens: Sequence[Token], at: int) -> Unit | None:
        """Returns the unit of an adjective at token `at` that a hyphen joins to digits."""
        for stem, unit in self.adjectives.items():
            if tokens[at].norm.startswith(stem):
                return Unit(unit, self.kinds[unit], at + 1)
        return None

    def _single(self, tokens: Sequence[Token], at: int) -> Unit | None:
        word = self.word(tokens[at].norm)
        return Unit(word[0], self.kinds[word[0]], at + 1, word[1]) if word else None

    def _phrase(self, tokens: Sequence[Token], at: int) -> Unit | None:
        best: Unit | None = None
        for first in self._firsts(tokens[at].norm):
            for phrase in self.phrases.get(first, ()):
                last = at + len(phrase.parts)
                suffix = self._all(tokens[at:last], phrase.parts)
                if suffix is not None and (best is None or last > best.last):
                    best = Unit(phrase.unit, self.kinds[phrase.unit], last, suffix)
        return best

    def _firsts(self, norm: str) -> Sequence[str]:
        """Returns the first words of longer unit names that a word may be."""
        known = self._first_words.get(norm)
        if known is None:
            if len(self._first_words) >= CACHED:
                self._first_words.clear()
            known = self._first_words[norm] = self._read_firsts(norm)
        return known

    def _read_firsts(self, norm: str) -> tuple[str, ...]:
        stems = [norm[:size] + NOMINAL for size in range(2, min(len(norm), self.longest) + 1)]
        return tuple(first for first in (norm, *stems) if first in self.phrases)

    def _all(self, tokens: Sequence[Token], parts: Sequence[str]) -> Suffix | None:
        if len(tokens) < len(parts):
            return None
        suffix: Suffix | None = BARE
        for token, part in zip(tokens, parts, strict=True):
            suffix = self._one(token.norm, part)
            if suffix is None:
                return None
        return suffix

    def _one(self, norm: str, part: str) -> Suffix | None:
        if not part.endswith(NOMINAL):
            return BARE if norm == part else None
        stem = part[: -len(NOMINAL)]
        return self.ending(norm[len(stem) :]) if norm.startswith(stem) else None


@lru_cache(maxsize=64)
def unit_words(lexicon: Lexicon, language: str) -> UnitWords:
    """Returns the units of a language; LexiconError names what is wrong in their tables."""
    common, table = lexicon.common("units"), lexicon.table(language, "units")
    kinds = {unit: _kind(inner) for unit, inner in common.tables()}
    exact, stems, phrases = _sorted_words(table, kinds)
    for unit, inner in common.tables():
        for sign in inner.words("symbols"):
            _add(sign, unit, exact, stems, phrases)
    after, adjectives = table.table("after"), table.table("adjectives")
    return UnitWords(
        kinds=kinds,
        exact=exact,
        stems=stems,
        phrases={first: tuple(found) for first, found in phrases.items()},
        prefixes={sign: unit for unit, inner in common.tables() for sign in inner.words("prefix")},
        after={unit: frozenset(after.words(unit)) for unit in after},
        adjectives={stem: unit for unit in adjectives for stem in adjectives.words(unit)},
        hundredths=frozenset(unit for unit, inner in common.tables() if inner.flag("hundredth")),
        ending=_ending(lexicon, language),
        longest=max(map(len, stems), default=0),
    )


def _kind(table: Table) -> str:
    kind = table.text("kind")
    if kind not in KINDS:
        raise table.wrong("kind", kind, " or ".join(KINDS))
    return kind


def _sorted_words(
    table: Table, kinds: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str], dict[str, list[_Phrase]]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[str, list[_Phrase]] = {}
    for unit in table:
        if unit in ("after", "adjectives"):
            continue
        if unit not in kinds:
            raise table.wrong(unit, unit, "the id of a unit in common/units.toml")
        for word in table.words(unit):
            _add(word, unit, exact, stems, phrases)
    return exact, stems, phrases


def _add(
    word: str,
    unit: str,
    exact: dict[str, str],
    stems: dict[str, str],
    phrases: dict[str, list[_Phrase]],
) -> None:
    parts = tuple(_tokens(word.casefold()))
    if len(parts) > 1:
        phrases.setdefault(parts[0], []).append(_Phrase(parts, unit))
    elif parts[0].endswith(NOMINAL):
        stems.setdefault(parts[0][: -len(NOMINAL)], unit)
    else:
        exact.setdefault(parts[0], unit)


def _tokens(text: str) -> list[str]:
    """Cuts a unit's words as the tokeniser does, keeping the mark ~n on its word."""
    from workbench.extract.tokens import tokenise

    return [
        token.norm + (NOMINAL if mark else "")
        for part in text.split()
        for stem, mark, _ in [part.partition(NOMINAL)]
        for token in tokenise(stem)
    ]


def _ending(lexicon: Lexicon, language: str) -> Ending:
    """Returns what reads the ending of a noun: a case where the language glues them on."""
    endings = number_words(lexicon, language).endings
    if not endings:
        nominal = lexicon.suffixes(language).nominal
        return lambda rest: BARE if not rest or nominal.fullmatch(rest) else None
    plurals = ("", *lexicon.table(language, "numbers").words("plurals"))

    def read(rest: str) -> Suffix | None:
        for plural in plurals:
            if rest.startswith(plural):
                tail = rest[len(plural) :]
                if not tail or tail in endings:
                    return endings.get(tail, BARE)
        return None

    return read
