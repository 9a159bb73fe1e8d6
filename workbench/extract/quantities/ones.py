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
STEP = 4  # words in which its predicate begins and ends


@dataclass(frozen=True, eq=False)
class OneWords:
    """Words for people, words after which "one" is no number (each one, no one), predicates that
    make a person of it (one was killed)."""

    people: Triggers
    not_after: frozenset[str]
    more: frozenset[str]  # of them, those after which one with a predicate is one more
    harmed: Triggers
    turned: bool  # may the predicate stand before?


@lru_cache(maxsize=64)
def one_words(lexicon: Lexicon, language: str) -> OneWords:
    """Returns the words of a language, for people of whatever population."""
    words = [
        (id_, word)
        for id_, table in lexicon.common("populations").tables()
        for word in table.words(language)
    ]
    table, suffixes = lexicon.table(language, "lookalikes"), lexicon.suffixes(language)
    return OneWords(
        Triggers(words, suffixes),
        frozenset(table.words("one_not_after")),
        frozenset(table.words("one_more")),
        Triggers([("", word) for word in table.words("one_before")], suffixes),
        table.flag("one_turned"),
    )


def beside_others(drafts: Sequence[Draft]) -> list[Draft]:
    """Returns the drafts without a "one" that has its predicate but no count beside it: who "was
    killed" alone is somebody told of, no toll; "three were hurt and one was killed" counts."""
    if not any(draft.lone for draft in drafts):
        return list(drafts)
    beside = any(draft.unit is None and not draft.lone for draft in drafts)
    return [draft for draft in drafts if beside or not draft.lone]


def _harmed(draft: Draft, norms: Sequence[str], words: OneWords) -> bool:
    """True for one that a predicate follows (was killed, later died) or, where the order is free,
    comes after (killed one)."""
    if any(hit.first <= 1 for hit in words.harmed.find(_clause(norms[draft.last :], STEP))):
        return True
    before = norms[max(0, draft.first - 1) : draft.first]
    ends = not _clause(norms[draft.last :], 1)
    return words.turned and ends and bool(words.harmed.find(before))


def _clause(norms: Sequence[str], most: int) -> Sequence[str]:
    """Returns the first words up to a mark, as many as wanted."""
    for at, norm in enumerate(norms[:most]):
        if not norm[:1].isalnum():
            return norms[:at]
    return norms[:most]


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
    before = norms[draft.first - 1] if draft.first else ""
    draft.weak = True
    if before in words.not_after:
        draft.lone = before in words.more and number.value == 1 and _harmed(draft, norms, words)
        return draft.lone
    window = norms[draft.last : draft.last + NEAR]
    if number.value == 1 and number.suffix == BARE and words.people.find(window):
        return True
    draft.lone = number.value == 1 and _harmed(draft, norms, words)
    return draft.lone
