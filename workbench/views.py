"""What the pipeline takes and gives: documents as people hand them in, a case as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench import ingest
from workbench.ingest.documents import printable
from workbench.model.comparison import Comparison
from workbench.model.correction import Correction
from workbench.model.dates import PartialDate
from workbench.model.ids import content_id
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage

ADDED = "added/"
"""Documents that were uploaded or pasted stand under this folder of their case."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as a person hands it in: a file's bytes or pasted text, and what is known."""

    name: str
    data: bytes | None = None
    text: str | None = None
    title: str = ""
    side: str = ""
    publisher: str = ""
    speaker: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What came of an ingest: the documents now in the case and one line for each failure."""

    case: Case
    documents: tuple[Document, ...]
    failures: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything about one case, frozen, keyed by id. What a reviewer corrected stands in
    `statements` and `comparisons` as the reviewer reads it; `machine` and `judged` hold the
    machine's own reading and verdict of just those. Decisions and corrections are those on what is
    read now; `lost_` ones were made on what the documents no longer say."""

    case: Case
    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    comparisons: tuple[Comparison, ...]
    machine: Mapping[str, Statement] = field(default_factory=dict)
    judged: Mapping[str, Comparison] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lost_reviews: tuple[Review, ...] = ()
    lost_corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a search, with its document and its score (higher is nearer)."""

    document: Document
    passage: Passage
    score: float


def as_document(case_id: str, item: NewDocument) -> Document:
    """Returns the document handed in, with what is known of it; UnreadableInput or ValueError says
    what is wrong with it."""
    path = ADDED + printable(Path(item.name.replace("\\", "/")).name)
    if item.data is not None:
        document = ingest.document_from_bytes(case_id, path, item.data)
    else:
        document = ingest.document_from_text(case_id, path, item.text or "")
    given = {
        "title": printable(item.title),
        "side": printable(item.side),
        "publisher": printable(item.publisher),
        "speaker": printable(item.speaker),
        "url": printable(item.url),
        "published": PartialDate.parse(item.published) if item.published else None,
    }
    return replace(document, **{key: value for key, value in given.items() if value})  # type: ignore[arg-type]


def reading_marks(statements: Iterable[Statement]) -> dict[str, str]:
    """Returns a mark for each document with figures, which changes when it is read otherwise."""
    read: dict[str, list[str]] = {}
    for one in statements:
        if not one.is_figure:
            continue  # claims are read anew with every comparison
        amount = one.quantity
        said = (one.id, one.measure, str(amount.low), str(amount.high), one.modality.value)
        read.setdefault(one.document_id, []).extend(said)
    return {id_: content_id("read", *said) for id_, said in read.items()}
