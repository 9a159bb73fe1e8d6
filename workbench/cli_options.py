"""Options that several commands share. Nothing heavy is imported here: `--help` must be quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]

DECISIONS = ("confirmed", "rejected", "unsure", "other_verdict", "pending")
STATES = ("open", *DECISIONS, "disagreed")
RESOLUTIONS = ("range", "prefer_source", "unconfirmed", "not_comparable", "other")
VERDICTS = (
    *("contradiction", "update", "consistent", "different_scope", "different_measure"),
    *("different_event", "not_comparable"),
)

db_option = click.option(
    "--db",
    metavar="URL",
    default=None,
    envvar="WORKBENCH_DB",
    help="The store; default: SQLite in your data folder; ':memory:' keeps nothing.",
)


def case_options(command: Command) -> Command:
    """Adds --case and --db."""
    case = click.option("--case", "case_id", help="The case; may be left out when it is the only.")
    return case(db_option(command))
