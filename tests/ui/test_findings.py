"""Which findings come first, and which of them a filter keeps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.ui.seeded import SEEDED
from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.pipeline import CaseView
from workbench.ui.findings import Filters, counts, pairs

BASE = next(one for one in SEEDED.comparisons if one.verdict is Verdict.CONTRADICTION)


def view(*comparisons: Comparison) -> CaseView:
    return CaseView(
        SEEDED.case,
        {one.id: one for one in SEEDED.documents.values()},
        {one.id: one for one in SEEDED.statements},
        comparisons,
    )


def made(id_: str, gap: str = "0.5", **changes: object) -> Comparison:
    changes = {"severity": Severity.MAJOR, "flags": (), **changes}
    return replace(BASE, id=id_, gap_ratio=Decimal(gap), **changes)  # type: ignore[arg-type]


def order(*comparisons: Comparison) -> list[str]:
    return [pair.comparison.id for pair in pairs(view(*comparisons))]


def test_verdict_severity_doubt_and_gap_decide_in_this_order() -> None:
    assert order(
        made("agrees", verdict=Verdict.CONSISTENT, severity=None),
        made("minor", severity=Severity.MINOR),
        made("doubtful", "0.9", flags=("needs_review",)),
        made("narrow", "0.2"),
        made("wide", "0.8"),
        made("too wide", "0.999"),
    ) == ["wide", "narrow", "too wide", "doubtful", "minor", "agrees"]


def test_a_pair_whose_statement_is_gone_is_left_out() -> None:
    assert order(made("a"), made("b", left_id="gone")) == ["a"]


def test_filters_and_their_counts() -> None:
    found = pairs(
        view(made("a"), made("b", flags=("check_term",)), made("c", verdict=Verdict.UPDATE))
    )
    wish = Filters({"verdict": ["contradiction"], "certainty": ["clear"]})
    assert [pair.comparison.id for pair in found if wish.wants(pair)] == ["a"]
    assert counts(found, wish, "verdict") == {"contradiction": 1, "update": 1}
    assert counts(found, wish, "certainty") == {"clear": 1, "check": 1}
    assert all(Filters().wants(pair) for pair in found)
