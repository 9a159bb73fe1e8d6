"""The review log as a table: every decision ever made on a case, oldest first, undone ones too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import datetime

from workbench.export.figure import figure
from workbench.export.rows import Row
from workbench.model.comparison import Comparison
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.publish.chosen import Material

DECISION = tuple(field.name for field in fields(Review))
PAIR = ("standing", "machine_verdict", "measure", "left_figure", "right_figure", "reason")
REVIEW_COLUMNS = ("case", *DECISION, *PAIR)


def review_rows(material: Material) -> list[Row]:
    """Returns one row a decision, keyed by REVIEW_COLUMNS. `standing` is true for the decision that
    stands on its pair; what the pair says is empty where its documents have gone or changed."""
    judged = {frozenset((one.left_id, one.right_id)): one for one in material.comparisons}
    made = (*material.view.reviews, *material.view.lost_reviews)
    return [
        _row(review, material, judged) for review in sorted(made, key=lambda one: one.created_at)
    ]


def _row(review: Review, material: Material, judged: Mapping[frozenset[str], Comparison]) -> Row:
    pair = frozenset((review.left_id, review.right_id))
    one = judged.get(pair)
    left = material.statements.get(review.left_id)
    right = material.statements.get(review.right_id)
    row: Row = {
        "case": material.case.title,
        **{name: _plain(getattr(review, name)) for name in DECISION},
        "standing": material.decided.get(pair) == review,
        "machine_verdict": one.verdict.value if one else None,
        "measure": left.measure if left else None,
        "left_figure": _figure(left),
        "right_figure": _figure(right),
        "reason": one.reason if one else None,
    }
    return {name: row[name] for name in REVIEW_COLUMNS}


def _figure(one: Statement | None) -> str | None:
    return figure(one.quantity) if one else None


def _plain(value: object) -> str | None:
    """Returns a field of a review as one text; what has parts of its own is written as JSON."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=_parts)


def _parts(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
