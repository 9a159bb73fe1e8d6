"""What the word lists say about measures, populations, places and qualifiers, once loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Growth(StrEnum):
    """How a measure may move in time, which decides what a later date excuses."""

    CUMULATIVE = "cumulative"  # only ever grows: deaths, detentions so far
    STOCK = "stock"  # may move either way: in custody, missing, deployed troops
    ESTIMATE = "estimate"  # an author may re-estimate: damage
    ONCE = "once"  # one occasion: a crowd, a price, a prison term


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be counted. `kind`: person, thing, money, event, time, ratio, other;
    `parents` are measures that include it (a burned vehicle is a damaged vehicle)."""

    id: str
    kind: str
    growth: Growth = Growth.CUMULATIVE
    unit: str | None = None
    parents: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """A population, place or qualifier and the wider ones it is part of."""

    id: str
    type: str = ""
    parents: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Part-of over nodes; an id that is not listed is part of nothing."""

    nodes: Mapping[str, Node]

    def ancestors(self, id_: str) -> frozenset[str]:
        """Returns every wider id, not `id_` itself."""
        found: set[str] = set()
        todo = list(self.nodes[id_].parents) if id_ in self.nodes else []
        while todo:
            parent = todo.pop()
            if parent not in found:
                found.add(parent)
                todo.extend(self.nodes[parent].parents if parent in self.nodes else ())
        return frozenset(found)

    def is_part(self, part: str, whole: str) -> bool:
        """True when `part` is strictly inside `whole`."""
        return whole in self.ancestors(part)
