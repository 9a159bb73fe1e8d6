"""`workbench export`: what a case is published as, written to a file or onto stdout."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from workbench import publish
from workbench.errors import CannotStart
from workbench.pipeline import CaseView, Workbench
from workbench.publish.words import speaking


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the product and format by name, None where they follow from the file, the
    file, None for stdout, and which comparisons by which counting policy."""

    table: str | None
    format: str | None
    out: Path | None
    verdicts: tuple[str, ...]
    states: tuple[str, ...]
    language: str
    policy: str

    @property
    def choice(self) -> publish.Choice:
        """Which comparisons to publish, and how to count."""
        return publish.Choice(self.verdicts, self.states, self.policy)


class Result:
    """What a comparison of several cases is written as: one table of them all, or a report or
    exchange file of the one. CannotStart says what cannot be written, before any work is done."""

    def __init__(self, out: Path, format_: str | None, cases: int) -> None:
        self._product = publish.product_of(None, format_, out)
        self._format = publish.format_of(self._product, out, format_)
        self._out = _file(out)
        self._made_of: list[publish.Material] = []
        if cases > 1 and self._product.name != publish.DEFAULT:
            raise CannotStart(
                f"{out}: {self._product.name} can be written of one case, {cases} were given. "
                "Give one of them, or a file that ends in .csv, .xlsx, .jsonl or .parquet"
            )

    def add(self, bench: Workbench, view: CaseView) -> None:
        """Takes a case in."""
        encoder = bench.alignment.encoder_name
        self._made_of.append(publish.Material(view, bench.lexicon, encoder))

    def write(self, policy: str) -> str:
        """Writes the file and returns in a line what it holds."""
        choice, today = publish.Choice(policy=policy), date.today()
        several = [publish.content(self._product, one, choice, today) for one in self._made_of]
        found = several[0] if len(several) == 1 else publish.together(several)
        said = publish.about_all(self._product, self._made_of, choice, today)
        publish.write(found, self._out, self._format, said)
        return _told(self._product.name, found, self._out)


def run_export(
    case_id: str | None, wish: Wish, db: str | None, encoder: str | None, quiet: bool
) -> int:
    """Writes what was asked for of a case; returns the exit code. CannotStart names a format that
    the product cannot be written as, before anything is read."""
    product = publish.product_of(wish.table, wish.format, wish.out)
    format_ = publish.format_of(product, wish.out, wish.format)
    if wish.out is not None:
        _file(wish.out)
    bench = Workbench.open(db, encoder)
    material = publish.material(bench, bench.only_case(case_id).id)
    today = date.today()
    with speaking(wish.language):
        found = publish.content(product, material, wish.choice, today)
        if wish.out is None:
            publish.write_stream(found, sys.stdout, format_)
            return 0
        said = publish.about(product, material, wish.choice, today)
        publish.write(found, wish.out, format_, said)
    if not quiet:
        click.echo(_told(product.name, found, wish.out), err=True)
    return 0


def _file(out: Path) -> Path:
    if out.is_dir():
        raise CannotStart(f"{out} is a folder; give a file name in it")
    return out


def _told(name: str, found: publish.Content, out: Path) -> str:
    words = {"report": "pairs reported on", "claims": "entries", "comparisons": "comparisons"}
    what = words.get(name, "rows")
    return f"{found.size} {what} written to {out}"
