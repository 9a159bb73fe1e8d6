"""Measures and the hierarchies of populations, places and qualifiers, from their tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from workbench.errors import LexiconError
from workbench.lexicon.table import Table
from workbench.lexicon.types import Growth, Hierarchy, Measure, Node

KINDS = ("person", "thing", "money", "event", "time", "ratio", "other")


def read_measures(
    paths: Iterable[Path], languages: tuple[str, ...]
) -> tuple[Mapping[str, Measure], Mapping[str, Table]]:
    """Returns the measures by id and their tables (with the words of each language)."""
    measures: dict[str, Measure] = {}
    tables: dict[str, Table] = {}
    for path in paths:
        for id_, table in Table.read(path).tables():
            if id_ in measures:
                raise LexiconError(f"{path}: {id_} stands in {tables[id_].path} too; expected once")
            measures[id_] = _measure(id_, table, languages)
            tables[id_] = table
    for id_, measure in measures.items():
        for parent in measure.parents:
            if parent not in measures:
                raise tables[id_].wrong("parents", parent, "the id of another measure")
    return measures, tables


def _measure(id_: str, table: Table, languages: tuple[str, ...]) -> Measure:
    kind, growth = table.text("kind"), table.text("growth", "cumulative")
    if kind not in KINDS:
        raise table.wrong("kind", kind, " or ".join(KINDS))
    if growth not in tuple(Growth):
        raise table.wrong("growth", growth, " or ".join(Growth))
    return Measure(
        id=id_,
        kind=kind,
        growth=Growth(growth),
        unit=table.text("unit", "") or None,
        parents=table.words("parents"),
        labels=_labels(table, languages),
    )


def read_hierarchy(table: Table, languages: tuple[str, ...]) -> Hierarchy:
    """Returns the nodes of a table; LexiconError for an unknown parent or a circle."""
    nodes = {id_: _node(id_, inner, languages) for id_, inner in table.tables()}
    for id_, node in nodes.items():
        for parent in node.parents:
            if parent not in nodes:
                raise table.table(id_).wrong("parents", parent, f"an id of {table.path.name}")
    hierarchy = Hierarchy(nodes)
    for id_ in nodes:
        if id_ in hierarchy.ancestors(id_):
            raise table.table(id_).wrong("parents", nodes[id_].parents, "no circle")
    return hierarchy


def _node(id_: str, table: Table, languages: tuple[str, ...]) -> Node:
    since = table.value("since")
    return Node(
        id=id_,
        type=table.text("type", ""),
        parents=table.words("parents"),
        labels=_labels(table, languages),
        since=since if isinstance(since, date) else None,
    )


def _labels(table: Table, languages: tuple[str, ...]) -> Mapping[str, str]:
    labels = table.table("labels")
    return {language: labels.text(language) for language in languages if language in labels}
