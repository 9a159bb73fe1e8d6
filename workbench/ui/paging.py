"""A long table in parts: what is not looked at is not sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import links

PAGE = "page"
T = TypeVar("T")


def part(items: Sequence[T], key: str, size: int) -> tuple[DeltaGenerator, Sequence[T], int]:
    """Draws the choice of a part where there is more than one; returns the place above it, the
    items of the part chosen and its number, which stands in the page's address."""
    parts = max(1, -(-len(items) // size))
    links.follow(key, PAGE, links.whole(1, parts))
    if st.session_state[key] > parts:
        st.session_state[key] = 1
    place = st.container()
    number = st.pagination(parts, key=key) if parts > 1 else 1
    links.keep(key, PAGE, number, 1)
    return place, items[(number - 1) * size : number * size], number
