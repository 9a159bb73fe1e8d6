"""XLSX and CSV as LibreOffice opens them: it reads what was written, and nothing runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from tests.export.test_formats import TRICKY, row
from workbench.export import write
from workbench.export.codebook import codebook
from workbench.export.rows import COMPARISON_COLUMNS, Row
from workbench.pipeline import Workbench
from workbench.publish import BY_NAME, Choice, content, material

pytestmark = pytest.mark.office

CASE = Path(__file__).parents[2] / "seeds" / "january-2022"
OFFICE, TABLE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
)
CSV_INPUT = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"
"""Comma, double quote, UTF-8, from the first row, English, numbers and dates recognised: what the
program does by default."""
NUMBERS = ("left_low", "left_high", "right_low", "right_high", "left_start", "right_stop", "gap")
TEXTS = ("left_quote", "right_quote", "reason", "left_title", "left_figure", "left_published")
Cell = tuple[str, str]
"""How a cell is read: its kind (float, string, date, or empty) and its value."""


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing; CI installs libreoffice-calc (.ci/run)")
        pytest.skip("soffice is missing: apt-get install --no-install-recommends libreoffice-calc")
    return found


@pytest.fixture(scope="session")
def seeds() -> list[Row]:
    """Every comparison of the January 2022 case that is a contradiction or an update."""
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(CASE)
    choice = Choice(verdicts=("contradiction", "update"))
    made = content(BY_NAME["comparisons"], material(bench, report.case.id), choice, date.today())
    return list(made.rows)


def opened(path: Path, soffice: str) -> dict[str, list[list[Cell]]]:
    """The sheets of a file as LibreOffice reads them; fails if any cell holds a formula."""
    profile = path.parent / "profile"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += [CSV_INPUT] if path.suffix == ".csv" else []
    command += ["--convert-to", "fods", "--outdir", str(path.parent), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    result = path.with_suffix(".fods")
    assert result.is_file(), done.stderr
    tree = etree.parse(result, etree.XMLParser(huge_tree=True))
    assert not tree.xpath("//@*[local-name() = 'formula']")
    return {
        sheet.get(f"{TABLE}name"): [
            list(_cells(line)) for line in sheet.iter(f"{TABLE}table-row") if _is_used(line)
        ]
        for sheet in tree.iter(f"{TABLE}table")
    }


def _is_used(line: etree._Element) -> bool:
    return any(cell.get(f"{OFFICE}value-type") for cell in line)


def _cells(line: etree._Element) -> Iterator[Cell]:
    for cell in line.iter(f"{TABLE}table-cell"):
        kind = cell.get(f"{OFFICE}value-type", "")
        words = "\n".join(_words(one) for one in cell.findall(f"{TEXT}p"))
        value = cell.get(f"{OFFICE}value") or cell.get(f"{OFFICE}date-value") or words
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        yield from [(kind, value)] * (times if kind or times < 100 else 0)


def _words(paragraph: etree._Element) -> str:
    """The text of a paragraph, in which runs of blanks and tabs are elements."""
    words = paragraph.text or ""
    for part in paragraph:
        if part.tag == f"{TEXT}s":
            words += " " * int(part.get(f"{TEXT}c", "1"))
        elif part.tag == f"{TEXT}tab":
            words += "\t"
        elif part.tag == f"{TEXT}line-break":
            words += "\n"
        else:
            words += _words(part)
        words += part.tail or ""
    return words


def by_column(sheet: list[list[Cell]]) -> list[dict[str, Cell]]:
    """The rows of a sheet under its header; what stands after the last used cell is empty."""
    header = [value for _, value in sheet[0]]
    assert header == list(COMPARISON_COLUMNS)
    return [
        dict(zip(header, [*line, *[("", "")] * (len(header) - len(line))], strict=True))
        for line in sheet[1:]
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_whole_example_is_read_back_equal(
    soffice: str, seeds: list[Row], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"seeds.{ending}"
    write(seeds, path, None, COMPARISON_COLUMNS)
    sheets = opened(path, soffice)
    found = by_column(sheets["rows" if ending == "xlsx" else "seeds"])
    assert len(found) == len(seeds) > 400
    for told, read in zip(seeds, found, strict=True):
        for name in NUMBERS:
            kind, value = read[name]
            known = told[name]
            assert (float(value) if kind == "float" else None) == known, name
        for name in TEXTS:
            kind, value = read[name]
            if kind == "float":  # a table of text has no types: the figure 1,396 is a number there
                assert ending == "csv"
                assert float(value) == float(str(told[name]).replace(",", "")), name
            else:
                assert value == str(told[name] or ""), name


def test_a_workbook_keeps_text_as_text(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "tricky.xlsx"
    write([row(text) for text in TRICKY], path)
    sheets = opened(path, soffice)
    for read, text in zip(by_column(sheets["rows"]), TRICKY, strict=True):
        kind, value = read["left_quote"]
        assert (kind, value) == ("string" if text else "", text)
        assert read["left_high"] == ("float", "12.5")
    explained = [[value for _, value in line][:2] for line in sheets["codebook"]]
    assert explained[1:] == [list(pair) for pair in codebook(COMPARISON_COLUMNS)]
    assert ["rows", str(len(TRICKY))] in [[v for _, v in line][:2] for line in sheets["about"]]


def test_a_table_of_text_runs_nothing(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "tricky.csv"
    write([row(text) for text in TRICKY], path)
    read = by_column(opened(path, soffice)["tricky"])
    for cells, text in zip(read, TRICKY, strict=True):
        kind, value = cells["left_quote"]
        if kind == "string":
            shown = " ".join(value.removeprefix("'").split())
            assert shown == " ".join(text.split())
        else:  # 0012 and 1e5: text without letters is a number to every reader of CSV
            assert not kind or float(value) == float(text)
