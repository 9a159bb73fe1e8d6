"""The Export page: what it offers, and the bytes it hands out."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl
import pytest

from tests.ui.conftest import Open
from tests.ui.seeded import SEEDED
from workbench.ui import data, downloads


def test_all_rows_are_offered_and_verdicts_narrow_them(opened: Open) -> None:
    app = opened("export")
    assert app.download_button[0].label == f"Download {SEEDED.count()} rows"
    app.multiselect("export_verdicts").set_value(["contradiction"]).run()
    assert app.download_button[0].label == f"Download {SEEDED.count('contradiction')} rows"
    assert app.query_params["verdict"] == "contradiction"
    app.segmented_control[0].set_value("statements").run()
    assert app.download_button[0].label == f"Download {len(SEEDED.statements)} rows"
    assert len(app.dataframe[0].value) == 5


@pytest.mark.parametrize("format_", ["csv", "xlsx", "jsonl"])
def test_the_file_holds_every_row_shown(opened: Open, format_: str) -> None:
    opened()
    bench = data.workbench()
    loaded = data.load(bench.cases()[0].id)
    rows = downloads.comparisons(bench, loaded, loaded.pairs)
    content = downloads.as_bytes(rows, "comparisons", format_)
    assert _count(content, format_) == SEEDED.count()


def _count(content: bytes, format_: str) -> int:
    if format_ == "csv":
        assert content.startswith(b"\xef\xbb\xbf")
        return len(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))))
    if format_ == "jsonl":
        return len([json.loads(line) for line in content.decode().splitlines()])
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].max_row - 1


def test_a_file_name_is_made_of_the_title_without_what_a_disk_refuses() -> None:
    assert downloads.file_name("Kazakhstan, January 2022", "comparisons", "csv") == (
        "kazakhstan-january-2022-comparisons.csv"
    )
    for title in ("../../etc/passwd", "<img src=x>", "", "…"):
        assert re.fullmatch(r"[\w-]+\.csv", downloads.file_name(title, "statements", "csv"))
