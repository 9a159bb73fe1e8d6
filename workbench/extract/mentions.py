"""Finds the amounts of a sentence: numbers with units, bounds and ranges, look-alikes left out."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.numerals import find_numbers
from workbench.extract.quantities.bounds import bounds, put_bounds
from workbench.extract.quantities.draft import draft_of
from workbench.extract.quantities.money import attach_units
from workbench.extract.quantities.units import unit_words
from workbench.extract.quantities.words import number_words
from workbench.extract.types import Mention, Token
from workbench.lexicon import Lexicon

Span = tuple[int, int]


def find_mentions(
    text: str,
    tokens: Sequence[Token],
    language: str,
    lexicon: Lexicon,
    blocked: Sequence[Span] = (),
) -> list[Mention]:
    """Returns the amounts of a sentence in order; `blocked` are characters that hold none (dates).

    Years, clock times, law articles, phone numbers, scores, labels, ages, ordinals and the like
    are left out; bare small numbers are not (the measure step decides on them)."""
    words = number_words(lexicon, language)
    units = unit_words(lexicon, language)
    numbers = find_numbers(tokens, words, units.is_unit)
    if not numbers:
        return []
    drafts = [
        draft_of(number)
        for number in numbers
        if not number.ordinal
        and not (number.trap and number.single)
        and not any(start < number.stop and number.start < stop for start, stop in blocked)
    ]
    attach_units(drafts, tokens, units, words)
    put_bounds(drafts, tokens, bounds(lexicon, language))
    places = {id(draft): at for at, draft in enumerate(drafts)}
    return [draft.mention(text, places) for draft in drafts]
