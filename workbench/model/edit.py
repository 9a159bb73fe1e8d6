"""What a person says of a document where the folder or the file says otherwise; it wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.model.dates import PartialDate
from workbench.model.text import Document

FIELDS = ("title", "publisher", "side", "speaker", "published", "url")
"""What of a document a person may say."""
LONGEST = 2000
UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of the document at that path, whatever its text is now; the latest one holds."""

    path: str
    field: str
    value: str
    editor: str
    created_at: datetime


def said_of(document: Document, field: str) -> str:
    """Returns a field of a document as text, "" where it is unknown."""
    value = getattr(document, field)
    return "" if value is None else str(value)


def with_field(document: Document, field: str, value: str) -> Document:
    """Returns the document with one field as the text says; ValueError names what is wrong."""
    if field not in FIELDS:
        raise ValueError(f"{field!r} cannot be edited; expected one of {', '.join(FIELDS)}")
    if len(value) > LONGEST:
        raise ValueError(f"{len(value)} characters for {field}; expected at most {LONGEST}")
    given: object = " ".join(value.split())
    if field == "published":
        given = PartialDate.parse(value) if value.strip() else None
    elif field == "side":
        given = given or UNASSIGNED
    return replace(document, **{field: given})  # type: ignore[arg-type]


def edited(documents: Sequence[Document], edits: Iterable[Edit]) -> list[Document]:
    """Returns the documents as people say they are."""
    latest = {(one.path, one.field): one.value for one in edits}
    found: list[Document] = []
    for document in documents:
        known = document
        for field in FIELDS:
            if (document.path, field) in latest:
                known = with_field(known, field, latest[document.path, field])
        found.append(known)
    return found
