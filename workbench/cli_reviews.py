"""The commands of `workbench review`: arguments in, `cli_review` does the work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from workbench.cli_options import DECISIONS, RESOLUTIONS, VERDICTS, case_options


@click.group()
def review() -> None:
    """What people decided about verdicts."""


@review.command("list", short_help="Contradictions and what was decided.")
@case_options
@click.option(
    "--state",
    type=click.Choice(["open", *DECISIONS, "disagreed", "all"]),
    default="all",
    show_default=True,
    help="Only those where this stands; disagreed: where reviewers contradict each other.",
)
@click.option("--log", is_flag=True, help="Every decision ever made, as JSON lines.")
def review_list(case_id: str | None, db: str | None, state: str, log: bool) -> None:
    """The contradictions of a case and what was decided about them."""
    from workbench.cli_review import run_list

    sys.exit(run_list(case_id, state, log, db))


@review.command("add", short_help="Decide about a comparison.")
@click.argument("comparison")
@click.argument("decision", type=click.Choice(DECISIONS))
@click.option("--note", default="", help="Why.")
@click.option(
    "--verdict",
    type=click.Choice(VERDICTS),
    default=None,
    help="Your own verdict; goes with the decision other_verdict.",
)
@click.option(
    "--resolution",
    type=click.Choice(RESOLUTIONS),
    default=None,
    help="How a text should speak of the two figures.",
)
@click.option(
    "--preferred",
    type=click.Choice(["left", "right"]),
    default=None,
    help="The side to follow; goes with the resolution prefer_source.",
)
@click.option("--reviewer", help="Who; default: your login name.")
@case_options
def review_add(
    comparison: str,
    decision: str,
    note: str,
    verdict: str | None,
    resolution: str | None,
    preferred: str | None,
    reviewer: str | None,
    case_id: str | None,
    db: str | None,
) -> None:
    """Decide about a COMPARISON, named by its id or the beginning of it (see: review list)."""
    from workbench.cli_review import run_add

    said = (decision, note, verdict or "", resolution or "", preferred or "")
    sys.exit(run_add(comparison, said, reviewer, case_id, db))


@review.command("undo", short_help="Take the last decision back.")
@click.argument("comparison")
@click.option("--reviewer", help="Who; default: your login name.")
@case_options
def review_undo(comparison: str, reviewer: str | None, case_id: str | None, db: str | None) -> None:
    """Take your last decision about a COMPARISON back, without one of yours the last of all; the
    log keeps both."""
    from workbench.cli_review import run_undo

    sys.exit(run_undo(comparison, reviewer, case_id, db))


@review.command("export", short_help="The whole log, as JSON lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; default: stdout.")
@case_options
def review_export(out: Path | None, case_id: str | None, db: str | None) -> None:
    """Every decision and correction ever made in a case, with what each was made on."""
    from workbench.cli_review import run_export_log

    sys.exit(run_export_log(out, case_id, db))


@review.command("import", short_help="Take a log in.")
@click.argument("log", type=click.File(encoding="utf-8"))
@case_options
def review_import(log: TextIO, case_id: str | None, db: str | None) -> None:
    """Take in a LOG that `review export` wrote (- for stdin); what is known already changes
    nothing. Decisions find their figures by document and sentence, also in another store."""
    from workbench.cli_review import run_import_log

    sys.exit(run_import_log(log, case_id, db))
