"""The columns that people script against, and what stands in them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_case import (
    CASE,
    CONTRADICTION,
    NINETEEN,
    OFFICIAL,
    OFFICIAL_TEXT,
    OTHER,
    PART,
    TWELVE,
    review,
)

from workbench.export.rows import (
    COMPARISON_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    comparison_rows,
    gravity,
    number_statements,
    statement_rows,
)
from workbench.lexicon import load
from workbench.model.comparison import Severity, Verdict
from workbench.model.review import Review

PROMISED_SIDE = """
side publisher document title url published as_of speaker source language figure low high hedge
unit quote start stop
"""
PROMISED_SHARED = "case event measure measure_label population place period"
PROMISED_JUDGED = """
verdict kind severity flags gap gap_ratio rule reason review reviewer review_note reviewed_at
lexicon_version encoder policy
review_verdict review_resolution review_preferred corrections machine_verdict
"""
PROMISED = [
    *PROMISED_SHARED.split(),
    *(f"left_{name}" for name in PROMISED_SIDE.split()),
    *(f"right_{name}" for name in PROMISED_SIDE.split()),
    *PROMISED_JUDGED.split(),
]
PROMISED_STATEMENT = """
surface start stop low high hedge vague direction unit unit_text measure thing population place
period as_of as_of_basis incremental modality source source_cue speaker part_of rules
"""


def row_of(*reviews: Review) -> Row:
    """The row of the sample contradiction."""
    (row,) = comparison_rows(
        [CONTRADICTION],
        {one.id: one for one in (TWELVE, NINETEEN)},
        {one.id: one for one in (OFFICIAL, OTHER)},
        CASE,
        load(),
        reviews,
        "bundled",
    )
    return row


def test_the_columns_are_the_promised_ones_in_order() -> None:
    assert list(COMPARISON_COLUMNS) == PROMISED
    assert list(row_of()) == PROMISED


def test_a_comparison_row_says_who_said_what() -> None:
    row = row_of()
    assert row["case"] == "Fire in Osh"
    assert row["measure"] == "deaths"
    assert row["measure_label"] == load().label("measures", "deaths")
    assert row["population"] == "all / not said"
    assert row["place"] == "osh"
    assert (row["left_figure"], row["right_figure"]) == ("12", "≥ 19")
    assert (row["left_low"], row["left_high"]) == (12, 12)
    assert (row["right_low"], row["right_high"]) == (19, None)
    assert row["left_published"] == "2024-05-03T09:00"
    assert row["left_source"] == "The ministry"
    assert OFFICIAL_TEXT[row["left_start"] : row["left_stop"]] == "12"  # type: ignore[misc]
    assert row["left_quote"] == "The ministry said 12 people died in the fire in Osh on 3 May 2024."
    assert (row["verdict"], row["severity"], row["gap"]) == ("contradiction", "major", 7)
    assert row["flags"] == ["stale", "misquote"]
    assert row["right_title"] is None
    assert row["review"] is None


def test_the_gravest_stand_first() -> None:
    made = [
        replace(CONTRADICTION, verdict=Verdict.CONSISTENT, severity=None, rule="1"),
        replace(CONTRADICTION, severity=Severity.MINOR, rule="2"),
        replace(CONTRADICTION, severity=None, rule="3"),
        replace(CONTRADICTION, rule="4"),
        replace(CONTRADICTION, flags=(), rule="5"),
    ]
    assert [one.rule for one in sorted(made, key=gravity)] == ["5", "4", "3", "2", "1"]


def test_rows_are_plain_json() -> None:
    assert json.loads(json.dumps(row_of())) == row_of()


@pytest.mark.parametrize(
    ("decisions", "stands"),
    [
        ([], None),
        (["confirmed"], "confirmed"),
        (["confirmed", "rejected"], "rejected"),
        (["confirmed", "rejected", "undone"], "confirmed"),
        (["confirmed", "undone"], None),
        (["undone", "confirmed"], "confirmed"),
    ],
)
def test_the_last_decision_not_undone_stands(decisions: list[str], stands: str | None) -> None:
    made = [review(decision, minute) for minute, decision in enumerate(decisions)]
    assert row_of(*made)["review"] == stands


def test_a_review_stays_with_its_pair_when_the_sides_change_places() -> None:
    turned = replace(review("confirmed"), left_id=NINETEEN.id, right_id=TWELVE.id)
    row = row_of(turned)
    assert (row["review"], row["reviewer"], row["review_note"]) == ("confirmed", "Aigul", "seen")
    assert row["reviewed_at"] == "2026-01-02T03:00:00+00:00"


def test_statements_have_the_promised_keys() -> None:
    first, part = number_statements([TWELVE, PART])
    assert set(PROMISED_STATEMENT.split()) <= set(first)
    assert first["part_of"] is None
    assert part["part_of"] == 0
    assert number_statements([PART])[0]["part_of"] is None
    assert first["as_of"] == "2024-05-03"
    assert first["as_of_basis"] == "text"
    assert first["modality"] == "reported"
    assert first["rules"] == ["digits", "measure"]
    assert (first["source"], first["source_cue"]) == ("The ministry", "said")


def test_statement_rows_name_document_and_quote() -> None:
    rows = statement_rows([TWELVE, NINETEEN, PART], {one.id: one for one in (OFFICIAL, OTHER)})
    assert [list(row) for row in rows] == [list(STATEMENT_COLUMNS)] * 3
    assert [row["document"] for row in rows] == ["one.txt", "one.txt", "two.md"]
    assert [row["part_of"] for row in rows] == [None, 0, None]
    assert rows[0]["role"] == "quote"
    for row in rows:
        assert str(row["surface"]) in str(row["quote"])
