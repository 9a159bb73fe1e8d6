"""Figures as intervals: how far a hedge reaches, whether two meet, and how far apart they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal

from workbench.compare.settings import Widening
from workbench.model.comparison import Relation
from workbench.model.quantity import WORD_SHARE, Hedge, Interval, Quantity

NEAT = Context(prec=15)
ONE_SIDED_UP = (Hedge.AT_LEAST, Hedge.MORE_THAN)
ONE_SIDED_DOWN = (Hedge.AT_MOST, Hedge.LESS_THAN)


def widen(quantity: Quantity, by: Widening, *, estimate: bool = False) -> Interval:
    """Returns the numbers the figure may stand for. With `estimate`, "over n" is a value near n."""
    interval = _WIDENINGS[quantity.hedge](quantity, by)
    if estimate and quantity.hedge in ONE_SIDED_UP and interval.low and interval.high is None:
        return Interval(interval.low, interval.low * by.bound_reach, interval.low_open)
    return interval


def less(whole: Interval, part: Interval) -> Interval:
    """Returns what a whole may leave when a part is taken off."""
    low = None if whole.low is None or part.high is None else whole.low - part.high
    high = None if whole.high is None or part.low is None else whole.high - part.low
    return Interval(low, high, whole.low_open, whole.high_open)


def _exact(quantity: Quantity, by: Widening) -> Interval:
    number = quantity.number
    if number is None:
        return Interval(None, None)
    step = _rounding(quantity, number, by)
    if not step:
        return Interval(number, number)
    return Interval(number - step, number + step, high_open=True)


def _rounding(quantity: Quantity, number: Decimal, by: Widening) -> Decimal:
    """Returns half of the last digit written, zero for a number that is not round."""
    unit = quantity.digits_shown or _last_digit(number)
    if unit == WORD_SHARE and quantity.unit == "percent":
        return WORD_SHARE / 2
    if abs(number) < by.round_from or unit < by.round_unit:
        return Decimal(0)
    return min(unit / 2, by.round_share * abs(number))


def _last_digit(number: Decimal) -> Decimal:
    """Returns the unit of the last digit that is not zero (9,900 → 100)."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _about(quantity: Quantity, by: Widening) -> Interval:
    number = quantity.number
    if number is None:
        return Interval(None, None)
    reach = max(by.about * abs(number), by.about_least)
    return Interval(number - reach, number + reach)


def _nearly(quantity: Quantity, by: Widening) -> Interval:
    number = quantity.number
    if number is None:
        return Interval(None, None)
    size = abs(number)
    return Interval(number - by.nearly_below * size, number + by.nearly_above * size)


def _at_least(quantity: Quantity, by: Widening) -> Interval:
    return Interval(quantity.number, None)


def _more_than(quantity: Quantity, by: Widening) -> Interval:
    return Interval(quantity.number, None, low_open=True)


def _at_most(quantity: Quantity, by: Widening) -> Interval:
    return Interval(_floor(quantity), quantity.high)


def _less_than(quantity: Quantity, by: Widening) -> Interval:
    return Interval(_floor(quantity), quantity.high, high_open=True)


def _floor(quantity: Quantity) -> Decimal | None:
    return None if quantity.high is None or quantity.high < 0 else Decimal(0)


def _range(quantity: Quantity, by: Widening) -> Interval:
    return Interval(quantity.low, quantity.high)


def _vague(quantity: Quantity, by: Widening) -> Interval:
    if quantity.low is None:
        return Interval(_floor(quantity), quantity.high)
    band = by.bands.get(quantity.low)
    if band:
        return Interval(*band)
    return Interval(quantity.low, quantity.high or quantity.low * 10 - 1)


_WIDENINGS: dict[Hedge, Callable[[Quantity, Widening], Interval]] = {
    Hedge.EXACT: _exact,
    Hedge.ABOUT: _about,
    Hedge.NEARLY: _nearly,
    Hedge.AT_LEAST: _at_least,
    Hedge.MORE_THAN: _more_than,
    Hedge.AT_MOST: _at_most,
    Hedge.LESS_THAN: _less_than,
    Hedge.RANGE: _range,
    Hedge.VAGUE: _vague,
}


def _neat(value: Decimal) -> Decimal:
    """Returns the value without the dust of a division (14 days are two weeks, not 1.999…)."""
    return value.normalize(NEAT)


def scaled(interval: Interval, factor: Decimal, slack: Decimal) -> Interval:
    """Returns the interval times a positive factor, each end moved outward by a share."""
    low = None if interval.low is None else _neat(interval.low * factor * (1 - slack))
    high = None if interval.high is None else _neat(interval.high * factor * (1 + slack))
    return Interval(low, high, interval.low_open, interval.high_open)


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """Returns the quantity in another unit of the same kind, its hedge kept."""
    low = None if quantity.low is None else _neat(quantity.low * factor)
    high = None if quantity.high is None else _neat(quantity.high * factor)
    digits = None if quantity.digits_shown is None else quantity.digits_shown * factor
    return Quantity(low, high, quantity.hedge, quantity.unit, quantity.vague, digits)


def relation(left: Interval, right: Interval) -> Relation:
    """Returns how the two stretches of numbers lie to each other."""
    if left == right:
        return Relation.EQUAL
    if not left.meets(right):
        return Relation.APART
    if left.inside(right):
        return Relation.INSIDE
    return Relation.CONTAINS if right.inside(left) else Relation.OVERLAPS


def distance(left: Quantity, right: Quantity, by: Widening) -> Decimal | None:
    """Returns the distance between the nearest numbers as written; None for an unknown number."""
    ends_left, ends_right = _written(left, by), _written(right, by)
    if not ends_left or not ends_right:
        return None
    if min(ends_left) > max(ends_right):
        return min(ends_left) - max(ends_right)
    if min(ends_right) > max(ends_left):
        return min(ends_right) - max(ends_left)
    return Decimal(0)


def ratio(left: Quantity, right: Quantity, by: Widening) -> Decimal | None:
    """Returns the distance as a share of the larger of the two nearest numbers."""
    gap = distance(left, right, by)
    if gap is None:
        return None
    ends_left, ends_right = _written(left, by), _written(right, by)
    upper = ends_left if min(ends_left) > max(ends_right) else ends_right
    base = min(upper) if gap else max(abs(end) for end in (*ends_left, *ends_right))
    return abs(gap / base) if base else Decimal(0) if not gap else Decimal(1)


def _written(quantity: Quantity, by: Widening) -> tuple[Decimal, ...]:
    if quantity.vague or quantity.hedge is Hedge.VAGUE:
        band = _vague(quantity, by)
        return tuple(end for end in (band.low, band.high) if end is not None)
    return tuple(end for end in (quantity.low, quantity.high) if end is not None)


def is_bound(quantity: Quantity) -> bool:
    """True when only one side of the figure is known."""
    return quantity.hedge in ONE_SIDED_UP or quantity.hedge in ONE_SIDED_DOWN


def loose(left: Quantity, right: Quantity, by: Widening) -> bool:
    """True when one side only bounds the other, and from far away."""
    if not (is_bound(left) or is_bound(right)) or left.number is None or right.number is None:
        return False
    small, large = sorted((abs(left.number), abs(right.number)))
    return large > small * by.loose_factor


def opposite_wording(left: Quantity, right: Quantity) -> bool:
    """True for "nearly n" against "more than n": the two sides of one threshold."""
    if left.number is None or left.number != right.number:
        return False
    under = (*ONE_SIDED_DOWN, Hedge.NEARLY)
    return (left.hedge in under and right.hedge is Hedge.MORE_THAN) or (
        right.hedge in under and left.hedge is Hedge.MORE_THAN
    )


def outside_band(left: Quantity, right: Quantity, by: Widening) -> Decimal | None:
    """Returns the factor by which a number misses a vague word's band; None if neither is vague."""
    for one, other in ((left, right), (right, left)):
        if not one.vague:
            continue
        band, number = _vague(one, by), widen(other, by)
        if number.below(band) and number.high is not None and band.low:
            return band.low / number.high if number.high > 0 else Decimal(10**9)
        if band.below(number) and number.low is not None and band.high:
            return number.low / band.high
        return Decimal(1)
    return None
