"""`workbench export`: what a case is published as, written to a file or onto stdout."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from workbench import publish
from workbench.errors import CannotStart
from workbench.pipeline import Workbench


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the product and format by name, None where they follow from the file, the
    file, None for stdout, and which comparisons by which counting policy."""

    table: str | None
    format: str | None
    out: Path | None
    verdicts: tuple[str, ...]
    states: tuple[str, ...]
    policy: str

    @property
    def choice(self) -> publish.Choice:
        """Which comparisons to publish, and how to count."""
        return publish.Choice(self.verdicts, self.states, self.policy)


def run_export(
    case_id: str | None, wish: Wish, db: str | None, encoder: str | None, quiet: bool
) -> int:
    """Writes what was asked for of a case; returns the exit code. CannotStart names a format that
    the product cannot be written as, before anything is read."""
    product = publish.product_of(wish.table, wish.format, wish.out)
    format_ = publish.format_of(product, wish.out, wish.format)
    if wish.out is not None and wish.out.is_dir():
        raise CannotStart(f"{wish.out} is a folder; give a file name in it")
    bench = Workbench.open(db, encoder)
    material = publish.material(bench, bench.only_case(case_id).id)
    today = date.today()
    found = publish.content(product, material, wish.choice, today)
    if wish.out is None:
        publish.write_stream(found, sys.stdout, format_)
        return 0
    said = publish.about(product, material, wish.choice, today)
    publish.write(found, wish.out, format_, said)
    if not quiet:
        click.echo(_told(product.name, found, wish.out), err=True)
    return 0


def _told(name: str, found: publish.Content, out: Path) -> str:
    what = {"report": "pairs reported on", "claims": "entries"}.get(name, "rows")
    return f"{found.size} {what} written to {out}"
