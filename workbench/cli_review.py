"""`workbench review`: what people decided about the verdicts of a case; appended, never erased."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from workbench.errors import CannotStart
from workbench.export import write_stream
from workbench.export.figure import figure
from workbench.export.rows import gravity
from workbench.model.comparison import Comparison, Verdict
from workbench.model.review import OPEN, Review, by_reviewer, standing, state_of
from workbench.pipeline import CaseView, Stand, Workbench

LOG_COLUMNS = ("id", "left_id", "right_id", "decision", "reviewer", "note", "created_at")
LOG_COLUMNS_MORE = ("verdict", "resolution", "preferred", "undoes", "judged")
Said = tuple[str, str, str, str, str]


def run_list(case_id: str | None, state: str, log: bool, db: str | None) -> int:
    """Prints the contradictions of a case and whatever else was reviewed, with what stands; with
    `log` every decision ever made as JSON lines."""
    bench = Workbench.open(db)
    case = bench.only_case(case_id)
    if log:
        columns = (*LOG_COLUMNS, *LOG_COLUMNS_MORE)
        rows = [
            {name: _plain(getattr(one, name)) for name in columns}
            for one in bench.store.reviews(case.id)
        ]
        write_stream(rows, sys.stdout, "jsonl", columns)
        return 0
    view = bench.view(case.id)
    decided, stands = standing(view.reviews), by_reviewer(view.reviews)
    for one in sorted(view.comparisons, key=gravity):
        review = decided.get(_pair(one))
        listed = one.verdict is Verdict.CONTRADICTION or review is not None
        if listed and state in ("all", state_of(stands.get(_pair(one)))):
            click.echo(_line(one, view, review))
    if view.lost_reviews and not state.startswith(OPEN):
        click.echo(_lost(view), err=True)
    return 0


def _lost(view: CaseView) -> str:
    return (
        f"workbench: {len(view.lost_reviews)} decisions were made on figures that the documents "
        "no longer give; see them with: workbench review export"
    )


def run_add(
    comparison_id: str, said: Said, reviewer: str | None, case_id: str | None, db: str | None
) -> int:
    """Appends a decision on a comparison, named by its id or the beginning of it; `said` are the
    decision, note, verdict, resolution and preferred side."""
    bench = Workbench.open(db)
    view = bench.view(bench.only_case(case_id).id)
    one = _named(comparison_id, view)
    (review,) = bench.decide(view, [(one, Stand(*said))], reviewer or user())
    click.echo(_line(one, view, review))
    return 0


def run_undo(comparison_id: str, reviewer: str | None, case_id: str | None, db: str | None) -> int:
    """Takes the reviewer's last decision on a comparison back, without one the last of all; the log
    keeps both."""
    bench = Workbench.open(db)
    view = bench.view(bench.only_case(case_id).id)
    one = _named(comparison_id, view)
    who = reviewer or user()
    last = standing(view.reviews).get(_pair(one))
    mine = by_reviewer(view.reviews).get(_pair(one), {}).get(who, last)
    if mine is None:
        raise CannotStart(f"{one.id} has no decision to undo; see: workbench review list")
    bench.take_back(view, [mine], who)
    view = bench.view(view.case.id)
    click.echo(_line(one, view, standing(view.reviews).get(_pair(one))))
    return 0


def run_export_log(out: Path | None, case_id: str | None, db: str | None) -> int:
    """Writes the log of a case as JSON lines."""
    bench = Workbench.open(db)
    rows = bench.review_log(bench.only_case(case_id).id)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out is None:
        click.echo(lines, nl=False)
        return 0
    try:
        out.write_text(lines, encoding="utf-8", newline="")
    except OSError as problem:
        raise CannotStart(
            f"{out} cannot be written: {problem.strerror or problem}. Choose another place"
        ) from problem
    click.echo(f"{len(rows)} lines written to {out}", err=True)
    return 0


def run_import_log(lines: Iterable[str], case_id: str | None, db: str | None) -> int:
    """Takes a log in and says how much of it was new."""
    bench = Workbench.open(db)
    case = bench.only_case(case_id)
    try:
        decisions, corrections = bench.take_in_log(case.id, lines)
    except UnicodeDecodeError as problem:
        raise CannotStart(f"the log is not UTF-8 ({problem}); export it again") from problem
    click.echo(f"{decisions} new decisions, {corrections} new corrections")
    view = bench.view(case.id)
    if view.lost_reviews:
        click.echo(_lost(view), err=True)
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
    decided = _decided(review)
    note = f"  “{review.note}”" if review and review.note else ""
    return (
        f"{one.id}  {decided:<12}  {one.verdict}  {left.measure}  "
        f"{figure(left.quantity)} / {figure(right.quantity)}  "
        f"({' / '.join(one.publisher or one.path for one in who)}){note}"
    )


def _decided(review: Review | None) -> str:
    if review is None:
        return OPEN
    own = f" {review.verdict}" if review.verdict else ""
    how = f" ({review.resolution})" if review.resolution else ""
    return f"{review.decision}{own}{how} by {review.reviewer}"


def user() -> str:
    """Returns the login name, "unknown" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _plain(value: object) -> object:
    return value if isinstance(value, str) else str(value)
