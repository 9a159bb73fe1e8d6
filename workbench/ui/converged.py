"""Whether a disagreement still stands: what the two sides said last on the same question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbench.model.comparison import Verdict
from workbench.model.dates import PartialDate
from workbench.model.statement import Statement
from workbench.ui.findings import Pair

TOGETHER = (Verdict.CONSISTENT,)
APART = (Verdict.CONTRADICTION,)
Key = tuple[object, ...]
Days = tuple[date, date]


def converged(pairs: Iterable[Pair]) -> frozenset[str]:
    """Returns the ids of the contradictions between two sides after which the same sides gave
    figures on the same question that agree, and none that disagree again. Pairs without dates,
    and those inside one side, are never among them."""
    apart: dict[Key, list[tuple[Days, Pair]]] = defaultdict(list)
    agreed: dict[Key, Days] = {}
    for pair in pairs:
        verdict = pair.comparison.verdict
        if verdict not in (*APART, *TOGETHER):
            continue
        days = _days(pair)
        if days is None or pair.left_document.side == pair.right_document.side:
            continue
        if verdict in APART:
            apart[_key(pair)].append((days, pair))
        else:
            key = _key(pair)
            agreed[key] = max(days, agreed.get(key, days))
    return frozenset(
        pair.comparison.id
        for key, found in apart.items()
        if key in agreed and max(days for days, _ in found) < agreed[key]
        for days, pair in found
        if _after(agreed[key], days)
    )


def marked(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Returns the pairs, those that have converged since marked so."""
    since = converged(pairs)
    return tuple(
        replace(pair, converged=True) if pair.comparison.id in since else pair for pair in pairs
    )


def _after(later: Days, earlier: Days) -> bool:
    """True when the later pair lies wholly after the earlier one. Where any pair does, the last
    one does too, so that no other need be looked at."""
    return later[0] >= earlier[1] and later > earlier


def _days(pair: Pair) -> Days | None:
    """Returns the days of the two figures, the earlier one first; None without one of them."""
    left = _day(pair.left, pair.left_document.published)
    right = _day(pair.right, pair.right_document.published)
    if left is None or right is None:
        return None
    return (left, right) if left <= right else (right, left)


def _day(statement: Statement, published: PartialDate | None) -> date | None:
    known = statement.as_of or published
    return known.last_day if known else None


def _key(pair: Pair) -> Key:
    asked = sorted((_asked(pair.left), _asked(pair.right)))
    return (pair.sides, *asked)


def _asked(statement: Statement) -> tuple[str, ...]:
    scope = statement.scope
    return (
        statement.measure,
        scope.place or "",
        scope.population or "",
        *scope.qualifiers,
        statement.quantity.unit or "",
    )
