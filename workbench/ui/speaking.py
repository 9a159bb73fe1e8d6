"""The choice of language at the bottom of each page; it keeps the view and stands in its URL."""

from __future__ import annotations

import streamlit as st

from workbench.locale import LANGUAGES, locale_of
from workbench.ui import words

KEY = "language_switch"


def switch() -> None:
    """Draws the choice; each language is called by its own name."""
    st.session_state[KEY] = words.language()
    st.segmented_control(
        words.say("common.language"),
        LANGUAGES,
        key=KEY,
        required=True,
        format_func=own_name,
        on_change=_chosen,
    )


def own_name(code: str) -> str:
    """Returns what a language calls itself."""
    name = locale_of(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


def _chosen() -> None:
    st.query_params[words.PARAMETER] = st.session_state[KEY]
