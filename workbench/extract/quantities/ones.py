"""When "one" and "half" are figures: with a unit, with a bound, "one" before a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.triggers import Triggers
from workbench.extract.quantities.words import BARE
from workbench.extract.types import Token
from workbench.lexicon import Lexicon

NEAR = 3  # tokens between "one" and the person


@dataclass(frozen=True, eq=False)
class OneWords:
    """Words for people, and words after which "one" is no number (each one, no one)."""

    people: Triggers
    not_after: frozenset[str]


@lru_cache(maxsize=64)
def one_words(lexicon: Lexicon, language: str) -> OneWords:
    """Returns the words of a language, for people of whatever population."""
    words = [
        (id_, word)
        for id_, table in lexicon.common("populations").tables()
        for word in table.words(language)
    ]
    not_after = lexicon.table(language, "lookalikes").words("one_not_after")
    return OneWords(Triggers(words, lexicon.suffixes(language)), frozenset(not_after))


def counts(draft: Draft, tokens: Sequence[Token], norms: Sequence[str], words: OneWords) -> bool:
    """False for a bare half and for "one" as an article; "one" before a person is weak."""
    number = draft.number
    if number.half:
        return draft.unit is not None
    if not (number.trap and number.single):
        return True
    if draft.unit is not None:
        return number.suffix == BARE
    if draft.bounded:
        following = tokens[draft.last] if draft.last < len(tokens) else None
        return following is not None and following.kind == "word"
    if draft.first and norms[draft.first - 1] in words.not_after:
        return False
    draft.weak = True
    window = norms[draft.last : draft.last + NEAR]
    return number.value == 1 and number.suffix == BARE and bool(words.people.find(window))
