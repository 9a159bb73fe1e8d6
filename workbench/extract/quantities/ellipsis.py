"""A unit that is left out because the figure before it has it: sentenced to 12 years, to five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.extract.quantities.draft import Draft
from workbench.extract.types import Token
from workbench.lexicon import Lexicon
from workbench.model.quantity import Hedge

JOINED = ("time",)


@dataclass(frozen=True, eq=False)
class EllipsisWords:
    """Words after which a figure has no noun of its own; prepositions that repeat a frame."""

    earlier: frozenset[str]
    frames: frozenset[str]
    joins: frozenset[str]


@lru_cache(maxsize=64)
def ellipsis_words(lexicon: Lexicon, language: str) -> EllipsisWords:
    """Returns the words of a language from bounds.toml."""
    table = lexicon.table(language, "bounds").table("ellipsis")
    return EllipsisWords(
        frozenset(table.words("earlier")),
        frozenset(table.words("frames")),
        frozenset(table.words("joins")),
    )


def fill_units(drafts: Sequence[Draft], tokens: Sequence[Token], words: EllipsisWords) -> None:
    """Gives a figure without a noun the unit of the nearest earlier one, where the frame repeats:
    money after money with a scale word, a length of time after the same preposition."""
    given: dict[str, Draft] = {}
    for draft, following in pairwise(drafts):
        if (
            draft.unit is None
            and following.unit is not None
            and _joined(draft, following, tokens, words)
        ):
            draft.unit, draft.kind = following.unit, following.kind
            draft.rules.append("unit of the figure after")
    for draft in drafts:
        if draft.unit is None and _alone(draft, tokens, words):
            source = _source(draft, given, tokens, words)
            if source is not None:
                draft.unit, draft.kind = source.unit, source.kind
                draft.rules.append("unit of the figure before")
        if draft.kind in ("money", "time") and draft.kind is not None:
            given[draft.kind] = draft


def _joined(draft: Draft, following: Draft, tokens: Sequence[Token], words: EllipsisWords) -> bool:
    """True for 20 and 22 years, 20 и 22 лет: digits that only an "and" parts."""
    between = [token.norm for token in tokens[draft.right : following.left]]
    digits = bool(draft.number.digits and following.number.digits)
    return digits and following.kind in JOINED and len(between) == 1 and between[0] in words.joins


def _source(
    draft: Draft, given: dict[str, Draft], tokens: Sequence[Token], words: EllipsisWords
) -> Draft | None:
    if draft.number.scale >= 1_000_000:
        return given.get("money")
    time = given.get("time")
    if time is None or draft.suffix.poss or draft.left == 0:
        return None
    frame = tokens[draft.left - 1].norm
    spoken = draft.number.spelled or draft.hedge is Hedge.RANGE
    if frame in words.frames and spoken and tokens[time.left - 1].norm == frame:
        return time
    return None


def _alone(draft: Draft, tokens: Sequence[Token], words: EllipsisWords) -> bool:
    if draft.right >= len(tokens):
        return True
    following = tokens[draft.right]
    if following.text == "." and following.start == draft.stop and _goes_on(draft, tokens):
        return False  # the point of an abbreviation: 2.25 bn. people
    return (following.kind == "punct" and following.text != "(") or following.norm in words.earlier


def _goes_on(draft: Draft, tokens: Sequence[Token]) -> bool:
    at = draft.right + 1
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].text[:1].islower()
