"""Stores that cannot be used: each one line that says what, where and what to do."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sample_case import CASE

from workbench.errors import CannotStart
from workbench.model.text import Case
from workbench.store import Store, open_store
from workbench.store.schema import HEAD, metadata


def refused(db: str) -> str:
    """The one line the store is refused with."""
    with pytest.raises(CannotStart) as refusal:
        open_store(db).cases()
    line = str(refusal.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize("db", ["nonsense", "workbench.db", "mysql://host/name", "://", "oracle:x"])
def test_an_unknown_url_lists_what_is_known(db: str) -> None:
    line = refused(db)
    assert db in line
    assert "sqlite:///FILE" in line


@pytest.mark.parametrize("kind", ["postgresql+nodriver", "mysql"])
def test_a_password_is_not_shown(kind: str) -> None:
    assert "secret" not in refused(f"{kind}://me:secret@localhost/name")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert "is a folder" in refused(f"sqlite:///{tmp_path}")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    line = refused(f"sqlite:///{tmp_path / 'file' / 'test.db'}")
    assert str(tmp_path / "file" / "test.db") in line
    assert "--db" in line


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "write permission" in refused(f"sqlite:///{tmp_path / 'test.db'}")
    finally:
        tmp_path.chmod(0o700)


def test_a_text_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("The ministry said 12 people died.")
    assert "is not an SQLite database" in refused(f"sqlite:///{path}")
    assert path.read_text() == "The ministry said 12 people died."


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as base:
        base.execute("create table birds (name text)")
    base.close()
    line = refused(f"sqlite:///{path}")
    assert "another program" in line
    assert "birds" in line
    with sqlite3.connect(path) as base:
        assert base.execute("select name from sqlite_master").fetchall() == [("birds",)]
    base.close()


def test_a_newer_database_is_left_alone(url: str, store: Store) -> None:
    store.close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as base:
        base.execute("update alembic_version set version_num = '9999'")
    base.close()
    assert "newer version" in refused(url)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_truncated_database_is_named(url: str, store: Store, share: float) -> None:
    for number in range(200):
        store.put_case(Case(f"case-{number}", "x" * 500))
    store.close()
    path = Path(url.removeprefix("sqlite:///"))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    line = refused(url)
    assert str(path) in line
    assert "--db" in line


def test_a_database_overwritten_in_the_middle_is_named(url: str, store: Store) -> None:
    for number in range(200):
        store.put_case(Case(f"case-{number}", "x" * 500))
    store.close()
    path = Path(url.removeprefix("sqlite:///"))
    spoilt = bytearray(path.read_bytes())
    spoilt[4096:] = b"\xff" * (len(spoilt) - 4096)
    path.write_bytes(spoilt)
    assert "damaged" in refused(url)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    assert open_store(f"sqlite:///{path}").cases() == []


def test_the_migrations_lead_to_the_tables_of_the_schema(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, metadata) == []


def test_the_file_is_opened_with_care(store: Store) -> None:
    with store._engine.connect() as connection:
        asked = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert found == ["wal", 1, 30_000, 2]


def test_many_writers_at_once_lose_nothing(url: str, store: Store) -> None:
    def write(which: int) -> None:
        own = open_store(url)
        for number in range(20):
            own.put_case(Case(f"{which}-{number}", "x"))
        own.close()

    writers = [threading.Thread(target=write, args=(which,)) for which in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert len(store.cases()) == 80


def test_many_openers_at_once_make_one_store(url: str) -> None:
    problems: list[Exception] = []

    def start() -> None:
        try:
            open_store(url).put_case(CASE)
        except Exception as problem:
            problems.append(problem)

    openers = [threading.Thread(target=start) for _ in range(4)]
    for one in openers:
        one.start()
    for one in openers:
        one.join()
    assert problems == []
    assert open_store(url).cases() == [CASE]
