"""Opens the database: which one, is it ours and whole, are its tables up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from workbench.errors import CannotStart
from workbench.store.schema import HEAD

APP = "claim-workbench"
MIGRATIONS = Path(__file__).with_name("migrations")
WAIT = 30_000
"""Milliseconds to wait for another process that is writing."""
EXPECTED = "expected sqlite:///FILE, :memory: or postgresql+psycopg://USER@HOST/NAME"
MAGIC = b"SQLite format 3\x00"


def database_url(db: str | None) -> URL:
    """Returns the URL of the store asked for, else of WORKBENCH_DB, else of the SQLite file in the
    user's data folder; CannotStart if there is no such kind of store."""
    asked = db or os.environ.get("WORKBENCH_DB")
    if not asked:
        return URL.create("sqlite", database=str(_data_folder() / "workbench.db"))
    if asked == ":memory:":
        return URL.create("sqlite", database=":memory:")
    try:
        url = make_url(asked)
    except ArgumentError as problem:
        raise CannotStart(f"the store {asked!r} is no database URL; {EXPECTED}") from problem
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise CannotStart(f"the store {_name(url)!r} is of an unknown kind; {EXPECTED}")
    return url


def file_of(url: URL) -> Path | None:
    """Returns the SQLite file of the URL, None for memory or a server."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database or "").expanduser()


def open_engine(url: URL) -> Engine:
    """Returns an engine on a database whose tables are up to date; CannotStart says what is
    wrong with it."""
    path = file_of(url)
    if path is not None:
        _check_file(path)
    engine = _engine(url, path)
    with told_plainly(_name(url)), engine.begin() as connection:
        _bring_up_to_date(connection, _name(url))
    return engine


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turns what the database says into one line: which database, what is wrong, what to do."""
    try:
        yield
    except IntegrityError:
        raise  # not the database's fault
    except DBAPIError as problem:
        said = str(problem.orig).strip().splitlines()[0] if str(problem.orig).strip() else ""
        raise CannotStart(f"the store {name} cannot be used: {said}. {_advice(said)}") from problem


def _advice(said: str) -> str:
    if "malformed" in said or "not a database" in said:
        return "The file is damaged: restore a copy, or name another store with --db"
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return "Give the folder write permission, or name another store with --db"
    if "locked" in said:
        return "Another process has been writing for 30 seconds: wait for it and try again"
    if "full" in said:
        return "Free some space, or name another store with --db"
    return "Check that it is running and that --db names it"


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir(APP))


def _name(url: URL) -> str:
    path = file_of(url)
    return str(path) if path else url.render_as_string(hide_password=True)


def _engine(url: URL, path: Path | None) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _server_engine(url)
    if path is None:
        memory = {"check_same_thread": False}
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args=memory)
    else:
        engine = create_engine(URL.create("sqlite", database=str(path), query=url.query))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (ImportError, NoSuchModuleError) as problem:
        raise CannotStart(
            f"the store {_name(url)} needs a driver that is not installed ({problem}). "
            "Install it with: pip install 'psycopg[binary]', and write postgresql+psycopg://…"
        ) from problem


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the begin event decides how a transaction starts
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={WAIT}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could die with "database is locked".
    reads = connection.get_execution_options().get("only_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _check_file(path: Path) -> None:
    """Checks before SQLite sees it that the file can be a whole database of ours."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise CannotStart(f"the store {path} is a folder; give a file name in it with --db")
        head = path.open("rb").read(100) if path.exists() else b""
        size = path.stat().st_size if head else 0
    except OSError as problem:
        raise CannotStart(
            f"the store {path} cannot be opened: {problem.strerror or problem}. Give the folder "
            "write permission, or name another store with --db sqlite:///FILE"
        ) from problem
    if head and not head.startswith(MAGIC):
        raise CannotStart(
            f"the store {path} is not an SQLite database. Name another file with --db"
        )
    if head and _is_cut(head, size) and not _has_log(path):
        raise CannotStart(
            f"the store {path} is cut short ({size:,} bytes, {_stated(head):,} expected): a copy "
            "broke off. Restore a whole copy, or name another store with --db"
        )


def _stated(head: bytes) -> int:
    page = int.from_bytes(head[16:18], "big")
    return (65_536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def _is_cut(head: bytes, size: int) -> bool:
    # The page count counts only where the two change counters agree (SQLite file format, 1.3.7).
    return len(head) < 100 or (head[24:28] == head[92:96] and size < _stated(head))


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _bring_up_to_date(connection: Connection, name: str) -> None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            some = ", ".join(sorted(tables)[:3])
            raise CannotStart(
                f"the store {name} belongs to another program (it holds {some}). "
                "Name another store with --db"
            )
        _upgrade(connection)
        return
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found == HEAD:
        return
    if str(found) > HEAD:
        raise CannotStart(
            f"the store {name} was written by a newer version (revision {found}, this one knows "
            f"{HEAD}). Update the workbench, or name another store with --db"
        )
    _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
