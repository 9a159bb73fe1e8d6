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


def converged(pairs: Iterable[Pair]) -> frozenset[str]:
    """Returns the ids of the contradictions between two sides after which the same sides gave
    figures on the same question that agree, and none that disagree again. Pairs without dates,
    and those inside one side, are never among them."""
    apart: dict[Key, list[Pair]] = defaultdict(list)
    together: dict[Key, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.left_document.side == pair.right_document.side or not all(_days(pair)):
            continue
        if pair.verdict in APART:
            apart[_key(pair)].append(pair)
        elif pair.verdict in TOGETHER:
            together[_key(pair)].append(pair)
    return frozenset(
        pair.comparison.id
        for key, found in apart.items()
        for pair in found
        if _ended(pair, found, together.get(key, ()))
    )


def marked(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Returns the pairs, those that have converged since marked so."""
    since = converged(pairs)
    return tuple(
        replace(pair, converged=True) if pair.comparison.id in since else pair for pair in pairs
    )


def _ended(pair: Pair, apart: Iterable[Pair], together: Iterable[Pair]) -> bool:
    """True when a pair that agrees lies wholly after this one, and no disagreement after that."""
    last = max((_order(one) for one in together if _after(one, pair)), default=None)
    return last is not None and not any(_order(one) >= last for one in apart)


def _after(later: Pair, earlier: Pair) -> bool:
    return _order(later)[0] >= _order(earlier)[1] and _order(later) > _order(earlier)


def _order(pair: Pair) -> tuple[date, date]:
    first, last = sorted(one or date.min for one in _days(pair))
    return first, last


def _days(pair: Pair) -> tuple[date | None, date | None]:
    return (
        _day(pair.left, pair.left_document.published),
        _day(pair.right, pair.right_document.published),
    )


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
