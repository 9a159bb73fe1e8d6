"""Every word the pages ask for is there, and none is there for nothing."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from workbench.export import codebook
from workbench.export.rows import COLUMNS
from workbench.model.comparison import Severity, Verdict
from workbench.model.dates import PartialDate
from workbench.model.statement import Modality
from workbench.ui.words import count, day, name

UI = Path(__file__).parents[2] / "workbench" / "ui"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
TABLES = {
    section: table
    for path in (*(UI / "catalogue").glob("*.toml"), codebook.FILE)
    for section, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
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
    "casualties",
    "reviews",
    "export_tables",
    "export_notes",
    "export_formats",
    "export_states",
    "export_policies",
    "terms",
    "standings",
    "rules",
    "resolutions",
    "reading_fields",
    "reading_hedges",
    "reading_stances",
    "reading_bases",
    "reading_roles",
}
COMPARE = UI.parent / "compare"
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
    shared = {codebook.bare(column) for columns in COLUMNS.values() for column in columns}
    assert set(TABLES["columns"]) == shared


def test_a_date_is_said_as_far_as_it_is_known() -> None:
    assert day(PartialDate(2022, 1, 10)) == "10 Jan 2022"
    assert day(PartialDate(2022, 8)) == "Aug 2022"
    assert day(PartialDate(2022)) == "2022"
    assert day(None) == "no date"


def test_plurals_and_unknown_ids() -> None:
    assert count("common.statements", 1) == "1 statement"
    assert count("common.statements", 1200) == "1,200 statements"
    assert name("sides", "army_of_x") == "Army of x"


def flags_raised() -> set[str]:
    """Every flag that the judge can give: the words in a ruling's second place, in what is called
    there, and in what goes by the name of flags."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in COMPARE.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    places = [place for node in nodes for place in _places(node)]
    called = {
        getattr(one.func, "id", "")
        for place in places
        for one in ast.walk(place)
        if isinstance(one, ast.Call)
    }
    helpers = [one for one in nodes if isinstance(one, ast.FunctionDef) and one.name in called]
    returned = [
        one.value for helper in helpers for one in ast.walk(helper) if isinstance(one, ast.Return)
    ]
    return _texts([*places, *returned])


def _places(node: ast.AST) -> list[ast.AST]:
    """The places where flags stand in a ruling, or are given the name."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Ruling":
        return [*node.args[1:2], *(one.value for one in node.keywords if one.arg == "flags")]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        added = getattr(node.func.value, "id", "") == "flags" and node.func.attr == "append"
        return [*node.args] if added else []
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(getattr(one, "id", "") in ("flags", "review") for one in targets)
        return [node.value] if named else []
    return []


def _texts(nodes: Iterable[ast.AST | None]) -> set[str]:
    return {
        one.value
        for node in nodes
        if node is not None
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_flag_the_judge_can_give_has_a_word_and_an_explanation() -> None:
    raised = flags_raised()
    assert {"needs_review", "subset", "withdrawn", "check_date", "internal", "misquote"} <= raised
    assert raised <= set(TABLES["flags"])
    told = re.findall(r"[a-z_]+", TABLES["columns"]["flags"].split(":")[1])
    assert raised <= set(told)
