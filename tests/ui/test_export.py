"""The Export page: what it offers, and the bytes it hands out."""

from __future__ import annotations

import csv
import io
import json
import re

import lxml.html
import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.ui.conftest import Open
from tests.ui.seeded import SEEDED
from workbench import publish
from workbench.ui import data, downloads, exporting, routes, words


def test_all_rows_are_offered_and_verdicts_narrow_them(opened: Open) -> None:
    app = opened("export")
    assert app.download_button[0].label == f"Download {SEEDED.count()} rows"
    app.multiselect("export_verdicts").set_value(["contradiction"]).run()
    assert app.download_button[0].label == f"Download {SEEDED.count('contradiction')} rows"
    assert app.query_params["verdict"] == "contradiction"
    app.segmented_control[0].set_value("statements").run()
    assert app.download_button[0].label == f"Download {len(SEEDED.statements)} rows"
    assert len(app.dataframe[0].value) == 5


@pytest.mark.parametrize("table", publish.NAMES)
def test_each_table_is_offered_with_as_many_rows_as_its_files_hold(
    opened: Open, table: str
) -> None:
    _review()
    app = opened("export", table=table)
    offered = int(re.sub(r"\D", "", app.download_button[0].label))
    loaded = data.load(data.workbench().cases()[0].id)
    product = publish.BY_NAME[table]
    found = exporting.content(loaded, product, publish.Choice())
    assert found.size == offered > 0
    for format_ in product.formats:
        assert _count(downloads.published(found, format_), format_) == offered, format_


def test_what_reviewers_decided_narrows_them(opened: Open) -> None:
    _review()
    app = opened("export", review="confirmed")
    assert app.download_button[0].label == "Download 1 row"
    app.multiselect("export_verdicts").set_value(["update"]).run()
    assert app.download_button[0].disabled
    app.multiselect("export_verdicts").set_value([]).run()
    app.multiselect("export_reviews").set_value(["confirmed", "open"]).run()
    assert app.download_button[0].label == f"Download {SEEDED.count()} rows"


def test_the_policy_counts_the_dead(opened: Open) -> None:
    app = opened("export", table="casualties", policy="midpoints", format="xlsx")
    assert set(app.dataframe[0].value["policy"]) == {"midpoints"}
    app.segmented_control("export_policy").set_value("conservative").run()
    assert set(app.dataframe[0].value["policy"]) == {"conservative"}
    assert app.query_params["policy"] == "conservative"
    assert app.query_params["format"] == "xlsx"


def test_what_a_link_cannot_mean_is_left_out(opened: Open) -> None:
    app = opened("export", table="no", format="exe", verdict="maybe", review="x", policy="y")
    assert app.download_button[0].label == f"Download {SEEDED.count()} rows"
    app = opened("export", table="report", format="csv")
    assert app.segmented_control("format_report").value == "html"


def test_the_report_speaks_the_readers_language(opened: Open) -> None:
    opened()
    loaded = data.load(data.workbench().cases()[0].id)
    with words.speaking("ru"):
        found = exporting.content(loaded, publish.BY_NAME["report"], publish.Choice())
    assert b'<html lang="ru">' in downloads.published(found, "html")


@pytest.mark.parametrize("table", ["comparisons", "casualties", "reviews"])
def test_an_address_gives_what_the_page_shows(opened: Open, table: str) -> None:
    _review()
    opened("export", table=table)
    loaded = data.load(data.workbench().cases()[0].id)
    for given, choice in (
        ({}, publish.Choice()),
        (
            {"verdict": "update", "review": "open,confirmed", "policy": "conservative"},
            publish.Choice(("update",), ("open", "confirmed"), "conservative"),
        ),
    ):
        columns, rows = routes.VIEWS[table](loaded, given)
        found = exporting.content(loaded, publish.BY_NAME[table], choice)
        assert (list(columns), rows) == (list(found.columns), list(found.rows))


def _review() -> None:
    """Confirms one pair in the store the pages look at."""
    bench = data.workbench()
    (one, *_) = bench.store.comparisons(bench.cases()[0].id)
    bench.review(one, "confirmed", "Aigul", "seen")
    data.changed()


def _count(made: bytes, format_: str) -> int:
    """How many rows, entries or pairs a file holds, read by its own library."""
    if format_ == "csv":
        assert made.startswith(b"\xef\xbb\xbf")
        return len(list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""))))
    if format_ == "jsonl":
        return len([json.loads(line) for line in made.decode().splitlines()])
    if format_ == "jsonld":
        return len(json.loads(made)["@graph"])
    if format_ == "parquet":
        return int(pq.read_table(io.BytesIO(made)).num_rows)
    if format_ == "html":
        (table,) = lxml.html.fromstring(made.decode()).find_class("counts")
        return int(table.xpath(".//tr[last()]/td[1]")[-1].text)
    if format_ == "md":
        found = re.search(r"^\| All \| ([\d,]+) \|", made.decode(), re.M)
        return int(found[1].replace(",", "")) if found else -1
    return openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].max_row - 1


def test_a_file_name_is_made_of_the_title_without_what_a_disk_refuses() -> None:
    assert downloads.file_name("Kazakhstan, January 2022", "comparisons", "csv") == (
        "kazakhstan-january-2022-comparisons.csv"
    )
    for title in ("../../etc/passwd", "<img src=x>", "", "…"):
        assert re.fullmatch(r"[\w-]+\.csv", downloads.file_name(title, "statements", "csv"))
