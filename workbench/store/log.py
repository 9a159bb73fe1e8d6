"""The log of decisions and corrections as JSON lines: written out, and read back with every line
checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from workbench.errors import WorkbenchError
from workbench.model.comparison import Verdict
from workbench.model.correction import FIELDS, PAIRING, Correction
from workbench.model.review import DECISIONS, RESOLUTIONS, SIDES, UNDONE, Review
from workbench.store.codec import decode, encode

REVIEW, CORRECTION = "review", "correction"
TEXTS = ("id", "reviewer", "note")
ALLOWED: dict[str, dict[str, tuple[str, ...]]] = {
    REVIEW: {
        "decision": (*DECISIONS, UNDONE),
        "resolution": ("", *RESOLUTIONS),
        "preferred": ("", *SIDES),
        "verdict": ("", *(one.value for one in Verdict)),
    },
    CORRECTION: {"field": (*FIELDS, PAIRING)},
}


def log_rows(
    reviews: Iterable[Review], corrections: Iterable[Correction]
) -> list[dict[str, object]]:
    """Returns one row a decision or correction, in the order of time; what is noted of where the
    figures stood is part of it."""
    found: list[tuple[datetime, dict[str, object]]] = [
        (one.created_at, {"kind": kind, **encode(one), "created_at": one.created_at.isoformat()})
        for kind, several in ((REVIEW, reviews), (CORRECTION, corrections))
        for one in several
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def read_log(lines: Iterable[str]) -> tuple[list[Review], list[Correction]]:
    """Returns the decisions and corrections of a log; WorkbenchError names the line that is none,
    what is wrong with it and what was expected."""
    reviews: list[Review] = []
    corrections: list[Correction] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line, number)
        try:
            if row["kind"] == REVIEW:
                reviews.append(decode(Review, row))
            else:
                corrections.append(decode(Correction, row))
        except (TypeError, ValueError, KeyError, AttributeError) as problem:
            raise _wrong(number, f"it is no whole {row['kind']} ({problem})") from problem
    return reviews, corrections


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as problem:
        raise _wrong(number, "it is not JSON") from problem
    if not isinstance(row, dict):
        raise _wrong(number, "it is no JSON object")
    kind = row.setdefault("kind", REVIEW)
    if kind not in ALLOWED:
        raise _wrong(number, f"kind is {kind!r}")
    _check_texts(row, number)
    for key, allowed in ALLOWED[kind].items():
        if row.setdefault(key, "") not in allowed:
            raise _wrong(number, f"{key} is {row[key]!r}, expected one of {_list(allowed)}")
    return {**row, "created_at": _time(row, number)}


def _check_texts(row: dict[str, Any], number: int) -> None:
    known = ("left_id", "right_id") if row["kind"] == REVIEW else ("statement_id", "old", "new")
    for key in (*TEXTS, *known):
        if not isinstance(row.get(key), str) or (key == "id" and not row[key]):
            raise _wrong(number, f"{key} is {row.get(key)!r}, expected text")


def _time(row: dict[str, Any], number: int) -> datetime:
    try:
        made = datetime.fromisoformat(str(row.get("created_at")))
    except ValueError as problem:
        raise _wrong(number, f"created_at is {row.get('created_at')!r}") from problem
    if made.tzinfo is None:
        raise _wrong(number, f"created_at is {row['created_at']!r}, without a time zone")
    return made


def _wrong(number: int, what: str) -> WorkbenchError:
    return WorkbenchError(
        f"line {number} of the log: {what}; expected a line that `workbench review export` wrote. "
        "Nothing was taken in"
    )


def _list(allowed: Sequence[str]) -> str:
    return ", ".join(one for one in allowed if one)
