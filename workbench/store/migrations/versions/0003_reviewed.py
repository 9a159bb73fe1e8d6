"""Decisions that outlive a changed document; corrections, edits of documents, settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ADDED = ("verdict", "resolution", "preferred", "undoes", "judged")
BASIS = sa.text(
    "SELECT s.id, s.body, d.path, d.sha256 FROM statements s JOIN documents d "
    "ON d.id = s.document_id WHERE s.id IN "
    "(SELECT left_id FROM reviews UNION SELECT right_id FROM reviews)"
)


def upgrade() -> None:
    """Adds the columns and tables; decisions made before get noted what they were made on, as far
    as their statements are still there."""
    for name in ADDED:
        op.add_column("reviews", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.add_column("reviews", sa.Column("basis", sa.JSON))
    _corrections()
    _rejudged()
    _edits()
    _note_basis()


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("case_id", "statement_id", "field")
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("old", "new", "reviewer", "note")),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("undoes", sa.String, nullable=False),
        sa.Column("basis", sa.JSON),
        sa.Column("other", sa.JSON),
    )
    op.create_index("ix_corrections_case_id", "corrections", ["case_id"])


def _rejudged() -> None:
    op.create_table(
        "rejudged",
        sa.Column("id", sa.String, primary_key=True),
        _owned("case_id", "cases.id"),
        _owned("left_id", "statements.id"),
        _owned("right_id", "statements.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    for name in ("case_id", "left_id", "right_id"):
        op.create_index(f"ix_rejudged_{name}", "rejudged", [name])


def _edits() -> None:
    op.create_table(
        "edits",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("value", "editor")),
        sa.Column("created_at", sa.String, nullable=False),
    )
    op.create_index("ix_edits_case_id", "edits", ["case_id"])
    op.create_table(
        "settings",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _note_basis() -> None:
    connection = op.get_bind()
    known = {row["id"]: _anchor(row) for row in connection.execute(BASIS).mappings()}
    reviews = sa.table(
        "reviews",
        sa.column("number", sa.Integer),
        sa.column("left_id", sa.String),
        sa.column("right_id", sa.String),
        sa.column("basis", sa.JSON),
    )
    made = connection.execute(sa.select(reviews.c.number, reviews.c.left_id, reviews.c.right_id))
    for number, left, right in list(made):
        if left in known and right in known:
            query = sa.update(reviews).where(reviews.c.number == number)
            connection.execute(query.values(basis=[known[left], known[right]]))


def _anchor(row: Mapping[Any, Any]) -> dict[str, object]:
    """Returns the place of a statement as `workbench.model.anchor.Anchor` keeps it."""
    body = json.loads(row["body"]) if isinstance(row["body"], str) else row["body"]
    span, quote = body["span"], body["quote"]
    return {
        "path": row["path"],
        "sha256": row["sha256"],
        "start": span["start"],
        "stop": span["stop"],
        "surface": span["text"],
        "quote": quote["text"],
        "mark_start": quote["mark_start"],
        "measure": body["measure"],
    }


def _owned(name: str, owner: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(owner, ondelete="CASCADE"), nullable=False)


def downgrade() -> None:
    """Drops what was added."""
    for name in ("settings", "edits", "rejudged", "corrections"):
        op.drop_table(name)
    with op.batch_alter_table("reviews") as table:
        for name in (*ADDED, "basis"):
            table.drop_column(name)
