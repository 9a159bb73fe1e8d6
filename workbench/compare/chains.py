"""Running totals in time: figures on one measure, place and population, the highest so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from workbench.compare.side import Side

Chain = tuple[str, str | None, str | None]
Strand = tuple[Chain, frozenset[str], frozenset[str]]


def chain(side: Side) -> Chain:
    """Returns the key of figures on one measure, place and population."""
    return _chain(side.measure, side.place, side.population)


@lru_cache(maxsize=65536)
def _chain(measure: str, place: str | None, population: str | None) -> Chain:
    return measure, place, population


def strand(side: Side) -> Strand:
    """Returns the key of figures that also agree in what narrows them."""
    return chain(side), side.qualifiers, side.status


@dataclass(frozen=True, slots=True)
class Running:
    """The totals of one strand by day; `highest[i]` is the highest low end up to `days[i]`."""

    days: tuple[date, ...]
    highest: tuple[Decimal, ...]

    def before(self, day: date) -> Decimal | None:
        """Returns the highest total told before the day, None if there was none."""
        at = bisect_left(self.days, day)
        return self.highest[at - 1] if at else None

    def by(self, day: date) -> Decimal | None:
        """Returns the highest total told up to the day and on it, None if there was none."""
        at = bisect_right(self.days, day)
        return self.highest[at - 1] if at else None


def running_totals(totals: Iterable[Side]) -> Mapping[Strand, Running]:
    """Returns the dated totals of each strand in time."""
    groups: dict[Strand, list[tuple[date, Decimal]]] = defaultdict(list)
    for side in totals:
        if side.as_of is not None and side.interval.low is not None:
            groups[strand(side)].append((side.as_of.last_day, side.interval.low))
    return {key: _running(sorted(found)) for key, found in groups.items()}


def _running(found: list[tuple[date, Decimal]]) -> Running:
    highest: list[Decimal] = []
    for _, low in found:
        highest.append(max(low, highest[-1]) if highest else low)
    return Running(tuple(day for day, _ in found), tuple(highest))
