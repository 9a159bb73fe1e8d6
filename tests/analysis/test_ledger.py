"""Every figure on a question: whose it is, how it stands, and the course of each body."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.ledgers import DEATHS, january, of, written
from tests.compare.builder import Desk
from workbench.analysis.entries import Status
from workbench.analysis.ledger import Ledger
from workbench.analysis.ledger_rows import LEDGER_COLUMNS, ledger_rows
from workbench.analysis.questions import Question
from workbench.analysis.steps import Change, revisions
from workbench.export import write
from workbench.model.statement import Modality

OFFICE = {"source": "Prosecutor General's Office", "source_id": "prosecutor_general"}


@pytest.fixture
def desk() -> Desk:
    return Desk()


def courses(ledger: Ledger, question: Question = DEATHS) -> dict[tuple[str, str], str]:
    return {(one.side, one.body): written(one) for one in ledger.courses(question)}


def test_the_official_death_toll_comes_out_as_ruled() -> None:
    found = courses(january())
    assert found["official", "state"] == ("26 + 18 → (164) → 225 → 227 → 230 → 232 → 241 → 238")
    assert all("164" not in course for key, course in found.items() if key[0] == "opposition")


def test_a_side_that_went_down_without_a_word_is_a_finding() -> None:
    found = revisions(january().courses(DEATHS))
    lowered = [one for one in found if one.change is Change.LOWERED and one.course.body == "state"]
    assert [
        (one.before.first.quantity.number, one.after.first.quantity.number, one.announced)
        for one in lowered
        if one.after
    ] == [(241, 238, False)]
    taken_back = [one for one in found if one.change is Change.WITHDRAWN]
    assert {one.course.body for one in taken_back} == {"state"}, (
        "who repeats 164 takes nothing back"
    )


def test_an_announced_correction_is_told_from_a_silent_one() -> None:
    officers = Question("deaths", "kazakhstan", "security_forces")
    lowered = [
        one for one in revisions(january().courses(officers)) if one.change is Change.LOWERED
    ]
    assert [
        (one.before.first.quantity.number, one.after.first.quantity.number, one.announced)
        for one in lowered
        if one.after
    ] == [(18, 16, True)]


def test_every_statement_with_a_measure_of_its_own_stands_in_one_place() -> None:
    ledger = january()
    ids = [one.statement.id for told in ledger.entries.values() for one in told]
    assert len(ids) == len(set(ids))
    assert sum(ledger.measures.values()) == len(ids)
    assert not {"other", "price"} & set(ledger.measures)


def test_who_repeats_another_side_only_relays(desk: Desk) -> None:
    desk.say("225", document="Reuters", published="2022-01-15", side="international", **OFFICE)
    desk.say("225", document="Prosecutor General's Office", published="2022-01-16")
    desk.say("300", document="Union", published="2022-01-16", side="independent")
    told = of(desk).entries[DEATHS]
    assert [(one.home, one.status) for one in told] == [
        ("official", Status.RELAYED),
        ("official", Status.ASSERTED),
        ("independent", Status.ASSERTED),
    ]
    assert courses(of(desk)) == {("official", "state"): "225", ("independent", "union"): "300"}


def test_the_side_of_the_state_is_where_its_offices_publish() -> None:
    desk = Desk()
    desk.document("Interior Ministry", "2022-01-05", "ministry")
    desk.say("12", document="Interior Ministry", published="2022-01-05")
    desk.say("12", document="Herald", published="2022-01-06", side="press", **OFFICE)
    assert {one.home for one in of(desk).entries[DEATHS]} == {"ministry"}


def test_a_nameless_source_is_shown_but_joined_to_nobody(desk: Desk) -> None:
    desk.say("164", document="Herald", side="independent", source="the agency")
    ledger = of(desk)
    assert ledger.entries[DEATHS][0].status is Status.RELAYED
    assert ledger.courses(DEATHS) == ()


def test_a_state_without_a_side_of_its_own_is_only_relayed(desk: Desk) -> None:
    desk.say("164", document="Herald", side="independent", source_id="government")
    assert of(desk).entries[DEATHS][0].status is Status.RELAYED


def test_withdrawn_ends_the_figure_and_the_next_one_revises_nothing(desk: Desk) -> None:
    gone = {"origin": ("withdrawn_later",), **OFFICE}
    desk.say("164", document="Delfi", published="2022-01-09", side="independent", **gone)
    desk.say("225", document="Prosecutor General's Office", published="2022-01-15")
    ledger = of(desk)
    assert courses(ledger)["official", "state"] == "(164) → 225"
    assert ledger.entries[DEATHS][0].status is Status.WITHDRAWN
    assert str(ledger.entries[DEATHS][0].until) == "2022-01-09"
    assert [one.change for one in revisions(ledger.courses(DEATHS))] == [Change.WITHDRAWN]


def test_denied_former_asked_and_partial_figures_are_no_steps(desk: Desk) -> None:
    office = "Prosecutor General's Office"
    desk.say("164", document=office, published="2022-01-10", modality=Modality.DENIED)
    desk.say("18", document=office, published="2022-01-10", modality=Modality.PREVIOUS)
    desk.say("300", document=office, published="2022-01-10", modality=Modality.QUESTION)
    desk.say("12", document=office, published="2022-01-10", incremental=True)
    ledger = of(desk)
    assert {one.status for one in ledger.entries[DEATHS]} == {
        Status.DENIED,
        Status.PREVIOUS,
        Status.ASKED,
        Status.PART,
    }
    assert ledger.courses(DEATHS) == ()


def test_an_old_figure_told_again_later_is_stale(desk: Desk) -> None:
    office = "Prosecutor General's Office"
    desk.say("225", document=office, published="2022-01-15")
    desk.say("238", document=office, published="2022-01-20")
    desk.say("225", document="Wiki", published="2022-01-28", side="international", **OFFICE)
    ledger = of(desk)
    assert courses(ledger)["official", "state"] == "225 → 238"
    assert ledger.entries[DEATHS][-1].status is Status.STALE


def test_the_body_itself_may_go_back_to_an_old_figure(desk: Desk) -> None:
    office = "Prosecutor General's Office"
    for figure, day in (("225", "15"), ("238", "20"), ("225", "28")):
        desk.say(figure, document=f"{office} {day}", published=f"2022-01-{day}", **OFFICE)
    assert courses(of(desk))["official", "state"] == "225 → 238 → 225"


@pytest.mark.parametrize(
    ("figures", "course"),
    [
        (("7939", "<~ 8000"), "7,939"),
        (("vague 20", "160"), "20+ → 160"),
        (("> 90", "> 100"), "> 90 → > 100"),
        (("238", ">= 238"), "238"),
        (("238", "> 200"), "238"),
        ((">= 225", "230"), "≥ 225 → 230"),
        (("225", "225"), "225"),
    ],
)
def test_a_looser_word_for_a_figure_is_no_new_one(
    desk: Desk, figures: tuple[str, str], course: str
) -> None:
    for at, told in enumerate(figures):
        desk.say(told, document=f"Press {at}", published=f"2022-01-1{at}", **OFFICE)
    assert courses(of(desk))["official", "state"] == course


def test_estimates_are_each_office_of_its_own(desk: Desk) -> None:
    losses = {"measure": "damage_cost", "unit": "USD"}
    desk.say("313 m", published="2022-01-21", source_id="industry_ministry", **losses)
    desk.say("209 m", published="2022-01-25", source_id="prosecutor_general", **losses)
    found = of(desk).courses(Question("damage_cost", "kazakhstan", unit="USD"))
    assert {one.body for one in found} == {"industry_ministry", "prosecutor_general"}
    assert revisions(found) == ()


def test_a_name_in_two_alphabets_is_one_voice(desk: Desk) -> None:
    desk.say("3", source="Серик Шалабаев", published="2022-01-10", language="ru")
    desk.say("5", source="Serik Shalabaev", published="2022-01-11")
    assert [len(one.steps) for one in of(desk).courses(DEATHS)] == [2]


def test_parts_are_no_total_where_one_holds_the_other(desk: Desk) -> None:
    both = {"document": "Tass", "published": "2022-01-07", "side": "international", **OFFICE}
    desk.say("18", population="security_forces", **both)
    desk.say("10", population="police", **both)
    desk.say("225", document="Prosecutor General's Office", published="2022-01-15")
    assert courses(of(desk))["official", "state"] == "225"


def test_rows_hold_the_columns_in_their_order() -> None:
    ledger = january()
    rows = ledger_rows(ledger.entries[DEATHS], ledger.lexicon)
    assert all(tuple(row) == LEDGER_COLUMNS for row in rows)
    assert len(rows) == len(ledger.entries[DEATHS])
    first = next(row for row in rows if row["figure"] == "164")
    assert (first["status"], first["figure_of"], first["authority"]) == (
        "withdrawn",
        "official",
        "health_ministry",
    )
    assert first["language"] == "ru"
    assert "164" in str(first["quote"])


def test_an_empty_case_has_an_empty_ledger() -> None:
    assert of(Desk()).questions == ()


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "parquet"])
def test_every_format_holds_all_rows(form: str, tmp_path: Path) -> None:
    ledger = january()
    rows = ledger_rows(ledger.entries[DEATHS], ledger.lexicon)
    write(rows, tmp_path / f"ledger.{form}", form, LEDGER_COLUMNS)
    back = {
        "csv": lambda path: pd.read_csv(path),
        "xlsx": lambda path: pd.read_excel(path),
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": lambda path: pd.read_parquet(path),
    }[form](tmp_path / f"ledger.{form}")
    assert tuple(back.columns) == LEDGER_COLUMNS
    assert list(back["low"])[:2] == [row["low"] for row in rows][:2]
    assert len(back) == len(rows)
