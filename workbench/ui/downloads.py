"""Tables as bytes for the browser; safe to call from a thread that has no session."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workbench import export
from workbench.export.rows import COLUMNS, About, Row, comparison_rows, statement_rows
from workbench.locale import ENGLISH
from workbench.pipeline import Workbench
from workbench.publish import Content, write
from workbench.publish.tables import said_in
from workbench.ui.data import Loaded
from workbench.ui.findings import Pair

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
}
PUBLISHED_MIME = {
    **MIME,
    "parquet": "application/vnd.apache.parquet",
    "html": "text/html",
    "md": "text/markdown",
    "jsonld": "application/ld+json",
}
"""Content types of everything that can be published; MIME are those that a page's address gives."""


def comparisons(
    bench: Workbench, loaded: Loaded, shown: Sequence[Pair], language: str = ENGLISH
) -> list[Row]:
    """Returns the rows of the pairs shown, in the order in which they are shown; reasons and the
    names of measures are in the language, codes are English."""
    rows = comparison_rows(
        [pair.comparison for pair in shown],
        loaded.view.statements,
        loaded.view.documents,
        loaded.case,
        loaded.lexicon,
        loaded.view.reviews,
        bench.alignment.encoder_name,
        loaded.view.corrections,
        loaded.view.judged,
    )
    found = [pair.comparison for pair in shown]
    return said_in(language, rows, found, loaded.view.statements, loaded.lexicon)


def statements(loaded: Loaded) -> list[Row]:
    """Returns the rows of all statements, document by document."""
    view = loaded.view
    return statement_rows(list(view.statements.values()), view.documents, view.corrections)


def as_bytes(rows: Sequence[Row], table: str, format_: str) -> bytes:
    """Returns the file's content in the format."""
    return as_file(rows, COLUMNS[table], format_)


def as_file(rows: Sequence[Row], columns: Sequence[str], format_: str) -> bytes:
    """Returns the content of a file with these columns in the format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{format_}"
        export.write(rows, path, format_, columns)
        return path.read_bytes()


def published(found: Content, format_: str, said: About = ()) -> bytes:
    """Returns the file of something published, in the format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"published.{format_}"
        write(found, path, format_, said)
        return path.read_bytes()


def file_name(title: str, table: str, format_: str) -> str:
    """Returns a file name made of the case's title and the table."""
    plain = re.sub(r"[^\w]+", "-", title.casefold()).strip("-")[:60] or "case"
    return f"{plain}-{table}.{format_}"
