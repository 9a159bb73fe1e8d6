"""Whose population a counted noun is: staff of a body, foreign citizens, two groups together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.extract.before import Before
from workbench.extract.nouns import Head
from workbench.extract.scene import Found, Scene
from workbench.extract.types import Mention
from workbench.lexicon import Lexicon

NEAR = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What a noun may have to be looked up in."""

    lexicon: Lexicon
    home: str | None
    before: Before | None


def refined(scene: Scene, head: Head, mention: Mention, asked: Asked) -> Head:
    if head.thing == "case" and _administrative(scene, mention):
        return replace(head, thing="administrative_case")
    if head.population is None:
        return head
    for rule in (_staff_of, _foreign_citizens, _joined):
        population = rule(scene, head, mention, asked)
        if population is not None:
            return replace(head, population=population)
    return replace(head, population="people") if head.population == "staff" else head


def _administrative(scene: Scene, mention: Mention) -> bool:
    """әкімшілік құқық бұзушылық туралы 8 354 іс: cases that are no criminal ones."""
    for found in scene.things:
        close = found.last <= mention.first and mention.first - found.last <= NEAR
        if close and found.id == "administrative_case":
            return True
    return False


def _staff_of(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """органдарының 11 қызметкері; members of the security forces: the body they belong to."""
    if head.population != "staff":
        return None
    for found in scene.people:
        if 0 <= mention.first - found.last <= 1 or 0 <= found.first - head.last <= 2:
            return _with_another(scene, found, asked) or found.id
    return asked.before.force() if asked.before is not None else None


def _with_another(scene: Scene, found: Found, asked: Asked) -> str | None:
    """полиция мен гвардияның 12 қызметкері: what the body has in common with the one before it."""
    for mark in scene.marks.get("and", ()):
        if mark.last > found.first or found.first - mark.last > 1:
            continue
        for other in scene.people:
            if other.last == mark.first:
                return _common(asked.lexicon, found.id, other.id)
        if scene.marked("authority", mark.first - 1, mark.first):
            wider = asked.lexicon.populations.ancestors(found.id) - {"people"}
            return min(wider, default=None)
    return None


def _foreign_citizens(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """Citizens of a country that is not the one of the event."""
    if scene.marked("citizen", head.first, head.last) is None or asked.home is None:
        return None
    for found in scene.places:
        node = asked.lexicon.places.nodes[found.id]
        beside = found.last == head.first or 0 <= found.first - head.last <= 1
        if beside and node.type == "country" and found.id != asked.home:
            return "foreigners"
    return None


def _joined(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """восемь полицейских и военнослужащих: what the two populations have in common."""
    conjunction = scene.marked("and", head.last, head.last + 1)
    if conjunction is None or head.population is None:
        return None
    for found in scene.people:
        if 0 <= found.first - conjunction.last <= 1:
            return _common(asked.lexicon, head.population, found.id)
    return None


def _common(lexicon: Lexicon, one: str, other: str) -> str | None:
    if one == other:
        return one
    first = {one} | lexicon.populations.ancestors(one)
    second = {other} | lexicon.populations.ancestors(other)
    return min((first & second) - {"people"}, default=None)
