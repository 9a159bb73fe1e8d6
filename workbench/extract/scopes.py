"""The rest of a reading: unit, counted noun, population and place of a figure."""

from __future__ import annotations

from workbench.extract.costs import group
from workbench.extract.desk import OTHER, Desk
from workbench.extract.nouns import Head, noun_text
from workbench.extract.places import Where, left_from, where
from workbench.extract.scene import Scene
from workbench.extract.types import Mention

LEAVING = ("evacuated",)


def place_of(desk: Desk, index: int) -> Where:
    """Returns where the figure holds; people who were taken away, where they were taken from."""
    if index not in desk.placed:
        desk.placed[index] = _place_of(desk, index)
    return desk.placed[index]


def _place_of(desk: Desk, index: int) -> Where:
    head = desk.heads[index]
    counted = (head.first, head.last) if head is not None else (-1, -1)
    found = where(desk.scene, index, desk.lexicon, desk.past.home, desk.past.before, counted)
    if found.open and desk.measure(index)[0] in LEAVING:
        found = left_from(desk.scene, index)
    anchor = desk.past.anchor()
    if not found.open or anchor is None or not _leans(desk, index):
        return found
    one = desk.past.readings[anchor]
    return Where(one.place, "place_of_figure_before", open=one.open_place)


def _leans(desk: Desk, index: int) -> bool:
    """True when a figure carries on from the sentence before: of them, also, the count grew."""
    part = desk.parts[index]
    if part is not None:
        return part.whole is None
    if desk.measure(index)[1] == "measure_of_count_before":
        return True
    anchor = desk.past.anchor()
    same = anchor is not None and desk.past.readings[anchor].measure == desk.measure(index)[0]
    return same and "also" in desk.scene.marks


def unit_of(desk: Desk, mention: Mention, head: Head | None, measure: str) -> str | None:
    if group(mention) not in ("count", "ratio"):
        return mention.quantity.unit
    if group(mention) == "ratio":
        unit = mention.quantity.unit
        return None if unit == "times" and measure == OTHER else unit
    thing = desk.scene.words.thing_classes[head.thing] if head and head.thing else None
    rule = desk.scene.words.rules[measure]
    if measure == OTHER:
        people = head is not None and head.population not in (None, "families")
        return "person" if people else thing.unit if thing and thing.always else None
    if thing and thing.unit and not rule.things.isdisjoint(thing.wider):
        return thing.unit
    if measure == "homeless" and head and head.population == "families":
        return "household"
    return rule.unit


def thing_text(scene: Scene, mention: Mention, head: Head | None) -> str | None:
    """Returns the counted noun as written."""
    if group(mention) != "count":
        return None
    listed = head is not None and head.first >= 0 and head.rule != "head_unknown"
    place = (head.first, head.last) if head is not None and listed else noun_text(scene, mention)
    if place is None:
        return None
    tokens = scene.sentence.tokens
    return scene.sentence.text[tokens[place[0]].start : tokens[place[1] - 1].stop]


def population_of(desk: Desk, index: int, measure: str) -> str | None:
    head = desk.heads[index]
    rule = desk.scene.words.rules[measure]
    kind = group(desk.scene.mentions[index])
    if kind not in ("count", "ratio") or measure in ("share", "change"):
        return None
    if rule.kind == "person" and head is not None and head.thing and _people(desk, head):
        return rule.population or "people"
    if rule.kind in ("thing", "event") or (head is not None and head.thing):
        return _owners(desk, index, head) if rule.kind == "thing" else None
    if head is not None and head.population:
        if head.population == "people" and rule.population:
            return rule.population
        return head.population
    if rule.kind != "person":
        return None
    return rule.population or _coordinated(desk, index) or "people"


def _people(desk: Desk, head: Head) -> bool:
    """True for a noun in no list that a person measure counts, and for a class that is people."""
    known = head.thing is not None and desk.scene.words.thing_classes[head.thing].person
    return known or head.rule == "head_unknown"


def _coordinated(desk: Desk, index: int) -> str | None:
    """26 rioters were killed and 18 wounded: the population of the figure before the "and"."""
    if not index or desk.parts[index] is not None:
        return None
    before, head = desk.scene.mentions[index - 1], desk.heads[index - 1]
    path = desk.scene.path(before.last, desk.scene.mentions[index].first)
    plain = not path.commas and not path.strong and group(before) == "count"
    joined = desk.scene.marked("and", before.last, desk.scene.mentions[index].first)
    return head.population if head is not None and plain and joined else None


def _owners(desk: Desk, index: int, head: Head | None) -> str | None:
    """полицияның 500 көлігі, 551 police cars: whose things they are."""
    scene = desk.scene
    mention = scene.mentions[index]
    thing = scene.words.thing_classes[head.thing] if head is not None and head.thing else None
    if thing is not None and thing.population:
        return thing.population
    if thing is not None and thing.id == "service_vehicle" and index:
        other = desk.heads[index - 1]
        if other is not None and other.population in ("police", "security_forces"):
            return other.population
    last = head.last if head is not None and head.first >= 0 else mention.last
    for found in scene.people:
        inside = mention.last <= found.first and found.last <= last
        before = found.last == mention.first and scene.words.genitive_form.fullmatch(
            scene.norms[found.last - 1]
        )
        after = 0 <= found.first - last <= 1
        if found.id != "people" and (inside or before or after):
            return found.id
    return None
