"""Arithmetic of parts and wholes: shares that do not fit, lists that do not add up, a few counted
inside one total and beside the same total, a total repeated after it was taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare.builder import Desk, verdict

from workbench.model.comparison import Comparison, Kind, Verdict
from workbench.model.statement import Statement
from workbench.model.text import Span

MVD, PGO, MOH = "interior_ministry", "prosecutor_general", "health_ministry"


def _shared(percent: str, at: int | None = None) -> Comparison:
    """Of 3,000 stolen weapons 771 were found; the text calls that so many per cent."""
    desk = Desk()
    words = {"document": "briefing", "unit": "weapon"}
    stolen = desk.say("<~ 3000", "weapons_stolen", **words)  # type: ignore[arg-type]
    found = desk.say("771", "weapons_seized", **words)  # type: ignore[arg-type]
    share = desk.say(percent, "share", document="briefing", unit="percent", place=None)
    if at is not None:
        _move(desk, share, found.span.start + at)
    return desk.judge(stolen, found)


def _move(desk: Desk, one: Statement, start: int) -> None:
    moved = replace(one, span=Span(start, start + 1, "x"))
    desk.statements[desk.statements.index(one)] = moved


@pytest.mark.parametrize(
    ("percent", "at", "wrong"),
    [
        ("33.3", None, True),  # a third of 3,000 is a thousand
        ("26", None, False),
        ("25", None, False),  # a quarter is near enough
        ("80", None, False),  # of something else
        ("33.3", 2000, False),  # far away in the text
    ],
)
def test_a_share_that_does_not_fit_its_figures(percent: str, at: int | None, wrong: bool) -> None:
    found = _shared(percent, at)
    assert found.verdict is Verdict.DIFFERENT_MEASURE
    assert ("internal" in found.flags) is wrong


def _listed(desk: Desk, *parts: str) -> tuple[Statement, list[Statement]]:
    places = ("almaty_city", "kyzylorda_region", "shymkent", "astana")
    whole = desk.say("164", document="channel")
    listed = [
        desk.say(number, document="channel", place=place)
        for number, place in zip(parts, places, strict=False)
    ]
    return whole, listed


def test_parts_that_leave_some_of_the_whole_unnamed() -> None:
    desk = Desk()
    whole, parts = _listed(desk, "103", "21", "10")
    assert desk.judge(whole, parts[0]).verdict is Verdict.DIFFERENT_SCOPE
    assert "internal" in desk.judge(whole, parts[0]).flags
    assert "internal" not in desk.judge(whole, parts[1]).flags


def test_parts_that_add_up_raise_nothing() -> None:
    desk = Desk()
    whole, parts = _listed(desk, "103", "21", "10", "30")
    assert "internal" not in desk.judge(whole, parts[0]).flags


def test_parts_that_exceed_their_whole() -> None:
    desk = Desk()
    whole, parts = _listed(desk, "103", "41", "30")
    found = desk.judge(whole, parts[0])
    assert found.verdict is Verdict.CONTRADICTION
    assert set(found.flags) >= {"internal", "subset"}


def test_two_parts_are_no_list() -> None:
    desk = Desk()
    whole, parts = _listed(desk, "103", "21")
    assert "internal" not in desk.judge(whole, parts[0]).flags


@pytest.mark.parametrize(
    ("total", "number", "expected"),
    [
        ("238", "6", ("contradiction", "major")),
        ("230", "6", ("not_comparable",)),  # another total: the six may well come on top
        ("238", "7", ("not_comparable",)),
    ],
)
def test_inside_one_total_and_beside_the_same(
    total: str, number: str, expected: tuple[str, ...]
) -> None:
    desk = Desk()
    desk.say("238", published="2023-01-11", document="institute")
    more = desk.say("6", published="2023-01-11", document="institute", incremental=True)
    whole = desk.say(total, published="2022-08", document="office")
    part = desk.say(number, published="2022-08", document="office", part_of=whole.id)
    found = desk.judge(more, part)
    if expected == ("not_comparable",):
        assert found.verdict is not Verdict.CONTRADICTION
    else:
        assert verdict(found) == expected
        assert found.kind is Kind.QUALITATIVE


def _repeated(source: str, published: str, *, withdrawn: bool = True) -> tuple[Desk, Statement]:
    desk = Desk()
    origin = ("withdrawn_by_issuer",) if withdrawn else ()
    desk.say("164", published="2022-01-09", source_id=MOH, origin=origin)
    for number, who in (("26", "attackers"), ("16", "security_forces")):
        desk.say(number, published="2022-01-08", source_id=MVD, population=who)
    return desk, desk.say("164", published=published, source_id=source)


def test_a_total_repeated_after_it_was_taken_back() -> None:
    desk, repeated = _repeated("ohchr", "2022-01-11")
    largest, other = desk.statements[1:3]
    found = desk.judge(repeated, largest)
    assert verdict(found) == ("contradiction", "major")
    assert "withdrawn" in found.flags
    assert "16" in found.reason
    assert desk.judge(repeated, other).verdict is Verdict.DIFFERENT_SCOPE


@pytest.mark.parametrize(
    ("source", "published", "withdrawn"),
    [("ohchr", "2022-01-09", True), ("ohchr", "2022-01-11", False), (PGO, "2022-01-11", True)],
)
def test_a_total_that_may_be_told(source: str, published: str, withdrawn: bool) -> None:
    desk, told = _repeated(source, published, withdrawn=withdrawn)
    assert desk.judge(told, desk.statements[1]).verdict is Verdict.DIFFERENT_SCOPE
