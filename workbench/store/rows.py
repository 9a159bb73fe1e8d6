"""Between our types and the rows of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from workbench.model.comparison import Comparison
from workbench.model.correction import Correction
from workbench.model.dates import PartialDate, Period
from workbench.model.edit import Edit
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, MappedText, Passage, Role, Span
from workbench.store.codec import decode, encode
from workbench.store.findings import Packed
from workbench.store.findings import pack as pack_findings
from workbench.store.offsets import pack, unpack

Row = dict[str, Any]
Found = Mapping[Any, Any]


def case_row(case: Case) -> Row:
    """Returns the row of a case."""
    return {
        "id": case.id,
        "title": case.title,
        "place": case.place,
        "period": str(case.period) if case.period else None,
        "sides": list(case.sides),
    }


def case_of(row: Found) -> Case:
    """Returns the case of a row."""
    period = Period.parse(row["period"]) if row["period"] else None
    return Case(row["id"], row["title"], row["place"], period, tuple(row["sides"]))


def document_row(document: Document) -> Row:
    """Returns the row of a document that is in its case."""
    row = {field.name: getattr(document, field.name) for field in fields(Document)}
    published = str(document.published) if document.published else None
    return {**row, "published": published, "removed": False}


def document_of(row: Found) -> Document:
    """Returns the document of a row."""
    kept = {field.name: row[field.name] for field in fields(Document)}
    published = PartialDate.parse(row["published"]) if row["published"] else None
    return Document(**{**kept, "published": published})


def passage_row(passage: Passage, position: int) -> Row:
    """Returns the row of a passage, without the original text, which the document has."""
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "position": position,
        "start": passage.span.start,
        "stop": passage.span.stop,
        "text": passage.text.text,
        "origin": pack(passage.text.origin),
        "language": passage.language,
        "speaker": passage.speaker,
        "role": passage.role.value,
    }


def passage_of(row: Found, document_text: str) -> Passage:
    """Returns the passage of a row of the document with that text."""
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        span=Span(row["start"], row["stop"], document_text[row["start"] : row["stop"]]),
        text=MappedText(row["text"], unpack(row["origin"])),
        language=row["language"],
        speaker=row["speaker"],
        role=Role(row["role"]),
    )


def statement_row(statement: Statement, position: int) -> Row:
    """Returns the row of a statement."""
    return {
        "id": statement.id,
        "document_id": statement.document_id,
        "position": position,
        "measure": statement.measure,
        "as_of": str(statement.as_of) if statement.as_of else None,
        "body": encode(statement),
    }


def statement_of(row: Found) -> Statement:
    """Returns the statement of a row."""
    return decode(Statement, row["body"])


def comparison_row(comparison: Comparison, case_id: str, position: int) -> Row:
    """Returns the row of a comparison."""
    return {
        "id": comparison.id,
        "case_id": case_id,
        "left_id": comparison.left_id,
        "right_id": comparison.right_id,
        "position": position,
        "verdict": comparison.verdict.value,
        "body": _without_findings(encode(replace(comparison, findings=()))),
        "findings": pack_findings(comparison.findings),
    }


def comparison_of(row: Found) -> Comparison:
    """Returns the comparison of a row."""
    return decode(Comparison, row["body"], findings=Packed(row["findings"]))


def _without_findings(body: Row) -> Row:
    del body["findings"]
    return body


def review_row(review: Review, case_id: str) -> Row:
    """Returns the row of a review; its number is given by the database."""
    return {**encode(review), "case_id": case_id, "created_at": review.created_at.isoformat()}


def review_of(row: Found) -> Review:
    """Returns the review of a row."""
    return decode(Review, _timed(row))


def correction_row(correction: Correction, case_id: str) -> Row:
    """Returns the row of a correction; its number is given by the database."""
    made = correction.created_at.isoformat()
    return {**encode(correction), "case_id": case_id, "created_at": made}


def correction_of(row: Found) -> Correction:
    """Returns the correction of a row."""
    return decode(Correction, _timed(row))


def edit_row(edit: Edit, case_id: str) -> Row:
    """Returns the row of an edit; its number is given by the database."""
    return {**encode(edit), "case_id": case_id, "created_at": edit.created_at.isoformat()}


def edit_of(row: Found) -> Edit:
    """Returns the edit of a row."""
    return decode(Edit, _timed(row))


def _timed(row: Found) -> Row:
    return {**row, "created_at": datetime.fromisoformat(row["created_at"])}
