"""CSV: UTF-8 with BOM, comma, RFC 4180, a header row, numbers as numbers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from workbench.export.guard import cell
from workbench.export.rows import About, Row

BOM = "\ufeff"


def write_file(rows: Sequence[Row], columns: Sequence[str], path: Path, about: About = ()) -> None:
    """Writes the rows into a file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        write_text(rows, columns, out)


def write_text(rows: Sequence[Row], columns: Sequence[str], out: TextIO) -> None:
    """Writes the rows onto a stream of text whose newlines are left alone."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
