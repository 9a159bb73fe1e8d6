"""What a person says a figure means where the machine read it otherwise; appended, never erased.

The machine's reading stays as it is: a correction makes a statement of the reviewer's beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation

from workbench.model.anchor import Anchor, Anchors
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Modality, Statement

REVIEWER = "reviewer:"
"""A rule of this name, with the reviewer's, stands in `origin` of a corrected statement."""
BETWEEN = ".."
PAIRING = "pairing"
"""Not a reading: the reviewer sets the statement `new` against this one."""
LONGEST = 400
HEDGES = frozenset(one.value for one in Hedge)


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one statement, as the reviewer reads it. `old` and `new` are texts as `shown`
    writes them; an undo names the correction it takes back in `undoes` and has the field's values
    turned round. `basis` says where the statement stood, `other` where the paired one stood."""

    id: str
    statement_id: str
    field: str
    old: str
    new: str
    reviewer: str
    note: str
    created_at: datetime
    undoes: str = ""
    basis: Anchor | None = None
    other: Anchor | None = None


def shown_value(quantity: Quantity) -> str:
    """Returns an amount as text that `read_value` reads: its hedge and its ends."""
    ends = ["" if end is None else f"{end:f}" for end in (quantity.low, quantity.high)]
    return f"{quantity.hedge.value} {BETWEEN.join(ends)}"


def read_value(text: str, old: Quantity) -> Quantity:
    """Returns the amount of a text such as `exact 238..238` or `at_least 238..`, in the unit of the
    old one; ValueError says what is wrong with it."""
    hedge, _, ends = text.strip().partition(" ")
    low, between, high = ends.partition(BETWEEN)
    if hedge not in HEDGES or not between:
        raise ValueError(f"{text!r} is no amount; expected for example 'exact 238..238'")
    return replace(
        old,
        low=_number(low),
        high=_number(high),
        hedge=Hedge(hedge),
        vague=hedge == Hedge.VAGUE,
        digits_shown=None,
    )


def _number(text: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation as problem:
        raise ValueError(f"{text.strip()!r} is not a number; expected digits") from problem
    if not number.is_finite() or abs(number) > Decimal(10) ** 18:
        raise ValueError(f"{text.strip()!r} is not a number that is counted")
    return number


def _value(one: Statement, new: str) -> Statement:
    quantity = read_value(new, one.quantity)
    if quantity.number is None:
        raise ValueError("a figure needs a number; give its lower or upper end")
    return replace(one, quantity=quantity)


def _unit(one: Statement, new: str) -> Statement:
    return replace(one, quantity=replace(one.quantity, unit=new or None))


def _measure(one: Statement, new: str) -> Statement:
    if not new:
        raise ValueError("a figure counts something; expected the id of a measure")
    return replace(one, measure=new)


def _place(one: Statement, new: str) -> Statement:
    stated = tuple(name for name in one.origin if not name.startswith("place_from_"))
    return replace(one, scope=replace(one.scope, place=new or None), origin=stated)


def _population(one: Statement, new: str) -> Statement:
    return replace(one, scope=replace(one.scope, population=new or None))


def _period(one: Statement, new: str) -> Statement:
    return replace(one, scope=replace(one.scope, period=Period.parse(new) if new else None))


def _as_of(one: Statement, new: str) -> Statement:
    basis = DateBasis.TEXT if new else DateBasis.UNKNOWN
    return replace(one, as_of=PartialDate.parse(new) if new else None, as_of_basis=basis)


def _speaker(one: Statement, new: str) -> Statement:
    return replace(one, speaker=new or None)


def _source(one: Statement, new: str) -> Statement:
    cue, kind = (one.attribution.cue, one.attribution.kind) if one.attribution else ("", "frame")
    return replace(one, attribution=Attribution(new, cue, kind) if new else None)


def _modality(one: Statement, new: str) -> Statement:
    return replace(one, modality=Modality(new))


SETTERS: Mapping[str, Callable[[Statement, str], Statement]] = {
    "value": _value,
    "unit": _unit,
    "measure": _measure,
    "population": _population,
    "place": _place,
    "period": _period,
    "as_of": _as_of,
    "modality": _modality,
    "speaker": _speaker,
    "source": _source,
}
FIELDS = tuple(SETTERS)
"""What of a reading a reviewer may correct."""


def shown(one: Statement, field: str) -> str:
    """Returns a field of a statement as text, "" where it is unknown."""
    texts: Mapping[str, object | None] = {
        "value": shown_value(one.quantity),
        "unit": one.quantity.unit,
        "measure": one.measure,
        "population": one.scope.population,
        "place": one.scope.place,
        "period": one.scope.period,
        "as_of": one.as_of,
        "modality": one.modality.value,
        "speaker": one.speaker,
        "source": one.attribution.source if one.attribution else None,
    }
    value = texts[field]
    return "" if value is None else str(value)


def changed(one: Statement, field: str, new: str) -> Statement:
    """Returns the statement with one field as the text says; ValueError names what is wrong."""
    if field not in SETTERS:
        raise ValueError(f"{field!r} cannot be corrected; expected one of {', '.join(FIELDS)}")
    if len(new) > LONGEST:
        raise ValueError(f"{len(new)} characters for {field}; expected at most {LONGEST}")
    return SETTERS[field](one, new.strip())


def standing(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """Returns the correction that stands for each statement and field (for a pairing, each pair):
    the latest that was not undone."""
    ordered = sorted(corrections, key=lambda one: one.created_at)
    gone = {one.undoes for one in ordered if one.undoes}
    found: dict[tuple[str, str], Correction] = {}
    for one in ordered:
        if one.id in gone or one.undoes:
            continue
        key = f"{PAIRING} {one.new}" if one.field == PAIRING else one.field
        found[one.statement_id, key] = one
    return found


def pairings(corrections: Iterable[Correction]) -> list[Correction]:
    """Returns the pairings that stand."""
    return [one for one in standing(corrections).values() if one.field == PAIRING]


def corrected(
    statements: Mapping[str, Statement], corrections: Iterable[Correction]
) -> dict[str, Statement]:
    """Returns the statements that reviewers read otherwise, by id, as they read them: the same span
    and id, and who corrected it in `origin`. What does not fit the reading any more is left out."""
    found: dict[str, Statement] = {}
    for (id_, field), one in standing(corrections).items():
        before = found.get(id_) or statements.get(id_)
        if before is None or field not in SETTERS:
            continue
        try:
            after = changed(before, field, one.new)
        except ValueError:
            continue
        name = REVIEWER + one.reviewer
        origin = tuple(rule for rule in after.origin if rule != name)
        found[id_] = replace(after, origin=(*origin, name))
    return found


def carry(
    corrections: Iterable[Correction], anchors: Anchors
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Returns the corrections on the statements as they are read now, and those whose figures are
    not in the documents any more."""
    here: list[Correction] = []
    lost: list[Correction] = []
    for one in corrections:
        id_ = _now(one.statement_id, one.basis, anchors)
        new = _now(one.new, one.other, anchors) if one.field == PAIRING else one.new
        if id_ is None or new is None:
            lost.append(one)
        else:
            here.append(replace(one, statement_id=id_, new=new))
    return tuple(here), tuple(lost)


def _now(id_: str, basis: Anchor | None, anchors: Anchors) -> str | None:
    if id_ in anchors.of:
        return id_
    return anchors.find(basis) if basis else None
