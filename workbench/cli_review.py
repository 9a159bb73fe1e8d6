"""`workbench review`: what people decided about the verdicts of a case; appended, never erased."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Mapping

import click

from workbench.errors import CannotStart
from workbench.export import write_stream
from workbench.export.figure import figure
from workbench.export.rows import gravity
from workbench.model.comparison import Comparison, Verdict
from workbench.model.review import UNDONE, Review, standing
from workbench.pipeline import CaseView, Workbench

OPEN = "open"
LOG_COLUMNS = ("id", "left_id", "right_id", "decision", "reviewer", "note", "created_at")
Standing = Mapping[frozenset[str], Review]


def run_list(case_id: str | None, state: str, log: bool, db: str | None) -> int:
    """Prints the contradictions of a case and whatever else was reviewed, with what stands; with
    `log` every decision ever made as JSON lines."""
    bench = Workbench.open(db)
    case = bench.only_case(case_id)
    reviews = bench.store.reviews(case.id)
    if log:
        rows = [{name: _plain(getattr(one, name)) for name in LOG_COLUMNS} for one in reviews]
        write_stream(rows, sys.stdout, "jsonl", LOG_COLUMNS)
        return 0
    decided = standing(reviews)
    view = bench.view(case.id)
    for one in sorted(view.comparisons, key=gravity):
        review = decided.get(_pair(one))
        found = review.decision if review else OPEN
        listed = one.verdict is Verdict.CONTRADICTION or review is not None
        if listed and state in ("all", found):
            click.echo(_line(one, view, review))
    return 0


def run_add(
    comparison_id: str,
    decision: str,
    note: str,
    reviewer: str | None,
    case_id: str | None,
    db: str | None,
) -> int:
    """Appends a decision on a comparison, named by its id or the beginning of it."""
    bench = Workbench.open(db)
    view = bench.view(bench.only_case(case_id).id)
    one = _named(comparison_id, view)
    review = bench.review(one, decision, reviewer or _user(), note)
    click.echo(_line(one, view, review))
    return 0


def run_undo(comparison_id: str, reviewer: str | None, case_id: str | None, db: str | None) -> int:
    """Takes the last decision on a comparison back; the log keeps both."""
    bench = Workbench.open(db)
    case = bench.only_case(case_id)
    view = bench.view(case.id)
    one = _named(comparison_id, view)
    if _pair(one) not in standing(bench.store.reviews(case.id)):
        raise CannotStart(f"{one.id} has no decision to undo; see: workbench review list")
    bench.review(one, UNDONE, reviewer or _user(), "")
    click.echo(_line(one, view, standing(bench.store.reviews(case.id)).get(_pair(one))))
    return 0


def _named(comparison_id: str, view: CaseView) -> Comparison:
    bare = comparison_id.removeprefix("comparison-")
    found = [
        one
        for one in view.comparisons
        if one.id == comparison_id or one.id.rpartition("-")[2].startswith(bare)
    ]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} comparisons begin" if found else "no comparison begins"
    raise CannotStart(
        f"{what} with {comparison_id!r} in {view.case.id}; see the ids: workbench review list"
    )


def _pair(one: Comparison) -> frozenset[str]:
    return frozenset((one.left_id, one.right_id))


def _line(one: Comparison, view: CaseView, review: Review | None) -> str:
    left, right = view.statements[one.left_id], view.statements[one.right_id]
    who = [view.documents[side.document_id] for side in (left, right)]
    decided = f"{review.decision} by {review.reviewer}" if review else OPEN
    note = f"  “{review.note}”" if review and review.note else ""
    return (
        f"{one.id}  {decided:<12}  {one.verdict}  {left.measure}  "
        f"{figure(left.quantity)} / {figure(right.quantity)}  "
        f"({' / '.join(one.publisher or one.path for one in who)}){note}"
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _plain(value: object) -> object:
    return value if isinstance(value, str) else str(value)
