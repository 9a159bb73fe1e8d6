"""Words that narrow a figure beyond place and population: filed, in one day, in hospital."""

from __future__ import annotations

from functools import lru_cache

from workbench.extract.costs import group
from workbench.extract.scene import Found, Scene
from workbench.lexicon import Lexicon

REACH = 12.0
BESIDE = 4


def qualifiers(scene: Scene, index: int, measure: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Returns the ids of the qualifiers that belong to the figure, sorted."""
    allowed = _allowed(lexicon)
    found = {
        one.id
        for one in scene.qualifiers
        if (not allowed[one.id] or measure in allowed[one.id]) and _belongs(scene, index, one)
    }
    return tuple(sorted(found))


def _belongs(scene: Scene, index: int, one: Found) -> bool:
    """True when no other figure is nearer, or the nearer one is the same sum in other money."""
    mine = _distance(scene, index, one)
    if mine is None or _inside(scene, index, one):
        return False
    for other in range(len(scene.mentions)):
        if other == index or _same_sum(scene, index, other) or _inside(scene, other, one):
            continue
        theirs = _distance(scene, other, one)
        if theirs is not None and theirs < mine:
            return False
    return True


def _inside(scene: Scene, index: int, one: Found) -> bool:
    """True for the 24 of "the past 24 hours"."""
    return any(scene.owner[at] == index for at in range(one.first, one.last))


def _distance(scene: Scene, index: int, one: Found) -> float | None:
    mention = scene.mentions[index]
    path = scene.between(mention.first, mention.last, one.first, one.last)
    cost = path.words + 3.0 * path.commas
    return None if path.strong or cost > REACH else cost


def _same_sum(scene: Scene, index: int, other: int) -> bool:
    """92.2 billion tenge, over $209 million: one sum said twice."""
    mine, theirs = scene.mentions[index], scene.mentions[other]
    if mine.same_as == other or theirs.same_as == index:
        return True
    if group(mine) != "money" or group(theirs) != "money":
        return False
    if mine.quantity.unit == theirs.quantity.unit:
        return False
    return scene.between(mine.first, mine.last, theirs.first, theirs.last).words <= BESIDE


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
