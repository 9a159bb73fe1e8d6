"""A database opened for reading and writing: each put happens whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from workbench.store.engine import told_plainly

Row = dict[str, Any]
LAST_REVISION = 2**31 - 1


class Base:
    """The connection of a store. `path` is the SQLite file, None for memory or a server."""

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

    def revision(self) -> int | None:
        """Returns a number that changes whenever anything but decisions, edits and settings was
        written, by whatever process; None where the database keeps no such number."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._lock, told_plainly(self.name):
            if self._open is not None:
                return _revision(self._open)
            with self._engine.connect().execution_options(only_reads=True) as connection:
                return _revision(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Opens for writing what is read or judged: the revision goes up."""
        with self._writing() as connection:
            yield connection
            if connection.dialect.name == "sqlite":
                after = (_revision(connection) + 1) % LAST_REVISION
                connection.exec_driver_sql(f"PRAGMA user_version = {after}")

    def _read(self, query: Select[Any]) -> list[Any]:
        with self._lock, told_plainly(self.name):
            if self._open is not None:
                return list(self._open.execute(query).mappings())
            with self._engine.connect().execution_options(only_reads=True) as connection:
                return list(connection.execute(query).mappings())


def _revision(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def insert(connection: Connection, table: Table) -> Any:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def put(connection: Connection, table: Table, new: Sequence[Row]) -> None:
    """Inserts rows; one whose id is there is changed. Of two rows with one id the first stays."""
    by_id: dict[str, Row] = {}
    for row in new:
        by_id.setdefault(row["id"], row)
    if not by_id:
        return
    adding = insert(connection, table)
    changed = {name: adding.excluded[name] for name in new[0] if name != "id"}
    connection.execute(
        adding.on_conflict_do_update(index_elements=["id"], set_=changed), list(by_id.values())
    )


def put_only(connection: Connection, table: Table, where: Any, new: Sequence[Row]) -> None:
    """Makes `new` all there is where `where` holds; rows that stay are not deleted in between,
    so what refers to them stays too."""
    before = set(connection.execute(select(table.c.id).where(where)).scalars())
    gone = before - {row["id"] for row in new}
    if gone:
        one = delete(table).where(table.c.id == bindparam("gone"))
        connection.execute(one, [{"gone": id_} for id_ in sorted(gone)])
    put(connection, table, new)
