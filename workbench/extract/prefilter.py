"""Whether a text can hold a figure at all; most sentences of the news are answered by a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.extract.mentions import find_mentions
from workbench.extract.quantities.views import Views, views
from workbench.extract.tokens import tokenise
from workbench.extract.types import Mention, Token
from workbench.lexicon import Lexicon

KEPT = 200_000
"""Words remembered at most; then the set starts anew."""


@dataclass(frozen=True, eq=False)
class Prefilter:
    """Asks of each word, as it stands between spaces, once whether it can be of a figure."""

    view: Views
    closing: frozenset[str]  # last words of numbers in several words: a couple
    _idle: set[str] = field(default_factory=set)

    def passes(self, text: str) -> bool:
        """True when a figure may stand in the text; False is sure."""
        return self.may_be_among(text.split())

    def may_be_among(self, words: Sequence[str]) -> bool:
        """The same for a text's words as they stand between spaces."""
        idle = self._idle
        if idle.issuperset(words):
            return False
        return any(word not in idle and self._may_be(word) for word in words)

    def _may_be(self, word: str) -> bool:
        if any(self._of_figure(token) for token in tokenise(word)):
            return True
        if len(self._idle) >= KEPT:
            self._idle.clear()
        self._idle.add(word)
        return False

    def _of_figure(self, token: Token) -> bool:
        """True for digits, for a number word and for the last word of a longer one or a nought."""
        norm, words, zeros = token.norm, self.view.words, self.view.zeros
        if token.kind != "word":
            return token.kind == "number"
        if norm in self.closing or zeros.cues.matches(norm) or norm in self.view.shares.cues:
            return True
        number = words.word(norm)
        if number is None and "-" in norm:
            number = words.word(norm.partition("-")[0])
        return number is not None and norm not in words.stop and not number.abbreviated


@lru_cache(maxsize=64)
def prefilter(lexicon: Lexicon, language: str) -> Prefilter:
    """Returns the prefilter of a language."""
    view = views(lexicon, language)
    phrases = (parts for entries in view.words.phrases.values() for parts, _ in entries)
    return Prefilter(view, frozenset(parts[-1] for parts in phrases))


def may_hold(text: str, language: str, lexicon: Lexicon) -> bool:
    """True when a figure may stand in a text; False is sure."""
    return prefilter(lexicon, language).passes(text)


@lru_cache(maxsize=64)
def amounts(
    text: str, language: str, lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[Mention, ...]]:
    """Returns the tokens of a sentence and the amounts in it, dates not yet left out; remembered
    for a little while, as whether there are any is asked before they are read."""
    tokens = tokenise(text)
    if not may_hold(text, language, lexicon):
        return tokens, ()
    return tokens, tuple(find_mentions(text, tokens, language, lexicon))
