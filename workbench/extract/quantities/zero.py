"""Nought by negation: no one, not a single, nobody of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.extract.quantities.triggers import Triggers
from workbench.extract.types import Mention, Token
from workbench.lexicon import Lexicon
from workbench.model.quantity import Quantity

NOUGHT = Decimal(0)


@dataclass(frozen=True, eq=False)
class ZeroWords:
    """Words that say none, and the nouns before which "no" counts."""

    words: Triggers
    negated: frozenset[str]
    no: frozenset[str]
    nouns: Triggers
    verbs: Triggers


@lru_cache(maxsize=64)
def zero_words(lexicon: Lexicon, language: str) -> ZeroWords:
    """Returns the words of nought of a language from bounds.toml."""
    table = lexicon.table(language, "bounds").table("zero")
    suffixes = lexicon.suffixes(language)

    def plain(key: str) -> Triggers:
        return Triggers([("", word) for word in table.words(key)], suffixes)

    return ZeroWords(
        words=plain("words"),
        negated=frozenset(table.words("negated")),
        no=frozenset(table.words("no")),
        nouns=plain("nouns"),
        verbs=plain("verbs"),
    )


def find_zeros(tokens: Sequence[Token], norms: Sequence[str], words: ZeroWords) -> list[Mention]:
    """Returns the noughts said in words; where the language doubles the negation, only with it."""
    spans = [(hit.first, hit.last) for hit in words.words.find(norms)]
    if words.no and not words.no.isdisjoint(norms):
        spans += [
            (at, at + 1)
            for at, norm in enumerate(norms)
            if norm in words.no and _noun_follows(words, norms, at)
        ]
    found: list[Mention] = []
    stop = 0
    for first, last in sorted(spans):
        if first >= stop and _negated(words, norms, last):
            stop = last
            found.append(_nought(tokens, first, last))
    return found


def _noun_follows(words: ZeroWords, norms: Sequence[str], at: int) -> bool:
    return any(hit.first <= 1 for hit in words.nouns.find(norms[at + 1 : at + 4]))


def _negated(words: ZeroWords, norms: Sequence[str], last: int) -> bool:
    if not words.negated:
        return True
    rest = norms[last:]
    if not words.negated.isdisjoint(rest):
        return True
    return any(hit.features.get("neg") for hit in words.verbs.find(rest))


def _nought(tokens: Sequence[Token], first: int, last: int) -> Mention:
    return Mention(
        start=tokens[first].start,
        stop=tokens[last - 1].stop,
        first=first,
        last=last,
        quantity=Quantity(NOUGHT, NOUGHT, digits_shown=Decimal(1)),
        weak=True,
        rules=("nought by negation",),
    )
