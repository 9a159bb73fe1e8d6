"""Look-ups over the figures of a case, each made once: what was taken back, corrected, repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from workbench.compare.chains import Chain, chain
from workbench.compare.dates import Order, order
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.model.dates import PartialDate
from workbench.model.statement import Modality


def withdrawals(
    sides: Sequence[Side], rules: Settings
) -> dict[tuple[Chain, Decimal | None], PartialDate | None]:
    """Returns for each figure taken back the earliest day on which a text says so."""
    found: dict[tuple[Chain, Decimal | None], PartialDate | None] = {}
    for side in sides:
        if not side.rule_fired(rules.withdrawn):
            continue
        key, day = (chain(side), side.quantity.number), side.published or side.as_of
        known = found.get(key)
        if known is None or (day is not None and order(day, known) is Order.EARLIER):
            found[key] = day
    return found


def beside(sides: Sequence[Side]) -> Mapping[tuple[str, Chain], tuple[Side, ...]]:
    """Returns the figures of each chain in each document that gives several."""
    found: dict[tuple[str, Chain], list[Side]] = defaultdict(list)
    for side in sides:
        found[side.document_id, chain(side)].append(side)
    return {key: tuple(group) for key, group in found.items() if len(group) > 1}


def texts(sides: Iterable[Side]) -> Mapping[str, tuple[Side, ...]]:
    """Returns the claims of each document in reading order."""
    found: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if side.is_claim:
            found[side.document_id].append(side)
    return {
        id_: tuple(sorted(group, key=lambda side: (side.statement.span.start, side.id)))
        for id_, group in found.items()
    }


def of_state(totals: Iterable[Side]) -> Mapping[tuple[str, str | None], tuple[Side, ...]]:
    """Returns by measure and place what offices of the state count of some population."""
    found: dict[tuple[str, str | None], list[Side]] = defaultdict(list)
    for side in totals:
        if side.of_state and side.population is not None:
            found[side.measure, side.place].append(side)
    return {key: tuple(group) for key, group in found.items()}


def former(sides: Sequence[Side]) -> frozenset[tuple[str, str, Decimal | None]]:
    """Returns (document, measure, number) of the figures that a text gives as the ones before."""
    return frozenset(
        (side.document_id, side.measure, side.quantity.number)
        for side in sides
        if side.statement.modality is Modality.PREVIOUS
    )


def grouped(sides: Iterable[Side]) -> dict[Chain, tuple[Side, ...]]:
    """Returns the figures of each chain."""
    found: dict[Chain, list[Side]] = defaultdict(list)
    for side in sides:
        found[chain(side)].append(side)
    return {key: tuple(group) for key, group in found.items()}


def blames(sides: Iterable[Side], rules: Settings) -> bool:
    """True when some figure says who did it."""
    return any(side.has(rules.qualifiers.perpetrator) for side in sides)


def is_total(side: Side, rules: Settings) -> bool:
    """True for a claim of a whole count, not of an increment, a day or a part."""
    adds = side.adds or side.has(rules.qualifiers.day)
    return side.is_claim and not adds and not side.subset


def based(totals: Iterable[Side]) -> Mapping[Chain, frozenset[str]]:
    """Returns the documents that give a total of each chain."""
    found: dict[Chain, set[str]] = defaultdict(set)
    for side in totals:
        found[chain(side)].add(side.document_id)
    return {key: frozenset(documents) for key, documents in found.items()}


def tolls(
    totals: Sequence[Side], rules: Settings
) -> dict[tuple[Chain, Decimal | None], frozenset[str]]:
    """Returns for each number given as the total of everybody the documents that give it."""
    found: dict[tuple[Chain, Decimal | None], set[str]] = defaultdict(set)
    for side in totals:
        bare = side.population is None and not side.qualifiers and not side.status
        if bare and not side.has(rules.qualifiers.perpetrator):
            found[chain(side), side.quantity.number].add(side.document_id)
    return {key: frozenset(group) for key, group in found.items()}


def rates(sides: Sequence[Side], by_id: Mapping[str, Side]) -> dict[tuple[str, str, str], Decimal]:
    """Returns (document, from, to) → rate, from sums that a text gives in two currencies."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for side in sides:
        twin = by_id.get(side.statement.same_as or "")
        if twin is None:
            continue
        one, other = side.quantity, twin.quantity
        if one.unit and other.unit and one.unit != other.unit and one.number and other.number:
            found.setdefault((side.document_id, one.unit, other.unit), other.number / one.number)
            found.setdefault((side.document_id, other.unit, one.unit), one.number / other.number)
    return found
