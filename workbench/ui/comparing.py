"""Comparing what is in the store but was not judged, or was judged before it was read last."""

from __future__ import annotations

import streamlit as st

from workbench.ui import data, frame
from workbench.ui.data import Loaded
from workbench.ui.words import count, say


def is_due(loaded: Loaded) -> bool:
    """Returns whether statements wait to be compared; a case without a pair that can be compared
    does not, once that was tried."""
    return loaded.stale or data.workbench().store.compared(loaded.case.id) is None


def never_yet(loaded: Loaded) -> None:
    """Offers to compare what was read but never judged: an ingest alone, or one that broke off."""
    read = count("common.statements", len(loaded.view.statements))
    frame.empty(
        say("contradictions.not_compared"), say("contradictions.not_compared_text", statements=read)
    )
    _button(loaded)


def offer(loaded: Loaded) -> None:
    """Offers to compare anew where documents were read since; says nothing where all is judged."""
    if loaded.stale:
        frame.empty(say("contradictions.stale"), say("contradictions.stale_text"))
        _button(loaded)


def _button(loaded: Loaded) -> None:
    if st.button(say("contradictions.compare_now"), icon=":material/play_arrow:"):
        with frame.telling(), st.status(say("contradictions.comparing"), expanded=True):
            data.workbench().compare(loaded.case.id, frame.reporter())
        data.changed()
        st.rerun()
