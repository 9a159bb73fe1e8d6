"""What the commands do once their arguments are read: call the pipeline, print, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from workbench.claims import Confirms
from workbench.cli_publish import Result
from workbench.errors import CannotStart
from workbench.export import format_of, write, write_stream
from workbench.export.rows import COLUMNS
from workbench.pipeline import Hit, IngestReport, Workbench
from workbench.progress import Bars
from workbench.summary import summary

Row = dict[str, object]
CANNOT_START = 2
SHOWN = 400
"""Characters of a passage that a search prints."""


def second_opinion(nli: str | None) -> Confirms | None:
    """Returns the model of that name as one to ask, None where none is named; CannotStart if there
    is none of that name."""
    if nli is None:
        return None
    from workbench.claims.nli import confirming

    return confirming(nli)


def run_compare(
    paths: Sequence[Path],
    out: Path | None,
    format_: str | None,
    policy: str,
    nli: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> int:
    """Compares the cases, prints their contradictions, writes a table of them all or a report of
    the one; returns the exit code."""
    result = Result(out, format_, len(paths)) if out is not None else None
    confirms = second_opinion(nli)
    bench = Workbench.open(db, encoder)

    def work(path: Path, bars: Bars) -> IngestReport:
        report, _ = bench.compare_path(path, bars, policy, confirms)
        view = bench.view(report.case.id)
        if result is not None:
            result.add(bench, view)
        for line in summary(view, bench.lexicon):
            click.echo(line)
        click.echo()
        return report

    code = _each(paths, quiet, work)
    if result is not None and code != CANNOT_START:
        _say(result.write(policy), quiet)
    return code


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

    def work(path: Path, bars: Bars) -> IngestReport:
        report = bench.ingest(path, bars)
        rows.extend(bench.export_rows(report.case.id, "statements"))
        return report

    code = _each(paths, quiet, work)
    if code != CANNOT_START:
        _deliver(rows, "statements", out, format_, "jsonl", quiet)
    return code


def run_ingest(paths: Sequence[Path], db: str | None, encoder: str | None, quiet: bool) -> int:
    """Reads the cases into the store; returns the exit code."""
    bench = Workbench.open(db, encoder)

    def work(path: Path, bars: Bars) -> IngestReport:
        report = bench.ingest(path, bars)
        click.echo(
            f"{report.case.title} ({report.case.id}): {len(report.documents)} documents, "
            f"{report.statements} figures"
        )
        return report

    return _each(paths, quiet, work)


def _each(paths: Sequence[Path], quiet: bool, work: Callable[[Path, Bars], IngestReport]) -> int:
    """Does the work on every path and names what failed; returns 0 if nothing did, 1 if some of it
    was done, 2 if none of it could be started."""
    done, failures = 0, 0
    for path in paths:
        with Bars(quiet) as bars:
            try:
                report = work(path, bars)
            except CannotStart as problem:
                failures += 1
                _complain(problem)
                continue
        done += 1
        failures += len(report.failures)
        for failure in report.failures:
            _complain(f"not read: {failure}")
    if not done:
        return CANNOT_START
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
        click.echo("\n".join(_hit_lines(hit)))
    if not hits:
        _complain("nothing found; read documents in first: workbench compare FOLDER")
    return 0


def _hit_lines(hit: Hit) -> Iterator[str]:
    about = hit.document
    facts = (about.publisher, about.side, str(about.published or "undated"), hit.passage.language)
    yield f"{hit.score:.3f}  {about.path} ({', '.join(fact for fact in facts if fact)})"
    text = " ".join(hit.passage.text.text.split())
    yield f"       {text if len(text) <= SHOWN else text[:SHOWN].rsplit(' ', 1)[0] + ' …'}"


def run_lexicon_check(folder: Path | None) -> int:
    """Prints the language × measure table with its holes; LexiconError names what is wrong."""
    from workbench.check import compile_views, coverage
    from workbench.lexicon import load

    lexicon = load(folder)
    count = compile_views(lexicon)
    for line in coverage(lexicon):
        click.echo(line)
    click.echo(f"{count} views of the word lists (version {lexicon.version}) compile.")
    return 0


def run_doctor(db: str | None, encoder: str | None) -> int:
    """Prints what is there and what is missing; returns 0 if all is well, else 1."""
    from workbench.doctor import examine

    ill = 0
    for finding in examine(db, encoder):
        ill += not finding.well
        click.echo(f"{'ok' if finding.well else 'WRONG':<6} {finding.what:<11} {finding.said}")
    return 1 if ill else 0


def run_serve(streamlit_options: Sequence[str], db: str | None, encoder: str | None) -> int:
    """Starts the page and waits for it; returns Streamlit's exit code."""
    app = Path(__file__).parents[1] / "streamlit_app.py"
    if not app.is_file():
        raise CannotStart(f"{app} is not there. Run this from a checkout of the project")
    given = {"WORKBENCH_DB": db, "WORKBENCH_ENCODER": encoder}
    environment = {**os.environ, **{name: value for name, value in given.items() if value}}
    command = [sys.executable, "-m", "streamlit", "run", str(app), *streamlit_options]
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _deliver(
    rows: list[Row], table: str, out: Path | None, format_: str | None, default: str, quiet: bool
) -> None:
    if out is None:
        write_stream(rows, sys.stdout, format_ or default, COLUMNS[table])
        return
    write(rows, out, format_, COLUMNS[table])
    _say(f"{len(rows)} rows written to {out}", quiet)


def _check_out(out: Path | None, format_: str | None) -> None:
    """Fails before any work is done where the result could not be written."""
    if out is None:
        return
    format_of(out, format_)
    if out.is_dir():
        raise CannotStart(f"{out} is a folder; give a file name in it")


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        click.echo(line, err=True)


def _complain(problem: object) -> None:
    click.echo(f"workbench: {problem}", err=True)
