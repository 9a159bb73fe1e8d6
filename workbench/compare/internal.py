"""Rules on arithmetic: what a text says of its own parts and shares, and a part counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.compare.chains import chain
from workbench.compare.dates import Order, order
from workbench.compare.measure import MeasureRelation
from workbench.compare.pair import Pair, Ruling
from workbench.compare.room import Room
from workbench.compare.side import Side
from workbench.model.comparison import Kind, Relation, Verdict

HUNDRED = Decimal(100)
SHARE, PERCENT = "share", "percent"


def share_misnamed(pair: Pair) -> Ruling | None:
    """A text calls one of its figures "a third" of another, and it is not."""
    if not pair.same_document or not _may_be_part(pair):
        return None
    part, whole = sorted(pair.sides, key=lambda side: (side.quantity.number or 0, side.id))
    if not part.quantity.number or not whole.quantity.number:
        return None
    for share in _shares_after(part, whole, pair.room):
        if not _fits(part, whole, share, pair) and _is_meant(part, whole, share, pair):
            verdict = Verdict.DIFFERENT_MEASURE
            if pair.measure is MeasureRelation.SAME:
                verdict = Verdict.DIFFERENT_SCOPE
            return Ruling(
                verdict, ("internal", "needs_review"), message="reason_share_misnamed", third=share
            )
    return None


def _may_be_part(pair: Pair) -> bool:
    one, other = pair.left.statement, pair.right.statement
    if one.part_of == other.id or other.part_of == one.id:
        return True
    return pair.measure in (MeasureRelation.RELATED, MeasureRelation.PART, MeasureRelation.WHOLE)


def _percent(part: Side, whole: Side) -> Decimal:
    return HUNDRED * (part.quantity.number or 0) / (whole.quantity.number or 1)


def _fits(part: Side, whole: Side, share: Side, pair: Pair) -> bool:
    """True when the share lies within what the figures may stand for, give or take its rounding."""
    low, high = share.interval.low, share.interval.high
    number = share.quantity.number or Decimal(0)
    slack = pair.rules.sums.share_rounding
    least, most = (end if end is not None else number for end in (low, high))
    parts = part.interval.low, part.interval.high
    wholes = whole.interval.low, whole.interval.high
    if None in (*parts, *wholes) or not wholes[0]:
        return True
    return not (
        HUNDRED * _d(parts[1]) / _d(wholes[0]) < least - slack
        or HUNDRED * _d(parts[0]) / _d(wholes[1]) > most + slack
    )


def _d(value: Decimal | None) -> Decimal:
    return value if value is not None else Decimal(0)


def _is_meant(part: Side, whole: Side, share: Side, pair: Pair) -> bool:
    """True when the share is near enough to be meant for this part."""
    number = share.quantity.number or Decimal(0)
    return abs(number - _percent(part, whole)) <= pair.rules.sums.share_meant


def parts_listed(pair: Pair) -> Ruling | None:
    """The parts that a text lists by place do not add up to its whole; shown at the largest one."""
    if not pair.same_document or pair.scope.place not in (Relation.INSIDE, Relation.CONTAINS):
        return None
    part, whole = pair.sides
    if pair.scope.place is Relation.CONTAINS:
        part, whole = whole, part
    listed = _parts_by_place(whole, pair.room)
    if len(listed) < pair.rules.sums.parts_from or part.id != listed[0].id or whole.adds:
        return None
    total = sum((side.quantity.number or Decimal(0) for side in listed), Decimal(0))
    low, high = whole.interval.low, whole.interval.high
    if high is not None and total > high:
        return Ruling(Verdict.CONTRADICTION, ("internal", "subset"), message="reason_parts_over")
    if low is None or total >= low:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE, ("internal",), message="reason_parts_short")


def beside_or_inside(pair: Pair) -> Ruling | None:
    """One text counts a few more beside its total, another the same few inside that total."""
    if pair.same_document or pair.measure is not MeasureRelation.SAME:
        return None
    one, other = pair.sides
    if one.quantity.number != other.quantity.number or one.quantity.number is None:
        return None
    if one.adds == other.adds or one.population != other.population:
        return None
    more, part = (one, other) if one.adds else (other, one)
    if not (part.subset or part.qualifiers) or not _same_total(more, part, pair.room):
        return None
    return Ruling(Verdict.CONTRADICTION, ("needs_review",), Kind.QUALITATIVE)


def repeats_withdrawn(pair: Pair) -> Ruling | None:
    """A total is repeated after its issuer took it back, while the issuer's state stood by far
    smaller counts of the groups among the dead; shown at the largest group."""
    for total, group in (pair.sides, pair.sides[::-1]):
        if total.population is not None or total.of_state or not group.of_state:
            continue
        if pair.same_document or not _repeated_after_withdrawal(total, pair.room):
            continue
        groups = _groups_standing(total, pair.room)
        if len(groups) < 2 or groups[0].id != group.id:
            continue
        known = sum((side.quantity.number or Decimal(0) for side in groups), Decimal(0))
        low = total.interval.low
        if low is not None and known * pair.rules.far_factor < low:
            flags = ("withdrawn", "needs_review")
            return Ruling(Verdict.CONTRADICTION, flags, third=groups[1])
    return None


def _shares_after(part: Side, whole: Side, room: Room) -> Iterator[Side]:
    """Yields the shares told shortly after the two figures that name nothing of their own."""
    last = max(side.statement.span.stop for side in (part, whole))
    first = min(side.statement.span.start for side in (part, whole))
    if last - first > room.rules.sums.share_reach:
        return
    for side in room.texts.get(part.document_id, ()):
        told = side.statement
        bare = told.thing is None and told.part_of is None
        after = last <= told.span.start <= last + room.rules.sums.share_reach
        if told.measure == SHARE and told.quantity.unit == PERCENT and bare and after:
            yield side


def _parts_by_place(whole: Side, room: Room) -> tuple[Side, ...]:
    """Returns the figures of the whole's text for places within its own, one a place and none
    within another, the largest first; none where the text gives several wholes."""
    alike = [side for side in room.texts.get(whole.document_id, ()) if _same_but_place(side, whole)]
    if {side.quantity.number for side in alike if side.place == whole.place} != {
        whole.quantity.number
    }:
        return ()
    places = room.lexicon.places
    inside = {
        side.place: side
        for side in alike
        if side.place and whole.place and places.is_part(side.place, whole.place)
    }
    outer = [
        side
        for place, side in inside.items()
        if not any(other != place and places.is_part(place, other) for other in inside)
    ]
    return tuple(sorted(outer, key=lambda side: (-(side.quantity.number or 0), side.id)))


def _same_but_place(side: Side, whole: Side) -> bool:
    return (
        (side.measure, side.population, side.qualifiers, side.status, side.quantity.unit)
        == (whole.measure, whole.population, whole.qualifiers, whole.status, whole.quantity.unit)
        and not side.adds
        and side.as_of == whole.as_of
    )


def _same_total(one: Side, other: Side, room: Room) -> bool:
    """True when the texts of both give one number as the total of all."""
    number = one.quantity.number or Decimal(0)
    return any(
        total > number * room.rules.far_factor
        for total in _totals(one, room) & _totals(other, room)
    )


def _totals(side: Side, room: Room) -> set[Decimal]:
    return {
        total.quantity.number
        for total in room.texts.get(side.document_id, ())
        if total.quantity.number is not None
        and (total.measure, total.place) == (side.measure, side.place)
        and not (total.population or total.qualifiers or total.status or total.adds)
    }


def _repeated_after_withdrawal(total: Side, room: Room) -> bool:
    known = room.withdrawals.get((chain(total), total.quantity.number))
    return known is not None and order(known, total.as_of) is Order.EARLIER


def _groups_standing(total: Side, room: Room) -> tuple[Side, ...]:
    """Returns the last figure that the state told of each population by the total's day, the
    largest first."""
    last: dict[str, Side] = {}
    for side in room.state.get((total.measure, total.place), ()):
        if side.qualifiers or side.status or side.population is None:
            continue
        if order(side.as_of, total.as_of) not in (Order.EARLIER, Order.SAME):
            continue
        known = last.get(side.population)
        if known is None or order(known.as_of, side.as_of) is Order.EARLIER:
            last[side.population] = side
    ranked = sorted(last.values(), key=lambda side: (-(side.quantity.number or 0), side.id))
    return tuple(ranked)
