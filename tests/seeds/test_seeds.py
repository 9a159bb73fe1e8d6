"""The January 2022 case holds together: files, counts, figures and facts, without the reader."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbench.model.comparison import Kind, Severity, Verdict
from workbench.model.quantity import Hedge

CASE = Path(__file__).parents[2] / "seeds" / "january-2022"
SIDES = ["official", "independent", "international", "opposition"]
# What the table of facts calls the hedges of the model.
HEDGES = {"at_most": "up_to", "vague": "(vague)"}
SMALL = ("zero", "one", "two", "three", "four", "five")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((CASE / name).read_text(encoding="utf-8"))


MANIFEST = _toml("case.toml")
EXPECTED = _toml("expected.toml")
DOCUMENTS: list[dict[str, Any]] = MANIFEST["document"]
STATEMENTS: list[dict[str, Any]] = EXPECTED["statement"]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(CASE.glob("*.md"))}


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, str]]:
    path = shared / "data" / "january2022_facts.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {row["fact_id"]: row for row in csv.DictReader(stream)}


def _sides_of_pairs(table: str) -> list[dict[str, str]]:
    pairs = [entry for entry in EXPECTED[table] if "left" in entry]
    return [entry[side] for entry in pairs for side in ("left", "right")]


def test_every_named_file_exists_and_every_file_is_named() -> None:
    assert sorted(entry["file"] for entry in DOCUMENTS) == sorted(TEXTS)
    assert sorted(EXPECTED["facts"]) == sorted(TEXTS)


def test_the_case_is_framed() -> None:
    case = MANIFEST["case"]
    assert case["title"] == "Kazakhstan, January 2022"
    assert (case["place"], case["period"], case["sides"]) == ("kazakhstan", "2022-01", SIDES)


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: str(entry["file"]))
def test_a_document_is_described_and_of_the_right_length(entry: dict[str, Any]) -> None:
    assert entry["kind"] == "digest"
    assert entry["side"] in SIDES
    assert entry["title"]
    assert entry["publisher"]
    assert entry["file"].startswith(f"{entry['language']}-")
    assert re.match(r"\d{4}", str(entry["published"]))
    body = TEXTS[entry["file"]].split("\n\n", 1)[1]
    assert 120 <= len(body.split()) <= 260


def test_there_are_enough_documents_of_every_kind() -> None:
    languages = Counter(entry["language"] for entry in DOCUMENTS)
    assert all(languages[language] >= 7 for language in ("kk", "ky", "ru", "en")), languages
    assert {entry["side"] for entry in DOCUMENTS} == set(SIDES)
    assert len({entry["publisher"] for entry in DOCUMENTS}) >= 18
    carried = {fact for facts in EXPECTED["facts"].values() for fact in facts}
    assert len(carried) >= 100
    assert {"S000", "S001"} <= carried
    assert sum("**" in text or "\n– " in text for text in TEXTS.values()) >= 3


def test_there_is_enough_to_expect() -> None:
    assert len(STATEMENTS) >= 90
    assert len(EXPECTED["verdict"]) >= 40
    assert EXPECTED["never"]


@pytest.mark.parametrize("entry", STATEMENTS, ids=lambda e: f"{e['document']}:{e['surface']}")
def test_a_figure_stands_in_its_document_once(entry: dict[str, Any]) -> None:
    place = entry.get("quote", entry["surface"])
    assert TEXTS[entry["document"]].count(place) == 1
    assert place.count(entry["surface"]) == 1
    assert Hedge(entry["hedge"])
    assert entry["fact"] == "-" or entry["fact"] in EXPECTED["facts"][entry["document"]]


@pytest.mark.parametrize("table", ["verdict", "never"])
def test_pairs_name_expected_statements(table: str) -> None:
    known = {(e["document"], e["surface"], e.get("quote")) for e in STATEMENTS}
    for side in _sides_of_pairs(table):
        assert (side["document"], side["surface"], side.get("quote")) in known
    alone = [entry["document"] for entry in EXPECTED[table] if "left" not in entry]
    assert set(alone) <= set(TEXTS)


def test_verdicts_use_the_words_of_the_model() -> None:
    for entry in EXPECTED["verdict"]:
        assert Verdict(entry["verdict"])
        assert "severity" not in entry or Severity(entry["severity"])
        assert "kind" not in entry or Kind(entry["kind"])
        assert entry["left"] != entry["right"]


def test_no_pair_is_both_a_contradiction_and_never_one() -> None:
    def keys(entries: list[dict[str, Any]]) -> set[frozenset[str]]:
        return {frozenset((str(e["left"]), str(e["right"]))) for e in entries if "left" in e}

    contradictions = [e for e in EXPECTED["verdict"] if e["verdict"] == "contradiction"]
    assert not keys(contradictions) & keys(EXPECTED["never"])


def test_every_carried_fact_exists(facts: dict[str, dict[str, str]]) -> None:
    carried = {fact for ids in EXPECTED["facts"].values() for fact in ids}
    assert {fact for fact in carried if fact.startswith("F")} <= set(facts)


@pytest.mark.parametrize(
    "entry",
    [e for e in STATEMENTS if e["fact"] != "-"],
    ids=lambda e: f"{e['document']}:{e['surface']}",
)
def test_a_figure_agrees_with_its_fact(
    entry: dict[str, Any], facts: dict[str, dict[str, str]]
) -> None:
    fact = facts[entry["fact"]]
    written = {entry[key] for key in ("low", "high") if key in entry}
    if entry.get("from_note"):
        remarks = re.sub(r"(?<=\d),(?=\d{3})", "", f"{fact['wording_note']} {fact['scope']}")
        assert any(_in_remarks(value, remarks) for value in written), remarks
        return
    if fact["hedge"] == "retraction":
        return
    assert HEDGES.get(entry["hedge"], entry["hedge"]) in fact["hedge"]
    if entry["hedge"] != "vague":
        assert written == {int(fact[key]) for key in ("value_low", "value_high") if fact[key]}


def _in_remarks(value: int, remarks: str) -> bool:
    """True when the remarks hold the value in digits, a small word, millions or billions."""
    shapes = {str(value), f"{value / 1e6:g}m", f"{value / 1e9:g}bn", *SMALL[value : value + 1]}
    return any(re.search(rf"(?<![\w.]){re.escape(shape)}(?!\w)", remarks) for shape in shapes)
