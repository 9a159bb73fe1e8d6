"""The view in the URL: stable ids, unknown ones ignored, the Back button and shared links work.

A widget with the key `k` mirrors the parameter `p`: `follow` puts the URL's value into the widget
before it is drawn, `keep` writes the widget's value back. Defaults leave no trace in the URL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

import streamlit as st

LONGEST = 400
BETWEEN = ","
Value = TypeVar("Value")


def one_of(allowed: Collection[str], default: str | None) -> Callable[[str | None], str | None]:
    """Returns a reader that accepts only the allowed ids and falls back to the default."""
    return lambda given: given if given is not None and given in allowed else default


def some_of(
    allowed: Collection[str], default: Sequence[str] = ()
) -> Callable[[str | None], list[str]]:
    """Returns a reader of several ids; unknown ones are left out, no parameter is the default."""

    def read(given: str | None) -> list[str]:
        if given is None:
            return list(default)
        return [id_ for id_ in dict.fromkeys(given.split(BETWEEN)) if id_ in allowed]

    return read


def whole(low: int, high: int) -> Callable[[str | None], int]:
    """Returns a reader of a whole number between low and high; anything else is low."""

    def read(given: str | None) -> int:
        if given is None or not (given.isascii() and given.isdigit() and len(given) < 10):
            return low
        return min(max(int(given), low), high)

    return read


def plain(default: str = "") -> Callable[[str | None], str]:
    """Returns a reader of free text, cut to a sensible length."""
    return lambda given: (given or default)[:LONGEST]


def given(parameter: str) -> str | None:
    """Returns the parameter as it stands in the URL, None where it is absent or far too long."""
    value = st.query_params.get(parameter)
    return value if value is None or len(value) <= LONGEST else None


def follow(key: str, parameter: str, read: Callable[[str | None], Value]) -> Value:
    """Puts the URL's value into the widget's state where the URL has changed since the last run,
    or the widget is new; returns the value that stands now."""
    now = given(parameter)
    seen, meant = _memory(key, parameter)
    if key not in st.session_state or st.session_state.get(seen, "\0") != (now or ""):
        st.session_state[key] = read(now)
        st.session_state[seen] = now or ""
        st.session_state[meant] = _written(st.session_state[key])
    value: Value = st.session_state[key]
    return value


def keep(key: str, parameter: str, value: Any, default: Any) -> None:
    """Writes the widget's value into the URL; a default is taken out of it. A URL that means the
    value already is left as it is: each change is a step for the Back button."""
    seen, meant = _memory(key, parameter)
    if st.session_state.get(meant) == _written(value):
        return
    if value == default:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = _written(value)
    st.session_state[seen] = "" if value == default else _written(value)
    st.session_state[meant] = _written(value)


def _memory(key: str, parameter: str) -> tuple[str, str]:
    """Returns the names under which the URL's last value is kept, as written and as understood."""
    return f"{key}@{parameter}", f"{key}@{parameter} understood"


def _written(value: Any) -> str:
    if isinstance(value, list | tuple):
        return BETWEEN.join(str(one) for one in value) or "all"
    return str(value)
