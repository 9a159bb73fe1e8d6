"""The words of reports and exchange files: English in words.toml, translated like the pages'."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from workbench import locale

FILE = Path(__file__).with_name("words.toml")
_SPOKEN: ContextVar[str] = ContextVar("published_in", default=locale.ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Says everything inside in that language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def language() -> str:
    """Returns the language spoken now."""
    return _SPOKEN.get()


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _entry(key: str) -> Any:
    section, _, entry = key.partition(".")
    return _tables()[section][entry]


def say(key: str, **values: object) -> str:
    """Returns the words of a key (`section.name`) with its values filled in."""
    return locale.translated(key, _entry(key), language()).format(**values)


def count(key: str, n: int) -> str:
    """Returns the plural form of a key that fits n, with n written with separators."""
    form = locale.plural(key, _entry(key), n, language())
    return form.format(n=locale.number(n, language()))


def name(section: str, id_: str | None) -> str:
    """Returns what people call an id of a section; an id nobody named is shown with spaces."""
    table = _tables()[section]
    known = id_ if id_ in table else None if id_ else "unknown"
    if known is not None:
        return locale.translated(f"{section}.{known}", table.get(known, ""), language())
    plain = (id_ or "").replace("_", " ")
    return plain[:1].upper() + plain[1:]
