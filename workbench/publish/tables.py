"""The table of comparisons, its sentences in the language spoken, its codes always in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.compare.explain import reason_in
from workbench.export.rows import Row, comparison_rows
from workbench.lexicon import Lexicon
from workbench.locale import ENGLISH
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.publish.chosen import Choice, Material
from workbench.publish.words import language


def comparisons(material: Material, choice: Choice) -> list[Row]:
    """Returns one row for each comparison chosen, the gravest verdicts first."""
    view, found = material.view, material.chosen(choice)
    rows = comparison_rows(
        found,
        view.statements,
        view.documents,
        view.case,
        material.lexicon,
        view.reviews,
        material.encoder,
        view.corrections,
        view.judged,
    )
    return said_in(language(), rows, found, view.statements, material.lexicon)


def said_in(
    spoken: str,
    rows: Sequence[Row],
    found: Sequence[Comparison],
    statements: Mapping[str, Statement],
    lexicon: Lexicon,
) -> list[Row]:
    """Returns the rows of these comparisons with their reasons and the names of what is counted in
    that language."""
    if spoken == ENGLISH:
        return list(rows)
    return [
        {
            **row,
            "reason": reason_in(one, lexicon, spoken),
            "measure_label": _measures(one, statements, lexicon, spoken),
        }
        for row, one in zip(rows, found, strict=True)
    ]


def _measures(
    one: Comparison, statements: Mapping[str, Statement], lexicon: Lexicon, spoken: str
) -> str:
    ids = dict.fromkeys(statements[id_].measure for id_ in (one.left_id, one.right_id))
    return " / ".join(lexicon.label("measures", id_, spoken) for id_ in ids)
