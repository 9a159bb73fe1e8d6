"""Puts units on numbers: signs before and after, unit words, endings on a percent sign."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.units import Unit, UnitWords
from workbench.extract.quantities.words import BARE, NumberWords, Suffix
from workbench.extract.types import Token
from workbench.model.quantity import Hedge

HYPHENS = frozenset("-\u2010\u2011")
HUNDREDTH = Decimal("0.01")
FAR = ("money", "percent", "measure")  # kinds that may stand after "of" or a hyphen


def attach_units(
    drafts: Sequence[Draft], tokens: Sequence[Token], units: UnitWords, words: NumberWords
) -> None:
    """Gives each draft the unit that stands right before or after its number."""
    for number, draft in enumerate(drafts):
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        shares = following is not None and following.first < draft.last  # two-three: one word
        if draft.dropped is None and not shares:
            at = _unit_place(draft, tokens, words)
            found = units.at(tokens, at)
            near = at == draft.last or draft.number.half
            if found is not None and (near or found.kind in FAR):
                _after(draft, found, at, tokens, words)
            elif found is None and units.adjectives and _hyphen(draft, tokens):
                _joined(draft, tokens, units)
        _before(draft, tokens, units)


def _hyphen(draft: Draft, tokens: Sequence[Token]) -> bool:
    at = draft.last
    return (
        at + 1 < len(tokens)
        and tokens[at].text in HYPHENS
        and tokens[at].start == draft.stop
        and tokens[at + 1].start == tokens[at].stop
    )


def _joined(draft: Draft, tokens: Sequence[Token], units: UnitWords) -> None:
    """Takes the adjective of a unit: a 14-percent rise."""
    found = units.joined(tokens, draft.last + 1)
    if found is None:
        return
    draft.unit, draft.kind = found.id, found.kind
    draft.rules.append(f"unit {found.id}")
    draft.unit_span = (tokens[draft.last + 1].start, tokens[draft.last + 1].stop)
    draft.widen_right(found.last, tokens)


def join_hundredths(
    drafts: Sequence[Draft], tokens: Sequence[Token], units: UnitWords, joins: frozenset[str]
) -> list[Draft]:
    """Returns the drafts with cents put into the amount before them: 20 dollars 43 cents."""
    kept: list[Draft] = []
    for draft in drafts:
        if not (kept and _hundredths(kept[-1], draft, tokens, units, joins)):
            kept.append(draft)
    return kept


def _hundredths(
    whole: Draft,
    part: Draft,
    tokens: Sequence[Token],
    units: UnitWords,
    joins: frozenset[str],
) -> bool:
    value = part.number.value
    if whole.kind != "money" or whole.unit in units.hundredths or not 0 < value < 100:
        return False
    between = [token.norm for token in tokens[whole.right : part.left]]
    if between and (len(between) > 1 or between[0] not in joins):
        return False
    bare = part.unit is None and part.number.digits.isdigit() and len(part.number.digits) == 2
    ends = part.right >= len(tokens) or tokens[part.right].kind == "punct"
    if part.unit not in units.hundredths and not (bare and ends):
        return False
    if whole.low is None or whole.low != whole.high or whole.low != int(whole.low):
        return False
    whole.low = whole.high = whole.low + value / 100
    whole.last, whole.shown, whole.suffix = part.last, HUNDREDTH, part.suffix
    whole.widen_right(part.right, tokens)
    whole.rules.append("cents")
    return True


def _unit_place(draft: Draft, tokens: Sequence[Token], words: NumberWords) -> int:
    """Returns the token where a unit may begin: after the number, after "of" behind a vague word,
    after a hyphen in languages that write 6-inch."""
    at = draft.last
    if at + 1 >= len(tokens):
        return at
    if (
        tokens[at].text == "."
        and tokens[at].start == draft.stop
        and _abbreviated(draft, tokens, words)
    ):
        return at + 1
    if draft.vague and words.of and tokens[at].norm == words.of:
        return at + 1
    if draft.number.half and tokens[at].norm in words.articles:
        return at + 1  # half an hour
    return at + 1 if words.points and _hyphen(draft, tokens) else at


def _abbreviated(draft: Draft, tokens: Sequence[Token], words: NumberWords) -> bool:
    word = words.word(tokens[draft.last - 1].norm)
    return word is not None and word.abbreviated


def _after(draft: Draft, found: Unit, at: int, tokens: Sequence[Token], words: NumberWords) -> None:
    letter = tokens[at].kind == "word" and len(tokens[at].text) == 1
    if letter and found.kind == "measure" and not draft.number.digits:
        return
    start = tokens[at].start
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
    """Returns where a sign with its ending (per cent and a case) stops, and the ending."""
    stop = tokens[at - 1].stop
    step = 1 if at < len(tokens) and tokens[at].text in HYPHENS and tokens[at].start == stop else 0
    if at + step < len(tokens) and tokens[at + step].start == stop + step:
        suffix = words.suffixes.get(tokens[at + step].norm)
        if suffix is not None:
            return at + step + 1, suffix
    return at, BARE


def _before(draft: Draft, tokens: Sequence[Token], units: UnitWords) -> None:
    at = draft.first - 1
    if at < 0 or tokens[at].stop < draft.start - 1:
        return
    sign = tokens[at].norm
    if sign == "." and at and tokens[at - 1].norm in units.prefixes:  # Rs. 20
        at, sign = at - 1, tokens[at - 1].norm
    joined = _joined_sign(tokens, at)
    if joined in units.prefixes:
        at, sign = at - 1, joined
    elif sign not in units.prefixes or _part_of_word(tokens, at):
        return
    if draft.kind != "money":
        draft.unit, draft.kind = units.prefixes[sign], "money"
        draft.rules.append(f"unit {draft.unit}")
        draft.unit_span = (tokens[at].start, tokens[draft.first - 1].stop)
        draft.right, draft.stop = draft.last, tokens[draft.last - 1].stop
    draft.widen_left(at, tokens)


def _joined_sign(tokens: Sequence[Token], at: int) -> str:
    """Returns the sign with the letters before it: US$, HK $; a single letter must touch it."""
    if not at:
        return ""
    before = tokens[at - 1]
    space = tokens[at].start - before.stop
    return before.norm + tokens[at].norm if space <= (len(before.norm) > 1) else ""


def _part_of_word(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].stop == tokens[at].start and tokens[at - 1].kind != "punct"
