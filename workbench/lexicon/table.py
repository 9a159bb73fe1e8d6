"""One word list as it stands on disk, read with errors that name file, key and value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench.errors import LexiconError


class Table:
    """A TOML table that knows its file and key, so whatever is wrong in it can be named."""

    __slots__ = ("_data", "key", "path")

    def __init__(self, path: Path, data: Mapping[str, Any], key: str = "") -> None:
        self.path = path
        self.key = key
        self._data = data

    @classmethod
    def read(cls, path: Path) -> Table:
        """Returns the file's table; LexiconError if it is missing or not TOML."""
        try:
            return cls(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError as problem:
            raise LexiconError(f"{path} is missing; expected a word list there") from problem
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            raise LexiconError(f"{path}: {problem}; expected TOML in UTF-8") from problem

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def wrong(self, key: str, value: object, expected: str) -> LexiconError:
        """Returns (does not raise) the error for a value of this table."""
        shown = repr(value) if len(repr(value)) < 80 else repr(value)[:77] + "..."
        return LexiconError(f"{self.path}: {self._name(key)} is {shown}; expected {expected}")

    def _name(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key else key

    def _get(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any) -> Any:
        value = self._data.get(key, default)
        if value is ...:
            raise LexiconError(f"{self.path}: {self._name(key)} is missing; expected {expected}")
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(key, value, expected)
        return value

    def table(self, key: str) -> Table:
        """Returns the table under the key, an empty one where there is none."""
        return Table(self.path, self._get(key, dict, "a table", {}), self._name(key))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Yields each key with its table; LexiconError for a key that holds no table."""
        for key in self._data:
            yield key, self.table(key)

    def text(self, key: str, default: str | Any = ...) -> str:
        """Returns the string under the key."""
        value: str = self._get(key, str, "a string", default)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Returns true or false."""
        return bool(self._get(key, bool, "true or false", default))

    def words(self, key: str, default: tuple[str, ...] | Any = ()) -> tuple[str, ...]:
        """Returns the list of strings under the key, none where there is no such key."""
        found = self._get(key, (list, tuple), "a list of strings", default)
        for word in found:
            if not isinstance(word, str) or not word.strip():
                raise self.wrong(key, word, "strings that are not empty")
        return tuple(found)

    def number(self, key: str, default: Decimal | Any = ...) -> Decimal:
        """Returns the number under the key as a Decimal."""
        return Decimal(str(self._get(key, (int, float, Decimal), "a number", default)))

    def numbers(self, key: str) -> Mapping[str, Decimal]:
        """Returns the words of the table under the key, each with its number."""
        inner = self.table(key)
        return {word: inner.number(word) for word in inner}

    def value(self, key: str) -> Any:
        """Returns the raw value under the key, None where there is none."""
        return self._data.get(key)
