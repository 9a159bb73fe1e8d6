"""The Method page: everything that decides is told, and what it claims of itself is measured."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tests.ui.conftest import Open, words
from workbench import __version__
from workbench.check import words_for
from workbench.compare import quantity
from workbench.compare.policies import policies
from workbench.compare.settings import settings
from workbench.compare.verdicts import RULES
from workbench.lexicon import load
from workbench.model.quantity import Hedge, Interval, Quantity
from workbench.ui import method
from workbench.ui.words import say

ROOT = Path(__file__).parents[2]
CATALOGUE = tomllib.loads((ROOT / "workbench/ui/catalogue/method.toml").read_text(encoding="utf-8"))
NAMES = [rule.__name__ for rule in RULES]
ROWS = {
    "value": "value",
    "measure": "measure",
    "place": "place",
    "source": "source",
    "left_alone": "sentences without a figure left alone",
}
PAIRS = {
    "right": "the verdict right, seven-way",
    "precision": "contradiction, precision",
    "recall": "contradiction, recall",
    "alike": "look-alikes not called a contradiction",
    "updates": "update",
}


def test_every_rule_is_told_in_the_order_in_which_it_is_asked() -> None:
    assert set(CATALOGUE["rules"]) == set(NAMES)
    told = [rule for rules in method.stages().values() for rule in rules]
    assert told == NAMES
    assert list(method.stages()) == list(method.STAGES)


def test_every_policy_is_told() -> None:
    assert all(f"policy_{name}" in CATALOGUE["method"] for name in policies(load()))


def test_the_widths_are_those_of_the_judge() -> None:
    about = Quantity(Decimal(10_000), Decimal(10_000), Hedge.ABOUT)
    widened = quantity.widen(about, settings(load()).widening)
    assert method.reach(widened, None) == "9,000 – 11,000"
    assert method.reach(Interval(Decimal(238), None), None) == "≥ 238"
    assert method.reach(Interval(Decimal(238), None, low_open=True), None) == "> 238"
    assert method.reach(Interval(None, Decimal(40), high_open=True), None) == "< 40"
    assert method.reach(Interval(Decimal(5), Decimal(5)), None) == "5"


def table_of_docs(title: str) -> dict[str, list[str]]:
    """The rows of a table of docs/accuracy.md, by their first cell."""
    page = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
    text = page.split(f"<!-- {title} -->", 1)[1].split("<!-- end -->", 1)[0]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells}


def test_the_accuracy_is_that_of_the_accuracy_page() -> None:
    known = method.measured()
    sentences = table_of_docs("gold sentences")
    for key, row in ROWS.items():
        held_out = [float(cell.split("/")[1]) for cell in sentences[row]]
        assert list(known["sentence"][key].values()) == held_out, key
    pairs = table_of_docs("gold pairs")
    for key, row in PAIRS.items():
        assert known["pair"][key] == float(pairs[row][-1]), key
    page = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
    assert f"Measured on {known['date']}" in page
    assert f"{known['sentences']} sentences" in page
    assert f"{known['pairs']} pairs" in page


def test_the_page_tells_versions_words_and_limits(opened: Open) -> None:
    app = opened("method")
    tables = [table.value for table in app.dataframe]
    versions = tables[-2]
    assert f"Claim Workbench {__version__}" in set(versions.iloc[:, 1])
    assert load().version in set(versions.iloc[:, 1])
    measures = next(table for table in tables if say("method.lists_measure") in table.columns)
    counts = words_for(load())
    deaths = measures[measures.iloc[:, 0] == "deaths"].iloc[0]
    assert deaths["Kazakh"] == str(counts["deaths"]["kk"])
    assert len(measures) == len(counts)
    told = words(app)
    assert "not a finding to print: about one in 5 is false" in told
    assert 'id="rule-figures_differ"' in told


def test_sections_have_the_same_anchors_in_every_language(opened: Open) -> None:
    anchors = [
        [heading.anchor for heading in opened("method", lang=code).header] for code in ("en", "ru")
    ]
    assert anchors[0] == anchors[1] == list(method.SECTIONS)
    links = re.findall(r'href="#([a-z]+)"', words(opened("method")))
    assert links == list(method.SECTIONS)


@pytest.mark.parametrize("language", ["kk", "ky", "ru"])
def test_the_page_needs_no_case(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import streamlit as st

    from tests.ui.conftest import start

    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path / 'empty.db'}")
    st.cache_resource.clear()
    app = start("method", lang=language)
    assert len(app.dataframe) == 5
