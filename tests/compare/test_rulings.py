"""The pairs of the rulings (J01 … J80), each made by hand and judged in both orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from compare.builder import Desk, verdict

from workbench.model.dates import DateBasis
from workbench.model.statement import Modality
from workbench.model.text import Role

Words = dict[str, Any]
PGO, MVD, MOH, TOKAYEV = "prosecutor_general", "interior_ministry", "health_ministry", "president"


@dataclass(frozen=True)
class Ruling:
    """A pair of the rulings: two figures, what they are to each other and the flags they need."""

    name: str
    left: Words
    right: Words
    verdict: tuple[str, ...]
    flags: tuple[str, ...] = ()
    kind: str = "quantitative"
    others: tuple[Words, ...] = field(default_factory=tuple)


def say(figure: str, measure: str, published: str, **more: Any) -> Words:
    """Returns the words of a statement for Desk.say."""
    return {"figure": figure, "measure": measure, "published": published, **more}


def dead(figure: str, published: str, **more: Any) -> Words:
    """Returns a count of deaths."""
    return say(figure, "deaths", published, **more)


def money(figure: str, unit: str, published: str, **more: Any) -> Words:
    """Returns a sum of damage."""
    return say(figure, "damage_cost", published, unit=unit, **more)


def held(figure: str, published: str, measure: str = "detained", **more: Any) -> Words:
    """Returns a count of detentions or what follows them."""
    return say(figure, measure, published, **more)


ALMATY = {"place": "almaty_city"}
OFFICERS = {"population": "security_forces"}
RIOTERS = {"population": "attackers"}
CHILDREN = {"population": "children"}
CHAMBER = {"source_id": "atameken", "qualifiers": ("business", "claims_filed")}
MAJOR, MODERATE, MINOR = (("contradiction", size) for size in ("major", "moderate", "minor"))
UPDATE, CONSISTENT = ("update",), ("consistent",)
SCOPE, MEASURE = ("different_scope",), ("different_measure",)
EVENT, NOT = ("different_event",), ("not_comparable",)

CONTRADICTIONS = (
    Ruling("J01", dead("160", "2022-01-16", **ALMATY), dead("139", "2022-03-14", **ALMATY), MAJOR),
    Ruling(
        "J02",
        dead("149", "2022-01-16", population="civilians", **ALMATY),
        dead("139", "2022-03-14", **ALMATY),
        MODERATE,
        ("subset",),
    ),
    Ruling(
        "J03",
        dead("149", "2022-03-14", source_id=PGO, **RIOTERS),
        dead("67", "2023-01-05", source_id=PGO, **RIOTERS),
        MAJOR,
    ),
    Ruling(
        "J04",
        say("20000", "attackers", "2022-01-07", source_id=TOKAYEV, source="Tokayev", **ALMATY),
        say("20000", "attackers", "2022-06-05", speaker="Тоқаев", role=Role.ANSWER),
        MAJOR,
        kind="qualitative",
    ),
    Ruling(
        "J05",
        dead("164", "2022-01-09", source_id=MOH),
        dead("164", "2022-01-10", source_id=MOH, modality=Modality.DENIED),
        MAJOR,
        kind="qualitative",
    ),
    Ruling(
        "J07",
        dead("241", "2022-07-29", source_id=PGO),
        dead("238", "2022-08", source_id=PGO),
        MINOR,
    ),
    Ruling(
        "J08",
        dead("238", "2024-01", qualifiers=("by_security_forces",)),
        dead("19", "2022-01-15", **OFFICERS),
        MAJOR,
        ("needs_review",),
        "qualitative",
        (dead("238", "2022-08", source_id=PGO),),
    ),
    Ruling(
        "J09",
        money("~ 38.6 bn", "KZT", "2022-04-19", source_id="a", qualifiers=("small_business",)),
        money("82.2 bn", "KZT", "2022-01-21", source_id="b", qualifiers=("business",)),
        MAJOR,
        ("needs_review",),
    ),
    Ruling(
        "J10",
        money("<~ 3 bn", "USD", "2024-01-03", source_id=TOKAYEV),
        money("> 313 m", "USD", "2022-01-21", source_id="b", qualifiers=("total_whole",)),
        MAJOR,
    ),
    Ruling(
        "J14",
        say("26", "injuries", "2022-01-07", source_id=MVD, **RIOTERS),
        say("18", "injuries", "2022-01-07", source_id=MVD, **RIOTERS),
        MAJOR,
        ("misquote",),
    ),
    Ruling(
        "J15",
        dead("16", "2022-01-10", source_id=TOKAYEV, **OFFICERS),
        dead("17", "2022-01-10", source_id=MVD, **OFFICERS),
        MODERATE,
    ),
    Ruling(
        "J17",
        dead("2", "2022-01-09", source_id="children_ombudsman", **CHILDREN),
        dead("3", "2022-01-09", source_id="children_ombudsman", **CHILDREN),
        MAJOR,
    ),
    Ruling(
        "J18",
        dead("13", "2022-01-06", **OFFICERS, **ALMATY),
        dead("11", "2022-01-16", **OFFICERS, **ALMATY),
        MAJOR,
    ),
    Ruling(
        "J19",
        say("2960", "weapons_stolen", "2025-04", unit="weapon"),
        say("> 3000", "weapons_stolen", "2024-01-03", unit="weapon"),
        MINOR,
        ("minor_wording",),
    ),
    Ruling("J20", say("2030", "troops", "2022-01-10"), say("3800", "troops", "2022"), MAJOR),
    Ruling(
        "J22",
        say("> 4500", "injuries", "2022-01-15", source_id=PGO),
        say("4353", "injuries", "2022-01-15", source_id=PGO),
        MODERATE,
        ("misquote",),
    ),
    Ruling(
        "J23",
        held("1678", "2022-01-12", qualifiers=("past_day",), **ALMATY),
        held("1925", "2022-01-13", **ALMATY),
        MAJOR,
        ("check_scope",),
        others=(held("852", "2022-01-09", **ALMATY),),
    ),
    Ruling("J24", dead("227", "2025-07"), dead("238", "2022-08"), MODERATE, ("stale",)),
    Ruling(
        "J41",
        held("> 10000", "2022-01-11", source_id="rights_defenders"),
        held("9900", "2022-01-11", source_id=MVD),
        MINOR,
        ("minor_wording",),
    ),
    Ruling(
        "J67",
        say("38000", "protest_participants", "2022-01-15", period="2022-01-04", source_id=PGO),
        say("37000", "protest_participants", "2022-01-31", period="2022-01-04", source_id=PGO),
        MODERATE,
        ("misquote",),
    ),
    Ruling(
        "J76",
        money("> 88 bn", "KZT", "2022-02-04", source_id=MVD, qualifiers=("business",)),
        money("82.2 bn", "KZT", "2022-01-21", source_id="b", qualifiers=("business",)),
        MODERATE,
    ),
    Ruling(
        "J77",
        money("2-3 bn", "USD", "2022-01-10", source_id=TOKAYEV, qualifiers=("preliminary",)),
        money("209 m", "USD", "2022-08", source_id=PGO, qualifiers=("total_whole",)),
        MAJOR,
    ),
    Ruling(
        "J78",
        money("> 313 m", "USD", "2022-01-21", source_id="b", qualifiers=("total_whole",)),
        money("209 m", "USD", "2022-08", source_id=PGO, qualifiers=("total_whole",)),
        MAJOR,
    ),
    Ruling(
        "J80",
        held("1237", "2022-08", source_id=PGO),
        held("9900", "2022-01-11", source_id=MVD),
        MAJOR,
        ("needs_review", "check_term"),
    ),
)

UPDATES = (
    Ruling(
        "J25", dead("8", "2022-01-05", **OFFICERS), dead("12", "2022-01-06", **OFFICERS), UPDATE
    ),
    Ruling(
        "J26",
        dead("18", "2022-01-06", source_id=MVD, **OFFICERS),
        dead("16", "2022-01-09", source_id=MVD, correction=True, **OFFICERS),
        UPDATE,
        ("revised_down",),
    ),
    Ruling(
        "J26 elsewhere",
        dead("18", "2022-01-06", source_id=MVD, **OFFICERS),
        dead("16", "2022-01-10", source_id=TOKAYEV, **OFFICERS),
        UPDATE,
        ("revised_down",),
        others=(dead("16", "2022-01-09", source_id=MVD, correction=True, **OFFICERS),),
    ),
    Ruling("J27", dead("225", "2022-01-15", source_id=PGO), dead("227", "2022-01-28"), UPDATE),
    Ruling("J28", held("2298", "2022-01-06"), held("3811", "2022-01-07"), UPDATE),
    Ruling(
        "J29 by the hour",
        money("~ 78 bn", "KZT", "2022-01-07", as_of="2022-01-07T09:00", **CHAMBER),
        money("~ 87.2 bn", "KZT", "2022-01-07", as_of="2022-01-07T21:00", **CHAMBER),
        UPDATE,
    ),
    Ruling(
        "J30",
        money("> 103.7 bn", "KZT", "2022-01-12", **CHAMBER),
        money("93.7 bn", "KZT", "2022-01-13", correction=True, **CHAMBER),
        UPDATE,
        ("revised_down",),
    ),
    Ruling(
        "J31", held("62", "2022-03-02", "convicted"), held("72", "2022-03-14", "convicted"), UPDATE
    ),
    Ruling(
        "J32",
        held("766", "2022-03-14", "arrested", qualifiers=("in_custody",)),
        held("585", "2022-04-25", "arrested", qualifiers=("in_custody",)),
        UPDATE,
    ),
    Ruling("J33", say("2300", "troops", "2022-01-13"), say("2030", "troops", "2022-01-10"), UPDATE),
    Ruling(
        "J34",
        dead("1", "2022-01-10", population="foreigners"),
        dead("2", "2022-01-12", population="foreigners"),
        UPDATE,
    ),
    Ruling("J35", dead("139", "2022-03-14", **ALMATY), dead("151", "2023-01-05", **ALMATY), UPDATE),
    Ruling(
        "J36",
        say("748", "injuries", "2022-01-06", **OFFICERS),
        say("> 1300", "injuries", "2022-01-09", **OFFICERS),
        UPDATE,
    ),
)

CONSISTENTS = (
    Ruling(
        "J11",
        say("> 10000", "weapons_stolen", "2023-01-05", unit="round"),
        say(
            "> 60000",
            "weapons_stolen",
            "2022-03-14",
            unit="round",
            qualifiers=("from_departments",),
        ),
        CONSISTENT,
        ("loose_bound",),
    ),
    Ruling(
        "J16", dead("3", "2022-01-09", **CHILDREN), dead("3", "2022-01-10", **CHILDREN), CONSISTENT
    ),
    Ruling("J37", held("7939", "2022-01-10"), held("<~ 8000", "2022-01-10"), CONSISTENT),
    Ruling("J38", held("~ 5800", "2022-01-09"), held(">= 5800", "2022-01-09"), CONSISTENT),
    Ruling("J39", dead(">= 238", "2026-01-05"), dead("238", "2022-08"), CONSISTENT),
    Ruling("J40", held("~ 10000", "2026-01-05"), held("9900", "2022-01-11"), CONSISTENT),
    Ruling(
        "J42",
        held("> 1000", "2022-12-20", "convicted"),
        held("1205", "2023-01-05", "convicted"),
        CONSISTENT,
    ),
    Ruling(
        "J44",
        held("1205", "2024-01-03", "convicted"),
        held("1205", "2023-01-05", "convicted"),
        CONSISTENT,
    ),
    Ruling(
        "J45",
        say("<~ 3000", "weapons_stolen", "2023-01-05", unit="weapon"),
        say("2960", "weapons_stolen", "2025-04", unit="weapon"),
        CONSISTENT,
    ),
    Ruling(
        "J46",
        say("<~ 3000", "weapons_stolen", "2023-01-05", unit="weapon"),
        say("> 3000", "weapons_stolen", "2024-01-03", unit="weapon"),
        CONSISTENT,
        ("minor_wording",),
    ),
    Ruling(
        "J47",
        say("<~ 1300", "businesses_damaged", "2022-01-10", unit="building"),
        say("~ 1300", "businesses_damaged", "2022-01-19", unit="building"),
        CONSISTENT,
    ),
    Ruling(
        "J48",
        say("<= 20000", "attackers", "2022-01-07", **ALMATY),
        say("20000", "attackers", "2022-01-07", **ALMATY),
        CONSISTENT,
    ),
)

DIFFERENT = (
    Ruling(
        "J12",
        say("3500", "injuries", "2022-03-14", source_id=PGO, **OFFICERS),
        say("3037", "injuries", "2022-03-14", source_id=MVD, population="police"),
        SCOPE,
        ("check_scope",),
    ),
    Ruling(
        "J13",
        say("3393", "injuries", "2022-01-15", source_id=PGO, **OFFICERS),
        say("3037", "injuries", "2022-03-14", source_id=MVD, population="police"),
        SCOPE,
        ("check_scope",),
    ),
    Ruling(
        "J49",
        money("2-3 bn", "USD", "2022-01-10", source_id=TOKAYEV),
        money("> 209 m", "USD", "2022-01-10", place="almaty_city", **CHAMBER),
        SCOPE,
    ),
    Ruling("J50", dead("103", "2022-01-09", **ALMATY), dead("164", "2022-01-09"), SCOPE),
    Ruling(
        "J54",
        held("695", "2022-01-18", "arrested", qualifiers=("remanded",)),
        held("1002", "2022-01-18", "arrested", qualifiers=("administrative_arrest",)),
        MEASURE,
    ),
    Ruling(
        "J55",
        held("695", "2022-01-18", "arrested", qualifiers=("remanded",)),
        held("695", "2022-01-18", "criminal_cases", unit="case"),
        MEASURE,
    ),
    Ruling("J56", held("9900", "2022-01-11"), held("446", "2022-01-15", "arrested"), MEASURE),
    Ruling(
        "J57",
        held("1205", "2023-01-05", "convicted"),
        held("1095", "2023-01-05", "amnestied"),
        MEASURE,
    ),
    Ruling(
        "J58",
        held("1095", "2023-01-05", "amnestied"),
        held("1095", "2023-01-05", "released"),
        MEASURE,
        ("check_term",),
    ),
    Ruling(
        "J59",
        say("> 2677", "hospitalized", "2022-01-15"),
        say("4353", "injuries", "2022-01-15"),
        MEASURE,
    ),
    Ruling(
        "J60",
        say("91", "torture_complaints", "2022-01-22", unit="complaint"),
        say("25", "torture_victims", "2022-12-20"),
        MEASURE,
    ),
    Ruling(
        "J61",
        say("2030", "troops", "2022-01-10"),
        say("~ 2500", "troops", "2022-01-11", modality=Modality.FORECAST),
        MEASURE,
    ),
    Ruling(
        "J62",
        dead("188", "2022-07-29", qualifiers=("names_identified",)),
        dead("230", "2022-03-14"),
        SCOPE,
    ),
    Ruling(
        "J63",
        say("765", "vehicles_damaged", "2022-02-04", unit="vehicle"),
        say("765", "vehicles_burned", "2022-03-14", unit="vehicle"),
        MEASURE,
        ("check_term",),
    ),
    Ruling(
        "J64",
        say("<~ 500", "vehicles_burned", "2022-01-10", unit="vehicle", population="police"),
        say("551", "vehicles_damaged", "2022-02-04", unit="vehicle", population="police"),
        MEASURE,
    ),
    Ruling(
        "J65",
        held("3770", "2022-03-14", "criminal_cases", unit="case"),
        held("2988", "2022-03-18", "criminal_cases", unit="case", qualifiers=("in_progress",)),
        MEASURE,
    ),
    Ruling(
        "J66",
        say("50000", "protest_participants", "2022-01-15", period="2022-01-05"),
        say("38000", "protest_participants", "2022-01-15", period="2022-01-04"),
        SCOPE,
    ),
    Ruling(
        "J68",
        money("92.2 bn", "KZT", "2022-01-10"),
        money("2-3 bn", "USD", "2022-01-10"),
        NOT,
    ),
    Ruling(
        "J69",
        held("~ 1500", "2022-11-03", "amnestied", modality=Modality.FORECAST),
        held("1095", "2023-01-05", "amnestied"),
        MEASURE,
    ),
    Ruling(
        "J70",
        say("<~ 30", "protest_participants", "2026-01-05", period="2026-01-05", **ALMATY),
        say("vague 2000", "protest_participants", "2026-01-05", period="2022-01"),
        EVENT,
    ),
    Ruling(
        "J71",
        dead("149", "2022-03-14", **RIOTERS),
        dead("149", "2022-01-16", population="civilians", **ALMATY),
        SCOPE,
    ),
    Ruling(
        "J73",
        dead(">= 10", "2022-12-20", qualifiers=("documented",), **ALMATY),
        dead("238", "2022-08"),
        SCOPE,
    ),
    Ruling(
        "J74",
        held("~ 9900", "2022-01-11", qualifiers=("in_custody",)),
        held("9900", "2022-01-11"),
        MEASURE,
        ("check_term",),
    ),
    Ruling(
        "J75",
        money("136.8 bn", "KZT", "2022-01-21", qualifiers=("total_whole",)),
        money("93.7 bn", "KZT", "2022-01-13", **CHAMBER),
        SCOPE,
    ),
    Ruling(
        "J79",
        money("193 m", "USD", "2022-08", source_id=PGO, qualifiers=("business",)),
        money("209 m", "USD", "2022-08", source_id=PGO, qualifiers=("total_whole",)),
        SCOPE,
    ),
)


@pytest.mark.parametrize(
    "ruling", [*CONTRADICTIONS, *UPDATES, *CONSISTENTS, *DIFFERENT], ids=lambda one: one.name
)
def test_ruling(ruling: Ruling) -> None:
    desk = Desk()
    left, right = desk.say(**ruling.left), desk.say(**ruling.right)
    for other in ruling.others:
        desk.say(**other)
    found = desk.judge(left, right)
    assert verdict(found) == ruling.verdict, f"by {found.rule}: {found.reason}"
    assert set(ruling.flags) <= set(found.flags)
    assert found.kind == ruling.kind


def test_withdrawn_total_is_not_contradicted_but_its_repetition_may_be() -> None:
    desk = Desk()
    first = desk.say("164", published="2022-01-09", source_id=MOH, origin=("withdrawn_by_issuer",))
    relay = desk.say("164", published="2022-01-09", side="international")
    later = desk.say("225", published="2022-01-15", source_id=PGO)
    lower = desk.say("42", published="2022-01-11", source_id=MVD)
    un = desk.say("164", published="2022-01-11", source_id="ohchr")
    assert verdict(desk.judge(first, later)) == UPDATE
    assert verdict(desk.judge(relay, later)) == UPDATE
    assert verdict(desk.judge(first, lower)) == NOT
    assert "withdrawn" in desk.judge(relay, lower).flags
    assert verdict(desk.judge(un, lower)) == MAJOR


def test_interviewer_and_guest_disagree_in_one_text() -> None:
    desk = Desk()
    common = {"document": "interview", "published": "2026-06-11", "place": None, "unit": None}
    premise = desk.say(
        "26", "other", speaker="Azattyq", role=Role.QUESTION, unit_text="times", **common
    )
    answer = desk.say(
        "25", "other", speaker="Zhovtis", role=Role.ANSWER, unit_text="times", **common
    )
    assert verdict(desk.judge(premise, answer)) == MODERATE


def test_a_rate_in_the_text_makes_two_currencies_comparable() -> None:
    desk = Desk()
    tenge = desk.say("92.2 bn", "damage_cost", unit="KZT", document="trend", source_id="a")
    dollars = desk.say(
        "> 209 m", "damage_cost", unit="USD", document="trend", same_as=tenge.id, source_id="a"
    )
    other = desk.say("2-3 bn", "damage_cost", unit="USD", source_id="b")
    alike = desk.say("~ 210 m", "damage_cost", unit="USD", source_id="b")
    assert dollars.same_as == tenge.id
    assert verdict(desk.judge(tenge, other)) == MAJOR
    assert verdict(desk.judge(tenge, alike)) == CONSISTENT


def test_a_count_given_as_final_is_not_outgrown() -> None:
    desk = Desk()
    final = desk.say("225", published="2022-01-15", qualifiers=("final",))
    more = desk.say("238", published="2022-08", as_of="2022-08", basis=DateBasis.TEXT)
    assert verdict(desk.judge(final, more)) == MODERATE
    assert "stale" in desk.judge(final, more).flags
