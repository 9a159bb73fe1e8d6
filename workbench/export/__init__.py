"""Tables out: one file a format, the columns defined once in `rows`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from workbench.errors import CannotStart
from workbench.export import csv, jsonl, parquet, xlsx
from workbench.export.rows import COLUMNS, COMPARISON_COLUMNS, About, Row

__all__ = ["EXPORTERS", "FORMATS", "Exporter", "format_of", "placed", "write", "write_stream"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, which is its files' ending, and how rows become a file or text. A file
    also says of itself what it holds, where the format has a place for it."""

    name: str
    to_file: Callable[[Sequence[Row], Sequence[str], Path, About], None]
    to_text: Callable[[Sequence[Row], Sequence[str], TextIO], None] | None = None


EXPORTERS = (
    Exporter("csv", csv.write_file, csv.write_text),
    Exporter("xlsx", xlsx.write_file),
    Exporter("jsonl", jsonl.write_file, jsonl.write_text),
    Exporter("parquet", parquet.write_file),
)
BY_NAME = {one.name: one for one in EXPORTERS}
FORMATS = tuple(BY_NAME)


def format_of(path: Path, asked: str | None = None) -> str:
    """Returns the format asked for, else the one of the file's ending; CannotStart lists what
    there is if it is neither."""
    name = asked or path.suffix.lower().removeprefix(".")
    if name not in BY_NAME:
        found = f"format {name!r}" if name else "no ending"
        raise CannotStart(f"{path}: {found}; expected one of .{', .'.join(FORMATS)}, or --format")
    return name


def write(
    rows: Sequence[Row],
    path: Path,
    format_: str | None = None,
    columns: Sequence[str] | None = None,
    about: About = (),
) -> None:
    """Writes the rows to the file, which appears whole or not at all; CannotStart if it cannot be
    written. Columns are those of the rows, by default of the comparisons; `about` is kept in the
    file where its format has a place for it."""
    exporter = BY_NAME[format_of(path, format_)]
    chosen = columns or _columns(rows)
    with placed(path) as temporary:
        exporter.to_file(rows, chosen, temporary, about)


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Gives a temporary path beside the file and puts what was written there in its place: the file
    appears whole or not at all. CannotStart if it cannot be written."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except (OSError, ValueError) as problem:
        said = getattr(problem, "strerror", None) or problem
        raise CannotStart(
            f"{path} cannot be written: {said}. Choose another place or format"
        ) from problem
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_stream(
    rows: Sequence[Row],
    stream: TextIO,
    format_: str,
    columns: Sequence[str] | None = None,
) -> None:
    """Writes the rows as text onto the stream; CannotStart for a format that is not text."""
    exporter = BY_NAME.get(format_)
    if exporter is None or exporter.to_text is None:
        texts = ", ".join(one.name for one in EXPORTERS if one.to_text)
        raise CannotStart(f"{format_} needs a file: name it with --out; without: {texts}")
    exporter.to_text(rows, columns or _columns(rows), stream)


def _columns(rows: Sequence[Row]) -> Sequence[str]:
    if not rows:
        return COMPARISON_COLUMNS
    return next((known for known in COLUMNS.values() if set(known) == set(rows[0])), list(rows[0]))
