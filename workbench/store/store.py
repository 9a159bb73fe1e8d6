"""What the workbench remembers. Ids come from content, so putting a thing twice changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from workbench.errors import WorkbenchError
from workbench.model.comparison import Comparison
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage
from workbench.store import rows, schema
from workbench.store.engine import told_plainly

Row = dict[str, Any]


class Store:
    """Cases, documents, readings, comparisons and reviews in one database. `path` is the SQLite
    file, None for memory or a server. Each put happens whole or not at all."""

    def __init__(self, engine: Engine, path: Path | None, name: str) -> None:
        self.path = path
        self.name = name
        self._engine = engine
        # One connection serves all threads of a store in memory; a file's writers wait here.
        self._lock = threading.RLock()
        self._open: Connection | None = None

    def close(self) -> None:
        """Lets the database go; a store in memory is gone with it."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Makes all puts inside one: if anything fails, none of them happened."""
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock, told_plainly(self.name):
            if self._open is not None:
                yield self._open
                return
            with self._engine.begin() as connection:
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None

    def _read(self, query: Select[Any]) -> list[Any]:
        with self._lock, told_plainly(self.name):
            if self._open is not None:
                return list(self._open.execute(query).mappings())
            with self._engine.connect().execution_options(only_reads=True) as connection:
                return list(connection.execute(query).mappings())

    def cases(self) -> list[Case]:
        """Returns all cases, by title."""
        table = schema.cases
        found = self._read(select(table).order_by(table.c.title, table.c.id))
        return [rows.case_of(row) for row in found]

    def put_case(self, case: Case) -> None:
        """Keeps a case; one of the same id is brought up to date."""
        with self._writing() as connection:
            _put(connection, schema.cases, [rows.case_row(case)])

    def documents(self, case_id: str, removed: bool = False) -> list[Document]:
        """Returns the documents in a case, by path; with `removed` those taken out of it."""
        table = schema.documents
        query = select(table).where(table.c.case_id == case_id, table.c.removed.is_(removed))
        return [rows.document_of(row) for row in self._read(query.order_by(*_by_path()))]

    def put_documents(self, documents: Sequence[Document]) -> None:
        """Keeps documents in their cases; one that had been removed is back."""
        with self._writing() as connection:
            _put(connection, schema.documents, [rows.document_row(one) for one in documents])

    def remove_document(self, document_id: str) -> None:
        """Takes a document, its passages, statements and comparisons out of sight."""
        self._mark(document_id, removed=True)

    def restore_document(self, document_id: str) -> None:
        """Brings back what `remove_document` took out of sight."""
        self._mark(document_id, removed=False)

    def _mark(self, document_id: str, *, removed: bool) -> None:
        table = schema.documents
        query = update(table).where(table.c.id == document_id).values(removed=removed)
        with self._writing() as connection:
            if not connection.execute(query).rowcount:
                raise WorkbenchError(f"the store {self.name} holds no document {document_id!r}")

    def put_reading(
        self, document_id: str, passages: Sequence[Passage], statements: Sequence[Statement]
    ) -> None:
        """Keeps what was read in a document in place of what was read before."""
        with self._writing() as connection:
            for table, new in (
                (schema.passages, [rows.passage_row(p, i) for i, p in enumerate(passages)]),
                (schema.statements, [rows.statement_row(s, i) for i, s in enumerate(statements)]),
            ):
                _put_only(connection, table, table.c.document_id == document_id, new)

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
        with self._writing() as connection:
            _put_only(connection, table, table.c.case_id == case_id, new)
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

    def comparisons(self, case_id: str) -> list[Comparison]:
        """Returns the verdicts of a case, in the order they were given, without those on a
        removed document."""
        table, one, owner = schema.comparisons, schema.statements, schema.documents
        gone = select(one.c.id).join(owner).where(owner.c.removed.is_(True))
        query = (
            select(table.c.body)
            .where(table.c.case_id == case_id)
            .where(table.c.left_id.not_in(gone), table.c.right_id.not_in(gone))
            .order_by(table.c.position)
        )
        return [rows.comparison_of(row) for row in self._read(query)]

    def reviews(self, case_id: str) -> list[Review]:
        """Returns every decision ever made in a case, oldest first."""
        table = schema.reviews
        query = select(table).where(table.c.case_id == case_id).order_by(table.c.number)
        return [rows.review_of(row) for row in self._read(query)]

    def put_review(self, review: Review) -> None:
        """Appends a decision; the same one twice is kept once. WorkbenchError if the store does
        not hold the two statements."""
        one, owner = schema.statements, schema.documents
        query = select(owner.c.case_id).join(one).where(one.c.id == review.left_id)
        also = select(one.c.id).where(one.c.id == review.right_id)
        with self._writing() as connection:
            case_id = connection.execute(query).scalar()
            if case_id is None or connection.execute(also).scalar() is None:
                raise WorkbenchError(
                    f"the store {self.name} holds no such pair to review: "
                    f"{review.left_id} and {review.right_id}"
                )
            insert = _insert(connection, schema.reviews).on_conflict_do_nothing()
            connection.execute(insert, [rows.review_row(review, case_id)])


def _by_path() -> tuple[Any, Any]:
    return schema.documents.c.path, schema.documents.c.id


def _insert(connection: Connection, table: Table) -> Any:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def _put(connection: Connection, table: Table, new: Sequence[Row]) -> None:
    """Inserts rows; one whose id is there is changed. Of two rows with one id the first stays."""
    by_id: dict[str, Row] = {}
    for row in new:
        by_id.setdefault(row["id"], row)
    if not by_id:
        return
    insert = _insert(connection, table)
    changed = {name: insert.excluded[name] for name in new[0] if name != "id"}
    connection.execute(
        insert.on_conflict_do_update(index_elements=["id"], set_=changed), list(by_id.values())
    )


def _put_only(connection: Connection, table: Table, where: Any, new: Sequence[Row]) -> None:
    """Makes `new` all there is where `where` holds; rows that stay are not deleted in between,
    so what refers to them stays too."""
    before = set(connection.execute(select(table.c.id).where(where)).scalars())
    gone = before - {row["id"] for row in new}
    if gone:
        one = delete(table).where(table.c.id == bindparam("gone"))
        connection.execute(one, [{"gone": id_} for id_ in sorted(gone)])
    _put(connection, table, new)
