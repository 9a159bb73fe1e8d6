"""XLSX: numbers as numbers, every text forced to be text, the header frozen and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.export.guard import CONTROLS
from workbench.export.rows import Row

LONGEST = 32_767
"""Characters that a cell may hold."""
MOST = 1_048_575
"""Rows that a sheet may hold below its header."""
WIDTHS = {"quote": 60, "reason": 60, "title": 40, "measure_label": 24, "figure": 16}


def write_file(rows: Sequence[Row], columns: Sequence[str], path: Path) -> None:
    """Writes the rows into a workbook of one sheet; ValueError if a sheet cannot hold them."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if len(rows) > MOST:
        raise ValueError(f"{len(rows):,} rows; a sheet holds {MOST:,}. Write .csv or .parquet")
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "rows"
    sheet.append(list(columns))
    for row_number, row in enumerate(rows, start=2):
        for column_number, name in enumerate(columns, start=1):
            _fill(sheet.cell(row_number, column_number), row.get(name))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, name in enumerate(columns, start=1):
        width = WIDTHS.get(name.removeprefix("left_").removeprefix("right_"), 14)
        sheet.column_dimensions[get_column_letter(number)].width = width
    book.save(path)


def _fill(cell: Any, value: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, list):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, str):
        text = value.translate(CONTROLS)
        if len(text) > LONGEST:
            raise ValueError(f"a cell of {len(text):,} characters; a sheet holds {LONGEST:,}")
        cell.value = text
        cell.data_type = "s"  # never a formula, whatever it begins with
    else:
        cell.value = value
