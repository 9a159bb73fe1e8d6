"""What would make two figures comparable that are not, as a sentence that says what to look for."""

from __future__ import annotations

from workbench.model.comparison import Comparison, Verdict
from workbench.ui.words import say

SCOPES = ("place", "population", "window", "qualifiers", "subset")
DIMENSION = "dimension_"
RULES = (
    *("not_a_claim", "other_scale", "other_unit", "no_common_unit", "increment", "another_day"),
    *("perhaps_later", "beside_a_vague_word", "figure_was_withdrawn", "overtaken"),
)


def to_compare(comparison: Comparison) -> str | None:
    """Returns what to look for, None where the figures were compared or nothing would help."""
    if comparison.rule in RULES:
        return say(f"comparable.{comparison.rule}")
    if comparison.verdict is not Verdict.DIFFERENT_SCOPE:
        return None
    differs = next(
        (
            value.partition(DIMENSION)[2]
            for finding in comparison.findings
            for key, value in finding.values
            if key == "difference"
        ),
        "",
    )
    return say(f"comparable.{differs}") if differs in SCOPES else None
