"""Checks the word lists: every view the rooms make of them compiles, and where a language has no
words for a measure."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from string import Formatter
from types import ModuleType
from typing import Any

from workbench.errors import LexiconError
from workbench.lexicon import ENGLISH, Lexicon
from workbench.lexicon.table import Table

ROOMS = (
    *("workbench.text", "workbench.extract", "workbench.claims", "workbench.compare"),
    "workbench.analysis.framing",
)
"""Rooms that compile views of the word lists: cached functions of a lexicon, or of a lexicon and
a language."""
View = Callable[..., Any]


def compile_views(lexicon: Lexicon) -> int:
    """Returns how many views were compiled; LexiconError names what is wrong in a table."""
    count = 0
    for view, names in views():
        for values in _arguments(names, lexicon):
            _compile(view, values, lexicon)
            count += 1
    for language in lexicon.languages:
        lexicon.suffixes(language)
    _check_messages(lexicon)
    return count


def _compile(view: View, values: dict[str, Any], lexicon: Lexicon) -> None:
    try:
        view(**values)
    except LexiconError as problem:
        if str(lexicon.folder) in str(problem):
            raise
        place = lexicon.folder / "languages" / values.get("language", "")
        raise LexiconError(f"{place} (as {view.__module__} reads it): {problem}") from problem


def views() -> Iterator[tuple[View, tuple[str, ...]]]:
    """Yields each room's cached functions of a lexicon, with the names of what they take."""
    seen: set[int] = set()
    for module in _modules():
        for value in vars(module).values():
            if not hasattr(value, "cache_info") or id(value) in seen:
                continue
            names = tuple(inspect.signature(value).parameters)
            if set(names) in ({"lexicon"}, {"lexicon", "language"}):
                seen.add(id(value))
                yield value, names


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        package = importlib.import_module(room)
        yield package
        for found in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{room}."):
            yield importlib.import_module(found.name)


def _arguments(names: Sequence[str], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    if "language" not in names:
        yield {"lexicon": lexicon}
        return
    for language in lexicon.languages:
        yield {"lexicon": lexicon, "language": language}


def _check_messages(lexicon: Lexicon) -> None:
    """Each language's messages fill in what the English ones do, no more and no less."""
    folder = lexicon.folder / "messages"
    english = Table.read(folder / f"{ENGLISH}.toml")
    for path in sorted(folder.glob("*.toml")):
        table = Table.read(path)
        for key in table:
            if key not in english:
                raise table.wrong(key, table.text(key), f"a key that {ENGLISH}.toml has too")
            here, there = _names(table, key), _names(english, key)
            if here != there:
                expected = f"the names that {ENGLISH}.toml fills in: {sorted(there)}"
                raise table.wrong(key, table.text(key), expected)


def _names(table: Table, key: str) -> set[str]:
    """Returns the names that a message fills in."""
    try:
        return {name for _, name, _, _ in Formatter().parse(table.text(key)) if name}
    except ValueError as problem:
        raise table.wrong(key, table.text(key), f"names in braces ({problem})") from problem


def words_for(lexicon: Lexicon) -> dict[str, dict[str, int]]:
    """Returns how many words each language has for each measure."""
    return {
        id_: {
            language: _words(lexicon.measure_tables[id_], language)
            for language in lexicon.languages
        }
        for id_ in lexicon.measures
    }


def coverage(lexicon: Lexicon) -> Iterator[str]:
    """Yields the lines of the language × measure table: how many words each language has for a
    measure, and `-` where it has none."""
    width = max(map(len, lexicon.measures))
    yield f"{'measure':<{width}}" + "".join(f"{language:>6}" for language in lexicon.languages)
    holes = 0
    for id_, known in words_for(lexicon).items():
        counts = list(known.values())
        holes += counts.count(0)
        yield f"{id_:<{width}}" + "".join(f"{count or '-':>6}" for count in counts)
    yield f"{len(lexicon.measures)} measures, {len(lexicon.languages)} languages, {holes} holes"


def _words(measure: Table, language: str) -> int:
    table = measure.table(language)
    return sum(len(table.words(key)) for key in table)
