"""Where figures stand on the number line, and how a gap is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.quantity import Hedge, Quantity
from workbench.ui.gauge import bars, gap_words, number_line, share

numbers = st.decimals(0, 10**12, allow_nan=False, places=2)


def exact(number: int | str, unit: str | None = "person") -> Quantity:
    return Quantity(Decimal(number), Decimal(number), unit=unit)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (160, 139, "13 %"),
        (16, 17, "6 %"),
        (2000, 209, "× 9.6"),
        (1000, 999, "0.1 %"),
        (5, 5, None),
        (0, 7, None),
        (1, 1_000_000, "× 1,000,000"),
    ],
)
def test_a_gap_is_said_in_per_cent_or_times(left: int, right: int, words: str | None) -> None:
    assert gap_words(share(exact(left), exact(right))) == words


def test_no_gap_without_a_common_scale() -> None:
    assert share(exact(1, "USD"), exact(9, "KZT")) is None
    assert bars(exact(1, "USD"), exact(9, "KZT")) is None
    assert number_line(exact(1, "USD"), exact(9, "KZT"), ("a", "b"), "x") is None


@given(numbers, numbers)
def test_marks_stay_on_the_line_and_in_order(one: Decimal, other: Decimal) -> None:
    found = bars(Quantity(one, one), Quantity(other, other))
    assert found is not None
    first, second = found
    assert all(0 <= bar.start <= bar.stop <= 100 for bar in found)
    assert (first.start <= second.start) == (one <= other) or first.start == second.start


def test_an_open_end_fades_out_and_far_where_the_figures_agree() -> None:
    more = Quantity(Decimal(225), None, Hedge.AT_LEAST, "person")
    agreed = bars(more, exact(238))
    apart = bars(more, exact(2380), apart=True)
    assert agreed is not None
    assert agreed[0].open_stop
    assert agreed[0].stop > agreed[1].start
    assert apart is not None
    assert apart[0].stop < apart[1].start


def test_marks_of_one_side_are_told_apart_and_the_line_has_words() -> None:
    html = number_line(exact(10), exact(90), ("cw-side-1", "cw-side-1"), "10, 90") or ""
    assert html.count("cw-hollow") == 1
    assert 'aria-label="10, 90"' in html
    assert 'role="img"' in html
