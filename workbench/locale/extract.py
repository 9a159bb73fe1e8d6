"""Words of the TOML catalogues for `pybabel extract`: the key is the context of each message."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

Message = tuple[int, str, tuple[str, ...], list[str]]


def toml_words(
    source: IO[bytes],
    keywords: Mapping[str, Any],
    tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """Yields each message with its key as context; tables with `one` and `other` are plurals."""
    tables = tomllib.loads(source.read().decode("utf-8"))
    yield from messages(tables)


def messages(tables: Mapping[str, Any], section: str = "") -> Iterator[Message]:
    """Yields (line, function, arguments, comments) as Babel wants them; TOML tells no lines."""
    for name, value in tables.items():
        key = f"{section}.{name}" if section else name
        if isinstance(value, str) and value:
            yield 0, "pgettext", (key, value), []
        elif isinstance(value, dict) and value.keys() == {"one", "other"}:
            yield 0, "npgettext", (key, value["one"], value["other"]), []
        elif isinstance(value, dict):
            yield from messages(value, key)
