"""Nought by negation: no one, not a single, no deaths, "of dead there are none"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.extract.quantities.triggers import Triggers
from workbench.extract.types import Mention, Token
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import BREAKS
from workbench.model.quantity import Quantity

NOUGHT = Decimal(0)
NEGATION, ABSENCE = "nought by negation", "nought by absence"
NEAR = 3  # tokens between "no" or "there are none" and what there is none of


@dataclass(frozen=True, eq=False)
class ZeroWords:
    """Words that say none, and the nouns of which there may be none."""

    any: Triggers  # a word of nought, of whichever kind
    words: Triggers
    negated: frozenset[str]
    no: frozenset[str]
    nouns: Triggers
    verbs: Triggers
    cues: Triggers  # a word of each way to say none: itself, or that of a phrase that is rare
    absent: Triggers  # there are none, there were none, without
    counted: Triggers  # what there are none of
    not_after: frozenset[str]  # among the dead there are none: of the dead says nothing
    denied: frozenset[str]  # it did not pass without victims
    stops: frozenset[str]  # nobody knows how …: what follows is no predicate of nobody


@lru_cache(maxsize=64)
def zero_words(lexicon: Lexicon, language: str) -> ZeroWords:
    """Returns the words of nought of a language from bounds.toml."""
    table = lexicon.table(language, "bounds").table("zero")
    suffixes = lexicon.suffixes(language)

    def plain(key: str) -> Triggers:
        return Triggers([("", word) for word in table.words(key)], suffixes)

    said = (*table.words("words"), *table.words("no"), *table.words("counted"))
    alone = [word for word in said if " " not in word]
    return ZeroWords(
        any=Triggers([("", word) for word in said], suffixes),
        words=plain("words"),
        negated=frozenset(table.words("negated")),
        no=frozenset(table.words("no")),
        nouns=plain("nouns"),
        verbs=plain("verbs"),
        cues=Triggers([("", cue) for cue in (*alone, *table.words("cues"))], suffixes),
        absent=plain("absent"),
        counted=plain("counted"),
        not_after=frozenset(table.words("not_after")),
        denied=frozenset(table.words("denied")),
        stops=frozenset(table.words("stops")),
    )


def find_zeros(tokens: Sequence[Token], norms: Sequence[str], words: ZeroWords) -> list[Mention]:
    """Returns the noughts said in words; where the language doubles the negation, only with it."""
    if not words.any.knows(norms):
        return []
    spans = [
        (hit.first, hit.last, NEGATION)
        for hit in words.words.find(norms)
        if _negated(words, norms, hit.last)
    ]
    if words.no and not words.no.isdisjoint(norms):
        spans += [
            (at, at + 1, NEGATION)
            for at, norm in enumerate(norms)
            if norm in words.no and _noun_follows(words, norms, at)
        ]
    spans += [(first, last, ABSENCE) for first, last in _absences(norms, words)]
    found: list[Mention] = []
    stop = 0
    for first, last, rule in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= stop:
            stop = last
            found.append(_nought(tokens, first, last, rule))
    return found


def _noun_follows(words: ZeroWords, norms: Sequence[str], at: int) -> bool:
    return any(hit.first <= 1 for hit in words.nouns.find(norms[at + 1 : at + 4]))


def _absences(norms: Sequence[str], words: ZeroWords) -> Iterator[tuple[int, int]]:
    """Yields "none" where what there is none of stands beside it: dead - none, without victims."""
    for hit in words.absent.find(norms):
        begin = max(0, hit.first - NEAR)
        left = norms[begin : hit.first]
        before = [one for one in words.counted.find(left) if _beside(left[one.last :])]
        after = words.counted.find(norms[hit.last : hit.last + NEAR])
        if before:
            place = begin + before[0].first
            if not place or norms[place - 1] not in words.not_after:
                yield hit.first, hit.last
        elif any(one.first == 0 for one in after) and words.denied.isdisjoint(left):
            yield hit.first, hit.last


def _beside(between: Sequence[str]) -> bool:
    """True when nothing but "and" and one more noun stands between."""
    return not between or (len(between) == 2 and BREAKS.isdisjoint(between))


def _negated(words: ZeroWords, norms: Sequence[str], last: int) -> bool:
    if not words.negated:
        return True
    rest = norms[last:]
    if not words.negated.isdisjoint(rest):
        return True
    return any(hit.features.get("neg") for hit in words.verbs.find(rest))


def reach(norms: Sequence[str], first: int, last: int, words: ZeroWords) -> tuple[int, int]:
    """Returns the tokens among which the predicate of a nought must stand: those after it up to
    the end of its clause; those before it where nothing follows (police detained no one)."""
    stop = last
    while stop < len(norms) and norms[stop] not in words.stops and norms[stop] not in BREAKS:
        stop += 1
    if stop > last:
        return last, stop
    start = first
    while start > 0 and norms[start - 1] not in words.stops and norms[start - 1] not in BREAKS:
        start -= 1
    return start, first


def _nought(tokens: Sequence[Token], first: int, last: int, rule: str) -> Mention:
    return Mention(
        start=tokens[first].start,
        stop=tokens[last - 1].stop,
        first=first,
        last=last,
        quantity=Quantity(NOUGHT, NOUGHT, digits_shown=Decimal(1)),
        weak=True,
        rules=(rule,),
    )
