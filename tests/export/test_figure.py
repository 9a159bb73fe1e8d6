"""Figures as a person writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.figure import figure
from workbench.model.quantity import Hedge, Quantity

E9 = 10**9


def made(
    low: object, high: object = None, hedge: Hedge = Hedge.EXACT, unit: str | None = "person"
) -> Quantity:
    """A quantity of these ends."""
    ends = (None if end is None else Decimal(str(end)) for end in (low, high))
    return Quantity(*ends, hedge=hedge, unit=unit, vague=hedge is Hedge.VAGUE)


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (made(238, 238), "238"),
        (made(0, 0), "0"),
        (made(9900, 9900), "9,900"),
        (made(10_000, 10_000, Hedge.ABOUT), "≈ 10,000"),
        (made(500, 500, Hedge.NEARLY, "vehicle"), "nearly 500"),
        (made(238, None, Hedge.AT_LEAST), "≥ 238"),
        (made(3000, None, Hedge.MORE_THAN, "weapon"), "> 3,000"),
        (made(None, 20_000, Hedge.AT_MOST), "≤ 20,000"),
        (made(None, 40, Hedge.LESS_THAN), "< 40"),
        (made(2000, None, Hedge.VAGUE), "2,000+"),
        (made(2 * E9, 3 * E9, Hedge.RANGE, "USD"), "$2–3 bn"),
        (made(3 * E9, 3 * E9, Hedge.NEARLY, "USD"), "nearly $3 bn"),
        (made(313_000_000, None, Hedge.MORE_THAN, "USD"), "> $313 m"),
        (made("103.7e9", "103.7e9", unit="KZT"), "103.7 bn KZT"),
        (made(1_234_567_891, 1_234_567_891, unit="KZT"), "1,234,567,891 KZT"),
        (made(900_000, 1_000_000, Hedge.RANGE, "USD"), "$900,000–1 m"),
        (made(900_000_000, 2 * E9, Hedge.RANGE, "USD"), "$900 m–2 bn"),
        (made(2, 2, unit="week"), "2 weeks"),
        (made(1, 1, unit="year"), "1 year"),
        (made("25.7", "25.7", unit="percent"), "25.7 %"),
        (made(None, None), "unknown"),
    ],
)
def test_figure(quantity: Quantity, written: str) -> None:
    assert figure(quantity) == written


@given(st.decimals(min_value=0, max_value=10**15, places=3))
def test_no_digit_is_lost(value: Decimal) -> None:
    written = figure(made(value, value))
    number, _, scale = written.partition(" ")
    times = {"": 1, "m": 10**6, "bn": 10**9, "tn": 10**12}[scale]
    assert Decimal(number.replace(",", "")) * times == value
