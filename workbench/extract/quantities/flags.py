"""What the words around a figure say of it: another 12, up 12, 12 a day, the same in dollars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.triggers import Triggers
from workbench.lexicon import Lexicon

BREAKS = frozenset(',;:.!?()—–«»"“”')
BEFORE = 4
CONVERTED = ("money", "measure")
CHANGE = 6


@dataclass(frozen=True, eq=False)
class FlagWords:
    """Words of increments, change and rates."""

    around: Triggers  # all of the sets that follow but change: any of their words nearby?
    more_before: Triggers
    more_after: Triggers
    change: Triggers
    near: Triggers
    links: frozenset[str]
    rate_before: Triggers
    rate_after: Triggers
    not_more: frozenset[str]
    earlier: frozenset[str]  # "a year earlier" is no rate
    previous_before: Triggers
    previous_after: Triggers
    verb_last: bool


@lru_cache(maxsize=64)
def flag_words(lexicon: Lexicon, language: str) -> FlagWords:
    """Returns the words of a language from bounds.toml."""
    table = lexicon.table(language, "bounds")
    suffixes = lexicon.suffixes(language)
    more, rate = table.table("incremental"), table.table("rate")

    def plain(words: Sequence[str]) -> Triggers:
        return Triggers([("", word) for word in words], suffixes)

    def ways(key: str) -> Triggers:
        words = table.table(key)
        return Triggers([(w, word) for w in ("up", "down") for word in words.words(w)], suffixes)

    previous = table.table("previous")
    sections = (more, rate, previous)
    around = [word for part in sections for key in ("before", "after") for word in part.words(key)]
    return FlagWords(
        around=plain(around),
        more_before=plain(more.words("before")),
        more_after=plain(more.words("after")),
        change=ways("change"),
        near=ways("change_near"),
        links=frozenset(table.table("range").words("bare_to")),
        rate_before=plain(rate.words("before")),
        rate_after=plain(rate.words("after")),
        earlier=frozenset(rate.words("not_before")),
        previous_before=plain(previous.words("before")),
        previous_after=plain(previous.words("after")),
        not_more=frozenset(more.words("not_before")),
        verb_last=bool(table.table("dative").words("at_most")),
    )


def put_flags(drafts: Sequence[Draft], norms: Sequence[str], words: FlagWords) -> None:
    """Sets incremental, direction and rate on the drafts."""
    for at, draft in enumerate(drafts):
        before = drafts[at - 1] if at else None
        floor = before.right if before else 0
        ceiling = drafts[at + 1].left if at + 1 < len(drafts) else len(norms)
        window = norms[max(floor, draft.left - BEFORE) : draft.right]
        if words.around.knows(window) or words.around.knows(norms[draft.right : draft.right + 4]):
            _increment(draft, norms, words, floor, ceiling)
            _rate(draft, norms, words, floor)
            _previous(draft, norms, words, floor)
        _direction(draft, norms, words, floor, before)


def _increment(
    draft: Draft, norms: Sequence[str], words: FlagWords, floor: int, ceiling: int
) -> None:
    window = norms[max(floor, draft.left - BEFORE) : draft.left]
    ends = any(hit.last == len(window) for hit in words.more_before.find(window))
    inside = norms[draft.left : draft.first]
    if ends or (inside and words.more_before.find(inside)):
        draft.incremental = True
    else:
        draft.incremental = _more_follows(draft, norms, words, ceiling)
    if draft.incremental:
        draft.rules.append("increment")


def _more_follows(draft: Draft, norms: Sequence[str], words: FlagWords, ceiling: int) -> bool:
    for hit in words.more_after.find(norms[draft.right : min(draft.right + 2, ceiling)]):
        after = draft.right + hit.last
        if hit.first == 0 and (after >= len(norms) or norms[after] not in words.not_more):
            return True
    return False


def _rate(draft: Draft, norms: Sequence[str], words: FlagWords, floor: int) -> None:
    following = norms[draft.right : draft.right + 4]
    window = norms[max(floor, draft.left - BEFORE) : draft.left]
    after = any(
        hit.first <= (draft.kind is None and following[0].isalpha())
        and (hit.last >= len(following) or following[hit.last] not in words.earlier)
        for hit in words.rate_after.find(following)
    )
    if after or any(hit.last == len(window) for hit in words.rate_before.find(window)):
        draft.rate = True
        draft.rules.append("rate")


def _previous(draft: Draft, norms: Sequence[str], words: FlagWords, floor: int) -> None:
    """Marks the earlier value: up from 5,800; 46.9 billion a year earlier."""
    window = norms[max(floor, draft.left - BEFORE) : draft.left]
    after = words.previous_after.find(norms[draft.right : draft.right + 4])
    before = any(hit.last == len(window) for hit in words.previous_before.find(window))
    if before or any(hit.first == 0 for hit in after):
        draft.previous = True
        draft.rules.append("earlier value")


def _direction(
    draft: Draft, norms: Sequence[str], words: FlagWords, floor: int, before: Draft | None
) -> None:
    if words.verb_last:
        window = _until_break(norms[draft.right : draft.right + CHANGE])
        hits = words.change.find(window)
        found = hits[0].key if hits else None
    else:
        window = _since_break(norms[max(floor, draft.left - CHANGE) : draft.left])
        hits = words.change.find(window) or [
            hit for hit in words.near.find(window) if hit.last == len(window)
        ]
        found = hits[-1].key if hits else None
        if found is None and before is not None:
            between = norms[before.right : draft.left]
            if len(between) == 1 and between[0] in words.links:
                found = before.direction
    if found is None and before is not None and before.previous and draft.settled:
        found = before.direction
    if found is not None:
        draft.direction = found
        draft.rules.append(f"change {found}")


def _until_break(norms: Sequence[str]) -> Sequence[str]:
    for at, norm in enumerate(norms):
        if norm in BREAKS:
            return norms[:at]
    return norms


def _since_break(norms: Sequence[str]) -> Sequence[str]:
    for at in range(len(norms) - 1, -1, -1):
        if norms[at] in BREAKS:
            return norms[at + 1 :]
    return norms


def link_conversions(drafts: Sequence[Draft], norms: Sequence[str]) -> None:
    """Links a conversion in brackets to the amount before the bracket."""
    for before, draft in pairwise(drafts):
        if draft.kind in CONVERTED and before.kind == draft.kind and draft.unit != before.unit:
            between = norms[before.right : draft.left]
            if _opens(between):
                draft.same_as = before
                draft.rules.append("the same amount in another unit")


def _opens(between: Sequence[str]) -> bool:
    """True when a bracket opens after the first amount, a few words of its bound between."""
    if "(" not in between or ")" in between:
        return False
    words = between[: between.index("(")]
    return len(words) < 3 and BREAKS.isdisjoint(words)


def carry_bounds(drafts: Sequence[Draft]) -> None:
    """Gives a conversion the bound of the amount it repeats, unless it has its own."""
    for draft in drafts:
        source = draft.same_as
        if source is not None and source.bounded and not (draft.bounded or draft.vague):
            draft.bound(source.hedge, "bound of the amount before the bracket")
