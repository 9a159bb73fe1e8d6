"""Two happenings told in like words: by what happened, by names of things, by the year."""

from __future__ import annotations

import pytest
from compare.builder import NO_FRAME, Desk

from workbench.model.comparison import Verdict

EVENT = Verdict.DIFFERENT_EVENT
MVD = "interior_ministry"


def _verdict(one: tuple[str, str], other: tuple[str, str]) -> Verdict:
    desk = Desk(NO_FRAME)
    left = desk.say("11", text=one[1], language=one[0])
    right = desk.say("25", text=other[1], language=other[0])
    return desk.judge(left, right).verdict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("en", "the fire killed 11"), ("ru", "при наводнении погибли 25"), EVENT),
        (("en", "the blast killed 11"), ("ky", "өрттөн 25 киши өлдү"), Verdict.CONTRADICTION),
        (("ru", "на шахте «Заря» погибли 11"), ("en", "25 died at the Bereke mine"), EVENT),
        (
            ("ru", "на шахте «Заря» погибли 11"),
            ("en", "25 died at the Zarya mine"),
            Verdict.CONTRADICTION,
        ),
        (
            ("ru", "на шахте имени Сатпаева погибли 11"),
            ("kk", "Сәтбаев атындағы шахтада 25 кенші қаза тапты"),
            Verdict.CONTRADICTION,
        ),
        (
            ("en", "11 died at the coal mine"),
            ("en", "25 died at the Zarya mine"),
            Verdict.CONTRADICTION,
        ),
        (("kk", "Сарысу ауданында 11 адам"), ("ru", "в Мойынкумском районе 25"), EVENT),
    ],
)
def test_what_happened_and_to_what(
    one: tuple[str, str], other: tuple[str, str], expected: Verdict
) -> None:
    assert _verdict(one, other) is expected


def test_one_spot_lies_in_one_place_only() -> None:
    desk = Desk(NO_FRAME)
    for word, expected in (("blast", EVENT), ("flood", Verdict.DIFFERENT_SCOPE)):
        one = desk.say("11", text=f"the {word} killed 11", place="taraz", language="en")
        other = desk.say("25", text=f"the {word} killed 25", place="aktau", language="en")
        assert desk.judge(one, other).verdict is expected


def test_a_year_named_is_not_the_year_of_a_later_text() -> None:
    desk = Desk(NO_FRAME)
    old = desk.say("11", period="2017-04", published="2024-04-12")
    new = desk.say("25", published="2024-04-12")
    same = desk.say("11", published="2024-04-12")
    assert desk.judge(old, new).verdict is EVENT
    assert desk.judge(old, same).verdict is Verdict.CONSISTENT


def test_totals_of_two_years_are_of_two_stretches_of_counting() -> None:
    desk = Desk(NO_FRAME)
    first = desk.say("11", period="2022", published="2023-01-10")
    second = desk.say("25", period="2023", published="2024-01-10")
    assert desk.judge(first, second).verdict is EVENT


def test_the_miners_are_the_dead_of_the_mine_unless_they_exceed_them() -> None:
    desk = Desk(NO_FRAME)
    miners = desk.say("32", population="miners_workers", published="2023-10-28")
    grown = desk.say("46", published="2023-10-30")
    assert desk.judge(miners, grown).verdict is Verdict.UPDATE
    fewer = desk.say("20", published="2023-10-28")
    assert desk.judge(miners, fewer).verdict is Verdict.CONTRADICTION


@pytest.mark.parametrize(
    ("figures", "texts", "unit", "expected"),
    [
        (
            ("900", "2400"),
            ("the wildfire swept 900 hectares", "өрт 2400 гектарды шарпыды"),
            "hectare",
            Verdict.CONTRADICTION,
        ),
        (
            ("900", "9000"),
            ("the wildfire swept 900 hectares", "өрт 9000 гектарды шарпыды"),
            "hectare",
            Verdict.DIFFERENT_MEASURE,
        ),
        (
            ("900", "2400"),
            ("the wildfire swept 900 hectares", "су тасқыны 2400 гектарды басты"),
            "hectare",
            Verdict.DIFFERENT_MEASURE,
        ),
        (
            ("900", "2400"),
            ("900 took part in the strike", "ереуілге 2400 адам шықты"),
            "person",
            Verdict.CONTRADICTION,
        ),
        (
            ("900", "2400"),
            ("900 were out in the storm", "боранда 2400 адам далада болды"),
            "person",
            Verdict.DIFFERENT_MEASURE,
        ),
    ],
)
def test_one_topic_in_two_languages(
    figures: tuple[str, str], texts: tuple[str, str], unit: str, expected: Verdict
) -> None:
    desk = Desk(NO_FRAME)
    one = desk.say(figures[0], "other", text=texts[0], unit=unit)
    other = desk.say(figures[1], "other", text=texts[1], unit=unit, language="kk")
    assert desk.judge(one, other).verdict is expected


def test_a_number_names_a_thing_only_beside_its_mark() -> None:
    assert _verdict(("ru", "в школе № 12 погибли 11"), ("en", "25 at school No. 7")) is EVENT
    same = _verdict(("ru", "в 12 школах погибли 11"), ("en", "25 in 7 schools"))
    assert same is Verdict.CONTRADICTION


def test_a_figure_told_as_grown_follows_a_lower_one_of_its_day() -> None:
    desk = Desk(NO_FRAME)
    low, high = desk.say("220", "detained"), desk.say("410", "detained", direction="up")
    grown = desk.judge(low, high)
    assert (grown.verdict, grown.flags) == (Verdict.UPDATE, ("check_date",))
    fallen = desk.judge(desk.say("500", "detained"), high)
    assert fallen.verdict is Verdict.CONTRADICTION


def test_the_day_on_which_a_total_was_reached_is_no_window() -> None:
    desk = Desk(NO_FRAME)
    first = desk.say("14", period="2022-01-08")
    reached = desk.say("22", period="2022-01-09", direction="up")
    assert desk.judge(first, reached).verdict is Verdict.UPDATE
    own_day = desk.say("22", period="2022-01-09")
    assert desk.judge(first, own_day).verdict is Verdict.DIFFERENT_SCOPE


def test_an_estimate_said_to_be_raised_renews_one_that_nobody_else_gave() -> None:
    desk = Desk(NO_FRAME)
    words = {"unit": "KZT", "measure": "damage_cost"}
    first = desk.say("2 bn", published="2024-05-10", **words)
    raised = desk.say("3 bn", published="2024-06-10", source_id=MVD, direction="up", **words)
    plain = desk.say("3 bn", published="2024-06-10", source_id=MVD, **words)
    assert desk.judge(first, raised).verdict is Verdict.UPDATE
    assert desk.judge(first, plain).verdict is Verdict.CONTRADICTION
