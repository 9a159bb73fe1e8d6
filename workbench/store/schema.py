"""The tables. What is searched by has a column; a statement and a comparison also keep themselves
whole in `body`, so a field added to the type needs no new column; only the findings of a comparison
stand beside it, packed, for they weigh ten times as much as all else."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

HEAD = "0004"
"""The newest migration; a database at this revision is opened without loading Alembic."""

cases = Table(
    "cases",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("place", String),
    Column("period", String),
    Column("sides", JSON, nullable=False),
    Column("compared", JSON(none_as_null=True)),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("side", String, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("language", String),
    Column("published", String),
    Column("url", Text, nullable=False),
    Column("media_type", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", Text, nullable=False),
    Column("removed", Boolean, nullable=False, default=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column(
        "document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("origin", LargeBinary, nullable=False),
    Column("language", String),
    Column("speaker", Text),
    Column("role", String, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column(
        "document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("position", Integer, nullable=False),
    Column("measure", String, nullable=False, index=True),
    Column("as_of", String),
    Column("body", JSON, nullable=False),
)

comparisons = Table(
    "comparisons",
    metadata,
    Column("id", String, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("left_id", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("right_id", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("verdict", String, nullable=False, index=True),
    Column("body", JSON, nullable=False),
    Column("findings", LargeBinary, nullable=False, server_default=""),
)

# Only ever appended to, and without foreign keys to statements: a decision outlives a re-reading.
reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("case_id", String, nullable=False),
    Column("left_id", String, nullable=False),
    Column("right_id", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", String, nullable=False),
    *(
        Column(name, String, nullable=False, server_default="")
        for name in ("verdict", "resolution", "preferred", "undoes", "judged")
    ),
    Column("basis", JSON(none_as_null=True)),
    Index("ix_reviews_case_pair", "case_id", "left_id", "right_id"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("case_id", String, nullable=False, index=True),
    Column("statement_id", String, nullable=False),
    Column("field", String, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", String, nullable=False),
    Column("undoes", String, nullable=False),
    Column("basis", JSON(none_as_null=True)),
    Column("other", JSON(none_as_null=True)),
)

# Verdicts on statements as reviewers corrected them; the machine's own stay in `comparisons`.
rejudged = Table(
    "rejudged",
    metadata,
    Column("id", String, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("left_id", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("right_id", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("findings", LargeBinary, nullable=False, server_default=""),
)

# By path, not by document: what a person said of a file holds for its next version, too.
edits = Table(
    "edits",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("case_id", String, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("field", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("created_at", String, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
