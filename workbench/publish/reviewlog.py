"""The review log as a table: every decision and correction ever made on a case, oldest first, those
taken back too. `workbench review import` reads it back from its JSON Lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from workbench.export.figure import said
from workbench.export.rows import Row
from workbench.model.comparison import Comparison
from workbench.model.correction import Correction
from workbench.model.correction import standing as standing_corrections
from workbench.model.review import PairKey, Review
from workbench.model.statement import Statement
from workbench.publish.chosen import Material
from workbench.store.log import log_rows

KEPT = tuple(dict.fromkeys(field.name for type_ in (Review, Correction) for field in fields(type_)))
TOLD = ("standing", "machine_verdict", "measure", "left_figure", "right_figure", "reason")
REVIEW_COLUMNS = ("case", "kind", *KEPT, *TOLD)


def review_rows(material: Material) -> list[Row]:
    """Returns one row a decision or correction, keyed by REVIEW_COLUMNS. `standing` is true for
    what stands now; what the figures say is empty where their documents have gone or changed."""
    view = material.view
    judged = {frozenset((one.left_id, one.right_id)): one for one in material.comparisons}
    corrected = standing_corrections(view.corrections).values()
    stands = {one.id for one in material.decided.values()} | {one.id for one in corrected}
    reviews = (*view.reviews, *view.lost_reviews)
    corrections = (*view.corrections, *view.lost_corrections)
    return [
        {name: row.get(name) for name in REVIEW_COLUMNS}
        for kept in log_rows(reviews, corrections)
        for row in [{"case": material.case.title, **kept, **_told(kept, material, judged, stands)}]
    ]


def _told(
    kept: Row, material: Material, judged: Mapping[PairKey, Comparison], stands: set[str]
) -> Row:
    """Returns what a reader of the log needs beside it: the figures and the verdict."""
    left = _statement(kept.get("left_id") or kept.get("statement_id"), material)
    right = _statement(kept.get("right_id"), material)
    one = judged.get(frozenset((left.id, right.id))) if left and right else None
    machine = material.view.judged.get(one.id, one) if one else None
    return {
        "standing": kept["id"] in stands,
        "machine_verdict": machine.verdict.value if machine else None,
        "measure": left.measure if left else None,
        "left_figure": said(left) if left else None,
        "right_figure": said(right) if right else None,
        "reason": one.reason if one else None,
    }


def _statement(id_: object, material: Material) -> Statement | None:
    return material.statements.get(str(id_)) if id_ else None
