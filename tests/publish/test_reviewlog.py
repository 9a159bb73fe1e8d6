"""The review log: every decision, those taken back too, and it can be read in again."""

from __future__ import annotations

import io
import json
from datetime import date

from workbench.model.review import UNDONE
from workbench.publish import BY_NAME, Choice, Material, write_stream
from workbench.publish.reviewlog import REVIEW_COLUMNS, review_rows
from workbench.store.log import read_log


def test_every_decision_is_a_row_in_the_order_of_time(seeds: Material) -> None:
    rows = review_rows(seeds)
    assert [list(row) for row in rows] == [list(REVIEW_COLUMNS)] * 5
    assert [row["decision"] for row in rows] == [
        *("confirmed", "rejected", "unsure", "confirmed"),
        UNDONE,
    ]
    assert [row["standing"] for row in rows] == [True, True, True, False, False]
    assert {row["machine_verdict"] for row in rows} == {"contradiction"}
    assert all(row["left_figure"] and row["right_figure"] and row["reason"] for row in rows)


def test_the_log_is_read_back_equal(seeds: Material) -> None:
    out = io.StringIO()
    product = BY_NAME["reviews"]
    write_stream(product.make(seeds, Choice(), date.today()), out, "jsonl")
    reviews, corrections = read_log(out.getvalue().splitlines())
    assert tuple(reviews) == seeds.view.reviews
    assert not corrections


def test_where_a_decision_was_made_is_one_cell_of_json(seeds: Material) -> None:
    from workbench.export.guard import flattened

    (first, *_) = review_rows(seeds)
    left, right = json.loads(str(flattened(first["basis"])))
    assert left["quote"] != right["quote"]
    assert left["path"].endswith(".md")
