"""Rules on the numbers themselves: they meet, cannot be set side by side, or differ."""

from __future__ import annotations

from workbench.compare import quantity
from workbench.compare.dates import Order
from workbench.compare.pair import Pair, Ruling
from workbench.lexicon.types import Growth
from workbench.model.comparison import Relation, Verdict
from workbench.model.dates import DateBasis


def no_common_unit(pair: Pair) -> Ruling | None:
    """Two currencies without a rate stated in either text, or a number nobody knows."""
    unknown = any(side.quantity.number is None for side in pair.sides)
    return Ruling(Verdict.NOT_COMPARABLE) if pair.factor is None or unknown else None


def intervals_meet(pair: Pair) -> Ruling | None:
    """What the two figures may stand for has a number in common."""
    if not pair.meet:
        return None
    left, right = pair.quantities
    flags = [
        flag
        for flag, raised in (
            ("loose_bound", quantity.loose(left, right, pair.rules.widening)),
            ("minor_wording", quantity.opposite_wording(left, right)),
        )
        if raised
    ]
    return Ruling(Verdict.CONSISTENT, tuple(flags))


def beside_a_vague_word(pair: Pair) -> Ruling | None:
    """A number a little outside what a vague word covers neither fits nor contradicts it."""
    outside = quantity.outside_band(*pair.quantities, pair.rules.widening)
    if outside is None or outside >= pair.rules.widening.vague_factor:
        return None
    return Ruling(Verdict.NOT_COMPARABLE)


def another_day(pair: Pair) -> Ruling | None:
    """One of the texts counts on a day that the other does not name."""
    if pair.left.weak or pair.right.weak:
        return None
    undated = pair.left.period is None and pair.right.period is None
    known = any(side.topic for side in pair.sides)
    crowds = pair.growth is Growth.ONCE and undated and not known
    days_differ = crowds and pair.order in (Order.EARLIER, Order.LATER, Order.MAYBE)
    if pair.scope.window is not Relation.UNKNOWN and not days_differ:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE, ("check_scope",))


def neighbouring_population(pair: Pair) -> Ruling | None:
    """Police against all security forces: probably a narrower group, to be checked."""
    if not pair.scope.near_population:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE, ("check_scope",))


def particular_people(pair: Pair) -> Ruling | None:
    """Far fewer of some particular people ("two worshippers") than of all: probably a part."""
    low, high = sorted(pair.sides, key=lambda side: (side.quantity.number or 0, side.id))
    if low.statement.thing is None or low.statement.scope.population is not None:
        return None
    if high.statement.scope.population not in pair.rules.everybody:
        return None
    numbers = low.interval.high, high.interval.low
    if numbers[0] is None or numbers[1] is None:
        return None
    far = numbers[1] >= numbers[0] * pair.rules.far_factor
    return Ruling(Verdict.DIFFERENT_SCOPE, ("check_scope",)) if far else None


def few_of_a_crowd(pair: Pair) -> Ruling | None:
    """A handful against hundreds of times as many on one occasion: those the text tells of."""
    if pair.growth is not Growth.ONCE or pair.left.weak or pair.right.weak:
        return None
    low, high = sorted(side.interval.low or 0 for side in pair.sides)
    if not low or high < low * pair.rules.crowd_factor:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE, ("check_scope",))


def relays_differ(pair: Pair) -> Ruling | None:
    """Two texts credit one authority, on one day or for one day, with different numbers."""
    if not pair.same_authority or pair.same_document:
        return None
    one, other = pair.left.period, pair.right.period
    same_window = one is not None and one == other and pair.growth is Growth.ONCE
    if pair.order is not Order.SAME and not same_window:
        return None
    return Ruling(Verdict.CONTRADICTION, ("misquote", *_undated(pair)))


def _undated(pair: Pair) -> tuple[str, ...]:
    """Flags a growing count of which not both texts name the hour or the briefing."""
    told = {side.statement.as_of_basis for side in pair.sides}
    grows = pair.growth is Growth.CUMULATIVE
    return ("check_date",) if grows and told != {DateBasis.BRIEFING} else ()


def estimates_differ(pair: Pair) -> Ruling | None:
    """Two authors estimate one loss; time does not excuse the gap."""
    if pair.growth is not Growth.ESTIMATE:
        return None
    review = ("needs_review",) if pair.scope.near_qualifier else ()
    return Ruling(Verdict.CONTRADICTION, review)


def bound_broken(pair: Pair) -> Ruling | None:
    """A bound is missed by so little that only the wording is wrong."""
    if not any(quantity.is_bound(one) for one in pair.quantities):
        return None
    if pair.ratio is None or pair.ratio > pair.rules.minor:
        return None
    return Ruling(Verdict.CONTRADICTION, ("minor_wording",))


def figures_differ(pair: Pair) -> Ruling | None:
    """Nothing explains the gap."""
    flags = ("internal", "needs_review") if pair.same_document else ()
    return Ruling(Verdict.CONTRADICTION, flags)
