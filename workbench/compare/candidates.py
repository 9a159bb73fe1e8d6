"""Which statements are set side by side: blocks of one family of measures, never all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from workbench.compare import things
from workbench.compare.chains import Chain, chain
from workbench.compare.matching import counterparts
from workbench.compare.measure import MeasureRelation, topical
from workbench.compare.room import Room
from workbench.compare.side import Side
from workbench.model.statement import Modality

LEFT_OUT = (Modality.QUESTION, Modality.HYPOTHETICAL)


def pairs(room: Room) -> Iterator[tuple[Side, Side]]:
    """Yields the pairs worth judging, each once; the statements alone decide their order."""
    sides = sorted(room.sides.values(), key=_place_in_time)
    if _is_small(sides, room):
        yield from _across(sides, room)
        yield from ((a, b) for a, b in _blocked(sides, room) if a.document_id == b.document_id)
    else:
        yield from _blocked(sides, room)


def _across(sides: Sequence[Side], room: Room) -> Iterator[tuple[Side, Side]]:
    """Yields every pair across two documents; of figures on one weak measure only those that answer
    to each other, unless there is nothing else."""
    answering = counterparts([side for side in sides if side.weak])
    every = [(a, b) for a, b in combinations(sides, 2) if a.document_id != b.document_id]
    telling = [
        (a, b)
        for a, b in every
        if a.measure != b.measure or not (a.weak or b.weak) or (a.id, b.id) in answering
    ]
    yield from telling or every


def _is_small(sides: Sequence[Side], room: Room) -> bool:
    """True for two documents handed in to be compared."""
    few = len(sides) <= room.rules.pairing.small_case
    return few and len({side.document_id for side in sides}) == 2


def _blocked(sides: Sequence[Side], room: Room) -> Iterator[tuple[Side, Side]]:
    blocks: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if side.statement.modality in LEFT_OUT:
            continue
        for key in _block_keys(side, room):
            blocks[key].append(side)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in _within(blocks[key], room):
            both = (left.id, right.id)
            if both in seen or not worth_judging(left, right, room):
                continue
            if left.weak or right.weak or left.topic or right.topic:
                seen.add(both)
            yield left, right


def _block_keys(side: Side, room: Room) -> tuple[str, ...]:
    """Returns the family of the measure; a weak measure is told apart by what it counts."""
    families = room.rules.measures.families
    if not side.weak:
        counted = [side.topic] if side.topic else []
        if side.measure not in room.rules.measures.weak:
            counted.append(side.measure)
        return tuple(dict.fromkeys(families.get(one, one) for one in counted))
    unit = side.quantity.unit or ""
    words = things.stems(f"{side.statement.thing or ''} {side.statement.unit_text or ''}")
    keys = [f"{side.measure} {unit} {word}" for word in sorted(words)]
    return tuple(keys or [f"{side.measure} {unit} in {side.document_id}"])


def worth_judging(left: Side, right: Side, room: Room) -> bool:
    """True when a verdict on the pair can tell a reader something."""
    one, other = left.statement, right.statement
    if one is other or other.same_as == one.id or one.same_as == other.id:
        return False
    if one.document_id == other.document_id and _repeats(left, right):
        return False
    denied = one.modality is Modality.DENIED or other.modality is Modality.DENIED
    if denied and one.quantity.number != other.quantity.number:
        return False
    measures = room.rules.measures
    if one.measure != other.measure:
        alike = topical(left, right, room.lexicon, room.rules) is MeasureRelation.SAME
        return alike or frozenset((one.measure, other.measure)) in measures.related
    if one.measure not in measures.weak:
        return True
    by_topic = topical(left, right, room.lexicon, room.rules)
    if by_topic is not None:
        return by_topic is MeasureRelation.SAME
    return things.same_thing(left, right, room.rules, room.similarity(left.id, right.id)) is True


def _repeats(left: Side, right: Side) -> bool:
    """True for one figure said twice in one text by one voice."""
    one, other = left.statement, right.statement
    return (
        one.quantity == other.quantity
        and one.measure == other.measure
        and one.scope == other.scope
        and one.speaker == other.speaker
        and one.modality == other.modality
    )


def _within(block: Sequence[Side], room: Room) -> Iterator[tuple[Side, Side]]:
    """Yields all pairs of a small block; of a large one the neighbours in time within each chain,
    and the nearest in time of each wider chain."""
    if len(block) <= room.rules.pairing.all_pairs_up_to:
        yield from combinations(block, 2)
        return
    chains: dict[Chain, list[Side]] = defaultdict(list)
    for side in block:
        chains[chain(side)].append(side)
    days = {key: [_day(side) for side in group] for key, group in chains.items()}
    for key, group in chains.items():
        wider = [other for other in _wider(key, room) if other in chains]
        for at, side in enumerate(group):
            following = group[at + 1 : at + 1 + room.rules.pairing.window]
            yield from ((side, other) for other in following)
            for other_key in wider:
                for other in _nearest(side, chains[other_key], days[other_key], room):
                    yield side, other


def _wider(key: Chain, room: Room) -> list[Chain]:
    """Returns the chains that include this one's or count something related."""
    measure, place, population = key
    lexicon = room.lexicon
    places = [place, *sorted(lexicon.places.ancestors(place))] if place else [None]
    wider = sorted(lexicon.populations.ancestors(population)) if population else []
    populations = [population, *wider, None] if population else [None]
    related = [
        other
        for pair in room.rules.measures.related
        if measure in pair
        for other in pair - {measure}
        if measure < other
    ]
    found = [(measure, at, who) for at in places for who in populations]
    found += [(other, place, population) for other in sorted(related)]
    return [one for one in dict.fromkeys(found) if one != key]


def _nearest(side: Side, group: Sequence[Side], days: Sequence[date], room: Room) -> Sequence[Side]:
    size = room.rules.pairing.related
    at = bisect_left(days, _day(side))
    first = max(0, min(at - size // 2, len(group) - size))
    return group[first : first + size]


def _day(side: Side) -> date:
    return side.as_of.first_day if side.as_of else date.min


def _place_in_time(side: Side) -> tuple[date, str, int, str]:
    path = side.document.path if side.document else side.document_id
    return _day(side), path, side.statement.span.start, side.id
