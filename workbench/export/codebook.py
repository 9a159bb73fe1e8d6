"""The codebook: what each column of a table holds, in words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from workbench import locale

FILE = Path(__file__).with_name("codebook.toml")
SECTION = "columns"


def bare(column: str) -> str:
    """Returns the column's name without the side it stands for."""
    return column.removeprefix("left_").removeprefix("right_")


def meaning(column: str, language: str = locale.ENGLISH) -> str:
    """Returns what a column holds; those of the left and the right statement are told once.
    KeyError for a column that the codebook does not know."""
    name = bare(column)
    return locale.translated(f"{SECTION}.{name}", _meanings()[name], language)


def codebook(columns: Iterable[str], language: str = locale.ENGLISH) -> list[tuple[str, str]]:
    """Returns each column with its meaning; one that nobody explained has none."""
    known = _meanings()
    return [
        (column, meaning(column, language) if bare(column) in known else "") for column in columns
    ]


@cache
def _meanings() -> Mapping[str, str]:
    found: Mapping[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))[SECTION]
    return found
