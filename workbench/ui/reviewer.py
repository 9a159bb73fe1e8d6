"""Who decides: asked once, kept for the session and for the store, never in the URL."""

from __future__ import annotations

import getpass

import streamlit as st

from workbench.desk.deciding import LONGEST_NAME, REVIEWER
from workbench.ingest.documents import printable
from workbench.ui import data, frame
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.words import say

NAME = "reviewer_name"
FIELD = "reviewer_field"


def name() -> str:
    """Returns the name decisions are kept under: the session's, else the store's, else the
    system's."""
    known: str | None = st.session_state.get(NAME)
    if not known:
        known = data.workbench().store.setting(REVIEWER) or _login()
        st.session_state[NAME] = known
    return known


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def choice() -> None:
    """Draws the name decisions are kept under, and a field to change it."""
    now = name()
    put(tag("p", say("review.reviewer", name=now), class_="cw-summary"))
    with st.popover(say("review.change_name"), icon=":material/person:"):
        st.caption(say("review.name_hint"))
        if FIELD not in st.session_state:
            st.session_state[FIELD] = now
        st.text_input(say("review.name"), key=FIELD, max_chars=LONGEST_NAME, on_change=_changed)


def _changed() -> None:
    given = printable(st.session_state[FIELD])
    if not given:
        return
    with frame.minding():
        data.workbench().store.put_setting(REVIEWER, given)
        st.session_state[NAME] = given
    data.changed()
