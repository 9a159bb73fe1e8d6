"""What the commands do once their arguments are read: call the pipeline, print, exit codes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from workbench.errors import CannotStart
from workbench.export import write, write_stream
from workbench.model.comparison import Comparison, Verdict
from workbench.pipeline import CaseView, IngestReport, Workbench
from workbench.progress import Bars

Row = dict[str, object]


def run_compare(
    paths: Sequence[Path],
    out: Path | None,
    format_: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> int:
    """Compares the cases, prints their contradictions, writes the table; returns the exit code."""
    _check_out(out, format_)
    bench = Workbench.open(db, encoder)
    rows: list[Row] = []
    failures: list[str] = []
    with Bars(quiet) as bars:
        for path in paths:
            report, comparisons = bench.compare_path(path, bars)
            failures += _name_failures(report)
            _print_summary(bench.view(report.case.id), comparisons, report)
            rows += bench.export_rows(report.case.id)
    if out is not None:
        write(rows, out, format_)
        click.echo(f"{len(rows)} comparisons written to {out}", err=True)
    return 1 if failures else 0


def run_statements(
    paths: Sequence[Path],
    out: Path | None,
    format_: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> int:
    """Writes every figure statement of the cases; returns the exit code."""
    _check_out(out, format_)
    bench = Workbench.open(db, encoder)
    rows: list[Row] = []
    failures: list[str] = []
    with Bars(quiet) as bars:
        for path in paths:
            report = bench.ingest(path, bars)
            failures += _name_failures(report)
            rows += bench.export_rows(report.case.id, "statements")
    _deliver(rows, out, format_, "jsonl")
    return 1 if failures else 0


def run_ingest(paths: Sequence[Path], db: str | None, encoder: str | None, quiet: bool) -> int:
    """Reads the cases into the store; returns the exit code."""
    bench = Workbench.open(db, encoder)
    failures: list[str] = []
    with Bars(quiet) as bars:
        for path in paths:
            report = bench.ingest(path, bars)
            failures += _name_failures(report)
            click.echo(
                f"{report.case.title}: {len(report.documents)} documents, "
                f"{report.statements} figure statements"
            )
    return 1 if failures else 0


def run_search(
    query: str,
    case_id: str | None,
    top: int,
    language: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> int:
    """Prints the passages nearest to the query, best first."""
    bench = Workbench.open(db, encoder)
    with Bars(quiet) as bars:
        hits = bench.search(query, case_id, top, language, bars)
    for hit in hits:
        about = hit.document
        text = " ".join(hit.passage.text.text.split())
        click.echo(
            f"{hit.score:.3f}  {about.path}  {about.side}  {about.published or 'undated'}  "
            f"{hit.passage.language}\n       {text}"
        )
    if not hits:
        click.echo("Nothing found. Read documents in first: workbench compare FOLDER", err=True)
    return 0


def run_export(
    case_id: str | None,
    table: str,
    out: Path | None,
    format_: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> int:
    """Writes the kept table of a case; returns the exit code."""
    _check_out(out, format_)
    bench = Workbench.open(db, encoder)
    cases = bench.cases()
    if case_id is None and len(cases) != 1:
        names = ", ".join(case.id for case in cases) or "none yet"
        raise CannotStart(f"which case? The store holds: {names}. Name one with --case")
    _deliver(bench.export_rows(case_id or cases[0].id, table), out, format_, "csv")
    return 0


def run_lexicon_check(folder: Path | None) -> int:
    """Prints the language × measure table with its holes; LexiconError names what is wrong."""
    from workbench.lexicon import load
    from workbench.lexicon.check import coverage_table

    click.echo(coverage_table(load(folder)))
    return 0


def run_serve(streamlit_options: Sequence[str], db: str | None) -> int:
    """Starts the page and waits for it; returns Streamlit's exit code."""
    import os

    app = Path(__file__).parents[1] / "streamlit_app.py"
    if not app.is_file():
        raise CannotStart(f"{app} is not there. Run this from a checkout of the project")
    environment = {**os.environ, **({"WORKBENCH_DB": db} if db else {})}
    command = [sys.executable, "-m", "streamlit", "run", str(app), *streamlit_options]
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _deliver(rows: list[Row], out: Path | None, format_: str | None, default: str) -> None:
    if out is not None:
        write(rows, out, format_)
        click.echo(f"{len(rows)} rows written to {out}", err=True)
    else:
        write_stream(rows, sys.stdout, format_ or default)


def _check_out(out: Path | None, format_: str | None) -> None:
    """Fails before any work is done where the result could not be written."""
    if out is None:
        return
    ending = format_ or out.suffix.removeprefix(".")
    if ending not in ("csv", "xlsx", "jsonl", "parquet"):
        raise CannotStart(
            f"{out}: no format {ending!r}; expected an ending .csv, .xlsx, .jsonl or .parquet, "
            "or --format"
        )
    if out.is_dir():
        raise CannotStart(f"{out} is a folder; give a file name in it")


def _name_failures(report: IngestReport) -> list[str]:
    for failure in report.failures:
        click.echo(f"not read: {failure}", err=True)
    return list(report.failures)


def _print_summary(view: CaseView, comparisons: list[Comparison], report: IngestReport) -> None:
    from workbench.export.figure import figure

    counts = dict.fromkeys(Verdict, 0)
    for one in comparisons:
        counts[one.verdict] += 1
    click.echo(
        f"{report.case.title}: {len(view.documents)} documents, {len(view.statements)} figures, "
        + ", ".join(f"{number} {verdict}" for verdict, number in counts.items() if number)
    )
    for one in comparisons:
        if one.verdict is not Verdict.CONTRADICTION:
            continue
        left, right = view.statements[one.left_id], view.statements[one.right_id]
        click.echo(f"\n✕ {left.measure} [{one.severity or one.kind}] {one.reason}")
        for statement in (left, right):
            document = view.documents[statement.document_id]
            who = statement.attribution.source if statement.attribution else statement.speaker
            click.echo(
                f"  {figure(statement.quantity)}  {document.publisher or document.path}"
                f" ({document.side}, {document.published or 'undated'})"
                f"{' – ' + who if who else ''}\n    «{statement.quote.text}»"
            )
