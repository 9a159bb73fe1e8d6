"""JSON Lines: one object a row, text unescaped, nothing neutralised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from workbench.export.rows import About, Row


def write_file(rows: Sequence[Row], columns: Sequence[str], path: Path, about: About = ()) -> None:
    """Writes the rows into a file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_text(rows, columns, out)


def write_text(rows: Sequence[Row], columns: Sequence[str], out: TextIO) -> None:
    """Writes the rows onto a stream of text."""
    for row in rows:
        kept = {name: row.get(name) for name in columns}
        out.write(json.dumps(kept, ensure_ascii=False) + "\n")
