"""Pairs of sides at one touch, what would make two figures comparable, and who is silent."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.conftest import Open, words
from tests.ui.seeded import SEEDED
from workbench.compare.settings import settings
from workbench.lexicon import load
from workbench.model.comparison import Comparison, Finding, Relation, Verdict
from workbench.pipeline import CaseView
from workbench.ui.comparable import to_compare
from workbench.ui.silent import silent

SIDES = ("official", "independent", "international", "opposition")
VIEW = CaseView(
    SEEDED.case,
    {one.id: one for one in SEEDED.documents.values()},
    {one.id: one for one in SEEDED.statements},
    tuple(SEEDED.comparisons),
)


def judged(verdict: Verdict, rule: str, difference: str = "") -> Comparison:
    values = (("difference", f"@word:dimension_{difference}"),) if difference else ()
    finding = Finding("reason", Relation.UNKNOWN, f"reason_{rule}", values)
    return Comparison("c", "case", "a", "b", verdict, rule, findings=(finding,))


def test_a_pair_of_sides_is_one_touch_away(opened: Open) -> None:
    app = opened("compare")
    pills = next(one for one in app.pills if one.key == "pair_of_sides")
    assert any("International" in option for option in pills.options)
    pills.set_value("independent~international").run()
    assert app.query_params["left"] == ["independent"] or app.query_params["left"] == "independent"
    assert app.selectbox(key="right").value == "international"


def test_what_to_look_for_is_said_where_it_would_help() -> None:
    scope, other = Verdict.DIFFERENT_SCOPE, Verdict.NOT_COMPARABLE
    assert "one place" in (to_compare(judged(scope, "other_scope", "place")) or "")
    assert "the whole" in (to_compare(judged(scope, "part_in_its_own_text", "subset")) or "")
    assert "rate" in (to_compare(judged(other, "no_common_unit")) or "")
    assert to_compare(judged(scope, "other_scope", "none")) is None
    assert to_compare(judged(Verdict.CONTRADICTION, "figures_differ", "place")) is None


def test_silent_sides_never_count_the_measure() -> None:
    weak = settings(load()).measures.weak
    found = silent(VIEW, SIDES, weak)
    assert found
    for one in found:
        speaking = {
            VIEW.documents[said.document_id].side
            for said in VIEW.statements.values()
            if said.measure == one.measure
        }
        assert not speaking & set(one.silent)
        assert {side for side, _ in one.said} <= speaking
        assert one.measure not in weak


def test_a_side_that_says_anything_on_it_is_not_silent() -> None:
    (first, *_) = silent(VIEW, SIDES, frozenset())
    side = first.silent[0]
    document = next(one for one in VIEW.documents.values() if one.side == side)
    said = replace(first.said[0][1], id="more", document_id=document.id)
    fuller = replace(VIEW, statements={**VIEW.statements, "more": said})
    again = {one.measure: one.silent for one in silent(fuller, SIDES, frozenset())}
    assert side not in again.get(first.measure, ())


def test_the_first_page_says_who_is_silent(opened: Open) -> None:
    app = opened("contradictions")
    assert any("One side silent:" in one.label for one in app.expander)
    assert "Nothing from:" in words(app)
