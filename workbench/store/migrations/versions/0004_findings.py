"""The findings of comparisons beside their bodies, packed: a page unpacks what it shows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("comparisons", "rejudged")
AT_ONCE = 1000


def upgrade() -> None:
    """Adds the column and moves the findings there out of the bodies."""
    for name in TABLES:
        column = sa.Column("findings", sa.LargeBinary, nullable=False, server_default="")
        op.add_column(name, column)
        for rows in _rows(name):
            _put(name, [(id_, *_apart(body)) for id_, body, _ in rows])


def downgrade() -> None:
    """Puts the findings back into the bodies."""
    for name in TABLES:
        for rows in _rows(name):
            _put(name, [(id_, _whole(body, packed), b"") for id_, body, packed in rows])
        with op.batch_alter_table(name) as table:
            table.drop_column("findings")


def _apart(body: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    findings = body.pop("findings", [])
    if not findings:
        return body, b""
    plain = json.dumps(findings, ensure_ascii=False, separators=(",", ":"))
    return body, zlib.compress(plain.encode(), 1)


def _whole(body: dict[str, Any], packed: bytes) -> dict[str, Any]:
    return {**body, "findings": json.loads(zlib.decompress(packed)) if packed else []}


def _table(name: str) -> Any:
    kept = (sa.column("body", sa.JSON), sa.column("findings", sa.LargeBinary))
    return sa.table(name, sa.column("id", sa.String), *kept)


def _rows(name: str) -> Iterator[list[tuple[str, dict[str, Any], bytes]]]:
    """Yields the rows some at a time: a case may have tens of thousands."""
    table, connection = _table(name), op.get_bind()
    ids = list(connection.execute(sa.select(table.c.id).order_by(table.c.id)).scalars())
    for start in range(0, len(ids), AT_ONCE):
        here = table.c.id.in_(ids[start : start + AT_ONCE])
        yield [tuple(row) for row in connection.execute(sa.select(table).where(here))]


def _put(name: str, rows: list[tuple[str, dict[str, Any], bytes]]) -> None:
    table = _table(name)
    query = sa.update(table).where(table.c.id == sa.bindparam("row"))
    query = query.values(body=sa.bindparam("body_"), findings=sa.bindparam("findings_"))
    new = [{"row": id_, "body_": body, "findings_": packed} for id_, body, packed in rows]
    op.get_bind().execute(query, new)
