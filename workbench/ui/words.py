"""The words of the pages, kept apart from the code so that they can be translated."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from workbench.model.dates import PartialDate


@cache
def _tables() -> dict[str, Any]:
    """Returns all sections by name; a section may stand in one file of the catalogue only."""
    found: dict[str, Any] = {}
    for path in sorted((Path(__file__).parent / "catalogue").glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = found.keys() & tables.keys()
        if twice:
            raise ValueError(f"{path}: the sections {sorted(twice)} stand in another file too")
        found |= tables
    return found


def _entry(key: str) -> Any:
    section, _, name = key.partition(".")
    return _tables()[section][name]


def say(key: str, **values: object) -> str:
    """Returns the words of a key (`section.name`) with its values filled in."""
    return str(_entry(key)).format(**values)


def count(key: str, n: int, **values: object) -> str:
    """Returns the plural form of a key that fits n, with n written with separators."""
    form: str = _entry(key)["one" if n == 1 else "other"]
    return form.format(n=f"{n:,}", **values)


def name(section: str, id_: str | None) -> str:
    """Returns what people call an id of a section (sides, verdicts, languages …); an id nobody
    named is shown as it is, with spaces."""
    table = _tables()[section]
    if not id_:
        return str(table.get("unknown", ""))
    plain = id_.replace("_", " ")
    return str(table.get(id_, plain[:1].upper() + plain[1:]))


def day(date: PartialDate | None) -> str:
    """Returns a date as far as it is known: 10 Jan 2022, Jan 2022, 2022, or that there is none."""
    if date is None:
        return say("dates.unknown")
    months: list[str] = _entry("dates.months")
    parts = [
        str(date.day) if date.day is not None else "",
        months[date.month - 1] if date.month is not None else "",
        str(date.year),
    ]
    return " ".join(part for part in parts if part)
