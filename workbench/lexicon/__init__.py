"""Words as data. One folder a language; measures, places and populations shared by all.

  languages/<code>/*.toml  suffixes, numbers, dates, text, attribution, modality …
  measures/*.toml          one table a measure: kind, growth, unit, parents, labels, its words
  common/*.toml            populations, places, qualifiers, authorities, framing, comparison
  messages/en.toml         sentences of reason, one template a key; translated in workbench/locale

This room reads and checks files; each reading or judging room compiles what it needs from them
(cached by the Lexicon, which is compared by identity) and so checks its own tables.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter

from workbench.errors import LexiconError
from workbench.lexicon.nodes import read_hierarchy, read_measures
from workbench.lexicon.patterns import Suffixes
from workbench.lexicon.table import Table
from workbench.lexicon.types import Hierarchy, Measure
from workbench.locale import ENGLISH, translated
from workbench.model.statement import ASSERTION

HOME = Path(__file__).resolve().parent
GROUPS = ("populations", "places", "qualifiers")

__all__ = ["ENGLISH", "Lexicon", "load"]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All word lists, read and checked; hashable by identity, so views of it can be cached."""

    folder: Path
    version: str
    languages: tuple[str, ...]
    measures: Mapping[str, Measure]
    populations: Hierarchy
    places: Hierarchy
    qualifiers: Hierarchy
    measure_tables: Mapping[str, Table]
    _kept: dict[Path, Table] = field(default_factory=dict)
    _suffixes: dict[str, Suffixes] = field(default_factory=dict)

    def table(self, language: str, name: str) -> Table:
        """Returns languages/<language>/<name>.toml; LexiconError if it is missing or broken."""
        return self._read(self.folder / "languages" / language / f"{name}.toml")

    def common(self, name: str) -> Table:
        """Returns common/<name>.toml; LexiconError if it is missing or broken."""
        return self._read(self.folder / "common" / f"{name}.toml")

    def _read(self, path: Path) -> Table:
        if path not in self._kept:
            self._kept[path] = Table.read(path)
        return self._kept[path]

    def suffixes(self, language: str) -> Suffixes:
        """Returns the suffix chains of a language, for PatternSet."""
        if language not in self._suffixes:
            table = self.table(language, "suffixes")
            self._suffixes[language] = Suffixes(_regex(table, "v"), _regex(table, "n"))
        return self._suffixes[language]

    def label(self, group: str, id_: str, language: str = ENGLISH) -> str:
        """Returns what people call a measure, population, place or qualifier; the id if unnamed."""
        if group == "measures" and id_.startswith(ASSERTION):
            family = self.common("claims").table("families").table(id_.removeprefix(ASSERTION))
            told = family.table("labels")
            return told.text(language, told.text(ENGLISH, id_))
        if group == "measures":
            labels = self.measures[id_].labels if id_ in self.measures else {}
        else:
            nodes = self._hierarchy(group).nodes
            labels = nodes[id_].labels if id_ in nodes else {}
        return labels.get(language) or labels.get(ENGLISH) or id_.replace("_", " ")

    def _hierarchy(self, group: str) -> Hierarchy:
        if group not in GROUPS:
            raise KeyError(f"no group {group!r}; expected measures, {', '.join(GROUPS)}")
        found: Hierarchy = getattr(self, group)
        return found

    def message(self, key: str, language: str = ENGLISH, **values: str) -> str:
        """Returns the message in that language (English where it has none) with its values filled
        in; LexiconError if there is no such key or a value is missing."""
        for code in dict.fromkeys((language, ENGLISH)):
            path = self.folder / "messages" / f"{code}.toml"
            if path.is_file() and key in (table := self._read(path)):
                return _filled(table, key, values, language if code == ENGLISH else ENGLISH)
        raise LexiconError(f"{self.folder / 'messages'}: no message {key!r}; add it to en.toml")


def load(folder: Path | None = None) -> Lexicon:
    """Returns the word lists of a folder (default: the ones that come with the workbench), read
    once; LexiconError names file, key, value and what was expected."""
    return _load(HOME if folder is None else folder.resolve())


@cache
def _load(folder: Path) -> Lexicon:
    languages = tuple(sorted(p.name for p in (folder / "languages").glob("*") if p.is_dir()))
    if not languages:
        raise LexiconError(f"{folder}: no languages/<code>/ folder; expected word lists there")
    measures, tables = read_measures(sorted((folder / "measures").glob("*.toml")), languages)
    populations, places, qualifiers = (
        read_hierarchy(Table.read(folder / "common" / f"{group}.toml"), languages)
        for group in GROUPS
    )
    return Lexicon(
        folder=folder,
        version=_version(folder),
        languages=languages,
        measures=measures,
        measure_tables=tables,
        populations=populations,
        places=places,
        qualifiers=qualifiers,
    )


def _version(folder: Path) -> str:
    """Returns 12 hex digits that change with any word."""
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        seen.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:12]


def _regex(table: Table, key: str) -> re.Pattern[str]:
    text = table.text(key)
    try:
        return re.compile(text)
    except re.error as problem:
        raise table.wrong(key, text, f"a regular expression ({problem})") from problem


def _filled(table: Table, key: str, values: Mapping[str, str], language: str) -> str:
    template = translated(key, table.text(key), language)
    missing = {name for _, name, _, _ in Formatter().parse(template) if name} - set(values)
    if missing:
        raise table.wrong(key, template, f"only the names {sorted(values)}, not {sorted(missing)}")
    return template.format_map(dict(values))
