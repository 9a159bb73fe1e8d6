"""Every word the pages ask for is there, and none is there for nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from workbench.export.rows import COLUMNS
from workbench.model.comparison import Severity, Verdict
from workbench.model.dates import PartialDate
from workbench.model.statement import Modality
from workbench.ui.words import count, day, name

UI = Path(__file__).parents[2] / "workbench" / "ui"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
TABLES = tomllib.loads((UI / "words.toml").read_text(encoding="utf-8"))
BY_ID = {
    "sides",
    "languages",
    "verdicts",
    "severities",
    "certainties",
    "kinds",
    "flags",
    "modalities",
    "columns",
}
KEYS = {f"{section}.{key}" for section, table in TABLES.items() for key in table}


def test_no_word_is_missing_or_left_over() -> None:
    asked = set(
        re.findall(r"""(?:say|count|_entry|_side)\(\s*f?["']([a-z_]+\.[a-z_{}]+)["']""", CODE)
    )
    patterns = [
        re.compile(re.sub(r"\\{.*?\\}", "[a-z_]+", re.escape(one)) + r"\Z") for one in asked
    ]
    patterns += [re.compile(r"pages\.[a-z]+")]  # asked for by the router
    missing = {one for one in asked if "{" not in one} - KEYS
    assert not missing
    left_over = {
        key
        for key in KEYS
        if key.split(".")[0] not in BY_ID and not any(one.match(key) for one in patterns)
    }
    assert not left_over


@pytest.mark.parametrize("enum", [Verdict, Severity, Modality])
def test_everything_has_a_name(enum: type[Verdict]) -> None:
    section = {Verdict: "verdicts", Severity: "severities", Modality: "modalities"}[enum]
    unsaid = {"asserted", "reported"}
    assert all(one.value in TABLES[section] for one in enum if one.value not in unsaid)


def test_columns_are_explained_once_each() -> None:
    plain = {
        column.removeprefix("left_").removeprefix("right_")
        for columns in COLUMNS.values()
        for column in columns
    }
    assert set(TABLES["columns"]) == plain


def test_a_date_is_said_as_far_as_it_is_known() -> None:
    assert day(PartialDate(2022, 1, 10)) == "10 Jan 2022"
    assert day(PartialDate(2022, 8)) == "Aug 2022"
    assert day(PartialDate(2022)) == "2022"
    assert day(None) == "no date"


def test_plurals_and_unknown_ids() -> None:
    assert count("common.statements", 1) == "1 statement"
    assert count("common.statements", 1200) == "1,200 statements"
    assert name("sides", "army_of_x") == "Army of x"
