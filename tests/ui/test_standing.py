"""Side by side, without a page: what each side had said by a day."""

from __future__ import annotations

from datetime import date

from tests.ui.seeded import SEEDED
from workbench.model.comparison import Verdict
from workbench.pipeline import CaseView
from workbench.ui import standing
from workbench.ui.findings import pairs

VIEW = CaseView(
    SEEDED.case,
    {one.id: one for one in SEEDED.documents.values()},
    {one.id: one for one in SEEDED.statements},
    tuple(SEEDED.comparisons),
)
PAIRS = pairs(VIEW)


def rows(left: str, right: str, day: date | None = None, measure: str | None = None):  # type: ignore[no-untyped-def]
    return standing.rows(VIEW, PAIRS, left, right, day, measure)


def test_the_verdict_is_about_the_two_figures_on_screen() -> None:
    for row in rows("official", "independent"):
        if row.pair is not None:
            assert (row.pair.left, row.pair.right) == (row.left, row.right)
            assert row.pair.left_document.side == "official"


def test_nothing_said_later_is_shown() -> None:
    day = date(2022, 1, 15)
    for row in rows("official", "independent", day):
        for said in (row.left, row.right, *row.left_others, *row.right_others):
            if said is not None:
                out = standing.said_on(VIEW.documents[said.document_id], said)
                assert out is not None
                assert out <= day


def test_turning_the_sides_turns_the_rows() -> None:
    one = rows("official", "independent", measure="damage_cost")[0]
    other = rows("independent", "official", measure="damage_cost")[0]
    assert (one.left, one.right) == (other.right, other.left)


def test_contradictions_come_first_and_silence_last() -> None:
    found = rows("official", "independent")
    verdicts = [row.pair.verdict if row.pair else None for row in found]
    assert verdicts[0] is Verdict.CONTRADICTION
    assert verdicts[-1] is None
    first_silent = verdicts.index(None)
    assert all(one is None for one in verdicts[first_silent:])


def test_every_statement_of_both_sides_is_somewhere() -> None:
    shown = {
        said.id
        for row in rows("official", "opposition")
        for said in (row.left, row.right, *row.left_others, *row.right_others)
        if said is not None
    }
    wanted = {
        one.id
        for one in SEEDED.statements
        if VIEW.documents[one.document_id].side in ("official", "opposition")
        and one.measure != standing.OTHER
    }
    assert wanted <= shown


def test_days_are_those_on_which_something_was_said() -> None:
    found = standing.days(VIEW, ("official",))
    assert found == sorted(set(found))
    assert date(2022, 1, 10) in found
