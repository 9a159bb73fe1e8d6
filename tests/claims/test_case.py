"""A case in which one text denies what another asserts: store, tables, summary and pages."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
import streamlit as st

from tests.ui.conftest import cards, start
from workbench.export import FORMATS, write
from workbench.pipeline import Workbench
from workbench.publish import PRODUCTS, Choice, material
from workbench.publish.products import Product
from workbench.summary import summary

FRAME = """
[case]
title = "Unrest"
place = "kazakhstan"
period = "2022-01"
sides = ["official", "independent"]
[[document]]
file = "ministry.txt"
side = "official"
publisher = "Ministry"
published = 2022-01-10
[[document]]
file = "witnesses.txt"
side = "independent"
publisher = "Bulletin"
published = 2022-01-10
"""
MINISTRY = "The Interior Ministry said that police never opened fire on protesters in Almaty."
WITNESSES = "Полиция стреляла по протестующим в Алматы, рассказали очевидцы. Ранены 12 человек."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "unrest"
    made.mkdir()
    texts = {"case.toml": FRAME, "ministry.txt": MINISTRY, "witnesses.txt": WITNESSES}
    for name, text in texts.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_the_contradiction_is_kept_and_found_again(folder: Path) -> None:
    db = f"sqlite:///{folder}/kept.db"
    bench = Workbench.open(db)
    report, first = bench.compare_path(folder)
    (found,) = first
    assert (found.rule, found.kind.value) == ("asserted_and_denied", "qualitative")
    assert not bench.is_stale(report.case.id)
    assert bench.compare(report.case.id) == first
    view = Workbench.open(db).view(report.case.id)
    assert view.comparisons == (found,)
    left, right = view.statements[found.left_id], view.statements[found.right_id]
    assert (left.modality.value, right.modality.value) == ("denied", "asserted")
    assert found.reason == (
        "Firing of live rounds: очевидцы asserts it, The Interior Ministry denies it."
    )


def test_claims_leave_with_their_document(folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    (gone,) = (one for one in report.documents if one.path == "ministry.txt")
    bench.remove_document(gone.id)
    assert bench.compare(report.case.id) == []
    assert all(one.is_figure for one in bench.view(report.case.id).statements.values())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_tables_hold_it_without_numbers(format_: str, folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    rows = bench.export_rows(report.case.id)
    write(rows, folder / f"out.{format_}")
    (row,) = rows
    assert (row["measure"], row["measure_label"]) == (
        "assertion:live_fire",
        "Firing of live rounds",
    )
    assert (row["left_figure"], row["right_figure"]) == ("denied", "asserted")
    assert (row["left_low"], row["left_high"], row["gap"]) == (None, None, None)
    if format_ == "csv":
        text = (folder / "out.csv").read_text(encoding="utf-8-sig")
        (read,) = csv.DictReader(io.StringIO(text))
        assert (read["left_figure"], read["left_low"]) == ("denied", "")


def test_a_table_of_figures_stays_one_of_figures(folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    found = bench.export_rows(report.case.id, "statements")
    assert [row["low"] for row in found] == [12]


def test_the_summary_tells_it(folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    said = "\n".join(summary(bench.view(report.case.id), bench.lexicon))
    assert "2 documents, 1 figure, 1 comparison; 1 contradiction" in said
    assert "✕ Firing of live rounds" in said
    assert "denied  Ministry" in said


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda one: one.name)
def test_it_is_published_like_any_other_finding(product: Product, folder: Path) -> None:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    made = product.make(material(bench, report.case.id), Choice(), date(2026, 11, 24))
    texts = [made.texts(format_) for format_ in product.formats] if made.texts else []
    if product.name == "report":
        assert all("Firing of live rounds" in text and "unknown" not in text for text in texts)
    assert all(texts)
    assert texts or made.columns


def test_the_pages_show_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = f"sqlite:///{tmp_path}/pages.db"
    Workbench.open(db).compare_path(folder)
    monkeypatch.setenv("WORKBENCH_DB", db)
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    (card,) = cards(start())
    assert "Firing of live rounds" in card
    assert "<mark>стреляла по</mark>" in card
    for page in ("documents", "compare", "export", "overview", "timeline"):
        if (Path("workbench/ui/pages") / f"{page}.py").exists():
            start(page)
