"""What the judge promises whatever it is given: symmetry, determinism, no exception, no blow-up."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from compare.builder import JANUARY, NO_FRAME, Desk, verdict
from hypothesis import HealthCheck, given
from hypothesis import settings as run
from hypothesis import strategies as some

from workbench.compare import judge_case, judge_pair
from workbench.compare.explain import reason_in
from workbench.compare.telling import Holding, most_telling, nothing_to_compare
from workbench.compare.verdicts import RULES
from workbench.lexicon import load
from workbench.model.comparison import Verdict
from workbench.model.dates import PartialDate, Period
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Modality, Scope, Statement
from workbench.model.text import Document, Role

LEXICON = load()
DATES = ("2022-01-05", "2022-01-10", "2022-03", "2022", "2024-01-03", None)
QUALIFIERS = ("business", "small_business", "claims_filed", "past_day", "final", "in_custody")


def _dates() -> some.SearchStrategy[PartialDate | None]:
    return some.sampled_from([PartialDate.parse(one) if one else None for one in DATES])


@some.composite
def quantities(draw: some.DrawFn) -> Quantity:
    low = draw(some.none() | some.decimals(-10, 10**11, places=0))
    high = draw(some.none() | some.decimals(-10, 10**11, places=0))
    if low is not None and high is not None and low > high:
        low, high = high, low
    unit = draw(some.sampled_from(["person", "USD", "KZT", "percent", "day", "week", None]))
    hedge = draw(some.sampled_from(list(Hedge)))
    return Quantity(low, high, hedge, unit, draw(some.booleans()))


@some.composite
def statements(draw: some.DrawFn) -> Statement:
    made = Desk().say(draw(quantities()), draw(some.sampled_from(sorted(LEXICON.measures))))
    period = draw(some.sampled_from([None, "2022-01", "2022-01-05", "2026-01-05"]))
    source = draw(some.sampled_from([None, "interior_ministry", "government", ""]))
    return replace(
        made,
        document_id=draw(some.sampled_from(["a", "b", "missing"])),
        scope=Scope(
            draw(some.sampled_from([None, "kazakhstan", "almaty_city", "russia", "nowhere"])),
            draw(some.sampled_from([None, "people", "police", "security_forces", "civilians"])),
            Period.parse(period) if period else None,
            tuple(draw(some.sets(some.sampled_from(QUALIFIERS)))),
        ),
        as_of=draw(_dates()),
        attribution=Attribution("the source", "said", "verb", source)
        if source is not None
        else None,
        speaker=draw(some.sampled_from([None, "Tokayev", "Токаев"])),
        role=draw(some.sampled_from(list(Role))),
        modality=draw(some.sampled_from(list(Modality))),
        incremental=draw(some.booleans()),
        rate=draw(some.booleans()),
        correction=draw(some.booleans()),
        origin=draw(some.sampled_from([(), ("withdrawn_by_issuer",), ("place_from_case",)])),
    )


DOCUMENTS = {
    "a": Document("a", "c", "a.md", "", side="official", published=PartialDate.parse("2022-01-10")),
    "b": Document("b", "c", "b.md", "", side="independent"),
}


@run(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(left=statements(), right=statements(), case=some.sampled_from([JANUARY, NO_FRAME]))
def test_any_pair_gets_one_answer_in_either_order(left: Statement, right: Statement, case) -> None:  # type: ignore[no-untyped-def]
    here = judge_pair(left, right, DOCUMENTS, case, LEXICON)
    there = judge_pair(right, left, DOCUMENTS, case, LEXICON)
    assert here == there
    assert here.reason
    assert here.rule in {rule.__name__ for rule in RULES}
    assert (here.severity is not None) == (here.verdict is Verdict.CONTRADICTION)


@run(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made=some.lists(statements(), max_size=8))
def test_a_case_is_judged_alike_in_any_order(made: list[Statement]) -> None:
    forward = judge_case(made, DOCUMENTS, JANUARY, LEXICON)
    assert judge_case(made[::-1], DOCUMENTS, JANUARY, LEXICON) == forward
    assert len({one.id for one in forward}) == len(forward)


def test_every_rule_has_its_sentence() -> None:
    messages = tomllib.loads((LEXICON.folder / "messages" / "en.toml").read_text(encoding="utf-8"))
    assert not [rule for rule in RULES if f"reason_{rule.__name__}" not in messages]


def test_left_is_the_side_named_first_then_the_earlier() -> None:
    desk = Desk()
    official = desk.say("8", published="2022-01-07", side="official")
    other = desk.say("9", published="2022-01-05", side="independent")
    early = desk.say("7", published="2022-01-05", side="official")
    assert desk.judge(other, official).left_id == official.id
    assert desk.judge(official, early).left_id == early.id


@pytest.mark.parametrize(
    ("figure_of_zero", "expected"),
    [("2022-01-05", ("update",)), ("2022-01-10", ("contradiction", "major"))],
)
def test_nobody_died(figure_of_zero: str, expected: tuple[str, ...]) -> None:
    desk = Desk()
    none, some_dead = desk.say("0", published=figure_of_zero), desk.say("8", published="2022-01-10")
    assert verdict(desk.judge(none, some_dead)) == expected


def test_another_dozen_has_no_base() -> None:
    desk = Desk()
    more, total = desk.say("12", incremental=True), desk.say("38", published="2022-01-11")
    assert desk.judge(more, total).verdict is Verdict.NOT_COMPARABLE
    based = desk.say("20", document=more.document_id)
    assert desk.judge(more, based).verdict is Verdict.DIFFERENT_SCOPE


def test_two_countries_are_two_events() -> None:
    desk = Desk(NO_FRAME)
    here, there = desk.say("8"), desk.say("9", place="kyrgyzstan")
    assert desk.judge(here, there).verdict is Verdict.DIFFERENT_EVENT


def test_weak_measures_need_the_same_words() -> None:
    desk = Desk(NO_FRAME)
    words = {"measure": "other", "place": None, "unit": None, "text": "bags of cement in the store"}
    one, other = desk.say("350", **words), desk.say("700", **words)
    else_where = desk.say("9", "other", place=None, unit=None, text="seats on the morning bus")
    assert verdict(desk.judge(one, other)) == ("contradiction", "major")
    assert desk.judge(one, else_where).verdict is Verdict.DIFFERENT_MEASURE


def test_most_telling_prefers_conflict_then_the_same_measure() -> None:
    desk = Desk(NO_FRAME)
    left = [desk.say("19", document="a"), desk.say("300", "injuries", document="a")]
    right = [desk.say("30", document="b"), desk.say("300", "injuries", document="b")]
    judged = judge_case(desk.statements, desk.documents, desk.case, LEXICON)
    by_id = {one.id: one for one in desk.statements}
    best = most_telling(judged, by_id, "a", "b")
    assert best is not None
    assert {best.left_id, best.right_id} == {left[0].id, right[0].id}
    assert most_telling(judged, by_id, "a", "c") is None


def test_two_texts_without_a_common_measure_are_still_told_apart() -> None:
    desk = Desk(NO_FRAME)
    desk.say("19", document="a")
    desk.say("700", "price", document="b", unit="KZT")
    judged = judge_case(desk.statements, desk.documents, desk.case, LEXICON)
    assert [one.verdict for one in judged] == [Verdict.DIFFERENT_MEASURE]


@pytest.mark.parametrize("left", Holding)
@pytest.mark.parametrize("right", Holding)
def test_nothing_to_compare(left: Holding, right: Holding) -> None:
    found = nothing_to_compare(left, right, LEXICON)
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert found.reason


def test_reason_can_be_said_again_from_what_is_kept() -> None:
    desk = Desk()
    found = desk.judge(
        desk.say("160", published="2022-01-16"), desk.say("139", published="2022-03")
    )
    assert reason_in(found, LEXICON, "en") == found.reason
    assert "160" in found.reason
    assert "16 January 2022" in found.reason
    assert "March 2022" in found.reason


def test_a_few_people_beside_the_count_of_all_are_no_rival_count() -> None:
    desk = Desk()
    all_held = desk.say("7939", "detained", "2022-01-10", document="kloop")
    five = desk.say("5", "detained", "2022-01-10", document="kloop")
    elsewhere = desk.say("5800", "detained", "2022-01-09")
    assert desk.judge(five, elsewhere).verdict is Verdict.DIFFERENT_SCOPE
    assert desk.judge(all_held, elsewhere).verdict is Verdict.UPDATE


def test_another_317_hurt_beside_eight_dead_is_no_increment() -> None:
    desk = Desk()
    desk.say("8", published="2022-01-05", document="lenta", text="one sentence")
    hurt = desk.say(
        "317", "injuries", "2022-01-05", document="lenta", text="one sentence", incremental=True
    )
    more = desk.say("748", "injuries", "2022-01-06")
    assert desk.judge(hurt, more).verdict is Verdict.UPDATE


def test_a_text_that_gives_the_old_figure_too_explains_the_gap() -> None:
    desk = Desk()
    old = desk.say("18", published="2022-01-06")
    new = desk.say("16", published="2022-01-09", document="newsmaker")
    assert desk.judge(old, new).verdict is Verdict.CONTRADICTION
    desk.say("18", document="newsmaker", modality=Modality.PREVIOUS)
    assert desk.judge(old, new).verdict is Verdict.UPDATE
    assert "revised_down" in desk.judge(old, new).flags


def test_a_conflict_with_an_unconfirmed_figure_is_to_be_reviewed() -> None:
    desk = Desk()
    rumour, count = desk.say("300", modality=Modality.UNCONFIRMED), desk.say("164")
    assert "needs_review" in desk.judge(rumour, count).flags


def test_what_may_still_rise_is_a_forecast() -> None:
    desk = Desk()
    outlook = desk.say("300", modality=Modality.UNCONFIRMED, direction="up")
    assert desk.judge(outlook, desk.say("225")).verdict is Verdict.DIFFERENT_MEASURE


def test_texts_told_ages_apart_are_of_two_events_unless_one_looks_back() -> None:
    desk = Desk(NO_FRAME)
    zhanaozen = desk.say("14", published="2011-12-20")
    january = desk.say("225", published="2022-01-15")
    looking_back = desk.say("16", published="2022-01-15", period="2011-12")
    assert desk.judge(zhanaozen, january).verdict is Verdict.DIFFERENT_EVENT
    assert desk.judge(zhanaozen, looking_back).verdict is Verdict.UPDATE


def test_claims_and_proven_damage_agree_where_they_meet() -> None:
    desk = Desk()
    words = {"measure": "damage_cost", "unit": "KZT"}
    claims = desk.say("92.2 bn", qualifiers=("business", "claims_filed"), **words)
    proven = desk.say("92.2 bn", qualifiers=("business",), **words)
    more = desk.say("82.2 bn", qualifiers=("business",), **words)
    assert desk.judge(claims, proven).verdict is Verdict.CONSISTENT
    assert desk.judge(claims, more).verdict is Verdict.DIFFERENT_SCOPE


def test_particular_people_are_probably_a_part() -> None:
    desk = Desk(NO_FRAME)
    everybody = desk.say("23", population="people", thing="people")
    worshippers = desk.say("2", thing="worshippers")
    bodies = desk.say("20", thing="bodies")
    assert desk.judge(everybody, worshippers).verdict is Verdict.DIFFERENT_SCOPE
    assert desk.judge(everybody, bodies).verdict is Verdict.CONTRADICTION


def test_two_weeks_are_fourteen_days() -> None:
    desk = Desk(NO_FRAME)
    words = {"measure": "duration", "text": "the peacekeepers stayed in the country"}
    weeks, days = desk.say("2", unit="week", **words), desk.say("14", unit="day", **words)
    year = desk.say("1", unit="year", **words)
    assert desk.judge(weeks, days).verdict is Verdict.CONSISTENT
    assert desk.judge(weeks, year).verdict is Verdict.CONTRADICTION


@pytest.mark.parametrize(
    ("number", "expected"),
    [("238", Verdict.CONTRADICTION), ("10", Verdict.DIFFERENT_SCOPE)],
)
def test_all_shot_by_police_of_whom_some_were_police(number: str, expected: Verdict) -> None:
    desk = Desk(NO_FRAME)
    blamed = desk.say(number, qualifiers=("by_security_forces",))
    officers = desk.say("19", population="security_forces")
    assert desk.judge(blamed, officers).verdict is expected
