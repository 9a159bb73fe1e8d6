"""Countries that a sentence names besides the figure's own place: aid sent from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workbench.compare.side import Side
from workbench.compare.topics import tokens
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import PatternSet
from workbench.lexicon.types import Hierarchy
from workbench.model.statement import Quote

COUNTRY = "country"


def country(place: str, places: Hierarchy) -> str | None:
    """Returns the country a place lies in, itself if it is one."""
    for id_ in (place, *sorted(places.ancestors(place))):
        if id_ in places.nodes and places.nodes[id_].type == COUNTRY:
            return id_
    return None


def one_route(left: Side, right: Side, lexicon: Lexicon) -> bool:
    """True where both figures are of what goes from one country to another: the place of each is a
    country, and one of the sentences names both."""
    one, other = left.place, right.place
    if one is None or other is None or one == other:
        return False
    known = lexicon.places
    if country(one, known) != one or country(other, known) != other:
        return False
    both = {one, other}
    return any(
        both <= named(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )


@lru_cache(maxsize=16384)
def named(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the countries that a sentence names."""
    return frozenset(hit.key for hit in _countries(lexicon, language).find(tokens(quote)))


@lru_cache(maxsize=32)
def _countries(lexicon: Lexicon, language: str) -> PatternSet[str]:
    return PatternSet(_entries(lexicon, language), lexicon.suffixes(language))


def _entries(lexicon: Lexicon, language: str) -> Iterator[tuple[str, str]]:
    for id_, row in lexicon.common("places").tables():
        if row.text("type", "") == COUNTRY:
            yield from ((id_, f"{word}~n") for word in row.words(language) if "~" not in word)
