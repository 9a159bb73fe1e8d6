"""The Timeline page: the question, its chart with the same figures as the table, its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import seeded
from tests.ui.conftest import Open, start, words
from workbench.store import open_store


def spec(app: AppTest) -> dict[str, Any]:
    (chart,) = app.get("vega_lite_chart")
    found: dict[str, Any] = json.loads(chart.proto.spec)
    return found


def figures(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Figure"])


def test_the_death_toll_stands_in_a_chart_with_its_table(opened: Open) -> None:
    app = opened("timeline")
    assert app.selectbox("timeline_measure").value == "deaths"
    shown = figures(app)
    assert {"164", "225", "230", "232", "241", "238"} <= set(shown)
    assert spec(app)["layer"]
    assert "Sources: " in words(app)
    (chart,) = app.get("vega_lite_chart")
    drawn = int(chart.proto.alt.split(": ")[1].split()[0])
    assert f"{len(shown) - drawn} more figures stand in the table only" in words(app)


def test_the_legend_says_in_words_what_the_signs_mean(opened: Open) -> None:
    page = words(opened("timeline"))
    for sign in ("exact", "at least", "repeats another side", "known only through other sides"):
        assert sign in page


def test_the_question_is_in_the_url_and_comes_back_from_it(opened: Open) -> None:
    app = opened("timeline")
    app.selectbox("timeline_measure").set_value("detained").run()
    assert app.query_params["measure"] == "detained"
    again = opened("timeline", measure="detained", of="almaty_city")
    assert again.selectbox("timeline_of").value == "almaty_city"
    assert "9,900" not in figures(again)
    again.selectbox("timeline_measure").set_value("deaths").run()
    assert not again.exception


def test_the_first_month_and_own_days_leave_the_rest_out(opened: Open) -> None:
    month = opened("timeline", period="month")
    assert "238" not in figures(month)
    own = opened("timeline", period="2022-03-01~2022-08-31")
    assert own.segmented_control("timeline_period").value == "own"
    assert "225" not in figures(own)
    assert "230" in figures(own)
    assert own.query_params["period"] == "2022-03-14~2022-08-31"
    own.segmented_control("timeline_period").set_value("all").run()
    assert "period" not in own.query_params


def test_sides_and_the_logarithm_are_in_the_url(opened: Open) -> None:
    app = opened("timeline", sides="opposition,international", log="1")
    assert app.toggle("timeline_log").value
    assert set(app.dataframe[0].value["Side of the text"]) <= {"International", "Opposition"}
    app.toggle("timeline_log").set_value(False).run()
    assert "log" not in app.query_params


def test_nonsense_in_the_link_is_ignored(opened: Open) -> None:
    for wrong in (
        {"measure": "<b>"},
        {"of": "~~~~"},
        {"measure": "deaths", "of": "x" * 500},
        {"sides": "nobody"},
        {"period": "2022-99-99~x"},
        {"period": "2022-05-01~2021-01-01"},
        {"period": "~"},
        {"period": "1900-01-01~1900-02-01"},
        {"log": "maybe"},
    ):
        app = opened("timeline", **wrong)
        assert not app.exception
        assert figures(app)


def test_one_statement_is_a_big_number_not_a_chart(opened: Open) -> None:
    app = opened("timeline", measure="amnestied")
    lonely = next(one for one in app.selectbox("timeline_measure").options if one.endswith(" · 1"))
    app.selectbox("timeline_measure").select(lonely).run()
    assert not app.exception
    assert not app.get("vega_lite_chart")
    assert "The only figure on this question" in words(app)
    assert "cw-figure" in words(app)


def test_a_store_without_figures_says_so(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "bare.db"
    with_no_figures = open_store(f"sqlite:///{empty}")
    with_no_figures.put_case(seeded.SEEDED.case)
    with_no_figures.close()
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{empty}")
    for page in ("timeline", "ledger"):
        assert "There are no figures in time yet" in words(start(page))


def test_the_table_leads_to_the_statements(opened: Open) -> None:
    links = opened("timeline").dataframe[0].value["Open"]
    assert all(one.startswith("statement?id=") for one in links)
