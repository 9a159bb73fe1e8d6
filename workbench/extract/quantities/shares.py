"""Shares said in words: half of them, two thirds, one in five, every fifth, of-three its-one.

A share becomes per cent of whatever it is a share of. What only looks like one (the first half,
half past six, every second day, a quarter of a million) stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.extract.quantities.draft import Draft, draft_of
from workbench.extract.quantities.number import Number
from workbench.extract.quantities.share_words import ShareWords
from workbench.extract.quantities.words import BARE, Kind, Suffix
from workbench.extract.types import Token
from workbench.model.quantity import WORD_SHARE

TENTH = Decimal("0.1")
LARGEST = 100  # "one in two hundred" is a rate, and more often something else


@dataclass(frozen=True, slots=True)
class _Look:
    """A sentence, and the numbers in it by their first token."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    words: ShareWords
    numbers: dict[int, Draft]

    def norm(self, at: int) -> str:
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def before(self, at: int) -> Draft | None:
        """Returns the number that ends right before a token."""
        found = [one for one in self.numbers.values() if one.last == at]
        return found[-1] if found else None

    def unit_kind(self, at: int) -> str | None:
        unit = self.words.units.at(self.tokens, at)
        return unit.kind if unit else None


@dataclass(frozen=True, slots=True)
class _Share:
    first: int
    last: int
    value: Decimal
    rule: str
    suffix: Suffix = BARE
    shown: Decimal = WORD_SHARE


def join_shares(
    drafts: Sequence[Draft], tokens: Sequence[Token], norms: Sequence[str], words: ShareWords
) -> list[Draft]:
    """Returns the drafts with every share in words among them, its parts no longer."""
    look = _Look(tokens, norms, words, {draft.first: draft for draft in drafts})
    shares: list[Draft] = []
    for at in _places(look):
        if shares and at < shares[-1].last:
            continue
        share = next((found for rule in RULES if (found := rule(look, at)) is not None), None)
        if share is not None and not (shares and share.first < shares[-1].last):
            shares.append(_draft(share, tokens))
    if not shares:
        return list(drafts)
    kept = [draft for draft in drafts if not any(_overlap(draft, share) for share in shares)]
    return sorted(kept + shares, key=lambda draft: draft.first)


def _places(look: _Look) -> Sequence[int]:
    """Returns the tokens where a share may begin or have its part."""
    each = {words[0] for words in look.words.each}
    spots = {
        at
        for at, norm in enumerate(look.norms)
        if norm in look.words.parts or norm in look.words.counted or norm in each or "-" in norm
    }
    return sorted(spots | set(look.numbers))


def _overlap(draft: Draft, share: Draft) -> bool:
    return draft.first < share.last and share.first < draft.last


def _draft(share: _Share, tokens: Sequence[Token]) -> Draft:
    start, stop = tokens[share.first].start, tokens[share.last - 1].stop
    number = Number(
        share.first,
        share.last,
        start,
        stop,
        share.value,
        share.shown,
        suffix=share.suffix,
        spelled=True,
    )
    draft = draft_of(number)
    draft.unit, draft.kind, draft.share = "percent", "percent", True
    draft.rules.append(share.rule)
    return draft


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    value = (100 * part / whole).quantize(TENTH)
    return value.quantize(Decimal(1)) if value == int(value) else value


def _half(look: _Look, at: int) -> _Share | None:
    """Half of them, the half of those; in the cased languages "its half"."""
    draft, words = look.numbers.get(at), look.words
    if draft is None or not draft.number.half or draft.blocked:
        return None
    last = draft.last
    earlier = look.before(at)
    ordinal = earlier is not None and earlier.number.ordinal
    if ordinal or look.norm(at - 1) in words.not_after:
        draft.dropped = "one of two halves"
        return None
    if look.norm(last) in words.not_before:
        return None
    if draft.unit is not None:
        return None
    if draft.number.suffix.poss if words.cased else _open(look, at, last):
        first = at - 1 if look.norm(at - 1) in words.exactly else at
        value = _percent(draft.number.value, Decimal(1))
        return _Share(first, last, value, "half", draft.number.suffix)
    return None


def _open(look: _Look, first: int, last: int) -> bool:
    """True when what follows a half or a part leaves it a share."""
    words = look.words
    if not words.of:
        return look.norm(last) not in words.not_before
    following = look.norm(last)
    if following in words.of:
        return not _of_scale(look, last + 1)
    alone = look.norm(first - 1) in words.alone_after
    ends = last >= len(look.tokens) or look.tokens[last].kind == "punct"
    return alone and (ends or following in words.before_noun) and following not in words.not_before


def _of_scale(look: _Look, at: int) -> bool:
    """True for a quarter of a million."""
    at += look.norm(at) in look.words.numbers.articles
    word = look.words.numbers.word(look.norm(at))
    return word is not None and word.kind in (Kind.SCALE, Kind.HUNDRED, Kind.GROUP)


def _parts(look: _Look, at: int) -> _Share | None:
    """A third of them, two thirds, three quarters."""
    words = look.words
    norm = look.norm(at)
    if "-" in norm:
        return _hyphened(look, at, norm)
    whole = words.parts.get(norm) or words.counted.get(norm)
    last = at + 1
    if whole is None or look.norm(last) in words.not_before:
        return None
    count = look.before(at)
    if count is not None:
        return _several(look, count, last, Decimal(whole))
    if norm in words.counted:
        return _ordinal_part(look, at, Decimal(whole))
    if norm not in words.parts or look.unit_kind(last):
        return None
    article = look.norm(at - 1) in words.numbers.articles
    first = at - 1 if article else at
    if not (article or words.bare) or look.norm(first - 1) in words.not_after:
        return None
    if not _open(look, first, last):
        return None
    return _Share(first, last, _percent(Decimal(1), Decimal(whole)), "part of a whole")


def _ordinal_part(look: _Look, at: int, whole: Decimal) -> _Share | None:
    """The fifth part of the budget; not the third part of a film."""
    last, words = at + 2, look.words
    if look.norm(at + 1) not in words.part_nouns or look.norm(last) in words.not_before:
        return None
    after = look.tokens[last].kind if last < len(look.tokens) else "punct"
    if after == "punct" or look.norm(at - 1) in words.not_after:
        return None
    return _Share(at, last, _percent(Decimal(1), whole), "part of a whole")


def _several(look: _Look, count: Draft, last: int, whole: Decimal) -> _Share | None:
    """Two thirds; with a unit of their own, three tenths of a per cent."""
    part, unit = count.number.value, look.words.units.at(look.tokens, last)
    plain = count.number.spelled and count.number.single and count.unit is None
    if not plain or not 0 < part < whole:
        return None
    if unit is not None:
        value = (part / whole).quantize(Decimal("0.01"))
        rule = "parts of a unit"
        spoken = _Share(count.first, unit.last, value, rule, unit.suffix, Decimal("0.01"))
        return spoken if unit.kind == "percent" else None
    if not _counted(look, count, last, whole):
        return None
    return _Share(count.first, last, _percent(part, whole), "parts of a whole")


def _counted(look: _Look, count: Draft, last: int, whole: Decimal) -> bool:
    """True when a counted part is a share: all but "three quarters" need nothing more."""
    if look.norm(count.first - 1) in look.words.not_after:
        return False
    return whole != 4 or _open(look, count.first, last)


def _hyphened(look: _Look, at: int, norm: str) -> _Share | None:
    head, _, tail = norm.partition("-")
    whole, word = look.words.parts.get(tail), look.words.numbers.word(head)
    if whole is None or word is None or not 0 < word.value < whole:
        return None
    if look.norm(at + 1) in look.words.not_before:
        return None
    return _Share(at, at + 1, _percent(word.value, Decimal(whole)), "parts of a whole")


def _of_those(look: _Look, at: int) -> _Share | None:
    """Of-three its-one, of-three one part: an ablative and what is taken of it."""
    base = look.numbers.get(at)
    if base is None or base.unit is not None or base.number.suffix.case not in ("abl", "gen"):
        return None
    part = look.numbers.get(base.last)
    if part is None or part.unit is not None or part.blocked or base.blocked:
        return None
    whole, value = base.number.value, part.number.value
    if not 0 < value < whole <= LARGEST or (base.number.suffix.case == "gen" and whole > 10):
        return None
    suffix = part.number.suffix
    if suffix.poss and suffix.mark is None:
        return _Share(at, part.last, _percent(value, whole), "one of so many", suffix)
    if suffix == BARE and base.number.suffix.case == "abl":
        noun = look.norm(part.last)
        if noun in look.words.part_nouns:
            return _Share(at, part.last + 1, _percent(value, whole), "one of so many")
    return None


def _every(look: _Look, at: int) -> _Share | None:
    """Every fifth of them; not every second day."""
    said = [each for each in look.words.each if tuple(look.norms[at : at + len(each)]) == each]
    if not said:
        return None
    each = max(said, key=len)
    place = at + len(each)
    number = look.numbers.get(place)
    if number is not None and number.number.ordinal:
        whole, last = int(number.number.value), number.last
    else:
        hits = look.words.ordinals.find(look.norms[place : place + 1])
        longest = max(hits, key=lambda hit: len(hit.trigger), default=None)
        whole, last = (int(longest.key), place + 1) if longest else (0, place)
    if not 2 <= whole <= LARGEST or last >= len(look.tokens):
        return None
    noun = look.tokens[last].kind == "word" and look.unit_kind(last) is None
    if not noun or look.norm(last) in look.words.not_before:
        return None
    return _Share(at, last, _percent(Decimal(1), Decimal(whole)), "every so many")


def _in(look: _Look, at: int) -> _Share | None:
    """One in five, nine out of ten."""
    part = look.numbers.get(at)
    if part is None or part.unit is not None or part.blocked or not look.words.in_:
        return None
    for joint in look.words.in_:
        place = part.last + len(joint)
        whole = look.numbers.get(place)
        if whole is None or tuple(look.norms[part.last : place]) != joint:
            continue
        if whole.unit is not None or whole.blocked or not _one_in(part, whole):
            return None
        value = _percent(part.number.value, whole.number.value)
        return _Share(part.first, whole.last, value, "one in so many")
    return None


def _one_in(part: Draft, whole: Draft) -> bool:
    """True for one in N and for N in ten or a hundred, both written alike."""
    if not part.number.single or not whole.number.single:
        return False
    value, of = part.number.value, whole.number.value
    alike = part.number.spelled == whole.number.spelled or value == 1
    return alike and 0 < value < of <= LARGEST and (value == 1 or of in (10, 100))


Rule = Callable[[_Look, int], _Share | None]
RULES: tuple[Rule, ...] = (_every, _of_those, _in, _parts, _half)
