"""The 178 facts on January 2022 (january_facts.csv) as statements, each in a document of its own.

The table holds what each source gave, in the ids of the word lists; `said` tells what its text says
of the figure beside giving it: that it corrects an earlier one, or that its issuer took it back.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compare.builder import amount

from workbench.lexicon import load
from workbench.model.dates import DateBasis, PartialDate
from workbench.model.statement import Attribution, Modality, Quote, Scope, Statement
from workbench.model.text import Document, Span

TABLE = Path(__file__).parent / "january_facts.csv"
Row = dict[str, str]


@dataclass(frozen=True)
class Facts:
    """Statements and documents by fact id."""

    statements: dict[str, Statement]
    documents: dict[str, Document]


@cache
def facts() -> Facts:
    """Returns the facts; a statement's id is the fact's."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Facts(
        {row["id"]: _statement(row, at) for at, row in enumerate(rows)},
        {row["id"]: _document(row) for row in rows},
    )


def _document(row: Row) -> Document:
    return Document(
        row["id"],
        "january",
        row["id"],
        "",
        publisher=row["outlet"],
        side=row["side"],
        published=PartialDate.parse(row["published"]),
    )


def _statement(row: Row, at: int) -> Statement:
    words = row["thing"].replace("_", " ") or load().label("measures", row["measure"])
    return Statement(
        id=row["id"],
        document_id=row["id"],
        passage_id="",
        span=Span(at, at + 1, "x"),
        quote=Quote(f"figure on {words}", 0, 1, 0, 1),
        quantity=amount(row["figure"], row["unit"]),
        measure=row["measure"],
        language=row["language"],
        thing=row["thing"].replace("_", " ") or None,
        scope=Scope(
            row["place"],
            row["population"] or None,
            None,
            tuple(row["qualifiers"].split("+")) if row["qualifiers"] else (),
        ),
        as_of=PartialDate.parse(row["as_of"]),
        as_of_basis=DateBasis.BRIEFING,
        attribution=_attribution(row),
        modality=Modality(row["modality"] or "asserted"),
        correction=row["said"] == "correction",
        origin=("withdrawn_by_issuer",) if row["said"] == "withdrawn" else (),
    )


def _attribution(row: Row) -> Attribution | None:
    source = row["name"] or row["authority"]
    return Attribution(source, "said", "verb", row["authority"] or None) if source else None
