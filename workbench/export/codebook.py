"""The codebook: what each column of a table holds, in words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from workbench import locale

FILE = Path(__file__).with_name("codebook.toml")
SHARED = "columns"


def bare(column: str) -> str:
    """Returns the column's name without the side it stands for."""
    return column.removeprefix("left_").removeprefix("right_")


def codebook(columns: Sequence[str], language: str = locale.ENGLISH) -> list[tuple[str, str]]:
    """Returns each column of a table with what it holds; one that nobody explained has no words.
    Those of the left and the right statement are told once."""
    own = _own(columns)
    return [(column, _meaning(column, own, language)) for column in columns]


def _meaning(column: str, own: str, language: str) -> str:
    for section, name in ((own, column), (SHARED, bare(column))):
        english = _sections()[section].get(name)
        if english is not None:
            return locale.translated(f"{section}.{name}", english, language)
    return ""


def _own(columns: Iterable[str]) -> str:
    """Returns the section that is about this table: the one all of whose columns it has."""
    there = set(columns)
    others = (name for name in _sections() if name != SHARED)
    return next((name for name in others if set(_sections()[name]) <= there), SHARED)


@cache
def _sections() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return found
