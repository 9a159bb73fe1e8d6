"""Two statements in, one comparison out: the verdict, what it rests on and a sentence of reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from workbench.compare import explain, findings, quantity
from workbench.compare.pair import Pair, Ruling
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.room import Room, Similarity, make_room, unknown_similarity
from workbench.compare.side import Side
from workbench.compare.verdicts import decide
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.model.ids import content_id
from workbench.model.statement import Modality, Statement
from workbench.model.text import Case, Document


def judge_pair(
    left: Statement,
    right: Statement,
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    similarity: Similarity = unknown_similarity,
    peers: Iterable[Statement] = (),
    counting: str = AS_WRITTEN,
) -> Comparison:
    """Returns the verdict on two statements; `peers` are others of the case, for what they say of
    withdrawals and corrections, `counting` names the policy. The order of left and right changes
    nothing."""
    room = make_room((left, right, *peers), documents, case, lexicon, similarity, counting)
    return weigh(room.sides[left.id], room.sides[right.id], room)


def weigh(one: Side, other: Side, room: Room) -> Comparison:
    """Returns the comparison of two sides of a room, in the order they are shown."""
    left, right = sorted((one, other), key=lambda side: _rank(side, room))
    pair = Pair(left, right, room)
    rule, ruling = decide(pair)
    gap, ratio = _gap(pair, ruling)
    told = explain.reason(pair, rule, ruling)
    return Comparison(
        id=content_id("pair", left.id, right.id),
        case_id=room.case.id,
        left_id=left.id,
        right_id=right.id,
        verdict=ruling.verdict,
        rule=rule,
        kind=ruling.kind,
        severity=_severity(ruling, ratio, room),
        flags=_flags(pair, ruling),
        gap=gap,
        gap_ratio=ratio,
        findings=(*findings.all_of(pair), told),
        reason=explain.sentence(told, room.lexicon),
        event_id=content_id("event", room.case.id, room.place, room.case.period),
        lexicon_version=room.lexicon.version,
        policy=room.rules.policy.name,
    )


def _rank(side: Side, room: Room) -> tuple[int, date, date, str, int, str]:
    """Orders by the case's sides, then by date, then by place in the document."""
    order = room.case.sides
    name = side.document.side if side.document else ""
    told = side.published.first_day if side.published else date.max
    counted = side.as_of.first_day if side.as_of else date.max
    path = side.document.path if side.document else side.document_id
    place = order.index(name) if name in order else len(order)
    return place, counted, told, path, side.statement.span.start, side.id


def _flags(pair: Pair, ruling: Ruling) -> tuple[str, ...]:
    """Returns the flags; a conflict with a figure that nobody has confirmed is to be reviewed, and
    so is the date of a text that tells of a day after it was published."""
    flags = list(ruling.flags)
    open_ = any(side.statement.modality is Modality.UNCONFIRMED for side in pair.sides)
    if open_ and ruling.verdict is Verdict.CONTRADICTION:
        flags.append("needs_review")
    dated = ruling.verdict in (Verdict.CONTRADICTION, Verdict.UPDATE)
    if dated and any(_before_its_time(side) for side in pair.sides):
        flags.append("check_date")
    return tuple(dict.fromkeys(flags))


def _before_its_time(side: Side) -> bool:
    """True for a figure of a day after its text was published that is told as counted."""
    statement, published = side.statement, side.published
    if published is None or statement.modality is Modality.FORECAST or side.status:
        return False
    named = statement.scope.period.first_day if statement.scope.period else None
    counted = statement.as_of.first_day if statement.as_of else None
    return any(day is not None and day > published.last_day for day in (named, counted))


def _gap(pair: Pair, ruling: Ruling) -> tuple[Decimal | None, Decimal | None]:
    """Returns the gap and its share where the figures were weighed against each other."""
    weighed = (Verdict.CONTRADICTION, Verdict.UPDATE, Verdict.CONSISTENT)
    if ruling.verdict not in weighed or pair.factor is None:
        return None, None
    gap, ratio = quantity.distance(*pair.quantities, pair.rules.widening), pair.ratio
    return gap, None if ratio is None else round(ratio, 6)


def _severity(ruling: Ruling, ratio: Decimal | None, room: Room) -> Severity | None:
    if ruling.verdict is not Verdict.CONTRADICTION:
        return None
    if ruling.kind.value == "qualitative" or ratio is None or ratio > room.rules.major:
        return Severity.MAJOR
    return Severity.MINOR if ratio <= room.rules.minor else Severity.MODERATE
