"""Whatever is offered holds as many rows as it says in each format, every column explained."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from workbench.errors import CannotStart
from workbench.export.codebook import codebook
from workbench.export.rows import Row
from workbench.publish import (
    BY_NAME,
    PRODUCTS,
    Choice,
    Content,
    Material,
    about,
    content,
    format_of,
    product_of,
    write,
)

TODAY = date(2026, 11, 24)
CHOICE = Choice(verdicts=("contradiction", "update"), policy="conservative")
TABULAR = [
    (one.name, format_) for one in PRODUCTS for format_ in one.formats if "csv" in one.formats
]


def read(path: Path) -> list[Row]:
    """The rows of a file, read by the format's own library."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path.suffix == ".parquet":
        return list(pq.read_table(path).to_pylist())
    header, *cells = openpyxl.load_workbook(path)["rows"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in cells]


@pytest.fixture(scope="module")
def made(seeds: Material) -> dict[str, Content]:
    return {one.name: content(one, seeds, CHOICE, TODAY) for one in PRODUCTS}


@pytest.mark.parametrize(("name", "format_"), TABULAR)
def test_a_table_holds_every_row_it_says(
    made: dict[str, Content], seeds: Material, tmp_path: Path, name: str, format_: str
) -> None:
    found, path = made[name], tmp_path / f"x.{format_}"
    write(found, path, format_, about(BY_NAME[name], seeds, CHOICE, TODAY))
    rows = read(path)
    assert len(rows) == found.size == len(found.rows) > 0
    for row, told in zip(rows, found.rows, strict=True):
        assert list(row) == list(found.columns)
        for key in ("low", "high", "best", "left_low", "right_high"):
            if key in told:
                assert row[key] in (told[key], str(told[key]), "" if told[key] is None else None)


def test_a_choice_narrows_the_comparisons(made: dict[str, Content], seeds: Material) -> None:
    verdicts = [row["verdict"] for row in made["comparisons"].rows]
    assert set(verdicts) == {"contradiction", "update"}
    assert len(verdicts) == sum(one.verdict.value in CHOICE.verdicts for one in seeds.comparisons)


@pytest.mark.parametrize("name", [one.name for one in PRODUCTS if "csv" in one.formats])
def test_every_column_is_explained(made: dict[str, Content], name: str) -> None:
    explained = dict(codebook(made[name].columns))
    assert [column for column, words in explained.items() if len(words) < 5] == []


def test_a_workbook_says_what_it_holds(
    made: dict[str, Content], seeds: Material, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    product = BY_NAME["casualties"]
    write(made["casualties"], path, "xlsx", about(product, seeds, CHOICE, TODAY))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["rows", "codebook", "about"]
    said = dict(book["about"].iter_rows(min_row=2, values_only=True))
    assert said["case"] == "Kazakhstan, January 2022"
    assert said["policy"] == "conservative"
    assert said["rows"] == made["casualties"].size
    assert said["made_on"] == "2026-11-24"
    explained = dict(book["codebook"].iter_rows(min_row=2, values_only=True))
    assert list(explained) == list(made["casualties"].columns)
    assert explained["best"].startswith("The one number by the named policy")
    assert book["codebook"].freeze_panes == book["rows"].freeze_panes == "A2"


def test_parquet_says_what_it_holds(
    made: dict[str, Content], seeds: Material, tmp_path: Path
) -> None:
    path = tmp_path / "x.parquet"
    said = about(BY_NAME["comparisons"], seeds, CHOICE, TODAY)
    write(made["comparisons"], path, "parquet", said)
    kept = json.loads(pq.read_schema(path).metadata[b"claim_workbench"])
    assert kept["verdicts"] == "contradiction; update"
    assert kept["comparisons"] == len(seeds.comparisons)


def test_a_long_quote_wraps(made: dict[str, Content], tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write(made["comparisons"], path, "xlsx")
    sheet = openpyxl.load_workbook(path)["rows"]
    header = {cell.value: cell.column_letter for cell in sheet[1]}
    for name in ("left_quote", "right_quote", "reason"):
        assert sheet[f"{header[name]}2"].alignment.wrap_text
        assert sheet.column_dimensions[header[name]].width == 60


@pytest.mark.parametrize(
    ("table", "format_", "path", "expected"),
    [
        (None, None, None, ("comparisons", "csv")),
        (None, "html", None, ("report", "html")),
        (None, None, Path("x.MD"), ("report", "md")),
        (None, None, Path("x.jsonld"), ("claims", "jsonld")),
        (None, None, Path("x.jsonl"), ("comparisons", "jsonl")),
        ("followthemoney", None, None, ("followthemoney", "jsonl")),
        ("casualties", "xlsx", Path("x.dat"), ("casualties", "xlsx")),
    ],
)
def test_what_is_wanted_follows_from_the_file(
    table: str | None, format_: str | None, path: Path | None, expected: tuple[str, str]
) -> None:
    product = product_of(table, format_, path)
    assert (product.name, format_of(product, path, format_)) == expected


def test_a_format_that_cannot_be_is_one_line() -> None:
    for table, path in (("report", Path("x.csv")), ("claims", Path("x")), (None, Path("x.doc"))):
        with pytest.raises(CannotStart, match="can be written as: "):
            format_of(product_of(table, None, path), path, None)
