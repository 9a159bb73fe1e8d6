"""A noun before its numeral says about, where a language does so: "people twenty"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.units import UnitWords
from workbench.extract.types import Token
from workbench.lexicon import Lexicon
from workbench.model.quantity import Hedge


@dataclass(frozen=True, eq=False)
class InvertedWords:
    """Nouns and scales that may stand before their numeral."""

    nouns: frozenset[str]
    scales: Mapping[str, Decimal]


@lru_cache(maxsize=64)
def inverted_words(lexicon: Lexicon, language: str) -> InvertedWords:
    """Returns the nouns of a language from bounds.toml and its scales that begin no number."""
    numbers = lexicon.table(language, "numbers")
    plurals = numbers.table("scale_plurals")
    return InvertedWords(
        nouns=frozenset(lexicon.table(language, "bounds").table("inverted").words("words")),
        scales={word: Decimal(key) for key in plurals for word in plurals.words(key)},
    )


def invert(
    drafts: Sequence[Draft], tokens: Sequence[Token], words: InvertedWords, units: UnitWords
) -> None:
    """Puts the noun before a bare numeral into its figure and calls the figure about."""
    if not words.nouns:
        return
    for at, draft in enumerate(drafts):
        floor = drafts[at - 1].right if at else 0
        place = draft.left - 1
        if place < floor or draft.unit is not None or tokens[place].stop == draft.start:
            continue
        norm = tokens[place].norm
        if norm in words.scales:
            _scale(draft, words.scales[norm])
        elif norm not in words.nouns or (place == floor and at and floor):
            continue
        elif (unit := units.at(tokens, place)) is not None and unit.last == draft.left:
            draft.unit, draft.kind = unit.id, unit.kind
            draft.unit_span = (tokens[place].start, tokens[place].stop)
        if draft.kind != "money" or draft.number.spelled:
            draft.bound(Hedge.ABOUT, "noun before the numeral")
        draft.widen_left(place, tokens)


def _scale(draft: Draft, scale: Decimal) -> None:
    draft.low = None if draft.low is None else draft.low * scale
    draft.high = None if draft.high is None else draft.high * scale
    draft.shown = None if draft.shown is None else draft.shown * scale
