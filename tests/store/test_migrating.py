"""A database of an older version is brought up to date, and nobody's decision is lost."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sample_case import CASE, CONTRADICTION, NINETEEN, OFFICIAL, OTHER, TWELVE, passage, review
from sqlalchemy import Connection, create_engine, text

from workbench.model.anchor import anchors_of
from workbench.store import open_store
from workbench.store.codec import encode
from workbench.store.engine import MIGRATIONS
from workbench.store.rows import (
    case_row,
    comparison_row,
    document_row,
    passage_row,
    statement_row,
)
from workbench.store.schema import HEAD

COLUMNS = "id, case_id, left_id, right_id, decision, reviewer, note, created_at"


def older(path: Path, revision: str) -> None:
    """A database of that revision with the sample case and two decisions."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        _fill(connection)
    engine.dispose()


def _put(connection: Connection, table: str, row: dict[str, object]) -> None:
    plain = {k: json.dumps(v) if isinstance(v, dict | list) else v for k, v in row.items()}
    names = ", ".join(plain)
    connection.execute(
        text(f"insert into {table} ({names}) values ({', '.join(':' + n for n in plain)})"),
        plain,
    )


def _fill(connection: Connection) -> None:
    def put(table: str, row: dict[str, object]) -> None:
        _put(connection, table, row)

    put("cases", case_row(CASE))
    for owner, statement in ((OFFICIAL, TWELVE), (OTHER, NINETEEN)):
        put("documents", document_row(owner))
        put("passages", passage_row(passage(owner), 0))
        put("statements", statement_row(statement, 0))
    for minute, decision in enumerate(("confirmed", "rejected")):
        made = review(decision, minute)
        put(
            "reviews",
            {
                **{name: getattr(made, name) for name in COLUMNS.split(", ") if name != "case_id"},
                "case_id": CASE.id,
                "created_at": made.created_at.isoformat(),
            },
        )
    orphan = dict.fromkeys(COLUMNS.split(", "), "x")
    put("reviews", {**orphan, "case_id": CASE.id, "created_at": "2026-01-02T00:00:00+00:00"})


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_decisions_of_an_older_version_stay_and_say_what_they_were_made_on(
    tmp_path: Path, revision: str
) -> None:
    path = tmp_path / "old.db"
    older(path, revision)
    store = open_store(f"sqlite:///{path}")
    first, second, orphan = store.reviews(CASE.id)
    assert [one.decision for one in (first, second)] == ["confirmed", "rejected"]
    assert first.note == "seen"
    documents = {one.id: one for one in (OFFICIAL, OTHER)}
    known = anchors_of([TWELVE, NINETEEN], documents).of
    assert first.basis == second.basis == (known[TWELVE.id], known[NINETEEN.id])
    assert orphan.basis is None
    assert store.statements(CASE.id) == [TWELVE, NINETEEN]
    assert store.corrections(CASE.id) == []
    store.close()
    with sqlite3.connect(path) as base:
        assert base.execute("select version_num from alembic_version").fetchone() == (HEAD,)
    base.close()


def test_findings_leave_the_bodies_of_an_older_version_and_can_go_back(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    older(path, "0003")
    plain = replace(CONTRADICTION, id="pair-plain", findings=())
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for table in ("comparisons", "rejudged"):
            for place, one in enumerate((CONTRADICTION, plain)):
                row = comparison_row(one, CASE.id, place)
                del row["findings"]
                _put(connection, table, {**row, "body": encode(one)})
        before = _bodies(connection)
    store = open_store(f"sqlite:///{path}")
    assert store.comparisons(CASE.id) == store.rejudged(CASE.id) == [CONTRADICTION, plain]
    store.close()
    with engine.begin() as connection:
        assert not any("findings" in json.loads(body) for body in _bodies(connection))
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        after = [json.loads(body) for body in _bodies(connection)]
        assert after == [json.loads(body) for body in before]
    engine.dispose()


def _bodies(connection: Connection) -> list[str]:
    query = "select body from comparisons union all select body from rejudged"
    return list(connection.execute(text(query)).scalars())


def test_a_setting_is_kept_and_changed(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert store.setting("reviewer") is None
    store.put_setting("reviewer", "Aigul")
    store.put_setting("reviewer", "Бакыт")
    store.close()
    again = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert again.setting("reviewer") == "Бакыт"
    again.close()


def test_the_revision_goes_up_with_what_is_read_but_not_with_what_is_decided(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    store, other = open_store(url), open_store(url)
    before = store.revision()
    other.put_case(CASE)
    other.put_documents([OFFICIAL, OTHER])
    after = store.revision()
    assert before is not None
    assert after is not None
    assert after > before
    other.append_reviews(CASE.id, [review("confirmed")])
    other.put_setting("reviewer", "Aigul")
    assert store.revision() == after
    other.remove_document(OTHER.id)
    assert store.revision() != after
    store.close()
    other.close()
