"""How figures grew: the statements that updates link, question by question, in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbench.export.figure import figure
from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Statement
from workbench.publish.chosen import Material
from workbench.publish.findings import day, question, who
from workbench.publish.words import language

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a chain."""

    as_of: str
    figure: str
    publisher: str
    who: str
    url: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The figures that answer one question, in the order of the day they stand for."""

    key: Key
    question: str
    steps: Sequence[Step]


def chains(material: Material, found: Sequence[Comparison]) -> list[Chain]:
    """Returns the chains of the updates among the comparisons, the longest first."""
    linked: dict[Key, dict[str, Statement]] = defaultdict(dict)
    for one in found:
        if one.verdict is Verdict.UPDATE:
            for id_ in (one.left_id, one.right_id):
                statement = material.statements[id_]
                linked[key_of(statement)][id_] = statement
    made = [_chain(list(members.values()), material) for members in linked.values()]
    return sorted(made, key=lambda one: (-len(one.steps), one.question))


def key_of(one: Statement) -> Key:
    """Returns what a figure answers: its measure, place and population."""
    return one.measure, one.scope.place, one.scope.population


def _chain(members: Sequence[Statement], material: Material) -> Chain:
    ordered = sorted(
        members, key=lambda one: (_when(one, material), one.quantity.number or 0, one.id)
    )
    steps = dict.fromkeys(_step(one, material) for one in ordered)
    return Chain(key_of(ordered[0]), question(ordered[0], material), list(steps))


def _when(one: Statement, material: Material) -> date:
    known = one.as_of or material.documents[one.document_id].published
    return known.last_day if known else date.max


def _step(one: Statement, material: Material) -> Step:
    document = material.documents[one.document_id]
    return Step(
        as_of=day(one.as_of or document.published),
        figure=figure(one.quantity, language()),
        publisher=document.publisher or document.path,
        who=who(one),
        url=document.url,
    )
