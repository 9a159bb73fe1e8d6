"""The one way of HTML onto a page: only what `markup` has built passes the type checker."""

from __future__ import annotations

import streamlit as st

from workbench.ui.markup import Safe


def put(html: Safe) -> None:
    """Draws the HTML where it is called."""
    st.html(html)
