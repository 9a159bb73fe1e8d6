"""Figures that their issuer takes back later in the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model.statement import Modality, Statement

BY_ISSUER, LATER = "withdrawn_by_issuer", "withdrawn_later"


def mark_withdrawn(statements: Sequence[Statement]) -> list[Statement]:
    """Returns the statements of a document; an earlier figure that a later one of the same number
    and measure takes back is marked by the rule `withdrawn_later`, and stays as it was asserted."""
    gone = {
        (one.measure, one.quantity.number): at
        for at, one in enumerate(statements)
        if BY_ISSUER in one.origin
    }
    return [
        _marked(one) if at < gone.get((one.measure, one.quantity.number), -1) else one
        for at, one in enumerate(statements)
    ]


def _marked(statement: Statement) -> Statement:
    if statement.modality is not Modality.ASSERTED or LATER in statement.origin:
        return statement
    return replace(statement, origin=(*statement.origin, LATER))
