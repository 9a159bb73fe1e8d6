"""The Side by side page: two sides, a measure, a day, the verdict between."""

from __future__ import annotations

from tests.ui.conftest import THREE_BN, Open, cards, words


def test_the_damage_row_stands_first_with_its_verdict_between(opened: Open) -> None:
    app = opened("compare", left="official", right="independent", measure="damage_cost")
    row = cards(app)[0]
    assert row.index(THREE_BN) < row.index(">Contradiction<") < row.index("$313 m")
    assert "<mark>үш миллиард долларға жуық</mark>" in row
    assert "other statement" in row


def test_switching_the_sides_changes_the_columns_and_the_url(opened: Open) -> None:
    app = opened("compare")
    assert app.selectbox("left").value == "official"
    assert "left" not in app.query_params
    app.selectbox("left").set_value("international").run()
    assert app.query_params["left"] == "international"
    assert all("International" in card for card in cards(app))
    assert not app.exception


def test_the_day_decides_what_had_been_said(opened: Open) -> None:
    late = opened("compare", measure="damage_cost")
    early = opened("compare", measure="damage_cost", asof="2022-01-15")
    assert THREE_BN in words(late)
    assert THREE_BN not in words(early)
    assert "$2–3 bn" in words(early)
    assert early.select_slider[0].value <= "2022-01-15"


def test_a_silent_side_is_named_as_silent(opened: Open) -> None:
    page = words(opened("compare", measure="amnestied"))
    assert "One side silent" in page
    assert "Nothing found on this side." in page


def test_one_side_in_both_columns_is_a_warning(opened: Open) -> None:
    app = opened("compare", left="official", right="official")
    assert "Choose another side" in app.warning[0].value
    assert not cards(app)


def test_nonsense_in_the_link_is_ignored(opened: Open) -> None:
    for wrong in (
        {"left": "<b>"},
        {"asof": "2022-99-99"},
        {"asof": "0001-01-01"},
        {"measure": "x"},
    ):
        assert not opened("compare", **wrong).exception
