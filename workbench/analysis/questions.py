"""What a figure answers: figures on one question may stand in one line of time."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.compare.settings import settings
from workbench.compare.side import Side
from workbench.lexicon import Lexicon

BETWEEN, AND = "~", "."
PER = "rate"
"""Stands among what narrows a figure for a number per day, per head."""


@dataclass(frozen=True, slots=True)
class Question:
    """One measure of one population at one place. `population` is None for everybody, `unit` None
    for what the measure counts anyway; `narrowing` are the ids of what else sets it apart."""

    measure: str
    place: str | None = None
    population: str | None = None
    unit: str | None = None
    narrowing: tuple[str, ...] = ()

    @property
    def scope_id(self) -> str:
        """Place, population, unit and narrowing as one stable id for a link."""
        parts = (self.place, self.population, self.unit, AND.join(self.narrowing))
        return BETWEEN.join(part or "" for part in parts).rstrip(BETWEEN) or BETWEEN


def question_of(side: Side, lexicon: Lexicon) -> Question | None:
    """Returns the question of a figure; None where its measure alone does not say what is counted
    (a price, a change, "other")."""
    if side.measure in settings(lexicon).measures.weak:
        return None
    known = lexicon.measures.get(side.measure)
    unit = side.quantity.unit
    narrowing = side.qualifiers.intersection(side.statement.scope.qualifiers) | side.status
    return Question(
        measure=side.measure,
        place=side.place,
        population=side.population,
        unit=None if known is not None and unit == known.unit else unit,
        narrowing=tuple(sorted(narrowing | ({PER} if side.statement.rate else set()))),
    )
