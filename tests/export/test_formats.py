"""Each format read back by another program's reader: nothing lost, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.errors import CannotStart
from workbench.export import FORMATS, format_of, write, write_stream
from workbench.export.guard import cell, guarded
from workbench.export.rows import COMPARISON_COLUMNS, Row

TRICKY = [
    '=HYPERLINK("http://evil","x")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1+1",
    'a "quoted", word',
    "two\nlines",
    "Қазақстан, әңғүұқөһі",
    "",
    "#N/A",
    "0012",
    "1e5",
]


def row(quote: str = "x", **known: object) -> Row:
    """A row of comparisons with that quote."""
    empty: Row = dict.fromkeys(COMPARISON_COLUMNS)
    return {
        **empty,
        "left_quote": quote,
        "left_low": 12,
        "left_high": 12.5,
        "left_start": 3,
        "flags": ["stale", "misquote"],
        "gap": 7,
        **known,
    }


ROWS = [row(text) for text in TRICKY]


def test_csv_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write(ROWS, path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfcase,event,measure,")
    assert raw.count(b"\xef\xbb\xbf") == 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert list(found[0]) == list(COMPARISON_COLUMNS)
    assert len(found) == len(ROWS)
    for one, text in zip(found, TRICKY, strict=True):
        assert one["left_quote"] in (text, "'" + text)
        assert not one["left_quote"].lstrip().startswith(("=", "+", "-", "@"))
        assert (one["left_low"], one["left_high"], one["gap"]) == ("12", "12.5", "7")
        assert one["flags"] == "stale; misquote"
        assert one["right_low"] == ""


def test_negative_numbers_stay_numbers() -> None:
    assert cell(-5) == -5
    assert cell("-5") == "'-5"


@given(st.text(st.sampled_from("=+-@ \t\r\n\u2003\u00a0a'\0")))
@example("")
def test_no_text_begins_a_formula(text: str) -> None:
    made = guarded(text)
    assert not made.startswith(("\t", "\r", "\n"))
    assert not made.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "text", ["\u202e=1+1", "\u2066@x", "\ufe62" + "1", "\ufe661", "\ufeff\u202a-1"]
)
def test_what_is_not_seen_or_small_hides_no_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(st.text(st.characters(codec="utf-8")))
def test_ordinary_text_is_not_touched(text: str) -> None:
    if text[:1].isalnum() and not any(ord(sign) < 32 for sign in text):
        assert guarded(text) == text


def test_xlsx_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write(ROWS, path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header = [one.value for one in sheet[1]]
    assert header == list(COMPARISON_COLUMNS)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    for cells, text in zip(sheet.iter_rows(min_row=2), TRICKY, strict=True):
        found = dict(zip(header, cells, strict=True))
        assert (found["left_quote"].value or "") == text
        assert found["left_quote"].data_type == ("s" if text else "n")
        assert found["left_low"].value == 12
        assert found["left_high"].value == 12.5
        assert found["left_low"].data_type == "n"
        assert not any(one.data_type == "f" for one in cells)


def test_jsonl_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    write(ROWS, path)
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line) for line in lines] == ROWS
    assert "Қазақстан" in path.read_text(encoding="utf-8")


def test_parquet_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    write(ROWS, path)
    found = pd.read_parquet(path)
    assert list(found.columns) == list(COMPARISON_COLUMNS)
    assert found["left_quote"].tolist() == TRICKY
    assert found["left_low"].tolist() == [12.0] * len(ROWS)
    assert found["left_start"].tolist() == [3] * len(ROWS)
    assert list(found["flags"][0]) == ["stale", "misquote"]


@pytest.mark.parametrize("ending", FORMATS)
def test_no_rows_still_give_the_header(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    write([], path)
    if ending == "csv":
        assert path.read_text(encoding="utf-8-sig").strip().split(",") == list(COMPARISON_COLUMNS)
    assert path.exists()


@pytest.mark.parametrize("ending", FORMATS)
def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_text("old")
    with pytest.raises(CannotStart, match="cannot be written"):
        write([row("\ud800")], path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == [path.name]


def test_a_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "x.csv")
    (tmp_path / "plain").touch()
    assert (tmp_path / "x.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "out" / "x.csv")
    assert (tmp_path / "out" / "x.csv").is_file()


def test_a_place_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart) as refusal:
        write(ROWS, tmp_path / "file" / "x.csv")
    assert "x.csv cannot be written" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_the_format_follows_the_ending() -> None:
    assert format_of(Path("a/B.CSV")) == "csv"
    assert format_of(Path("x.csv"), "jsonl") == "jsonl"
    for name in ("x.doc", "x"):
        with pytest.raises(CannotStart, match=r"expected one of \.csv, \.xlsx, \.jsonl, \.parquet"):
            format_of(Path(name))


def test_a_stream_takes_text_only() -> None:
    out = io.StringIO()
    write_stream(ROWS[:1], out, "csv")
    assert out.getvalue().startswith("\ufeffcase,")
    with pytest.raises(CannotStart, match="--out"):
        write_stream(ROWS, out, "parquet")
