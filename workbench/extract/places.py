"""Where a figure holds: the place its clause names, or what is said instead of a name."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.before import SETTLEMENTS, Before
from workbench.extract.nouns import possessive
from workbench.extract.scene import Found, Scene
from workbench.lexicon import Lexicon

FAR_LEFT, FAR_RIGHT = 30.0, 9.0
OWN = 3.0


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a figure and the rule that found it; `open` when nothing was said of a place, so
    that the place of the event may stand in."""

    place: str | None
    rule: str | None
    open: bool = False


NOWHERE = Where(None, None, open=True)


def where(
    scene: Scene,
    index: int,
    lexicon: Lexicon,
    home: str | None,
    before: Before | None,
    counted: tuple[int, int] = (-1, -1),
) -> Where:
    """Returns the place of the figure: by name, by "in the city", by whose police counted. The
    tokens of the counted noun (thirteen cities) name no place."""
    named = _nearest(scene, index, lexicon, counted, weak=False)
    said = _nearest_mark(scene, index, counted)
    if said is not None and (named is None or said[0] < named[0]):
        return _without_name(scene, said[1], lexicon, home, before)
    if named is not None:
        if _one_of_several(scene, named[1], lexicon):
            return Where(None, "place_several")
        return Where(named[1], "place_named")
    weak = _nearest(scene, index, lexicon, counted, weak=True)
    return Where(weak[1], "place_of_authority") if weak is not None else NOWHERE


def left_from(scene: Scene, index: int) -> Where:
    """Returns the place that people were taken from: evacuated from Almaty."""
    costs = [
        (cost, found.id)
        for found in scene.places
        if _is_origin(scene, found) and (cost := _cost(scene, index, found)) is not None
    ]
    return Where(min(costs)[1], "place_left") if costs else NOWHERE


def _is_origin(scene: Scene, found: Found) -> bool:
    case = found.features.get("case", "")
    if case and scene.words.origin_form.fullmatch(f"-{case}"):
        return True
    return scene.marked("origin", found.first - 1, found.first) is not None


def _without_name(
    scene: Scene, mark: str, lexicon: Lexicon, home: str | None, before: Before | None
) -> Where:
    if mark == "country":
        return Where(home, "place_whole_country" if home else None)
    if mark == "city":
        here = [one.id for one in scene.places if lexicon.places.nodes[one.id].type in SETTLEMENTS]
        if here:
            return Where(here[0], "place_named")
        named = before.city() if before is not None else None
        if named is not None:
            return Where(named, "place_city_named_before")
    return Where(None, f"place_unnamed_{mark}")


def _nearest_mark(scene: Scene, index: int, counted: tuple[int, int]) -> tuple[float, str] | None:
    found = [
        (cost, mark)
        for mark in ("city", "country", "many_places")
        for one in scene.marks.get(mark, ())
        if not counted[0] <= one.first < counted[1]
        and (cost := _cost(scene, index, one)) is not None
    ]
    return min(found, default=None)


def _nearest(
    scene: Scene, index: int, lexicon: Lexicon, counted: tuple[int, int], *, weak: bool
) -> tuple[float, str] | None:
    costs = [
        (cost + _sender(scene, found, lexicon) - _own(scene, found, counted), found.id)
        for found in scene.places
        if not _no_scope(scene, found, counted)
        and _of_authority(scene, found) is weak
        and (cost := _cost(scene, index, found)) is not None
    ]
    return min(costs, default=None)


def _own(scene: Scene, found: Found, counted: tuple[int, int]) -> float:
    """Returns what a place gains that stands right behind the counted noun: one guard of B."""
    beside = counted[0] >= 0 and 0 <= found.first - counted[1] <= 1
    return 0.0 if scene.words.verb_final or not beside else OWN


def _one_of_several(scene: Scene, place: str, lexicon: Lexicon) -> bool:
    """True when the place stands in a list of places with nothing but commas between."""
    for one in scene.places:
        for other in scene.places:
            if place not in (one.id, other.id) or other.first < one.last or one.id == other.id:
                continue
            if lexicon.places.is_part(one.id, other.id) or lexicon.places.is_part(other.id, one.id):
                continue
            if _listed(scene, one, other):
                return True
    return False


def _listed(scene: Scene, one: Found, other: Found) -> bool:
    path = scene.path(one.last, other.first)
    joined = scene.marked("and", one.last, other.first) is not None
    figures = any(scene.owner[at] >= 0 for at in range(one.last, other.first))
    if figures or path.strong or scene.depth[one.first] != scene.depth[other.first]:
        return False
    return path.words == joined and (path.commas == 1 or joined)


def _cost(scene: Scene, index: int, found: Found) -> float | None:
    """Returns the distance of a place from a figure, None when it is out of reach."""
    mention = scene.mentions[index]
    path = scene.between(mention.first, mention.last, found.first, found.last)
    cost = path.words + 2.0 * path.commas + 6.0 * path.strong + 2.0 * path.mentions
    if found.first >= mention.last and _contrasted(scene, mention.last, found):
        return FAR_RIGHT
    share = scene.words.verb_final and possessive(mention)
    if found.first >= mention.last:
        if path.strong or path.commas > (1 if share else 0):
            return None
        cost += -2.0 if share else 1.5
        return cost if cost <= FAR_RIGHT else None
    cost += 3.0 if share else 0.0
    return cost if cost <= FAR_LEFT else None


def _contrasted(scene: Scene, start: int, found: Found) -> bool:
    """True for the place that stands against one which is denied: not only in Almaty, but …"""
    for other in scene.places:
        if start <= other.first and other.last < found.first and _denied(scene, other):
            path = scene.path(other.last, found.first)
            return path.commas <= 1 and path.strong <= 1 and not path.mentions
    return False


def _denied(scene: Scene, found: Found) -> bool:
    """True for "not (only) in Almaty": a negation stands right at the place."""
    if scene.words.verb_final:
        return scene.marked("negation", found.last, found.last + 3) is not None
    marks = scene.marks.get("negation", ())
    return any(mark.last in (found.first - 1, found.first) for mark in marks)


def _no_scope(scene: Scene, found: Found, counted: tuple[int, int]) -> bool:
    """True for where somebody comes from or lives: from Almaty, Алматы тұрғыны; not where it is
    the people of a place that are counted: 35 residents of Almaty."""
    counted_next = found.last < len(scene.owner) and scene.owner[found.last] >= 0
    near = (found.first - 2, found.last + (2 if counted_next else 1))
    mine = scene.marked("resident", *counted)
    if mine is not None and 0 <= found.first - counted[1] <= 1:
        return False
    for mark in ("resident", "citizen"):
        if scene.marked(mark, found.last, near[1]) or scene.marked(mark, near[0], found.first):
            return True
    if _denied(scene, found):
        return True
    return _is_origin(scene, found)


def _of_authority(scene: Scene, found: Found) -> bool:
    """True for a place that only names whose police or ministry it is."""
    case = found.features.get("case", "")
    if case and scene.words.locative_form.fullmatch(f"-{case}"):
        return False
    if scene.marked("authority", found.last, found.last + 2):
        return True
    return scene.marked("authority", found.first - 1, found.first) is not None


def _sender(scene: Scene, found: Found, lexicon: Lexicon) -> float:
    """kk/ky: a bare country name may be who acts, not where."""
    bare = scene.words.verb_final and not found.features.get("case")
    return 6.0 if bare and lexicon.places.nodes[found.id].type == "country" else 0.0
