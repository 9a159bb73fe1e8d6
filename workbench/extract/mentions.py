"""Finds the amounts of a sentence: numbers with units, bounds and ranges, look-alikes left out."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.numerals import find_numbers
from workbench.extract.quantities.bounds import put_bounds
from workbench.extract.quantities.draft import Draft, draft_of
from workbench.extract.quantities.ellipsis import fill_units
from workbench.extract.quantities.flags import carry_bounds, link_conversions, put_flags
from workbench.extract.quantities.inversion import invert
from workbench.extract.quantities.lookalikes import leave_out
from workbench.extract.quantities.money import attach_units, join_hundredths
from workbench.extract.quantities.ones import beside_others, counts
from workbench.extract.quantities.ranges import join_ranges
from workbench.extract.quantities.shares import join_shares
from workbench.extract.quantities.views import Views, views
from workbench.extract.quantities.zero import find_zeros
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
    are left out; bare small numbers are not (the measure step decides on them). `weak` ones (nought
    by negation, "one" before a person) count only with a measure of their own."""
    view = views(lexicon, language)
    norms = [token.norm for token in tokens]
    found = _drafts(text, tokens, norms, view, blocked)
    zeros = find_zeros(tokens, norms, view.zeros)
    if zeros:
        taken = [(zero.start, zero.stop) for zero in zeros]
        found = [draft for draft in found if not _touches(draft, taken)]
    places = {id(draft): at for at, draft in enumerate(found)}
    mentions = [draft.mention(text, places) for draft in found]
    return sorted(mentions + zeros, key=lambda mention: mention.start) if zeros else mentions


def _touches(draft: Draft, spans: Sequence[Span]) -> bool:
    return any(start < draft.stop and draft.start < stop for start, stop in spans)


def _drafts(
    text: str,
    tokens: Sequence[Token],
    norms: Sequence[str],
    view: Views,
    blocked: Sequence[Span],
) -> list[Draft]:
    """Returns the figures of a sentence in the making, all steps done."""
    numbers = find_numbers(tokens, view.words, view.units.is_percent)
    if all(number.ordinal for number in numbers) and not view.shares.told(norms, numbers):
        return []
    drafts = [draft_of(number) for number in numbers]
    for draft in drafts:
        if blocked and _touches(draft, blocked):
            draft.blocked = True
        if draft.number.ordinal:
            draft.dropped = "ordinal"
    attach_units(drafts, tokens, view.units, view.words)
    drafts = join_hundredths(drafts, tokens, view.units, view.ranges.both)
    if view.shares.may(drafts, norms):
        drafts = join_shares(drafts, tokens, norms, view.shares)
    drafts = join_ranges(drafts, tokens, view.ranges)
    leave_out(text, tokens, norms, drafts, view.lookalikes)
    kept = [draft for draft in drafts if draft.dropped is None and not draft.blocked]
    if not kept:
        return kept
    invert(kept, tokens, view.inverted, view.units)
    fill_units(kept, tokens, view.ellipsis)
    link_conversions(kept, norms)
    put_bounds(kept, tokens, norms, view.bounds)
    kept = beside_others([one for one in kept if counts(one, tokens, norms, view.ones)])
    carry_bounds(kept)
    put_flags(kept, norms, view.flags)
    return kept
