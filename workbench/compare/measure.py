"""Whether two figures count the same thing, a part of it, or something else."""

from __future__ import annotations

from enum import StrEnum

from workbench.compare import occasions, spots, topics
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.compare.things import alike_named, counted_alike, named, same_thing
from workbench.lexicon import Lexicon
from workbench.model.comparison import Relation


class MeasureRelation(StrEnum):
    """How what the left figure counts stands to what the right one counts."""

    SAME = "same"
    PART = "part"  # what left counts is a part of what right counts
    WHOLE = "whole"
    STATUS = "status"  # one measure, but planned, in custody, under way …
    UNIT = "unit"  # one measure, other things (weapons, rounds)
    SCALE = "scale"  # a count against a share or a rate
    RELATED = "related"
    APART = "apart"


AS_RELATION = {
    MeasureRelation.SAME: Relation.EQUAL,
    MeasureRelation.PART: Relation.INSIDE,
    MeasureRelation.WHOLE: Relation.CONTAINS,
    MeasureRelation.STATUS: Relation.OVERLAPS,
    MeasureRelation.SCALE: Relation.UNKNOWN,
}
SCALES = ("percent", "share", "ratio")


def relate(
    left: Side,
    right: Side,
    lexicon: Lexicon,
    rules: Settings,
    similarity: float | None = None,
    *,
    framed: bool = True,
) -> MeasureRelation:
    """Returns how what the two figures count lies to each other; where no case frames them, what
    happened tells of two languages that they speak of one thing."""
    by_topic = topical(left, right, lexicon, rules)
    if by_topic is not None and by_topic is not MeasureRelation.SAME:
        return by_topic
    if left.measure != right.measure:
        if by_topic and not rules.qualifiers.plan.isdisjoint(left.status ^ right.status):
            return by_topic if _promised(left, right, lexicon, rules) else MeasureRelation.STATUS
        return by_topic or _across(left.measure, right.measure, lexicon, rules)
    weak = by_topic is None and left.measure in rules.measures.weak
    if weak and not framed and _one_unnamed(left, right, lexicon, rules):
        weak = False
    if weak and not same_thing(left, right, rules, similarity):
        topic = not framed and occasions.one_topic(left, right, lexicon)
        if not topic or not counted_alike(left, right, rules):
            return MeasureRelation.APART
    harmed = _harmed(left, right, lexicon)
    if harmed is not None:
        return harmed
    if left.status != right.status and not _promised(left, right, lexicon, rules):
        return MeasureRelation.STATUS
    rates_apart = by_topic is None and left.statement.rate != right.statement.rate
    if rates_apart or _is_scale(left) != _is_scale(right):
        return MeasureRelation.SCALE
    if _other_unit(left, right, lexicon):
        return MeasureRelation.UNIT
    return MeasureRelation.SAME


def _of_office(left: Side, right: Side, lexicon: Lexicon) -> bool:
    """True where both sentences name one office or body (the ruling party), and no other."""
    one, other = (
        topics.offices(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )
    return bool(one) and one == other


def _one_kind(left: Side, right: Side, topic: topics.Topic, lexicon: Lexicon) -> bool:
    """True unless the two name other kinds of goods or diseases, or only one of them names some
    where that makes it another thing."""
    mine, theirs = (
        topics.goods(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )
    if topic.strict:
        one, other = (
            spots.named(side.statement.quote, side.statement.language, lexicon)
            for side in (left, right)
        )
        return mine == theirs and not (one and other and not one & other)
    return bool(mine & theirs) or not (topic.goods or (mine and theirs))


def _promised(left: Side, right: Side, lexicon: Lexicon, rules: Settings) -> bool:
    """True for what each is given, promised or told: one rule of giving."""
    known = topics.topics(lexicon)
    topic = left.topic or ""
    alike = left.status ^ right.status <= rules.qualifiers.plan
    return alike and topic in known and known[topic].promised and topic == right.topic


def _one_unnamed(left: Side, right: Side, lexicon: Lexicon, rules: Settings) -> bool:
    """True where two texts tell of one person each and name nobody ("the former minister")."""
    if left.measure not in rules.measures.personal or left.document_id == right.document_id:
        return False
    if named(left, rules) or named(right, rules):
        return False
    one, other = (
        topics.offices(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )
    return one == other


def topical(left: Side, right: Side, lexicon: Lexicon, rules: Settings) -> MeasureRelation | None:
    """Returns how two figures lie by what their sentences are about, None where that does not tell:
    no topic is known, or nothing says that two sums are for one purpose."""
    one, other = left.topic or left.measure, right.topic or right.measure
    if not left.topic and not right.topic:
        return None
    known = topics.topics(lexicon)
    if one != other:
        both = left.topic and right.topic and left.measure == right.measure
        alone = any(known[topic].apart for topic in (left.topic, right.topic) if topic)
        return MeasureRelation.APART if both or alone else None
    topic = known[left.topic or right.topic or ""]
    if left.document_id == right.document_id:
        return None
    routed = spots.one_route(left, right, lexicon)
    if topic.purpose and not routed and not occasions.one_purpose(left, right, lexicon):
        return None
    if topic.named and not alike_named(left, right, rules) and not _of_office(left, right, lexicon):
        return None
    if not _one_kind(left, right, topic, lexicon):
        return MeasureRelation.APART if not topic.goods else None
    return MeasureRelation.SCALE if _is_scale(left) != _is_scale(right) else MeasureRelation.SAME


def _harmed(left: Side, right: Side, lexicon: Lexicon) -> MeasureRelation | None:
    """Returns how things destroyed lie to things damaged or flooded, None where nothing tells."""
    known = lexicon.measures.get(left.measure)
    if left.measure != right.measure or known is None or known.kind != "thing":
        return None
    one, other = (
        topics.harm(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )
    if one is None or other is None or frozenset((one, other)) not in topics.harms_apart(lexicon):
        return None
    if "flooded" in (one, other):
        return MeasureRelation.RELATED
    return MeasureRelation.PART if one == "destroyed" else MeasureRelation.WHOLE


def _across(left: str, right: str, lexicon: Lexicon, rules: Settings) -> MeasureRelation:
    if right in ancestors(left, lexicon):
        return MeasureRelation.PART
    if left in ancestors(right, lexicon):
        return MeasureRelation.WHOLE
    if frozenset((left, right)) in rules.measures.related:
        return MeasureRelation.RELATED
    return MeasureRelation.APART


def ancestors(measure: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the measures that include this one."""
    found: set[str] = set()
    todo = [measure]
    while todo:
        known = lexicon.measures.get(todo.pop())
        for parent in known.parents if known else ():
            if parent not in found:
                found.add(parent)
                todo.append(parent)
    return frozenset(found)


def _is_scale(side: Side) -> bool:
    return side.quantity.unit in SCALES


def _other_unit(left: Side, right: Side, lexicon: Lexicon) -> bool:
    """True when both name a unit and the units are of different things; money and time aside."""
    known = lexicon.measures.get(left.measure)
    if known is not None and known.kind in ("money", "time"):
        return False
    one, other = left.quantity.unit, right.quantity.unit
    return one is not None and other is not None and one != other
