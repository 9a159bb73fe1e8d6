"""Which figure of one text answers to which of another, when their measures say little."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from workbench.compare.side import Side
from workbench.model.statement import Quote

_WORD = re.compile(r"[^\W_]+")
REACH = 6
EQUAL_NUMBER = Decimal("0.5")
"""What an equal number adds to the likeness of the words around it (at most 1)."""

Score = tuple[Decimal, int]


def counterparts(sides: Sequence[Side]) -> frozenset[tuple[str, str]]:
    """Returns the pairs of ids, both ways round, that are each other's best match across texts."""
    best: dict[str, tuple[Score, str]] = {}
    for one in sides:
        others = (other for other in sides if _may_match(one, other))
        scored = [(_score(one, other), other.id) for other in others]
        if scored:
            best[one.id] = max(scored)
    return frozenset(
        (id_, other)
        for id_, (score, other) in best.items()
        if score[0] > 0 and best.get(other, ((), ""))[1] == id_
    )


def _may_match(one: Side, other: Side) -> bool:
    if one.document_id == other.document_id or one.measure != other.measure:
        return False
    units = {one.quantity.unit, other.quantity.unit}
    return len(units) == 1 or None in units


def _score(one: Side, other: Side) -> Score:
    likeness = _shared(_surroundings(one.statement.quote), _surroundings(other.statement.quote))
    if one.quantity.number == other.quantity.number:
        likeness += EQUAL_NUMBER
    return likeness, -abs(one.statement.span.start - other.statement.span.start)


@lru_cache(maxsize=4096)
def _surroundings(quote: Quote) -> Mapping[str, Decimal]:
    """Returns the words beside the figure, the nearer the heavier, what stands before marked."""
    before = _WORD.findall(quote.text[: quote.mark_start].casefold())[::-1][:REACH]
    after = _WORD.findall(quote.text[quote.mark_stop :].casefold())[:REACH]
    weights: dict[str, Decimal] = defaultdict(Decimal)
    for mark, words in (("<", before), (">", after)):
        for at, word in enumerate(words):
            weights[mark + word] = max(weights[mark + word], Decimal(1) / (at + 1))
    return weights


def _shared(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> Decimal:
    """Returns the weight that both have in common as a share of what either has."""
    words = one.keys() | other.keys()
    whole = _sum(max(one.get(w, Decimal(0)), other.get(w, Decimal(0))) for w in words)
    common = _sum(min(one.get(w, Decimal(0)), other.get(w, Decimal(0))) for w in words)
    return common / whole if whole else Decimal(0)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(sorted(numbers), Decimal(0))
