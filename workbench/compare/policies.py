"""Counting policies: which number an amount stands for where its words leave that open.

The data is common/policies.toml. A policy never touches a statement, which stays as written; it
says what the judge weighs in its place, and which one number a table may show for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from workbench.errors import CannotStart
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table
from workbench.model.quantity import Hedge, Quantity

AS_WRITTEN = "as_written"
WHOLE, MIDDLE, LOW, NUMBER, NONE = "whole", "middle", "low", "number", "none"

LowBestHigh = tuple[Decimal | None, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Band:
    """What a vague word stands for; `best` is its one number, None where the policy picks none."""

    low: Decimal
    high: Decimal
    best: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A counting policy by name; `bands` is keyed by the floor the reader writes a vague word with.
    The fields are those of common/policies.toml."""

    name: str = AS_WRITTEN
    range_judged: str = WHOLE
    range_best: str = NONE
    ceiling_best: str = NUMBER
    bands: Mapping[Decimal, Band] = field(default_factory=dict)


@lru_cache(maxsize=8)
def policies(lexicon: Lexicon) -> Mapping[str, Policy]:
    """Returns the policies of these word lists by name, the default one first; LexiconError names
    the key that is wrong."""
    table = lexicon.common("policies")
    default = table.text("default")
    made = {name: _policy(name, table.table(name)) for name in table if name != "default"}
    if default not in made:
        raise table.wrong("default", default, f"one of {', '.join(made)}")
    return {default: made.pop(default), **made}


def policy(lexicon: Lexicon, name: str = AS_WRITTEN) -> Policy:
    """Returns the policy of that name; CannotStart lists what there is."""
    known = policies(lexicon)
    if name not in known:
        raise CannotStart(f"no counting policy {name!r}; there is: {', '.join(known)}")
    return known[name]


def counted(quantity: Quantity, by: Policy) -> Quantity:
    """Returns the amount the judge weighs in place of the one written: itself, or about the middle
    of a range. Vague words are weighed by the policy's bands."""
    middle = _middle(quantity) if by.range_judged == MIDDLE else None
    if middle is None:
        return quantity
    return replace(quantity, low=middle, high=middle, hedge=Hedge.ABOUT)


def low_best_high(quantity: Quantity, by: Policy) -> LowBestHigh:
    """Returns the least, the one and the most number of an amount for a table of counts; None is an
    open end, or an amount for which the policy picks no one number."""
    if quantity.vague or quantity.hedge is Hedge.VAGUE:
        band = by.bands.get(quantity.low) if quantity.low is not None else None
        return (band.low, band.best, band.high) if band else (quantity.low, None, quantity.high)
    return quantity.low, _best(quantity, by), quantity.high


def _best(quantity: Quantity, by: Policy) -> Decimal | None:
    if _is_range(quantity):
        return {LOW: quantity.low, MIDDLE: _middle(quantity)}.get(by.range_best)
    if quantity.low is None and by.ceiling_best == NONE:
        return None
    return quantity.number


def _is_range(quantity: Quantity) -> bool:
    ends = quantity.low, quantity.high
    return None not in ends and ends[0] != ends[1] and not quantity.vague


def _middle(quantity: Quantity) -> Decimal | None:
    if not _is_range(quantity) or quantity.low is None or quantity.high is None:
        return None
    return (quantity.low + quantity.high) / 2


def _policy(name: str, table: Table) -> Policy:
    return Policy(
        name,
        range_judged=_one_of(table, "range_judged", WHOLE, MIDDLE),
        range_best=_one_of(table, "range_best", NONE, LOW, MIDDLE),
        ceiling_best=_one_of(table, "ceiling_best", NUMBER, NONE),
        bands=_bands(table),
    )


def _one_of(table: Table, key: str, *allowed: str) -> str:
    found = table.text(key)
    if found not in allowed:
        raise table.wrong(key, found, f"one of {', '.join(allowed)}")
    return found


def _bands(table: Table) -> Mapping[Decimal, Band]:
    listed = table.value("vague") or []
    if not isinstance(listed, list):
        raise table.wrong("vague", listed, "a list of tables with floor, low and high")
    rows = [Table(table.path, row, f"{table.key}.vague") for row in listed]
    return {row.number("floor"): _band(row) for row in rows}


def _band(row: Table) -> Band:
    best = row.number("best") if "best" in row else None
    low, high = row.number("low"), row.number("high")
    if not low <= (low if best is None else best) <= high:
        raise row.wrong("low", low, "low, best and high in this order")
    return Band(low, high, best)
