"""Side by side: what each of two sides had said by a day, question by question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.model.comparison import Verdict
from workbench.model.statement import Modality, Statement
from workbench.model.text import Document
from workbench.pipeline import CaseView
from workbench.ui.alike import Alike
from workbench.ui.findings import SEVERITY_ORDER, VERDICT_ORDER, Pair, doubts

COMPARABLE = (Verdict.CONTRADICTION, Verdict.UPDATE, Verdict.CONSISTENT)
SAID = (Modality.ASSERTED, Modality.REPORTED, Modality.UNCONFIRMED)
OTHER = "other"
Question = tuple[str, str | None, str | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: the two figures on screen with the verdict on just these two, and what else
    each side had said on it. A side without a figure is None. `also` are the pairs that repeat
    the disagreement."""

    question: Question
    pair: Pair | None
    left: Statement | None
    right: Statement | None
    left_others: tuple[Statement, ...] = ()
    right_others: tuple[Statement, ...] = ()
    more_contradictions: int = 0
    also: tuple[Pair, ...] = ()


def question(statement: Statement) -> Question:
    """Returns what the figure answers: measure, place, population and what narrows it."""
    scope = statement.scope
    return statement.measure, scope.place, scope.population, scope.qualifiers


def said_on(document: Document, statement: Statement | None = None) -> date | None:
    """Returns the day by which the document was out; without a date, the figure's own day."""
    if document.published is not None:
        return document.published.last_day
    return statement.as_of.last_day if statement and statement.as_of else None


def days(view: CaseView, sides: Sequence[str]) -> list[date]:
    """Returns the days on which a document of these sides with a figure came out, in order."""
    with_figures = {one.document_id for one in view.statements.values() if one.measure != OTHER}
    found = {
        said_on(document)
        for document in view.documents.values()
        if document.side in sides and document.id in with_figures
    }
    return sorted(day for day in found if day is not None)


def rows(
    view: CaseView,
    pairs: Sequence[Pair],
    left: str,
    right: str,
    day: date | None,
    measure: str | None = None,
    distinct: Sequence[Alike] = (),
) -> list[Row]:
    """Returns the rows, contradictions first; without a day, everything said so far counts. Of rows
    whose pairs are one of the `distinct` disagreements, the first stands for all."""
    known = _by_question(view, left, day, measure), _by_question(view, right, day, measure)
    between = [
        turned
        for pair in pairs
        if (turned := _turned(pair, left, right)) is not None
        and _by(pair, day)
        and measure in (None, pair.left.measure)
    ]
    judged = _judged_rows(between, *known)
    found = sorted([*judged, *_silent_rows(judged, *known)], key=_rank)
    return _once(found, between, distinct)


def _once(found: Sequence[Row], between: Sequence[Pair], distinct: Sequence[Alike]) -> list[Row]:
    """Returns the rows without those that repeat an earlier one's disagreement, each with the pairs
    between the two sides that say it too."""
    group_of = {pair.comparison.id: at for at, one in enumerate(distinct) for pair in one.all}
    alike: dict[int, list[Pair]] = defaultdict(list)
    for pair in between:
        if pair.comparison.id in group_of:
            alike[group_of[pair.comparison.id]].append(pair)
    kept: dict[object, Row] = {}
    for place, row in enumerate(found):
        known = group_of.get(row.pair.comparison.id) if row.pair else None
        key = ("row", place) if known is None else known
        if key in kept:
            kept[key] = _joined(kept[key], row)
        elif known is None or row.pair is None:
            kept[key] = row
        else:
            shown = row.pair.comparison.id
            also = tuple(one for one in alike[known] if one.comparison.id != shown)
            kept[key] = replace(row, also=also)
    return list(kept.values())


def _joined(row: Row, repeated: Row) -> Row:
    """Returns the row with what else was said on the question of the one that repeats it."""
    left = (repeated.left, *repeated.left_others)
    right = (repeated.right, *repeated.right_others)
    return replace(
        row,
        left_others=(*row.left_others, *_new(left, (row.left, *row.left_others))),
        right_others=(*row.right_others, *_new(right, (row.right, *row.right_others))),
        more_contradictions=max(row.more_contradictions, repeated.more_contradictions),
    )


def _new(
    given: Sequence[Statement | None], known: Sequence[Statement | None]
) -> tuple[Statement, ...]:
    shown = {one.id for one in known if one is not None}
    return tuple(one for one in given if one is not None and one.id not in shown)


def _by(pair: Pair, day: date | None) -> bool:
    if day is None:
        return True
    both = said_on(pair.left_document, pair.left), said_on(pair.right_document, pair.right)
    return all(one is not None and one <= day for one in both)


def _turned(pair: Pair, left: str, right: str) -> Pair | None:
    """Returns the pair with the wanted side on the left; None if it is of other sides."""
    sides = pair.left_document.side, pair.right_document.side
    if sides == (left, right):
        return pair
    if sides == (right, left):
        return Pair(pair.comparison, pair.right, pair.left, pair.right_document, pair.left_document)
    return None


Known = dict[Question, list[Statement]]


def _by_question(view: CaseView, side: str, day: date | None, measure: str | None) -> Known:
    found: Known = defaultdict(list)
    for statement in view.statements.values():
        document = view.documents.get(statement.document_id)
        if document is None or document.side != side or statement.modality not in SAID:
            continue
        if statement.measure == OTHER or measure not in (None, statement.measure):
            continue
        out = said_on(document, statement)
        if day is None or (out is not None and out <= day):
            found[question(statement)].append(statement)
    for statements in found.values():
        statements.sort(key=lambda one: _date_key(view.documents[one.document_id], one))
    return found


def _date_key(document: Document, statement: Statement) -> tuple[date, int]:
    return said_on(document, statement) or date.min, statement.span.start


def _judged_rows(between: Iterable[Pair], left: Known, right: Known) -> list[Row]:
    """Returns a row for each question both sides answered; then, for what is left, rows of figures
    that differ in scope but were judged all the same."""
    alike: dict[Question, list[Pair]] = defaultdict(list)
    breaches: dict[Question, list[Pair]] = defaultdict(list)
    others: dict[str, list[Pair]] = defaultdict(list)
    for pair in between:
        asked = question(pair.left)
        if pair.verdict in COMPARABLE and asked == question(pair.right):
            alike[asked].append(pair)
        elif pair.verdict in COMPARABLE:
            breaches[asked].append(pair)
        elif pair.left.measure == pair.right.measure:
            others[pair.left.measure].append(pair)
    found = [_row(asked, group, left, right) for asked, group in alike.items()]
    found += [
        _row(asked, group, left, right) for asked, group in breaches.items() if asked not in alike
    ]
    measures = {row.question[0] for row in found}
    return found + [
        _row(question(group[0].left), group, left, right)
        for measure, group in others.items()
        if measure not in measures
    ]


def _row(asked: Question, group: Sequence[Pair], left: Known, right: Known) -> Row:
    best = max(group, key=_latest)
    contradictions = {
        (one.left.quantity, one.right.quantity)
        for one in group
        if one.verdict is Verdict.CONTRADICTION
    }
    shown = (best.left.quantity, best.right.quantity)
    return Row(
        question=asked,
        pair=best,
        left=best.left,
        right=best.right,
        left_others=_rest(left, question(best.left), best.left),
        right_others=_rest(right, question(best.right), best.right),
        more_contradictions=len(contradictions - {shown}),
    )


def _latest(pair: Pair) -> tuple[object, ...]:
    first, second = sorted(
        (
            said_on(pair.left_document, pair.left) or date.min,
            said_on(pair.right_document, pair.right) or date.min,
        )
    )
    return (
        first,
        second,
        -doubts(pair.comparison),
        -VERDICT_ORDER.index(pair.verdict),
        -SEVERITY_ORDER.index(pair.comparison.severity),
        pair.comparison.id,
    )


def _rest(known: Known, asked: Question, shown: Statement) -> tuple[Statement, ...]:
    return tuple(one for one in reversed(known.get(asked, [])) if one.id != shown.id)


def _silent_rows(judged: Sequence[Row], left: Known, right: Known) -> list[Row]:
    shown = {question(one) for row in judged for one in (row.left, row.right) if one is not None}
    found: list[Row] = []
    for asked in dict.fromkeys([*left, *right]):
        mine, theirs = left.get(asked, []), right.get(asked, [])
        if asked in shown or not (mine or theirs):
            continue
        found.append(
            Row(
                question=asked,
                pair=None,
                left=mine[-1] if mine else None,
                right=theirs[-1] if theirs else None,
                left_others=tuple(reversed(mine[:-1])),
                right_others=tuple(reversed(theirs[:-1])),
            )
        )
    return found


def _rank(row: Row) -> tuple[object, ...]:
    if row.pair is None:
        return (len(VERDICT_ORDER), 0, 0, False, 0.0, row.question[0], str(row.question))
    one = row.pair.comparison
    return (
        VERDICT_ORDER.index(one.verdict),
        SEVERITY_ORDER.index(one.severity),
        doubts(one),
        question(row.pair.left) != question(row.pair.right),
        -float(one.gap_ratio or 0),
        row.question[0],
        str(row.question),
    )
