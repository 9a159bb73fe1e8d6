"""The Ledger page: courses, findings, every figure by day and side, filters."""

from __future__ import annotations

from tests.analysis.ledgers import DEATHS, january
from tests.ui.conftest import Open, words
from workbench.ui import ledger_html


def test_the_official_course_stands_in_one_line(opened: Open) -> None:
    page = words(opened("ledger"))
    course = page[page.index("How each body") :]
    at = [course.index(f">{figure}<span") for figure in ("225", "230", "232", "241", "238")]
    assert at == sorted(at)


def test_who_repeats_a_figure_taken_back_is_not_named_with_it_as_its_own() -> None:
    found = january().courses(DEATHS)
    named = ledger_html.singles(found)
    assert named
    repeating = [one for one in found if len(one.steps) == 1 and one.steps[0].withdrawn]
    assert repeating
    assert not [one for one in named if one in repeating]


def test_a_silent_step_down_is_named_as_a_finding(opened: Open) -> None:
    page = words(opened("ledger"))
    assert "241 (" in page
    assert "became 238 (" in page
    assert "No text says that this is a correction." in page


def test_every_figure_has_its_words_on_demand(opened: Open) -> None:
    app = opened("ledger", measure="damage_cost")
    page = words(app)
    assert page.count("<details>") == page.count("<blockquote")
    assert 'lang="' in page


def test_filters_by_side_and_standing_are_in_the_url(opened: Open) -> None:
    app = opened("ledger", sides="official", lang_doc="kk")
    page = words(app)
    assert "According to the office" not in page
    assert 'lang="kk"' in page
    assert 'lang="en"' not in page
    app.multiselect("ledger_language").set_value([]).run()
    assert "lang_doc" not in app.query_params


def test_what_matches_nothing_says_so_and_can_be_undone(opened: Open) -> None:
    app = opened("ledger", sides="official", status="relayed", lang_doc="kk,ky")
    if "No figure matches" in words(app):
        app.button[0].click().run()
    assert not app.exception
    assert "<blockquote" in words(app)


def test_nonsense_in_the_link_is_ignored(opened: Open) -> None:
    for wrong in (
        {"measure": "<i>"},
        {"of": "nowhere"},
        {"status": "x,y"},
        {"lang_doc": "zz"},
        {"page": "99"},
    ):
        app = opened("ledger", **wrong)
        assert not app.exception
        assert "<blockquote" in words(app)
