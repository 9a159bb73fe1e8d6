"""XLSX: numbers as numbers, every text forced to be text, the header frozen and filtered; beside
the rows a sheet with the meaning of each column and one that says what the file holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from workbench.export.codebook import bare, codebook
from workbench.export.guard import CONTROLS, flattened
from workbench.export.rows import About, Row

LONGEST = 32_767
"""Characters that a cell may hold."""
MOST = 1_048_575
"""Rows that a sheet may hold below its header."""
ROWS, CODEBOOK, ABOUT = "rows", "codebook", "about"
WIDTHS = {
    "quote": 60,
    "reason": 60,
    "title": 40,
    "review_note": 40,
    "note": 40,
    "source_headline": 40,
    "source_article": 50,
    "measure_label": 24,
    "figure": 16,
}
WIDTH = 14
WRAPPED = frozenset(name for name, width in WIDTHS.items() if width >= 40)
"""Columns whose text runs over several lines, so that both quotes can be read in full."""


def write_file(rows: Sequence[Row], columns: Sequence[str], path: Path, about: About = ()) -> None:
    """Writes the rows into a workbook; ValueError if a sheet cannot hold them."""
    from openpyxl import Workbook

    if len(rows) > MOST:
        raise ValueError(f"{len(rows):,} rows; a sheet holds {MOST:,}. Write .csv or .parquet")
    book = Workbook()
    _write_rows(book.active, rows, columns)
    _write_pairs(book.create_sheet(CODEBOOK), ("column", "meaning"), codebook(columns))
    known = [*about, ("rows", len(rows)), ("columns", len(columns))]
    _write_pairs(book.create_sheet(ABOUT), ("what", "value"), known)
    book.save(path)


def _write_rows(sheet: Any, rows: Sequence[Row], columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment

    sheet.title = ROWS
    sheet.append(list(columns))
    wrapped, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    layout = [(name, wrapped if bare(name) in WRAPPED else top) for name in columns]
    for number, row in enumerate(rows, start=2):
        for place, (name, alignment) in enumerate(layout, start=1):
            _fill(sheet, number, place, row.get(name), alignment)
    _dress(sheet, [WIDTHS.get(bare(name), WIDTH) for name in columns])


def _write_pairs(sheet: Any, header: tuple[str, str], pairs: Iterable[tuple[str, object]]) -> None:
    from openpyxl.styles import Alignment

    sheet.append(list(header))
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, pair in enumerate(pairs, start=2):
        for place, value in enumerate(pair, start=1):
            _fill(sheet, number, place, value, wrapped)
    _dress(sheet, [24, 100])


def _dress(sheet: Any, widths: Sequence[int]) -> None:
    """Makes the header bold, keeps it in sight, lets every column be filtered."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _fill(sheet: Any, row: int, column: int, value: object, alignment: Any) -> None:
    if value is None or value == "":
        return
    value = flattened(value)
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        text = value.translate(CONTROLS)
        if len(text) > LONGEST:
            raise ValueError(f"a cell of {len(text):,} characters; a sheet holds {LONGEST:,}")
        cell.value = text
        cell.data_type = "s"  # never a formula, whatever it begins with
    else:
        cell.value = value
    cell.alignment = alignment
