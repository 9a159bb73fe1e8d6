"""What the workbench remembers. Ids come from content, so putting a thing twice changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from workbench.errors import WorkbenchError
from workbench.model.comparison import Comparison
from workbench.model.statement import ASSERTION, Statement
from workbench.model.text import Case, Document, Passage
from workbench.store import rows, schema
from workbench.store.base import put, put_only
from workbench.store.decided import Decided

AFTER_FIGURES = 1_000_000
"""Position of the first claim without a figure: behind all figures of its document."""


class Store(Decided):
    """Cases, documents, readings, comparisons and what people decided, in one database."""

    def cases(self) -> list[Case]:
        """Returns all cases, by title."""
        table = schema.cases
        found = self._read(select(table).order_by(table.c.title, table.c.id))
        return [rows.case_of(row) for row in found]

    def put_case(self, case: Case) -> None:
        """Keeps a case; one of the same id is brought up to date."""
        with self._reading() as connection:
            put(connection, schema.cases, [rows.case_row(case)])

    def documents(self, case_id: str, removed: bool = False) -> list[Document]:
        """Returns the documents in a case, by path; with `removed` those taken out of it."""
        table = schema.documents
        query = select(table).where(table.c.case_id == case_id, table.c.removed.is_(removed))
        return [rows.document_of(row) for row in self._read(query.order_by(*_by_path()))]

    def put_documents(self, documents: Sequence[Document]) -> None:
        """Keeps documents in their cases; one that had been removed is back."""
        with self._reading() as connection:
            put(connection, schema.documents, [rows.document_row(one) for one in documents])

    def remove_document(self, document_id: str) -> None:
        """Takes a document, its passages, statements and comparisons out of sight."""
        self._mark(document_id, removed=True)

    def restore_document(self, document_id: str) -> None:
        """Brings back what `remove_document` took out of sight."""
        self._mark(document_id, removed=False)

    def _mark(self, document_id: str, *, removed: bool) -> None:
        table = schema.documents
        query = update(table).where(table.c.id == document_id).values(removed=removed)
        with self._reading() as connection:
            if not connection.execute(query).rowcount:
                raise WorkbenchError(f"the store {self.name} holds no document {document_id!r}")

    def put_reading(
        self, document_id: str, passages: Sequence[Passage], statements: Sequence[Statement]
    ) -> None:
        """Keeps what was read in a document in place of what was read before."""
        with self._reading() as connection:
            for table, new in (
                (schema.passages, [rows.passage_row(p, i) for i, p in enumerate(passages)]),
                (schema.statements, [rows.statement_row(s, i) for i, s in enumerate(statements)]),
            ):
                put_only(connection, table, table.c.document_id == document_id, new)

    def put_claims(self, case_id: str, claims: Sequence[Statement]) -> None:
        """Keeps the claims without a figure of a case in place of those kept before; figures
        stay."""
        table, owner = schema.statements, schema.documents
        here = select(owner.c.id).where(owner.c.case_id == case_id)
        where = table.c.measure.startswith(ASSERTION) & table.c.document_id.in_(here)
        with self._writing() as connection:
            new = [rows.statement_row(one, AFTER_FIGURES + at) for at, one in enumerate(claims)]
            put_only(connection, table, where, new)

    def passages(self, case_id: str) -> list[Passage]:
        """Returns the passages of a case, document by document, in reading order."""
        table, owner = schema.passages, schema.documents
        here = (owner.c.case_id == case_id, owner.c.removed.is_(False))
        with self._lock:
            known = self._read(select(owner.c.id, owner.c.text).where(*here))
            query = select(table).join(owner).where(*here)
            found = self._read(query.order_by(*_by_path(), table.c.position))
        texts = {row["id"]: row["text"] for row in known}
        return [
            rows.passage_of(row, texts[row["document_id"]])
            for row in found
            if row["document_id"] in texts  # another process may have added one in between
        ]

    def statements(self, case_id: str) -> list[Statement]:
        """Returns the statements of a case, document by document, in reading order."""
        table, owner = schema.statements, schema.documents
        query = (
            select(table.c.body)
            .join(owner)
            .where(owner.c.case_id == case_id, owner.c.removed.is_(False))
            .order_by(*_by_path(), table.c.position)
        )
        return [rows.statement_of(row) for row in self._read(query)]

    def put_comparisons(
        self,
        case_id: str,
        comparisons: Sequence[Comparison],
        compared: Mapping[str, str] | None = None,
    ) -> None:
        """Keeps the verdicts of a case in place of its earlier ones, and the marks of the readings
        they were given on, by document id, where they are known."""
        table = schema.comparisons
        new = [rows.comparison_row(one, case_id, place) for place, one in enumerate(comparisons)]
        with self._reading() as connection:
            put_only(connection, table, table.c.case_id == case_id, new)
            marks = None if compared is None else dict(compared)
            query = update(schema.cases).where(schema.cases.c.id == case_id)
            connection.execute(query.values(compared=marks))

    def compared(self, case_id: str) -> dict[str, str] | None:
        """Returns the marks of the readings the case's verdicts were given on, by document id;
        None where nobody noted them."""
        table = schema.cases
        found = self._read(select(table.c.compared).where(table.c.id == case_id))
        marks: dict[str, str] | None = found[0]["compared"] if found else None
        return marks

    def forget_compared(self, case_id: str, document_ids: Sequence[str]) -> None:
        """Takes the marks of these documents away: what is known of them has changed, so that the
        verdicts of the case no longer stand on what is read. A case without verdicts has none."""
        table, given = schema.cases, schema.comparisons
        with self._reading() as connection:
            query = select(given.c.id).where(given.c.case_id == case_id).limit(1)
            if connection.execute(query).scalar() is None:
                return
            marks = self.compared(case_id) or {}
            left = {id_: mark for id_, mark in marks.items() if id_ not in document_ids}
            connection.execute(update(table).where(table.c.id == case_id).values(compared=left))

    def comparisons(self, case_id: str) -> list[Comparison]:
        """Returns the verdicts of a case, in the order they were given, without those on a
        removed document."""
        return self._verdicts(schema.comparisons, case_id)


def _by_path() -> tuple[Any, Any]:
    return schema.documents.c.path, schema.documents.c.id
