"""Frozen dataclasses to plain JSON values and back, by their type hints; nothing is rounded.

The way there and the way back of each type are worked out once: a case has thousands of findings.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

Turn = Callable[[Any], Any]
T = TypeVar("T")
NOTHING: Mapping[str, object] = {}


class Way(NamedTuple):
    """How a value becomes JSON and how it comes back; None where it is JSON as it is."""

    there: Turn | None = None
    back: Turn | None = None


def encode(value: object) -> Any:
    """Returns JSON values: a dataclass as an object, a Decimal as text, an enum as its value."""
    kind: Any = type(value)
    return _turned(_way(kind).there, value)


def decode(kind: type[T], stored: Any, **known: object) -> T:
    """Returns the dataclass that `encode` was given; a field unknown to it is left out, one that is
    missing gets its default. The fields that are `known` already are taken as they are."""
    hint: Any = kind
    back: Any = _way(hint).back
    made: T = back(stored, known)
    return made


def _turned(turn: Turn | None, value: Any) -> Any:
    return value if turn is None else turn(value)


@cache
def _way(hint: Any) -> Way:
    if get_origin(hint) in (Union, types.UnionType):
        return _optional(_way(next(one for one in get_args(hint) if one is not type(None))))
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if get_origin(hint) is Sequence:
        return _tuple((*get_args(hint), ...))
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Way(lambda value: value.value, _member(hint))
    return Way(str, Decimal) if hint is Decimal else Way()


def _member(kind: type[Enum]) -> Turn:
    """Returns what finds the member of a value: a look into a dict is far quicker than a call."""
    known = {one.value: one for one in kind}

    def found(value: Any) -> Enum:
        member = known.get(value)
        return kind(value) if member is None else member

    return found


def _optional(inner: Way) -> Way:
    def unless_none(turn: Turn | None) -> Turn | None:
        return turn and (lambda value: None if value is None else turn(value))

    return Way(unless_none(inner.there), unless_none(inner.back))


def _tuple(kinds: tuple[Any, ...]) -> Way:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        there, back = _way(kinds[0])
        return Way(
            (lambda value: [there(one) for one in value]) if there else list,
            (lambda value: tuple([back(one) for one in value])) if back else tuple,
        )
    ways = [_way(kind) for kind in kinds]
    if not any(way.there for way in ways):
        return Way(list, tuple)
    return Way(
        lambda value: [_turned(way.there, one) for way, one in zip(ways, value, strict=True)],
        lambda value: tuple(_turned(way.back, one) for way, one in zip(ways, value, strict=True)),
    )


def _dataclass(kind: type) -> Way:
    hints = get_type_hints(kind)
    ways = {field.name: _way(hints[field.name]) for field in fields(kind)}
    names, known = tuple(ways), frozenset(ways)
    there = tuple((name, way.there) for name, way in ways.items() if way.there)
    back = tuple((name, way.back) for name, way in ways.items() if way.back)

    def encoded(value: Any) -> dict[str, Any]:
        row = {name: getattr(value, name) for name in names}
        for name, turn in there:
            row[name] = turn(row[name])
        return row

    def decoded(stored: dict[str, Any], given: Mapping[str, object] = NOTHING) -> Any:
        row = dict(stored)
        for name in row.keys() - known:
            del row[name]
        for name, turn in back:
            if name in row:
                row[name] = turn(row[name])
        row.update(given)
        return kind(**row)

    return Way(encoded, decoded)
