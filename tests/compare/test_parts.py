"""The parts a verdict is made of: names, dates, scopes, chains, events and the choice of pairs."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from compare.builder import JANUARY, NO_FRAME, Desk

from workbench.compare import names, scope
from workbench.compare.candidates import pairs
from workbench.compare.chains import running_totals, strand
from workbench.compare.dates import Order, months_after, order
from workbench.compare.events import Standing, standing
from workbench.compare.room import Room, make_room
from workbench.compare.settings import settings
from workbench.lexicon import load
from workbench.model.comparison import Relation
from workbench.model.dates import PartialDate
from workbench.model.statement import Modality, Statement

LEXICON = load()
RULES = settings(LEXICON)


def _room(desk: Desk) -> Room:
    return make_room(desk.statements, desk.documents, desk.case, LEXICON)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Касым-Жомарт Токаев", "Tokayev", True),
        ("Қасым-Жомарт Тоқаев", "Токаев", True),
        ("Shalabayev", "Серик Шалабаев", True),
        ("Қилымжанов", "Kilymzhanov", True),
        ("Бас прокуратура", "прокуратура", True),
        ("Health Ministry", "Interior Ministry", False),
        ("the ministry", "Interior Ministry", False),
        ("officials", "officials", False),
        ("", "Tokayev", False),
    ],
)
def test_one_name_in_two_alphabets(left: str, right: str, alike: bool) -> None:
    one, other = names.keys(left, LEXICON), names.keys(right, LEXICON)
    assert names.same(one, other) is alike
    assert names.same(other, one) is alike


def test_known_authorities_are_one_only_by_id() -> None:
    one = names.known("interior_ministry") | names.keys("the ministry of the interior", LEXICON)
    other = names.known("health_ministry") | names.keys("the ministry of the interior", LEXICON)
    assert not names.same(one, other)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2022-01-05", "2022-01-06", Order.EARLIER),
        ("2022-01-06", "2022-01-06", Order.SAME),
        ("2022-01-06T09:00", "2022-01-06T21:00", Order.EARLIER),
        ("2022-01-06T09:00", "2022-01-06", Order.SAME),
        ("2022", "2022-01-06", Order.MAYBE),
        ("2022-08", "2022-07-29", Order.LATER),
        ("2022-08", "2022-08", Order.SAME),
        (None, "2022-01-06", Order.UNKNOWN),
    ],
)
def test_order(left: str | None, right: str, expected: Order) -> None:
    one, other = (PartialDate.parse(text) if text else None for text in (left, right))
    assert order(one, other) is expected
    assert order(other, one) is expected.swapped


@pytest.mark.parametrize(
    ("left", "right", "whole", "deciding"),
    [
        ({}, {}, Relation.EQUAL, ""),
        ({"place": "almaty_city"}, {}, Relation.INSIDE, "place"),
        ({"place": None}, {"place": "almaty_city"}, Relation.EQUAL, ""),
        ({"place": "almaty_city"}, {"place": "astana"}, Relation.APART, "place"),
        ({"population": "people"}, {}, Relation.EQUAL, ""),
        ({"population": "civilians"}, {}, Relation.INSIDE, "population"),
        ({"population": "civilians"}, {"population": "police"}, Relation.APART, "population"),
        ({"population": "police"}, {"population": "security_forces"}, Relation.EQUAL, ""),
        (
            {"population": "civilians"},
            {"place": "almaty_city"},
            Relation.OVERLAPS,
            "place",
        ),
        ({"period": "2022-01-04"}, {"period": "2022-01-05"}, Relation.APART, "window"),
        ({"period": "2022-01-04"}, {}, Relation.EQUAL, ""),
        ({"period": "2022-01"}, {}, Relation.EQUAL, ""),
        ({"qualifiers": ("past_day",)}, {}, Relation.INSIDE, "window"),
        ({"qualifiers": ("names_identified",)}, {}, Relation.INSIDE, "qualifiers"),
        ({"qualifiers": ("in_hospital",)}, {"qualifiers": ("documented",)}, Relation.APART,
         "qualifiers"),
        ({"qualifiers": ("final",)}, {"qualifiers": ("preliminary",)}, Relation.EQUAL, ""),
    ],
)  # fmt: skip
def test_scope(left: dict[str, str], right: dict[str, str], whole: Relation, deciding: str) -> None:
    desk = Desk()
    one, other = desk.say("8", **left), desk.say("9", **right)  # type: ignore[arg-type]
    room = _room(desk)
    here = scope.relate(room.sides[one.id], room.sides[other.id], LEXICON, RULES)
    there = scope.relate(room.sides[other.id], room.sides[one.id], LEXICON, RULES)
    assert here.whole is whole
    assert here.deciding == deciding
    assert there.whole is scope.SWAPPED.get(whole, whole)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, Standing.INSIDE),
        ({"place": "kyrgyzstan"}, Standing.OUTSIDE),
        ({"period": "2022-01-05"}, Standing.INSIDE),
        ({"period": "2021-05"}, Standing.OUTSIDE),
        ({"period": "2026-01-05"}, Standing.OUTSIDE),
        ({"period": "2022-08"}, Standing.UNKNOWN),
        ({"measure": "convicted", "period": "2023"}, Standing.INSIDE),
        ({"measure": "protest_participants", "published": "2026-01-05"}, Standing.UNKNOWN),
    ],
)
def test_standing_in_the_frame(words: dict[str, str], expected: Standing) -> None:
    desk = Desk()
    side = desk.say("8", **words)  # type: ignore[arg-type]
    room = _room(desk)
    assert standing(room.sides[side.id], room) is expected


def test_without_a_frame_nothing_is_outside() -> None:
    desk = Desk(NO_FRAME)
    side = desk.say("8", period="2026-01-05", place="kyrgyzstan")
    room = _room(desk)
    assert standing(room.sides[side.id], room) is Standing.UNKNOWN


def test_running_totals_know_the_highest_so_far() -> None:
    desk = Desk()
    for day, figure in (("05", "8"), ("07", "18"), ("09", "16")):
        desk.say(figure, published=f"2022-01-{day}")
    sides = list(_room(desk).sides.values())
    running = running_totals(sides)[strand(sides[0])]
    assert running.before(PartialDate.parse("2022-01-05").first_day) is None
    assert running.before(PartialDate.parse("2022-01-07").first_day) == 8
    assert running.by(PartialDate.parse("2022-01-09").first_day) == 18


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 1, 31), 12, date(2023, 1, 31)),
        (date(2022, 1, 31), 1, date(2022, 2, 28)),
        (date(9999, 5, 1), 12, date.max),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def _paired(desk: Desk) -> set[frozenset[str]]:
    return {frozenset((a.id, b.id)) for a, b in pairs(_room(desk))}


def _three_documents(desk: Desk) -> list[Statement]:
    return [desk.say("8"), desk.say("9", "injuries"), desk.say("7", "hospitalized")]


def test_unrelated_measures_are_not_set_side_by_side() -> None:
    desk = Desk()
    dead, hurt, hospital = _three_documents(desk)
    assert _paired(desk) == {frozenset((hurt.id, hospital.id))}
    assert dead.id


def test_questions_and_a_figure_with_its_conversion_are_left_out() -> None:
    desk = Desk()
    desk.say("300", modality=Modality.QUESTION)
    first = desk.say("92 bn", "damage_cost", unit="KZT", document="one")
    desk.say("209 m", "damage_cost", unit="USD", document="one", same_as=first.id)
    desk.say("8", "price")
    assert not _paired(desk)


def test_weak_measures_pair_by_their_words_only() -> None:
    desk = Desk()
    common = {"measure": "other", "unit": None, "place": None}
    one = desk.say("26", thing="applications to register", text="26 applications", **common)
    other = desk.say("25", thing="applications to register", text="25 applications", **common)
    desk.say("9", thing="sewing machines", text="nine sewing machines", **common)
    assert _paired(desk) == {frozenset((one.id, other.id))}


def test_large_blocks_pair_neighbours_in_time_not_all_with_all() -> None:
    desk = Desk()
    count = RULES.pairing.all_pairs_up_to * 3
    for number in range(count):
        place = "kazakhstan" if number % 2 else "almaty_city"
        desk.say(str(number + 1), published=f"2022-01-{number % 28 + 1:02d}", place=place)
    found = _paired(desk)
    assert len(found) <= count * (RULES.pairing.window + RULES.pairing.related)
    assert len(found) < len(list(combinations(range(count), 2))) / 10
    places = {one.id: one.scope.place for one in desk.statements}
    assert any(len({places[id_] for id_ in pair}) == 2 for pair in found)


def test_every_setting_list_names_something_known() -> None:
    qualifiers = RULES.qualifiers
    known = set(LEXICON.qualifiers.nodes)
    waiting = qualifiers.perpetrator | {"cumulative"}  # not read yet
    for group in (qualifiers.status, qualifiers.soft, qualifiers.lists, qualifiers.neutral):
        assert group - waiting <= known
    assert JANUARY.place in LEXICON.places.nodes
