"""Of all comparisons of two texts, the one that tells most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from enum import StrEnum

from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Finding, Relation, Severity, Verdict
from workbench.model.ids import content_id
from workbench.model.statement import Modality, Statement

RANK = (
    Verdict.CONTRADICTION,
    Verdict.UPDATE,
    Verdict.CONSISTENT,
    Verdict.DIFFERENT_SCOPE,
    Verdict.DIFFERENT_EVENT,
    Verdict.NOT_COMPARABLE,
    Verdict.DIFFERENT_MEASURE,
)
DOUBTFUL = ("needs_review", "check_scope", "check_term")


def most_telling(
    comparisons: Iterable[Comparison],
    statements: Mapping[str, Statement],
    left_document_id: str,
    right_document_id: str,
) -> Comparison | None:
    """Returns the most telling comparison across the two documents, None if there is none. Pairs of
    one measure go before others, conflicts before agreement."""
    wanted = {left_document_id, right_document_id}
    across = [
        one
        for one in comparisons
        if one.left_id in statements
        and one.right_id in statements
        and {statements[one.left_id].document_id, statements[one.right_id].document_id} == wanted
    ]
    answered = {
        id_
        for one in across
        if one.verdict is Verdict.CONSISTENT and not _looks_back(one, statements)
        for id_ in (one.left_id, one.right_id)
    }
    return min(across, key=lambda one: _rank(one, statements, answered), default=None)


def _rank(
    one: Comparison, statements: Mapping[str, Statement], answered: Set[str]
) -> tuple[object, ...]:
    """Orders the comparisons; a figure that the other text confirms is not at odds with the rest of
    that text."""
    left, right = statements[one.left_id], statements[one.right_id]
    at_odds = one.verdict in (Verdict.CONTRADICTION, Verdict.UPDATE)
    confirmed = at_odds and not answered.isdisjoint((one.left_id, one.right_id))
    agrees = one.verdict is Verdict.CONSISTENT or confirmed
    return (
        RANK.index(Verdict.CONSISTENT) if agrees else RANK.index(one.verdict),
        not left.is_figure,
        one.verdict is Verdict.CONSISTENT and _looks_back(one, statements),
        confirmed,
        _distance(one, left, right),
        any(flag in DOUBTFUL for flag in one.flags),
        -_loudness(one),
        left.span.start + right.span.start,
        one.id,
    )


def _looks_back(one: Comparison, statements: Mapping[str, Statement]) -> bool:
    """True when one of the figures is given as the one before: agreeing with it says little."""
    pair = (statements[one.left_id], statements[one.right_id])
    return any(side.modality is Modality.PREVIOUS for side in pair)


def _distance(one: Comparison, left: Statement, right: Statement) -> int:
    """Returns how far apart what is counted lies: the same, a known relative, anything."""
    if left.measure == right.measure:
        return 0 if left.quantity.unit == right.quantity.unit else 1
    counted = next((found for found in one.findings if found.check == "measure"), None)
    known = counted is not None and counted.relation in (Relation.INSIDE, Relation.CONTAINS)
    return 2 if known else 3


def _loudness(one: Comparison) -> int:
    order = (None, Severity.MINOR, Severity.MODERATE, Severity.MAJOR)
    return order.index(one.severity)


class Holding(StrEnum):
    """What a text holds for a comparison: figures, none, no words at all, words nobody can read."""

    FIGURES = "figures"
    NOTHING = "nothing"
    EMPTY = "empty"
    UNREAD = "unread"


def nothing_to_compare(left: Holding, right: Holding, lexicon: Lexicon) -> Comparison:
    """Returns the verdict on two texts of which one or both hold no figure, or none that pair; the
    rule names what is missing and where."""
    missing = next(
        (one for one in (Holding.EMPTY, Holding.UNREAD, Holding.NOTHING) if one in (left, right)),
        None,
    )
    if missing is None:
        rule = "nothing_no_pair"
    else:
        rule = f"{missing}_{'both' if left is right else 'left' if left is missing else 'right'}"
    key = f"reason_{rule}"
    return Comparison(
        id=content_id("pair", rule.removeprefix("nothing_")),
        case_id="",
        left_id="",
        right_id="",
        verdict=Verdict.NOT_COMPARABLE,
        rule=rule,
        findings=(Finding("reason", Relation.UNKNOWN, key),),
        reason=lexicon.message(key),
        lexicon_version=lexicon.version,
    )
