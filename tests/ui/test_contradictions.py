"""The Contradictions page: counts, filters, the URL, pages, single findings, empty states."""

from __future__ import annotations

from collections import Counter

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import THREE_BN, Open, cards, start, words
from tests.ui.seeded import SEEDED
from workbench.compare.groups import group

GROUPS = Counter(
    one.first.verdict.value
    for one in group(SEEDED.comparisons, {one.id: one for one in SEEDED.statements})
)
PAIRS = SEEDED.count("contradiction")
ALL, SCOPE = GROUPS["contradiction"], GROUPS["different_scope"]
SUMMARY = f"{ALL} distinct contradictions ({PAIRS} pairs), 0 to be checked first"


def test_it_opens_on_the_contradictions_with_counts_by_verdict(opened: Open) -> None:
    app = opened()
    labels = app.pills[0].options
    assert labels[0].endswith(f"Contradiction · {ALL}")
    assert any(label.endswith(f"Different scope · {SCOPE}") for label in labels)
    assert app.pills[0].value == ["contradiction"]
    assert f"{SUMMARY} · {ALL} findings shown" in words(app)
    assert len(cards(app)) == 8
    assert all(">Contradiction<" in card for card in cards(app))


def test_a_card_shows_both_figures_and_marks_them_in_both_quotes(opened: Open) -> None:
    card = next(card for card in cards(opened()) if "$313 m" in card)
    assert THREE_BN in card
    assert "<mark>үш миллиард долларға жуық</mark>" in card
    assert "<mark>превысил $313 млн</mark>" in card
    assert 'lang="kk"' in card
    assert 'lang="ru"' in card
    assert "Egemen Qazaqstan" in card
    assert "3 Jan 2024" in card
    assert "said by Тоқаев" in card
    assert "Set down by hand under ruling J10." in card


def test_different_scope_is_shown_with_its_reason_and_not_counted(opened: Open) -> None:
    app = opened(verdict="different_scope")
    assert f"{SUMMARY} · {SCOPE} findings shown" in words(app)
    assert all(">Different scope<" in card for card in cards(app))
    assert any("ruling J49" in card for card in cards(app))


def test_pills_go_into_the_url_and_defaults_do_not(opened: Open) -> None:
    app = opened()
    assert "verdict" not in app.query_params
    app.pills[0].set_value(["contradiction", "update"]).run()
    assert app.query_params["verdict"] == "contradiction,update"
    assert f"{ALL + GROUPS['update']} findings shown" in words(app)
    app.pills[0].set_value([]).run()
    assert app.query_params["verdict"] == "all"
    assert f"{GROUPS.total()} findings shown" in words(app)


def test_measure_sides_and_severity_narrow_the_view_and_the_counts(opened: Open) -> None:
    app = opened(measure="damage_cost")
    everything = len(cards(app))
    assert 3 <= everything < 8
    assert all("<h2>damage</h2>" in card for card in cards(app))
    assert app.multiselect("measure").value == ["damage_cost"]
    app.multiselect("sides").set_value(["independent~official"]).run()
    assert app.query_params["sides"] == "independent~official"
    assert 1 <= len(cards(app)) < everything
    app.multiselect("severity").set_value(["major"]).run()
    assert app.query_params["severity"] == "major"
    assert not app.exception


def test_eight_cards_a_page_and_the_page_is_in_the_url(opened: Open) -> None:
    app = opened()
    first = cards(app)
    app.pagination[0].set_value(3).run()
    assert app.query_params["page"] == "3"
    assert len(cards(app)) == min(8, ALL - 16)
    assert not set(first) & set(cards(app))
    assert len(cards(opened(colour="red"))) == 8  # a parameter nobody knows changes nothing


def test_a_link_restores_the_view_and_nonsense_is_ignored(opened: Open) -> None:
    link = opened(verdict="update,<script>,contradiction", measure="deaths,nope", page="1")
    assert link.pills[0].value == ["update", "contradiction"]
    assert link.multiselect("measure").value == ["deaths"]
    for nonsense in ({"page": "999"}, {"page": "-1"}, {"verdict": "x" * 5000}, {"event": "gone"}):
        assert cards(start(**nonsense))


def test_a_link_that_says_a_default_is_left_as_it_is(opened: Open) -> None:
    """Rewriting it would be a step in the browser's history that Back could never pass."""
    app = opened("compare", left="official", right="independent", measure="nope", asof="2026-01-01")
    assert app.query_params == {
        "left": "official",
        "right": "independent",
        "measure": "nope",
        "asof": "2026-01-01",
    }


def test_nothing_matches_says_so_and_offers_everything(opened: Open) -> None:
    app = opened(verdict="update", severity="major")
    assert "Nothing matches these filters" in words(app)
    app.button[0].click().run()
    assert not app.exception
    assert f"{GROUPS.total()} findings shown" in words(app)
    assert app.query_params == {"verdict": "all"}


def test_one_finding_by_its_link_and_a_gone_one(opened: Open) -> None:
    app = opened()
    link = next(button for button in app.button if button.label == "Link to this finding")
    link.click().run()
    assert len(cards(app)) == 1
    finding = app.query_params["finding"]
    assert len(cards(start(finding=str(finding)))) == 1
    gone = start(finding="pair-0000")
    assert "This finding no longer exists" in words(gone)
    next(button for button in gone.button if button.label == "Back to all findings").click().run()
    assert len(cards(gone)) == 8


def test_a_view_can_be_cited(opened: Open) -> None:
    line = str(opened(measure="damage_cost").code[0].value)
    assert "Kazakhstan, January 2022" in line
    assert "measure=damage_cost" in line
    assert "event=january-2022" in line


def test_the_page_stays_within_its_budget_of_elements(opened: Open) -> None:
    app: AppTest = opened(verdict="all")
    kinds = (app.html, app.button, app.page_link, app.markdown, app.pills, app.multiselect)
    assert sum(len(kind) for kind in kinds) <= 150


def test_an_empty_case_points_to_the_documents(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.model.text import Case
    from workbench.store import open_store

    url = f"sqlite:///{tmp_path}/empty.db"
    open_store(url).put_case(Case("mine", "Mine"))
    monkeypatch.setenv("WORKBENCH_DB", url)
    st.cache_resource.clear()
    for page in ("contradictions", "compare", "search", "documents", "export"):
        app = start(page)
        assert app.title[0].value
        assert page == "documents" or app.page_link[0].value == "Add documents"


def test_one_document_of_its_own_then_two_without_a_publisher_on_one_day(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.model.text import Case
    from workbench.pipeline import NewDocument, Workbench

    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path}/own.db")
    st.cache_resource.clear()
    bench = Workbench.open(f"sqlite:///{tmp_path}/own.db")
    bench.store.put_case(Case("mine", "Mine"))
    told = "The blast on 12 June 2023 killed {n} people, the union said."
    for n in (23, 41):
        new = NewDocument(name=f"{n}.txt", text=told.format(n=n), published="2023-06-14")
        bench.add_documents("mine", [new])
        bench.compare("mine")
        page = words(start(event="mine"))
        if n == 23:
            assert "There is nothing to compare yet" in page
            assert "not been compared" not in page
    assert "2 statements from 2 sources, 14 Jun 2023<" in page
    bench.store.close()


def test_a_store_that_cannot_be_used_says_why(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path}")  # a folder
    st.cache_resource.clear()
    app = start()
    assert app.error[0].value == "The workbench cannot start"
    assert str(tmp_path) in app.text[0].value
    assert app.button[0].label == "Try again"
