"""Finds the amounts of a sentence: numbers with units, bounds and ranges, look-alikes left out."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.numerals import find_numbers
from workbench.extract.quantities.bounds import bounds, put_bounds
from workbench.extract.quantities.draft import Draft, draft_of
from workbench.extract.quantities.ellipsis import ellipsis_words, fill_units
from workbench.extract.quantities.flags import (
    carry_bounds,
    flag_words,
    link_conversions,
    put_flags,
)
from workbench.extract.quantities.inversion import invert, inverted_words
from workbench.extract.quantities.lookalike_words import lookalike_words
from workbench.extract.quantities.lookalikes import leave_out
from workbench.extract.quantities.money import attach_units, join_hundredths
from workbench.extract.quantities.ones import counts, one_words
from workbench.extract.quantities.ranges import join_ranges, range_words
from workbench.extract.quantities.units import unit_words
from workbench.extract.quantities.words import number_words
from workbench.extract.quantities.zero import find_zeros, zero_words
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
    norms = [token.norm for token in tokens]
    found = find_drafts(text, tokens, norms, language, lexicon, blocked)
    zeros = find_zeros(tokens, norms, zero_words(lexicon, language))
    if zeros:
        taken = [(zero.start, zero.stop) for zero in zeros]
        found = [draft for draft in found if not _touches(draft, taken)]
    places = {id(draft): at for at, draft in enumerate(found)}
    mentions = [draft.mention(text, places) for draft in found]
    return sorted(mentions + zeros, key=lambda mention: mention.start) if zeros else mentions


def _touches(draft: Draft, spans: Sequence[Span]) -> bool:
    return any(start < draft.stop and draft.start < stop for start, stop in spans)


def find_drafts(
    text: str,
    tokens: Sequence[Token],
    norms: Sequence[str],
    language: str,
    lexicon: Lexicon,
    blocked: Sequence[Span] = (),
) -> list[Draft]:
    """Returns the figures of a sentence in the making, all steps done."""
    words, units = number_words(lexicon, language), unit_words(lexicon, language)
    numbers = find_numbers(tokens, words, units.is_percent)
    if not numbers:
        return []
    drafts = [draft_of(number) for number in numbers]
    for draft in drafts:
        if blocked and _touches(draft, blocked):
            draft.dropped = "blocked"
        elif draft.number.ordinal:
            draft.dropped = "ordinal"
    attach_units(drafts, tokens, units, words)
    ranges = range_words(lexicon, language)
    drafts = join_ranges(join_hundredths(drafts, tokens, units, ranges.both), tokens, ranges)
    leave_out(text, tokens, norms, drafts, lookalike_words(lexicon, language))
    kept = [draft for draft in drafts if draft.dropped is None]
    invert(kept, tokens, inverted_words(lexicon, language), units)
    fill_units(kept, tokens, ellipsis_words(lexicon, language))
    link_conversions(kept, norms)
    put_bounds(kept, tokens, norms, bounds(lexicon, language))
    ones = one_words(lexicon, language)
    kept = [draft for draft in kept if counts(draft, tokens, norms, ones)]
    carry_bounds(kept)
    put_flags(kept, norms, flag_words(lexicon, language))
    return kept
