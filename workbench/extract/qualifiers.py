"""Words that narrow a figure beyond place and population: filed, in one day, in hospital."""

from __future__ import annotations

from functools import lru_cache

from workbench.extract.scene import Scene
from workbench.lexicon import Lexicon

REACH = 12
COMMAS = 1


def qualifiers(scene: Scene, index: int, measure: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Returns the ids of the qualifiers in the figure's clause, sorted."""
    allowed = _allowed(lexicon)
    mention = scene.mentions[index]
    found: set[str] = set()
    for one in scene.qualifiers:
        measures = allowed.get(one.id, frozenset())
        if measures and measure not in measures:
            continue
        path = scene.between(mention.first, mention.last, one.first, one.last)
        if not path.strong and not path.mentions and path.words <= REACH and path.commas <= COMMAS:
            found.add(one.id)
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _allowed(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Returns the measures each qualifier may narrow; none means all."""
    table = lexicon.common("qualifiers")
    found: dict[str, frozenset[str]] = {}
    for id_, inner in table.tables():
        measures = inner.words("measures")
        for measure in measures:
            if measure not in lexicon.measures:
                raise inner.wrong("measures", measure, "the id of a measure")
        found[id_] = frozenset(measures)
    return found
