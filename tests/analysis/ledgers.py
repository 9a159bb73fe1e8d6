"""Ledgers for tests: of a case made by hand, and of January 2022 as the reader reads it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.compare.builder import Desk
from workbench.analysis.ledger import Ledger, open_ledger
from workbench.analysis.questions import Question
from workbench.analysis.steps import Course
from workbench.export.figure import figure
from workbench.pipeline import CaseView, Workbench

CASE = Path(__file__).parents[2] / "seeds" / "january-2022"
DEATHS = Question("deaths", "kazakhstan")


def of(desk: Desk) -> Ledger:
    """The ledger of what was said at the desk."""
    statements = {one.id: one for one in desk.statements}
    return open_ledger(CaseView(desk.case, desk.documents, statements, ()), desk.lexicon)


@cache
def january() -> Ledger:
    """The ledger of the example, read from its documents."""
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(CASE)
    assert not report.failures
    return open_ledger(bench.view(report.case.id), bench.lexicon)


def written(course: Course) -> str:
    """The course as the ledger shows it: `26 + 18 → (164) → 225`, brackets for withdrawn."""
    return " → ".join(
        " + ".join(figure(one.quantity) for one in step.parts)
        or (f"({figure(step.first.quantity)})" if step.withdrawn else figure(step.first.quantity))
        for step in course.steps
    )
