"""The ledger of a case: for each question every figure ever given, in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.analysis.entries import Entry, Status, order
from workbench.analysis.questions import Question, question_of
from workbench.analysis.steps import Course, aged, courses, with_parts
from workbench.analysis.voices import Voices, is_medium
from workbench.compare import indexes
from workbench.compare.chains import chain
from workbench.compare.dates import Order
from workbench.compare.dates import order as order_of
from workbench.compare.room import Room, make_room
from workbench.compare.side import Side
from workbench.lexicon import Lexicon
from workbench.lexicon.types import Growth
from workbench.model.dates import DateBasis, PartialDate
from workbench.model.statement import Modality
from workbench.pipeline import CaseView

UNASKED = (Modality.QUESTION, Modality.HYPOTHETICAL)


@dataclass(frozen=True)
class Ledger:
    """Every figure of a case by question; the entries of a question in time, those without a day
    last."""

    entries: Mapping[Question, tuple[Entry, ...]]
    sides: tuple[str, ...]
    lexicon: Lexicon

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, those with the most figures first."""
        return tuple(
            sorted(
                self.entries,
                key=lambda one: (-len(self.entries[one]), one.measure, one.scope_id),
            )
        )

    @property
    def measures(self) -> Mapping[str, int]:
        """How many figures each measure has over all its questions, most first."""
        found: dict[str, int] = defaultdict(int)
        for question, told in self.entries.items():
            found[question.measure] += len(told)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def of_measure(self, measure: str) -> tuple[Question, ...]:
        """Returns the questions of a measure, those with the most figures first."""
        return tuple(one for one in self.questions if one.measure == measure)

    def courses(self, question: Question) -> tuple[Course, ...]:
        """Returns the course of each body on the question."""
        found = courses(self.entries.get(question, ()), self.sides)
        if question.population is not None:
            return found
        narrower = [
            one
            for other, told in self.entries.items()
            if other.population and replace(other, population=None) == question
            for one in told
        ]
        return with_parts(found, narrower, self.lexicon)


def open_ledger(view: CaseView, lexicon: Lexicon, sides: Sequence[str] = ()) -> Ledger:
    """Returns the ledger of a case; `sides` is their order, by default the case's."""
    room = make_room(view.statements.values(), view.documents, view.case, lexicon)
    voices = Voices(room.sides.values(), lexicon)
    formers = frozenset((document, measure) for document, measure, _ in room.former)
    found: dict[Question, list[Entry]] = defaultdict(list)
    for side in room.sides.values():
        question = question_of(side, lexicon)
        if question is not None and side.document is not None:
            found[question].append(_entry(side, question, room, voices, formers))
    return Ledger(
        {question: tuple(sorted(aged(told), key=order)) for question, told in found.items()},
        tuple(sides) or view.case.sides,
        lexicon,
    )


def _entry(
    side: Side, question: Question, room: Room, voices: Voices, formers: frozenset[tuple[str, str]]
) -> Entry:
    document = side.document
    assert document is not None
    growth = _growth(question, room)
    made = Entry(
        side,
        document,
        question,
        voices.of(side),
        Status.ASSERTED,
        *_when(side, growth),
        growth=growth,
        corrects=side.statement.correction and (document.id, side.measure) in formers,
        late=room.is_stale(side),
    )
    passed_on = made.is_relayed or (is_medium(made.voice, room.lexicon) and not made.voice.own)
    status = _status(side, room, passed_on)
    until = _until(side, room) if status is Status.WITHDRAWN else None
    return replace(made, status=status, until=until)


def _growth(question: Question, room: Room) -> Growth:
    """Returns how the figures of a question may move; those of one question move alike."""
    if not room.rules.qualifiers.stock.isdisjoint(question.narrowing):
        return Growth.STOCK
    known = room.lexicon.measures.get(question.measure)
    return known.growth if known else Growth.ONCE


def _when(side: Side, growth: Growth) -> tuple[PartialDate | None, DateBasis]:
    """Returns the day the figure stands for: its own, of one occasion the occasion's, else that of
    its publication."""
    statement = side.statement
    if growth is Growth.ONCE and side.period is not None and not side.stated:
        return side.period.stop, DateBasis.TEXT
    if statement.as_of is not None:
        return statement.as_of, statement.as_of_basis
    return side.published, DateBasis.PUBLICATION if side.published else DateBasis.UNKNOWN


def _status(side: Side, room: Room, passed_on: bool) -> Status:
    modality = side.statement.modality
    if modality is Modality.DENIED:
        return Status.DENIED
    if modality in UNASKED:
        return Status.ASKED
    if modality is Modality.PREVIOUS:
        return Status.PREVIOUS
    if room.withdrawn(side):
        return Status.WITHDRAWN
    if not indexes.is_total(side, room.rules) or room.likely_part(side):
        return Status.PART
    return Status.RELAYED if passed_on else Status.ASSERTED


def _until(side: Side, room: Room) -> PartialDate | None:
    """Returns the day by which the figure was taken back: the first text that says so."""
    known = room.withdrawals.get((chain(side), side.quantity.number))
    if known is None or order_of(known, side.as_of) is Order.EARLIER:
        return side.as_of
    return known
