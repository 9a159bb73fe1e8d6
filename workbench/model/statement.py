"""A figure statement: one amount, what it counts, of whom, where, as of when, and who says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Quantity
from workbench.model.text import Role, Span

ASSERTION = "assertion:"
"""Beginning of the measure of a statement without a figure: what it asserts or denies follows."""


class Modality(StrEnum):
    """How the figure stands in its text."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"
    FORECAST = "forecast"
    PREVIOUS = "previous"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Quote:
    """The readable sentence around a figure. `start` and `stop` are the sentence's offsets in
    Document.text; `mark_start` and `mark_stop` are the figure's offsets inside `text`."""

    text: str
    start: int
    stop: int
    mark_start: int
    mark_stop: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of the world the figure covers. `place` and `population` are lexicon ids;
    `qualifiers` are lexicon ids that narrow it (claims_filed, business, past_day …), sorted."""

    place: str | None = None
    population: str | None = None
    period: Period | None = None
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named as the source (PARC terms): the source and the cue as written, the source's
    lexicon id where it is a known authority, and `kind`: frame, verb, quote or contrast."""

    source: str
    cue: str
    kind: str
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as read. `span` and `quote` point into Document.text; `origin` names the rules."""

    id: str
    document_id: str
    passage_id: str
    span: Span
    quote: Quote
    quantity: Quantity
    measure: str
    language: str
    role: Role = Role.NARRATION
    thing: str | None = None
    unit_text: str | None = None
    direction: str | None = None
    scope: Scope = field(default_factory=Scope)
    as_of: PartialDate | None = None
    as_of_basis: DateBasis = DateBasis.UNKNOWN
    attribution: Attribution | None = None
    speaker: str | None = None
    modality: Modality = Modality.ASSERTED
    incremental: bool = False
    rate: bool = False
    correction: bool = False
    part_of: str | None = None
    same_as: str | None = None
    origin: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """False for a claim without a figure; its measure begins with ASSERTION."""
        return not self.measure.startswith(ASSERTION)
