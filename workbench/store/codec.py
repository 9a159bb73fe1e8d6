"""Frozen dataclasses to plain JSON values and back, by their type hints; nothing is rounded."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
T = TypeVar("T")


def encode(value: object) -> Any:
    """Returns JSON values: a dataclass as an object, a Decimal as text, an enum as its value."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    return value


def decode(kind: type[T], stored: Any) -> T:
    """Returns the dataclass that `encode` was given; a field unknown to it is left out, one that is
    missing gets its default."""
    build: Any = _decoder(kind)  # type: ignore[arg-type]  # a class is hashable
    made: T = build(stored)
    return made


@cache
def _decoder(hint: Any) -> Decoder:
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return _optional(_decoder(inner))
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, (Enum, Decimal)):
        return hint
    if hint is datetime:
        return datetime.fromisoformat
    return lambda stored: stored


def _optional(inner: Decoder) -> Decoder:
    return lambda stored: None if stored is None else inner(stored)


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = _decoder(kinds[0])
        return lambda stored: tuple(each(one) for one in stored)
    parts = [_decoder(kind) for kind in kinds]
    return lambda stored: tuple(part(one) for part, one in zip(parts, stored, strict=True))


def _dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    parts = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def build(stored: dict[str, Any]) -> Any:
        return kind(**{name: parts[name](one) for name, one in stored.items() if name in parts})

    return build
