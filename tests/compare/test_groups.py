"""One disagreement is one group, however many texts repeat its two figures."""

from __future__ import annotations

import random

from compare.builder import Desk

from workbench.compare import judge_case
from workbench.compare.groups import Group, group
from workbench.lexicon import load
from workbench.model.comparison import Verdict
from workbench.model.statement import Statement

PGO, POLICE = "prosecutor_general", "almaty_police"


def _groups(desk: Desk, seed: int = 0) -> list[Group]:
    judged = judge_case(desk.statements, desk.documents, desk.case, load())
    found = [one for one in judged if one.verdict is Verdict.CONTRADICTION]
    random.Random(seed).shuffle(found)
    return group(found, {one.id: one for one in desk.statements})


def _tolls(desk: Desk, **words: str) -> list[Statement]:
    return [desk.say("160", published="2022-01-16", **words), desk.say("139", **_later(words))]


def _later(words: dict[str, str]) -> dict[str, str]:
    return {"published": "2022-03-14", **words, "source_id": PGO}


def test_texts_that_repeat_two_figures_make_one_group() -> None:
    desk = Desk()
    for _ in range(3):
        _tolls(desk, place="almaty_city", source_id=POLICE)
    (only,) = _groups(desk)
    assert len(only.all) == 9


def test_other_figures_places_and_authors_keep_apart() -> None:
    desk = Desk()
    _tolls(desk, place="almaty_city", source_id=POLICE)
    _tolls(desk, place="kyzylorda", source_id=POLICE)
    desk.say("170", published="2022-01-16", place="almaty_city", source_id=POLICE)
    groups = _groups(desk)
    claims = {
        frozenset(
            (one.scope.place, one.quantity.low)
            for one in desk.statements
            if one.id in (made.first.left_id, made.first.right_id)
        )
        for made in groups
    }
    assert len(groups) == len(claims) == 4


def test_an_unknown_author_joins_the_known_one_who_says_it_best() -> None:
    desk = Desk()
    _tolls(desk, place="almaty_city", source_id=POLICE)
    desk.say("160", published="2022-01-16", place="almaty_city")
    (only,) = _groups(desk)
    named = {one.id for one in desk.statements if one.attribution}
    assert {only.first.left_id, only.first.right_id} <= named


def test_the_order_of_the_comparisons_changes_nothing() -> None:
    desk = Desk()
    for number in range(150, 156):
        desk.say(str(number), published="2022-01-16", place="almaty_city", source_id=POLICE)
        _tolls(desk, place="almaty_city")
    assert _groups(desk, 1) == _groups(desk, 2)
    assert sum(len(one.all) for one in _groups(desk)) > len(_groups(desk)) > 1


def test_one_figure_far_out_of_line_makes_one_group() -> None:
    desk = Desk()
    for figure, day in (("5800", "2022-01-09"), ("9900", "2022-01-11"), ("12000", "2022-01-12")):
        desk.say(figure, "detained", published=day, document=f"told-{figure}")
    desk.say("1237", "detained", published="2022-08-16")
    (only,) = _groups(desk)
    assert len(only.all) == 3


def test_figures_a_little_lower_stay_apart() -> None:
    desk = Desk()
    for figure in ("241", "252"):
        desk.say(figure, published="2022-07-29", source_id=f"office-{figure}")
    desk.say("238", published="2022-08-16")
    lower = [made for made in _groups(desk) if made.first.rule == "later_and_lower"]
    assert len(lower) == 2
