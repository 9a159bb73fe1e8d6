"""The first tables: cases, documents, passages, statements, comparisons, reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("period", sa.String),
        sa.Column("sides", sa.JSON, nullable=False),
    )
    _documents()
    _readings()
    _comparisons()
    _reviews()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        _owned("case_id", "cases.id"),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("path", "text", "title")),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("side", sa.String, nullable=False),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("language", sa.String),
        sa.Column("published", sa.String),
        sa.Column("url", sa.Text, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("media_type", "sha256", "kind")),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
    )
    op.create_index("ix_documents_case_id", "documents", ["case_id"])


def _readings() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.String, primary_key=True),
        _owned("document_id", "documents.id"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("position", "start", "stop")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("origin", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.String),
        sa.Column("speaker", sa.Text),
        sa.Column("role", sa.String, nullable=False),
    )
    op.create_index("ix_passages_document_id", "passages", ["document_id"])
    op.create_table(
        "statements",
        sa.Column("id", sa.String, primary_key=True),
        _owned("document_id", "documents.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("measure", sa.String, nullable=False),
        sa.Column("as_of", sa.String),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("ix_statements_document_id", "statements", ["document_id"])
    op.create_index("ix_statements_measure", "statements", ["measure"])


def _comparisons() -> None:
    op.create_table(
        "comparisons",
        sa.Column("id", sa.String, primary_key=True),
        _owned("case_id", "cases.id"),
        _owned("left_id", "statements.id"),
        _owned("right_id", "statements.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    for name in ("case_id", "left_id", "right_id", "verdict"):
        op.create_index(f"ix_comparisons_{name}", "comparisons", [name])


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("case_id", "left_id", "right_id", "decision")
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reviewer", "note")),
        sa.Column("created_at", sa.String, nullable=False),
    )
    op.create_index("ix_reviews_case_pair", "reviews", ["case_id", "left_id", "right_id"])


def _owned(name: str, owner: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(owner, ondelete="CASCADE"), nullable=False)


def downgrade() -> None:
    """Drops the tables."""
    for name in ("reviews", "comparisons", "statements", "passages", "documents", "cases"):
        op.drop_table(name)
