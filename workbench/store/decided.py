"""What people decided, corrected and know better: appended to the store, never taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from workbench.errors import WorkbenchError
from workbench.model.comparison import Comparison
from workbench.model.correction import Correction
from workbench.model.edit import Edit
from workbench.model.review import Review
from workbench.store import rows, schema
from workbench.store.base import Base, Row, insert, put_only


class Decided(Base):
    """Reviews, corrections, edits of documents and settings in the database of a store."""

    def reviews(self, case_id: str) -> list[Review]:
        """Returns every decision ever made in a case, in the order it was appended."""
        return [rows.review_of(row) for row in self._log(schema.reviews, case_id)]

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
            self.append_reviews(case_id, [review])

    def append_reviews(self, case_id: str, reviews: Sequence[Review]) -> int:
        """Appends decisions of a log to a case, whether or not it holds their statements; returns
        how many were new."""
        return self._append(schema.reviews, [rows.review_row(one, case_id) for one in reviews])

    def corrections(self, case_id: str) -> list[Correction]:
        """Returns every correction ever made in a case, in the order it was appended."""
        return [rows.correction_of(row) for row in self._log(schema.corrections, case_id)]

    def append_corrections(self, case_id: str, corrections: Sequence[Correction]) -> int:
        """Appends corrections to a case; returns how many were new."""
        new = [rows.correction_row(one, case_id) for one in corrections]
        with self._reading():
            return self._append(schema.corrections, new)

    def put_rejudged(self, case_id: str, comparisons: Sequence[Comparison]) -> None:
        """Keeps the verdicts on corrected statements in place of the case's earlier ones; the
        machine's own verdicts stay beside them."""
        table = schema.rejudged
        new = [rows.comparison_row(one, case_id, place) for place, one in enumerate(comparisons)]
        with self._reading() as connection:
            put_only(connection, table, table.c.case_id == case_id, new)

    def rejudged(self, case_id: str) -> list[Comparison]:
        """Returns the verdicts on corrected statements, without those on a removed document."""
        return self._verdicts(schema.rejudged, case_id)

    def _verdicts(self, table: Any, case_id: str) -> list[Comparison]:
        one, owner = schema.statements, schema.documents
        gone = select(one.c.id).join(owner).where(owner.c.removed.is_(True))
        query = (
            select(table.c.body, table.c.findings)
            .where(table.c.case_id == case_id)
            .where(table.c.left_id.not_in(gone), table.c.right_id.not_in(gone))
            .order_by(table.c.position)
        )
        return [rows.comparison_of(row) for row in self._read(query)]

    def edits(self, case_id: str) -> list[Edit]:
        """Returns what people ever said of the documents of a case, in the order they said it."""
        return [rows.edit_of(row) for row in self._log(schema.edits, case_id)]

    def append_edits(self, case_id: str, edits: Sequence[Edit]) -> None:
        """Appends what people say of the documents of a case."""
        with self._writing() as connection:
            if edits:
                new = [rows.edit_row(one, case_id) for one in edits]
                connection.execute(insert(connection, schema.edits), new)

    def setting(self, key: str) -> str | None:
        """Returns a setting of this store, None where nobody made it."""
        table = schema.settings
        found = self._read(select(table.c.value).where(table.c.key == key))
        value: str | None = found[0]["value"] if found else None
        return value

    def put_setting(self, key: str, value: str) -> None:
        """Keeps a setting in place of its earlier value."""
        with self._writing() as connection:
            query = insert(connection, schema.settings).values(key=key, value=value)
            connection.execute(
                query.on_conflict_do_update(index_elements=["key"], set_={"value": value})
            )

    def _log(self, table: Any, case_id: str) -> list[Any]:
        query = select(table).where(table.c.case_id == case_id).order_by(table.c.number)
        return self._read(query)

    def _append(self, table: Any, new: Sequence[Row]) -> int:
        """Appends the rows whose id is not there yet; returns how many those were."""
        by_id: dict[str, Row] = {}
        for row in new:
            by_id.setdefault(row["id"], row)
        with self._writing() as connection:
            known = set(connection.execute(select(table.c.id)).scalars()) & set(by_id)
            fresh = [row for id_, row in by_id.items() if id_ not in known]
            if fresh:
                connection.execute(insert(connection, table).on_conflict_do_nothing(), fresh)
        return len(fresh)
