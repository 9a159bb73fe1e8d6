"""What must come out right on the five original documents, read from ../shared/seeds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Statement
from workbench.model.text import Role
from workbench.pipeline import CaseView, Workbench

pytestmark = pytest.mark.originals

Find = Callable[..., list[Statement]]
BILLION = 1_000_000_000


@pytest.fixture(scope="module")
def view(shared: Path) -> CaseView:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(shared / "seeds")
    assert not report.failures
    return bench.view(report.case.id)


@pytest.fixture(scope="module")
def find(view: CaseView) -> Find:
    """Statements of the document whose name begins so, with the attributes given."""

    def search(number: str, **wanted: object) -> list[Statement]:
        found = []
        for one in view.statements.values():
            document = view.documents[one.document_id]
            known = {
                "low": one.quantity.low,
                "high": one.quantity.high,
                "hedge": one.quantity.hedge,
                "unit": one.quantity.unit,
                "measure": one.measure,
                "place": one.scope.place,
            }
            if document.path.startswith(number) and all(known[k] == v for k, v in wanted.items()):
                found.append(one)
        return found

    return search


def source(statement: Statement) -> str:
    named = statement.attribution.source if statement.attribution else ""
    return f"{named} {statement.speaker or ''}"


def between(view: CaseView, left: str, right: str) -> list[Comparison]:
    """Comparisons of statements of one document with those of another (or of itself)."""

    def path(id_: str) -> str:
        return view.documents[view.statements[id_].document_id].path[:3]

    return [
        one for one in view.comparisons if {path(one.left_id), path(one.right_id)} == {left, right}
    ]


def test_every_span_and_quote_points_into_its_document(view: CaseView) -> None:
    for one in view.statements.values():
        text = view.documents[one.document_id].text
        assert text[one.span.start : one.span.stop] == one.span.text
        assert one.quote.start <= one.span.start < one.span.stop <= one.quote.stop
        marked = one.quote.text[one.quote.mark_start : one.quote.mark_stop]
        assert re.sub(r"[\W_]", "", marked) == re.sub(r"[\W_]", "", one.span.text)


# 003: the Kyrgyz report of 2026


def test_the_report_counts_the_dead_exactly_and_at_least(find: Find) -> None:
    exact = find("003", low=238, high=238, hedge="exact")
    bound = find("003", low=238, high=None, hedge="at_least")
    assert [one.measure for one in exact + bound] == ["deaths", "deaths"]


def test_the_report_counts_the_detained(find: Find) -> None:
    (one,) = find("003", low=10_000)
    assert (one.measure, one.quantity.hedge, one.quantity.unit) == ("detained", "about", "person")


def test_the_few_of_2026_are_not_the_thousands_of_2022(view: CaseView, find: Find) -> None:
    (few,) = find("003", low=30)
    (thousands,) = [
        one for one in find("003", hedge="vague", low=2000) if one.measure != "attackers"
    ]
    assert few.measure == thousands.measure == "protest_participants"
    pair = {few.id, thousands.id}
    verdicts = [c.verdict for c in view.comparisons if {c.left_id, c.right_id} == pair]
    assert set(verdicts) <= {Verdict.DIFFERENT_EVENT}


def test_the_troops_stayed_two_weeks(find: Find) -> None:
    (one,) = find("003", unit="week")
    assert (one.quantity.low, one.quantity.hedge, one.measure) == (2, "about", "duration")


# 004: the official account of January 2022


@pytest.mark.parametrize(
    ("measure", "low", "high", "hedge", "unit"),
    [
        ("businesses_damaged", 1300, 1300, "nearly", "building"),
        ("shops_looted", 100, None, "more_than", "building"),
        ("vehicles_burned", 500, 500, "nearly", "vehicle"),
        ("damage_cost", 2 * BILLION, 3 * BILLION, "range", "USD"),
    ],
)
def test_the_account_gives_its_figures(
    find: Find, measure: str, low: int, high: int | None, hedge: str, unit: str
) -> None:
    (one,) = find("004", measure=measure)
    quantity = one.quantity
    assert (quantity.low, quantity.high, quantity.hedge, quantity.unit) == (low, high, hedge, unit)
    assert "Тоқаев" in source(one) or "Мемлекет басшысы" in source(one)


def test_the_account_gives_no_other_figure(find: Find) -> None:
    assert len(find("004")) == 4  # neither the view counter 362 nor the articles 2 and 4


# 002: the newspaper interview


@pytest.mark.parametrize(
    ("measure", "low", "high", "hedge", "words"),
    [
        ("weapons_stolen", 3000, None, "more_than", "үш мыңнан астам қару қолды болғанын"),
        ("damage_cost", 3 * BILLION, 3 * BILLION, "nearly", "үш миллиард долларға жуық шығын"),
        ("convicted", 1205, 1205, "exact", "Бұған дейін сотталған 1205 адамның 1095-і осы"),
        ("amnestied", 1095, 1095, "exact", "Бұған дейін сотталған 1205 адамның 1095-і осы"),
    ],
)
def test_the_interview_gives_its_figures_in_readable_quotes(
    find: Find, measure: str, low: int, high: int | None, hedge: str, words: str
) -> None:
    (one,) = find("002", measure=measure, low=low)
    assert (one.quantity.high, one.quantity.hedge) == (high, hedge)
    assert words in one.quote.text
    assert one.role is Role.ANSWER
    assert "Тоқаев" in source(one) or "Қасым-Жомарт" in source(one)


def test_the_amnestied_are_part_of_the_convicted(find: Find) -> None:
    (convicted,) = find("002", measure="convicted")
    (amnestied,) = find("002", measure="amnestied")
    assert amnestied.part_of == convicted.id


def test_the_questions_are_not_his_statements(view: CaseView, find: Find) -> None:
    for one in find("002"):
        if one.role is Role.QUESTION:
            assert one.speaker is None or "Қасым-Жомарт" not in one.speaker
    assert any(one.role is Role.ANSWER for one in find("002"))


# 001: the interview of June 2026


def test_interviewer_and_interviewee_count_the_attempts_differently(
    view: CaseView, find: Find
) -> None:
    (asked,) = find("001", low=26)
    (answered,) = find("001", low=25)
    assert asked.role is Role.QUESTION
    assert answered.role is Role.ANSWER
    assert asked.speaker != answered.speaker
    assert answered.speaker is not None
    assert "Жовтис" in answered.speaker
    pair = {asked.id, answered.id}
    (seen,) = [one for one in view.comparisons if {one.left_id, one.right_id} == pair]
    assert (seen.verdict is Verdict.CONTRADICTION) or "check" in " ".join(seen.flags)
    assert seen.verdict is not Verdict.CONSISTENT


def test_seven_years_of_two_men_are_no_contradiction(view: CaseView) -> None:
    for one in between(view, "001", "001"):
        units = {view.statements[i].quantity.unit for i in (one.left_id, one.right_id)}
        assert units != {"year"} or one.verdict is not Verdict.CONTRADICTION


# across documents


def test_other_events_meet_nothing_of_january(view: CaseView) -> None:
    for stranger in ("000", "001"):
        for other in ("002", "003", "004"):
            verdicts = {one.verdict for one in between(view, stranger, other)}
            assert verdicts <= {Verdict.DIFFERENT_EVENT, Verdict.DIFFERENT_MEASURE}


def test_two_damage_figures_of_one_speaker_agree(view: CaseView, find: Find) -> None:
    pair = {find("004", measure="damage_cost")[0].id, find("002", low=3 * BILLION)[0].id}
    (one,) = [c for c in view.comparisons if {c.left_id, c.right_id} == pair]
    assert one.verdict is Verdict.CONSISTENT


def test_238_and_at_least_238_agree(view: CaseView, find: Find) -> None:
    pair = {one.id for one in find("003", low=238)}
    (one,) = [c for c in view.comparisons if {c.left_id, c.right_id} == pair]
    assert one.verdict is Verdict.CONSISTENT


def test_the_originals_contradict_each_other_only_where_they_should(view: CaseView) -> None:
    wrong = [
        (view.statements[one.left_id].quote.text, view.statements[one.right_id].quote.text)
        for one in view.comparisons
        if one.verdict is Verdict.CONTRADICTION
        and {
            view.documents[view.statements[i].document_id].path[:3]
            for i in (one.left_id, one.right_id)
        }
        != {"001"}
    ]
    assert wrong == []
