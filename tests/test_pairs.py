"""Verdicts on pairs of texts, the whole way from words to the answer of the judge command."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.streams import run_judge

PAIRS: list[dict[str, Any]] = [
    row
    for name in ("pairs.toml", "pairs_fresh.toml")
    for row in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["pair"]
]


def _cases() -> list[Any]:
    made = []
    for row in PAIRS:
        for swapped in (False, True):
            marks = [pytest.mark.xfail(strict=True, reason=row["gap"])] if "gap" in row else []
            name = f"{row['id']}{', swapped' if swapped else ''}"
            made.append(pytest.param(row, swapped, id=name, marks=marks))
    return made


def _judge(row: dict[str, Any], swapped: bool) -> dict[str, Any]:
    a, b = (row["b"], row["a"]) if swapped else (row["a"], row["b"])
    line = json.dumps({"id": row["id"], "a": a, "b": b}, ensure_ascii=False)
    out = io.StringIO()
    run_judge(io.BytesIO(line.encode()), out, None)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


@pytest.mark.parametrize(("row", "swapped"), _cases())
def test_pair(row: dict[str, Any], swapped: bool) -> None:
    found = _judge(row, swapped)
    assert found.get("verdict") == row["verdict"], found
    for key in ("kind", "severity"):
        if key in row:
            assert found[key] == row[key], found
    assert set(row.get("flags", ())) <= set(found["flags"]), found
