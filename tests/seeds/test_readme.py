"""The rows that the README shows are rows of the example as it is judged."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.seeds.expectation import Expectations
from workbench.export.rows import comparison_rows
from workbench.lexicon import load

README = Path(__file__).parents[2] / "README.md"


def test_the_rows_of_the_readme_are_those_of_the_example(expectations: Expectations) -> None:
    block = README.read_text(encoding="utf-8").split("```csv\n")[1].split("```")[0]
    shown = list(csv.DictReader(block.splitlines()))
    view = expectations.view
    rows = comparison_rows(
        view.comparisons, view.statements, view.documents, view.case, load(), (), ""
    )
    kept = [{key: row[key] for key in shown[0]} for row in rows]
    assert len(shown) == 5
    for one in shown:
        assert one in [{key: str(value or "") for key, value in row.items()} for row in kept]
