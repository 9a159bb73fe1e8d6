"""How far each hedge reaches, and what two figures are to each other as numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compare.builder import amount
from hypothesis import given
from hypothesis import strategies as some

from workbench.compare import quantity
from workbench.compare.quantity import widen
from workbench.compare.settings import settings
from workbench.compare.wording import shown_interval as shown
from workbench.lexicon import load
from workbench.model.comparison import Relation
from workbench.model.quantity import Hedge, Quantity

BY = settings(load()).widening


@pytest.mark.parametrize(
    ("written", "reach"),
    [
        ("238", "[238; 238]"),
        ("7939", "[7,939; 7,939]"),
        ("19", "[19; 19]"),
        ("20", "[20; 20]"),
        ("150", "[150; 150]"),
        ("100", "[95; 105)"),
        ("9900", "[9,850; 9,950)"),
        ("38000", "[37,500; 38,500)"),
        ("1.7 bn", "[1,650,000,000; 1,750,000,000)"),
        ("2 bn", "[1,900,000,000; 2,100,000,000)"),
        ("0", "[0; 0]"),
        ("~ 10000", "[9,000; 11,000]"),
        ("~ 5", "[4; 6]"),
        ("<~ 3000", "[2,700; 3,060]"),
        ("> 3000", "(3,000; ∞)"),
        (">= 238", "[238; ∞)"),
        ("<= 20000", "[0; 20,000]"),
        ("< 40", "[0; 40)"),
        ("2-3", "[2; 3]"),
        ("vague 3", "[3; 9]"),
        ("vague 20", "[20; 199]"),
        ("vague 24", "[20; 199]"),
        ("vague 200", "[200; 1,999]"),
        ("vague 2000", "[2,000; 19,999]"),
        ("vague 20000", "[20,000; 199,999]"),
        ("vague 7", "[7; 69]"),
    ],
)
def test_reach(written: str, reach: str) -> None:
    assert shown(widen(amount(written), BY)) == reach


def test_digits_shown_decide_what_is_round() -> None:
    assert shown(widen(Quantity(Decimal(12000), Decimal(12000), digits_shown=Decimal(1)), BY)) == (
        "[12,000; 12,000]"
    )


def test_an_estimate_over_n_is_a_value_near_n() -> None:
    assert shown(widen(amount("> 313"), BY, estimate=True)) == "(313; 626]"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("238", "238", Relation.EQUAL),
        ("38000", "37000", Relation.APART),
        ("37000", "37400", Relation.CONTAINS),
        ("7939", "<~ 8000", Relation.INSIDE),
        ("~ 100", "~ 115", Relation.OVERLAPS),
        ("> 50", "< 40", Relation.APART),
        ("> 50", "> 4000", Relation.CONTAINS),
        ("<= 50", "< 4000", Relation.INSIDE),
        ("> 3000", "3000", Relation.OVERLAPS),
        ("> 238", "238", Relation.APART),
        ("vague 20", "38", Relation.CONTAINS),
        ("<~ 3000", "> 3000", Relation.OVERLAPS),
    ],
)
def test_relation(left: str, right: str, expected: Relation) -> None:
    assert quantity.relation(widen(amount(left), BY), widen(amount(right), BY)) is expected


@pytest.mark.parametrize(
    ("left", "right", "gap", "share"),
    [
        ("160", "139", 21, "0.131"),
        ("38000", "37000", 1000, "0.026"),
        ("2-3", "5", 2, "0.4"),
        ("2960", "> 3000", 40, "0.013"),
        ("238", "238", 0, "0"),
        ("0", "8", 8, "1"),
        ("2-3", "2", 0, "0"),
        ("vague 20", "250", 51, "0.204"),
    ],
)
def test_gap(left: str, right: str, gap: int, share: str) -> None:
    pair = amount(left), amount(right)
    ratio = quantity.ratio(*pair, BY)
    assert quantity.distance(*pair, BY) == gap
    assert ratio is not None
    assert round(ratio, 3) == Decimal(share)


@pytest.mark.parametrize(
    ("left", "right", "factor"),
    [
        ("vague 20", "238", "1.196"),
        ("vague 20", "5", "4"),
        ("38", "vague 20", "1"),
        ("5", "6", None),
    ],
)
def test_outside_a_vague_band(left: str, right: str, factor: str | None) -> None:
    found = quantity.outside_band(amount(left), amount(right), BY)
    assert (round(found, 3) if found is not None else None) == (Decimal(factor) if factor else None)


_numbers = some.decimals(min_value=0, max_value=10**12, places=1)
_hedges = some.sampled_from([one for one in Hedge if one not in (Hedge.RANGE, Hedge.VAGUE)])


def _quantity(number: Decimal, hedge: Hedge) -> Quantity:
    low = None if hedge in (Hedge.AT_MOST, Hedge.LESS_THAN) else number
    high = None if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) else number
    return Quantity(low, high, hedge)


@given(number=_numbers, hedge=_hedges)
def test_widening_keeps_the_number_or_its_edge(number: Decimal, hedge: Hedge) -> None:
    reach = widen(_quantity(number, hedge), BY)
    assert reach.low is None or reach.low <= number
    assert reach.high is None or reach.high >= number


@given(one=_numbers, two=_numbers, left=_hedges, right=_hedges)
def test_order_changes_nothing(one: Decimal, two: Decimal, left: Hedge, right: Hedge) -> None:
    a, b = _quantity(one, left), _quantity(two, right)
    assert quantity.distance(a, b, BY) == quantity.distance(b, a, BY)
    assert quantity.ratio(a, b, BY) == quantity.ratio(b, a, BY)
    assert widen(a, BY).meets(widen(b, BY)) == widen(b, BY).meets(widen(a, BY))
