"""Puts units on numbers: signs before and after, unit words, endings on a percent sign."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.units import Unit, UnitWords
from workbench.extract.quantities.words import BARE, NumberWords, Suffix
from workbench.extract.types import Token
from workbench.model.quantity import Hedge

HYPHENS = frozenset("-\u2010\u2011")


def attach_units(
    drafts: Sequence[Draft], tokens: Sequence[Token], units: UnitWords, words: NumberWords
) -> None:
    """Gives each draft the unit that stands right before or after its number."""
    for draft in drafts:
        found = units.at(tokens, draft.last)
        if found is not None and draft.suffix.mark not in ("ordinal", "abstract"):
            _after(draft, found, tokens, words)
        _before(draft, tokens, units)


def _after(draft: Draft, found: Unit, tokens: Sequence[Token], words: NumberWords) -> None:
    letter = tokens[draft.last].kind == "word" and len(tokens[draft.last].text) == 1
    if letter and found.kind == "measure" and not draft.number.digits:
        return
    start = tokens[draft.last].start
    draft.unit, draft.kind = found.id, found.kind
    draft.rules.append(f"unit {found.id}")
    draft.suffix = found.suffix
    last = found.last
    if tokens[found.last - 1].kind == "punct":
        last, draft.suffix = _sign_ending(tokens, found.last, words)
    draft.unit_span = (start, tokens[last - 1].stop)
    draft.widen_right(last, tokens)
    if draft.suffix.mark == "about":
        draft.bound(Hedge.ABOUT, "ending that means about")


def _sign_ending(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, Suffix]:
    """Returns where a sign with its ending (%-ы, %дан) stops, and the ending."""
    stop = tokens[at - 1].stop
    step = 1 if at < len(tokens) and tokens[at].text in HYPHENS and tokens[at].start == stop else 0
    if at + step < len(tokens) and tokens[at + step].start == stop + step:
        suffix = words.suffixes.get(tokens[at + step].norm)
        if suffix is not None:
            return at + step + 1, suffix
    return at, BARE


def _before(draft: Draft, tokens: Sequence[Token], units: UnitWords) -> None:
    at = draft.first - 1
    if at < 0 or tokens[at].norm not in units.prefixes or tokens[at].stop < draft.start - 1:
        return
    sign = tokens[at].norm
    if at and tokens[at - 1].stop == tokens[at].start:
        joined = tokens[at - 1].norm + sign
        if joined in units.prefixes:
            at, sign = at - 1, joined
        elif tokens[at - 1].kind != "punct":
            return
    if draft.unit is None or draft.kind != "money":
        draft.unit, draft.kind = units.prefixes[sign], "money"
        draft.rules.append(f"unit {draft.unit}")
        draft.unit_span = (tokens[at].start, tokens[draft.first - 1].stop)
        draft.right = draft.last
        draft.stop = tokens[draft.last - 1].stop if draft.last else draft.stop
    draft.widen_left(at, tokens)
