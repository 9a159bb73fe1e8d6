"""The commands: arguments in, the pipeline's answers out. No logic of its own."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from workbench import __version__
from workbench.cli_options import DECISIONS, STATES, VERDICTS, Command, db_option
from workbench.cli_reviews import review
from workbench.errors import CannotStart, WorkbenchError

__all__ = ["DECISIONS", "main"]

FORMATS = ("csv", "xlsx", "jsonl", "parquet")
TABLES = (
    *("comparisons", "statements", "casualties", "reviews", "report", "claims", "followthemoney"),
)
LANGUAGES = ("kk", "ky", "ru", "en")
PUBLISHED = (*FORMATS, "html", "md", "jsonld")
POLICIES = ("as_written", "conservative", "midpoints")


class Commands(click.Group):
    """Turns every error a person can mend into one line on stderr and the promised exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WorkbenchError as problem:
            click.echo(f"workbench: {problem}", err=True)
            ctx.exit(2 if isinstance(problem, CannotStart) else 1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


encoder_option = click.option(
    "--encoder",
    metavar="NAME",
    default=None,
    envvar="WORKBENCH_ENCODER",
    help="A sentence-transformers model or folder; default: the bundled one.",
)


nli_option = click.option(
    "--nli",
    metavar="NAME",
    help="A cross-encoder for inference, asked about claims without a figure; default: none.",
)
policy_option = click.option(
    "--policy",
    type=click.Choice(POLICIES),
    default=POLICIES[0],
    show_default=True,
    help="What a range or a vague word counts as.",
)


def store_options(command: Command) -> Command:
    """Adds --db, --encoder and --quiet."""
    quiet = click.option("--quiet", is_flag=True, help="No progress and no remarks on stderr.")
    return db_option(encoder_option(quiet(command)))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workbench")
def main() -> None:
    """Sets what two sides say about one event side by side, figure by figure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # the same bytes on every system
            stream.reconfigure(encoding="utf-8", newline="", errors="backslashreplace")


@main.command(short_help="Read, judge, print what contradicts.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to write the comparisons or a report."
)
@click.option("--format", "format_", type=click.Choice(PUBLISHED), help="Default: by the ending.")
@policy_option
@nli_option
@store_options
def compare(
    paths: tuple[Path, ...],
    out: Path | None,
    format_: str | None,
    policy: str,
    nli: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> None:
    """The main job: read the case folders, judge every pair of figures, print what contradicts."""
    from workbench.cli_work import run_compare

    sys.exit(run_compare(paths, out, format_, policy, nli, db, encoder, quiet))


@main.command(short_help="Every figure with its place in the text.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; default: stdout.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by the ending.")
@store_options
def statements(
    paths: tuple[Path, ...],
    out: Path | None,
    format_: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> None:
    """Every figure statement of the case folders, with its place in the text."""
    from workbench.cli_work import run_statements

    sys.exit(run_statements(paths, out, format_, db, encoder, quiet))


@main.command(short_help="Figures of single texts, JSON lines.")
@click.option("--explain", is_flag=True, help="Print the rules behind each figure to stderr.")
def extract(explain: bool) -> None:
    """Figures of single texts: JSON lines {id, text, language?, published?}, stdin to stdout."""
    from workbench.streams import run_extract

    sys.exit(run_extract(sys.stdin.buffer, sys.stdout, sys.stderr if explain else None))


@main.command(short_help="Verdicts on pairs of texts, JSON lines.")
@click.option("--explain", is_flag=True, help="Print each check of the verdict to stderr.")
@policy_option
@nli_option
def judge(explain: bool, policy: str, nli: str | None) -> None:
    """Verdicts on pairs of texts: JSON lines {id, a, b} from stdin to stdout."""
    from workbench.cli_work import second_opinion
    from workbench.streams import run_judge

    told = sys.stderr if explain else None
    sys.exit(run_judge(sys.stdin.buffer, sys.stdout, told, policy, second_opinion(nli)))


@main.command(short_help="Passages nearest in meaning to QUERY.")
@click.argument("query")
@click.option("--case", "case_id", help="Only in this case; default: all.")
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--language", help="Only passages in this language: kk, ky, ru or en.")
@store_options
def search(
    query: str,
    case_id: str | None,
    top: int,
    language: str | None,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> None:
    """Passages nearest in meaning to QUERY, in any of the languages."""
    from workbench.cli_work import run_search

    sys.exit(run_search(query, case_id, top, language, db, encoder, quiet))


@main.command("ingest", short_help="Read documents into the store.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_options
def ingest_command(
    paths: tuple[Path, ...], db: str | None, encoder: str | None, quiet: bool
) -> None:
    """Read case folders or files into the store without comparing them."""
    from workbench.cli_work import run_ingest

    sys.exit(run_ingest(paths, db, encoder, quiet))


@main.command(short_help="Write a table, a report or an exchange file.")
@click.option("--case", "case_id", help="The case; may be left out when there is only one.")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    help="What to write; default: the report for html and md, else the comparisons.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; default: stdout.")
@click.option("--format", "format_", type=click.Choice(PUBLISHED), help="Default: by the ending.")
@click.option(
    "--verdict", type=click.Choice(VERDICTS), multiple=True, help="Only these; may be repeated."
)
@click.option(
    "--review",
    type=click.Choice(STATES),
    multiple=True,
    help="Only pairs where this stands; may be repeated.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[-1],
    show_default=True,
    help="Of a report, of reasons and names; columns and codes are English.",
)
@policy_option
@store_options
def export(
    case_id: str | None,
    table: str | None,
    out: Path | None,
    format_: str | None,
    verdict: tuple[str, ...],
    review: tuple[str, ...],
    language: str,
    policy: str,
    db: str | None,
    encoder: str | None,
    quiet: bool,
) -> None:
    """Write what is kept of a case: a table, a report to read or print, or an exchange file."""
    from workbench.cli_publish import Wish, run_export

    wish = Wish(table, format_, out, verdict, review, language, policy)
    sys.exit(run_export(case_id, wish, db, encoder, quiet))


@main.group()
def lexicon() -> None:
    """The word lists."""


@lexicon.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def lexicon_check(folder: Path | None) -> None:
    """Check the word lists and print the language × measure table with its holes."""
    from workbench.cli_work import run_lexicon_check

    sys.exit(run_lexicon_check(folder))


@main.command(short_help="Look whether everything is there.")
@store_options
def doctor(db: str | None, encoder: str | None, quiet: bool) -> None:
    """Look whether everything is there: packages, word lists, store, cache, encoder, page."""
    from workbench.cli_work import run_doctor

    sys.exit(run_doctor(db, encoder))


main.add_command(review)


@main.command(context_settings={"ignore_unknown_options": True}, short_help="Open the page.")
@click.argument("streamlit_options", nargs=-1, type=click.UNPROCESSED)
@db_option
@encoder_option
def serve(streamlit_options: tuple[str, ...], db: str | None, encoder: str | None) -> None:
    """Open the page (Streamlit); further options go to `streamlit run`."""
    from workbench.cli_work import run_serve

    sys.exit(run_serve(streamlit_options, db, encoder))
