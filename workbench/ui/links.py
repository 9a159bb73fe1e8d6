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
UNDERSTOOD = " understood"
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
    if _late(key, parameter, now or ""):
        _write(parameter, st.session_state[seen])
    elif key not in st.session_state or st.session_state.get(seen, "\0") != (now or ""):
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
    st.session_state[_before(key, parameter)] = st.session_state.get(seen, "")
    st.session_state[seen] = "" if value == default else _written(value)
    st.session_state[meant] = _written(value)


def _late(key: str, parameter: str, now: str) -> bool:
    """Returns whether a run comes from another widget, touched before the browser had heard of
    what was last written here: the URL it brings along is an old one. Back brings an old one, too,
    but touches no widget."""
    seen, _ = _memory(key, parameter)
    if now == st.session_state.get(seen):
        st.session_state.pop(_before(key, parameter), None)
        return False
    old = st.session_state.get(_before(key, parameter))
    return key in st.session_state and old == now and _touched()


def _touched() -> bool:
    """Returns whether a widget that mirrors a parameter has another value than the URL was last
    given."""
    kept = [str(name) for name in st.session_state if str(name).endswith(UNDERSTOOD)]
    widgets = {name: name.partition("@")[0] for name in kept}
    return any(
        widget in st.session_state and _written(st.session_state[widget]) != st.session_state[name]
        for name, widget in widgets.items()
    )


def _write(parameter: str, written: str) -> None:
    """Puts into the URL what it was last given."""
    if written:
        st.query_params[parameter] = written
    else:
        st.query_params.pop(parameter, None)


def _memory(key: str, parameter: str) -> tuple[str, str]:
    """Returns the names under which the URL's last value is kept, as written and as understood."""
    return f"{key}@{parameter}", f"{key}@{parameter}{UNDERSTOOD}"


def _before(key: str, parameter: str) -> str:
    """Returns the name under which the URL's value before the last one is kept, until the browser
    is known to have the last one."""
    return f"{key}@{parameter} before"


def _written(value: Any) -> str:
    if isinstance(value, list | tuple):
        return BETWEEN.join(str(one) for one in value) or "all"
    return str(value)
