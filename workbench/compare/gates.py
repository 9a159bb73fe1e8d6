"""The first questions about a pair: is it claimed, is it one event, does it count one thing?"""

from __future__ import annotations

from workbench.compare.chains import strand
from workbench.compare.dates import Order, order
from workbench.compare.measure import MeasureRelation
from workbench.compare.pair import Pair, Ruling
from workbench.compare.side import Side
from workbench.model.comparison import Kind, Relation, Verdict
from workbench.model.statement import Modality


def denied_by_named_author(pair: Pair) -> Ruling | None:
    """One text credits an authority with the figure, in the other that authority denies it; unless
    it corrects itself ("sixteen, not eighteen")."""
    denied = [side for side in pair.sides if side.statement.modality is Modality.DENIED]
    if len(denied) != 1 or pair.measure is not MeasureRelation.SAME:
        return None
    if not pair.meet or not pair.same_authority or pair.event is Relation.APART:
        return None
    if pair.room.corrects(denied[0]):
        return None
    return Ruling(Verdict.CONTRADICTION, kind=Kind.QUALITATIVE)


def not_a_claim(pair: Pair) -> Ruling | None:
    """A question, a supposition or a figure quoted only to be denied asserts nothing."""
    if pair.left.is_claim and pair.right.is_claim:
        return None
    return Ruling(Verdict.NOT_COMPARABLE)


def other_event(pair: Pair) -> Ruling | None:
    """Another event, however alike the wording."""
    return Ruling(Verdict.DIFFERENT_EVENT) if pair.event is Relation.APART else None


def measure_part_over_whole(pair: Pair) -> Ruling | None:
    """A counted part of another measure (burned of damaged) exceeds it."""
    if pair.measure is MeasureRelation.PART:
        part, whole = pair.left, pair.right
    elif pair.measure is MeasureRelation.WHOLE:
        part, whole = pair.right, pair.left
    else:
        return None
    if not breaks_whole(pair, part, whole) or pair.scope.whole is not Relation.EQUAL:
        return None
    return Ruling(Verdict.CONTRADICTION, flags=("needs_review", "subset"))


def breaks_whole(pair: Pair, part: Side, whole: Side) -> bool:
    """True when the part lies above a whole that was counted no earlier, and both are plain."""
    if part.adds or whole.adds or pair.factor != 1:
        return False
    if part.status or whole.status or whole.subset:
        return False
    nobody = whole.interval.high == 0  # nowhere, wherever the part was counted
    if pair.scope.place is Relation.UNKNOWN and not nobody:
        return False
    if _whole_is_no_whole(pair, part, whole):
        return False
    former = Modality.PREVIOUS in (part.statement.modality, whole.statement.modality)
    if former or pair.room.likely_part(whole):
        return False
    if not _whole_is_no_older(pair, part, whole):
        return False
    left, right = pair.intervals
    return right.below(left) if part is pair.left else left.below(right)


def _whole_is_no_whole(pair: Pair, part: Side, whole: Side) -> bool:
    """True where a higher whole was known by then: told on the same day, in the same text, or long
    before a text that repeats an old whole without its date."""
    if whole.as_of is None or part.interval.low is None or strand(part) == strand(whole):
        return False
    highest = pair.room.higher_by(whole, whole.as_of.last_day)
    if highest is None or highest < part.interval.low:
        return False
    same_day = order(part.as_of, whole.as_of) is Order.SAME
    return same_day or pair.room.is_stale(whole) or pair.room.outgrown(whole)


def _whole_is_no_older(pair: Pair, part: Side, whole: Side) -> bool:
    if whole.has(pair.rules.qualifiers.final):
        return True
    order = pair.order if part is pair.left else pair.order.swapped
    undated = part.as_of is None and whole.as_of is None
    return undated or order in (Order.EARLIER, Order.SAME)


def other_status(pair: Pair) -> Ruling | None:
    """One measure, but planned against done, held now against detained so far."""
    if pair.measure is not MeasureRelation.STATUS:
        return None
    return Ruling(Verdict.DIFFERENT_MEASURE, flags=_same_number(pair))


def other_unit(pair: Pair) -> Ruling | None:
    """One measure, but other things are counted."""
    if pair.measure is not MeasureRelation.UNIT:
        return None
    return Ruling(Verdict.DIFFERENT_MEASURE)


def other_scale(pair: Pair) -> Ruling | None:
    """A count against a share or a rate has no common scale."""
    if pair.measure is not MeasureRelation.SCALE:
        return None
    return Ruling(Verdict.NOT_COMPARABLE)


def other_measure(pair: Pair) -> Ruling | None:
    """Something else is counted."""
    if pair.measure is MeasureRelation.SAME:
        return None
    close = pair.measure is not MeasureRelation.APART
    alike = pair.left.measure == pair.right.measure
    return Ruling(
        Verdict.DIFFERENT_MEASURE,
        flags=_same_number(pair) if close else (),
        message="reason_other_thing" if alike else "",
    )


def _same_number(pair: Pair) -> tuple[str, ...]:
    """Flags equal numbers under two names: one of the texts may have changed the word."""
    equal = pair.left.quantity.number == pair.right.quantity.number
    return ("check_term",) if equal and pair.left.quantity.number else ()
