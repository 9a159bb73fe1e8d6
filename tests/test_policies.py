"""A case judged by a counting policy: the whole way from files to tables, the store and back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from workbench.export import FORMATS, write
from workbench.pipeline import Workbench
from workbench.streams import run_judge
from workbench.summary import summary

CASE = """
[case]
title = "Flood"
sides = ["official", "independent"]
[[document]]
file = "one.txt"
side = "official"
published = 2024-05-03
[[document]]
file = "two.txt"
side = "independent"
published = 2024-05-03
"""
ONE = "The flood in Osh on 3 May 2024 killed dozens of people, the Emergency Ministry said."
TWO = "The flood in Osh on 3 May 2024 killed 15 people, doctors said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "flood"
    made.mkdir()
    for name, text in (("case.toml", CASE), ("one.txt", ONE), ("two.txt", TWO)):
        (made / name).write_text(text, encoding="utf-8")
    return made


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path.suffix == ".parquet":
        return pyarrow.parquet.read_table(path).to_pylist()
    header, *rows = openpyxl.load_workbook(path).worksheets[0].values
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_by_which_policy(format_: str, folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder, policy="conservative")
    path = folder / f"out.{format_}"
    write(bench.export_rows(report.case.id), path)
    (row,) = read(path)
    assert (row["verdict"], row["policy"]) == ("consistent", "conservative")
    names = list(row)
    assert names.index("policy") > names.index("encoder"), "new columns stand behind the old ones"


def test_a_case_keeps_its_policy_until_another_is_named(folder: Path) -> None:
    db = f"sqlite:///{folder}/kept.db"
    report, _ = Workbench.open(db).compare_path(folder, policy="midpoints")
    again = Workbench.open(db)
    assert {one.policy for one in again.view(report.case.id).comparisons} == {"midpoints"}
    assert {one.policy for one in again.compare(report.case.id)} == {"midpoints"}
    assert {one.policy for one in again.compare(report.case.id, policy="as_written")} == {
        "as_written"
    }


def test_the_summary_names_a_policy_that_is_not_the_plain_one(folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder, policy="conservative")
    said = "\n".join(summary(bench.view(report.case.id), bench.lexicon))
    assert "counting policy: conservative" in said
    bench.compare(report.case.id, policy="as_written")
    assert "policy" not in "\n".join(summary(bench.view(report.case.id), bench.lexicon))


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [
        ("as_written", "not_comparable"),
        ("conservative", "consistent"),
        ("midpoints", "contradiction"),
    ],
)
def test_single_pairs_are_judged_by_it_too(policy: str, verdict: str) -> None:
    line = json.dumps({"id": 1, "a": {"text": ONE}, "b": {"text": TWO}})
    out = io.StringIO()
    assert run_judge(io.BytesIO(line.encode()), out, None, policy) == 0
    found = json.loads(out.getvalue())
    assert (found["verdict"], found["policy"]) == (verdict, policy)
