"""Which figures stood side by side: what an author replaced, what grew within a day, claims that
add up; and which "other" figures are of one thing at all."""

from __future__ import annotations

import pytest
from compare.builder import JANUARY, NO_FRAME, Desk, verdict

from workbench.compare import judge_case
from workbench.compare.telling import most_telling
from workbench.lexicon import load
from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Modality
from workbench.model.text import Role

MVD, PGO, POLICE = "interior_ministry", "prosecutor_general", "almaty_police"
MAJOR, UPDATE, NOT = ("contradiction", "major"), ("update",), ("not_comparable",)


def test_a_figure_its_author_replaced_is_not_held_against_a_later_one() -> None:
    desk = Desk()
    early = desk.say("3811", "detained", "2022-01-07", source_id=MVD)
    last = desk.say("7939", "detained", "2022-01-10", source_id=MVD)
    site = desk.say("1237", "detained", "2022-08", side="independent")
    found = desk.judge(early, site)
    assert verdict(found) == NOT
    assert "superseded" in found.flags
    assert "7,939" in found.reason
    assert verdict(desk.judge(last, site)) == MAJOR


def test_a_figure_repeated_in_other_words_still_stands() -> None:
    desk = Desk()
    first = desk.say("9900", "detained", "2022-01-11", source_id=MVD)
    desk.say("<~ 10000", "detained", "2022-01-12", source_id=MVD)
    site = desk.say("1237", "detained", "2022-08", side="independent")
    assert verdict(desk.judge(first, site)) == MAJOR


def test_offices_of_one_state_overtake_each_other_but_no_one_else_does() -> None:
    desk = Desk()
    city = desk.say("160", published="2022-01-16", source_id=POLICE)
    desk.say("139", published="2022-03-14", source_id=PGO)
    later = desk.say("151", published="2023-01-05", source_id=PGO)
    assert verdict(desk.judge(city, later)) == NOT
    groups = desk.say("300", published="2022-02-01", source_id="human_rights_watch")
    assert desk.judge(groups, later).verdict is Verdict.CONTRADICTION


def test_estimates_are_overtaken_by_their_own_author_only() -> None:
    desk = Desk()
    words = {"measure": "damage_cost", "unit": "KZT", "qualifiers": ("business",)}
    first = desk.say("82.2 bn", published="2022-01-21", source_id="industry_ministry", **words)
    desk.say("120 bn", published="2022-02-04", source_id=MVD, **words)
    third = desk.say("38.6 bn", published="2022-04-19", source_id="economy_ministry", **words)
    assert verdict(desk.judge(first, third)) == MAJOR


def test_a_revision_is_shown_once_even_where_it_is_repeated() -> None:
    desk = Desk()
    old = desk.say("241", published="2022-07-29", source_id=PGO)
    new = desk.say("238", published="2022-08-16", source_id=PGO)
    again = desk.say("238", published="2023-01-05", source_id=PGO)
    assert desk.judge(old, new).verdict is Verdict.CONTRADICTION
    assert desk.judge(old, again).verdict is Verdict.CONTRADICTION


def test_told_a_day_later_and_higher_may_be_of_a_later_hour() -> None:
    desk = Desk()
    ministry = desk.say("5135", "detained", "2022-01-09", source_id=MVD)
    palace = desk.say("5800", "detained", "2022-01-10", source_id="president", as_of="2022-01-09")
    month = desk.say("6500", "detained", "2022-02-10", source_id=PGO, as_of="2022-01-09")
    found = desk.judge(ministry, palace)
    assert verdict(found) == UPDATE
    assert "check_date" in found.flags
    assert verdict(desk.judge(ministry, month)) == MAJOR


def test_one_author_on_one_day_on_the_way_up() -> None:
    desk = Desk()
    desk.say("8", published="2022-01-05", source_id=MVD)
    noon = desk.say("12", published="2022-01-06", source_id=MVD)
    night = desk.say("18", published="2022-01-06", source_id=MVD)
    before = desk.judge(noon, night)
    assert verdict(before) == MAJOR
    assert "check_date" in before.flags
    desk.say("18", published="2022-01-07", source_id=MVD)
    assert verdict(desk.judge(noon, night)) == UPDATE


@pytest.mark.parametrize(
    ("source", "qualifiers", "expected"),
    [
        ("kazinform", ("business", "claims_filed"), "update"),
        ("kazinform", ("business",), "contradiction"),  # twice as much is not explained
        ("industry_ministry", ("business", "claims_filed"), "contradiction"),
    ],
)
def test_sums_of_claims_add_up(source: str, qualifiers: tuple[str, ...], expected: str) -> None:
    desk = Desk()
    words = {"measure": "damage_cost", "unit": "KZT", "qualifiers": qualifiers}
    chamber = desk.say("40 bn", published="2022-01-06", source_id="atameken", **words)
    relay = desk.say("92.3 bn", published="2022-01-09", source_id=source, **words)
    assert desk.judge(chamber, relay).verdict == expected


def test_a_part_is_not_held_against_a_whole_that_grew_the_same_day() -> None:
    desk = Desk()
    city = desk.say("13", published="2022-01-06", place="almaty_city", source_id=POLICE)
    noon = desk.say("12", published="2022-01-06", source_id=MVD)
    assert "subset" in desk.judge(city, noon).flags
    desk.say("18", published="2022-01-06", source_id=MVD)
    assert desk.judge(city, noon).verdict is Verdict.DIFFERENT_SCOPE


def _judged(desk: Desk) -> list[Comparison]:
    return judge_case(desk.statements, desk.documents, desk.case, load())


def test_two_promises_of_an_answer_are_two_promises() -> None:
    desk = Desk(JANUARY)
    words = {"measure": "duration", "unit": "day", "place": None, "modality": Modality.FORECAST}
    desk.say("30", text="Officials promised an answer within thirty days", source="a", **words)
    desk.say("15", text="She was promised an answer within fifteen days", source="b", **words)
    desk.say("90", published="2022-05-01", text="another", **words)
    assert not _judged(desk)


@pytest.mark.parametrize(
    ("other", "expected"),
    [("Aidar Bekov", Verdict.DIFFERENT_MEASURE), ("Kuat Akhmetov", Verdict.CONTRADICTION)],
)
def test_a_prison_term_is_of_one_person(other: str, expected: Verdict) -> None:
    desk = Desk(NO_FRAME)
    words = {"measure": "prison_term", "unit": "year", "place": None}
    first = desk.say("7", text="A court sentenced Kuat Akhmetov to seven years in prison", **words)
    second = desk.say("5", text=f"A court sentenced {other} to five years in prison", **words)
    assert desk.judge(first, second).verdict is expected


def test_amounts_of_one_text_need_more_than_a_unit_in_common() -> None:
    desk = Desk(NO_FRAME)
    words = {"measure": "other", "place": None, "unit": None, "document": "interview"}
    asked = {"role": Role.QUESTION, "speaker": "Radio", "unit_text": "times"}
    told = {"role": Role.ANSWER, "speaker": "Guest", "unit_text": "times"}
    tried = desk.say("26", text="they tried 26 times to register a party", **asked, **words)
    near = desk.say("25", text="nobody would have gone there 25 times", **told, **words)
    far = desk.say("2", text="two times were enough to see it", **told, **words)
    assert desk.judge(tried, near).verdict is Verdict.CONTRADICTION
    assert desk.judge(tried, far).verdict is Verdict.DIFFERENT_MEASURE
    assert desk.judge(near, far).verdict is Verdict.DIFFERENT_MEASURE


def test_a_product_and_a_head_s_share_of_it_are_two_things() -> None:
    desk = Desk(NO_FRAME)
    words = {"measure": "price", "unit": "USD", "document": "speech", "unit_text": "dollars"}
    country = desk.say("259 bn", text="output is to pass 259 billion dollars", **words)
    head = desk.say("13000", text="a head's output came to 13 thousand dollars", **words)
    assert desk.judge(country, head).verdict is Verdict.DIFFERENT_MEASURE


def test_a_few_of_a_crowd_are_no_count_of_it() -> None:
    desk = Desk()
    crowd = desk.say("vague 2000", "attackers", period="2022-01")
    two = desk.say("2", "attackers", period="2022-01")
    rival = desk.say("50", "attackers", period="2022-01")
    assert desk.judge(crowd, two).verdict is Verdict.DIFFERENT_SCOPE
    assert desk.judge(crowd, rival).verdict is Verdict.CONTRADICTION
    dead, all_dead = desk.say("2"), desk.say("2000")
    assert desk.judge(dead, all_dead).verdict is Verdict.CONTRADICTION


def test_a_medium_s_name_matters_for_sums_within_reach() -> None:
    desk = Desk()
    words = {"measure": "damage_cost", "unit": "KZT", "qualifiers": ("business",)}
    ministry = desk.say("82.2 bn", published="2022-01-21", source_id="industry_ministry", **words)
    relayed = desk.say("88 bn", published="2022-02-04", source_id="kazinform", **words)
    nobody = desk.say("88 bn", published="2022-02-04", **words)
    assert verdict(desk.judge(ministry, relayed)) == UPDATE
    assert desk.judge(ministry, nobody).verdict is Verdict.CONTRADICTION


def test_sixteen_not_eighteen_is_a_correction() -> None:
    desk = Desk()
    old = desk.say("18", published="2022-01-06", source_id=MVD)
    words = {"published": "2022-01-09", "source_id": MVD, "document": "clarified"}
    denied = desk.say("18", modality=Modality.DENIED, **words)
    assert desk.judge(old, denied).verdict is Verdict.CONTRADICTION
    new = desk.say("16", correction=True, **words)
    assert desk.judge(old, denied).verdict is Verdict.NOT_COMPARABLE
    assert verdict(desk.judge(old, new)) == UPDATE


def test_agreeing_with_a_former_figure_tells_less_than_what_came_of_it() -> None:
    desk = Desk(NO_FRAME)
    old = desk.say("19", published="2024-01-06", document="a")
    desk.say("19", published="2024-01-07", document="b", modality=Modality.PREVIOUS)
    new = desk.say("26", published="2024-01-07", document="b")
    best = most_telling(_judged(desk), {one.id: one for one in desk.statements}, "a", "b")
    assert best is not None
    assert best.verdict is Verdict.UPDATE
    assert {best.left_id, best.right_id} == {old.id, new.id}


def test_a_correction_is_of_the_last_figure_only() -> None:
    desk = Desk()
    first = desk.say("8", published="2022-01-05", source_id=MVD)
    last = desk.say("18", published="2022-01-06", source_id=MVD)
    corrected = desk.say("16", published="2022-01-09", source_id=MVD, correction=True)
    assert "revised_down" in desk.judge(last, corrected).flags
    grown = desk.judge(first, corrected)
    assert verdict(grown) == UPDATE
    assert not grown.flags
