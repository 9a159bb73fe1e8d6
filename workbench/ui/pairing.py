"""Setting a figure against another one than the machine did."""

from __future__ import annotations

import streamlit as st

from workbench.export.figure import figure
from workbench.model.review import LEFT, RIGHT
from workbench.model.statement import Statement
from workbench.ui import data, frame, reviewer
from workbench.ui.data import Loaded
from workbench.ui.findings import Pair
from workbench.ui.words import day, say

FINDING = "finding"
MOST = 300


def popover(loaded: Loaded, pair: Pair) -> None:
    """Draws the choice of another figure for a pair."""
    id_ = pair.comparison.id
    with st.popover(say("review.pairing"), icon=":material/swap_horiz:"):
        st.caption(say("review.pairing_hint"))
        kept = st.selectbox(
            say("review.pairing_keep"),
            (LEFT, RIGHT),
            key=f"pair_keep_{id_}",
            format_func=lambda side: _label(loaded, pair.left if side == LEFT else pair.right),
        )
        one = pair.right if kept == RIGHT else pair.left
        others = candidates(loaded, one, pair)
        chosen = st.selectbox(
            say("review.pairing_with"),
            [other.id for other in others],
            index=None,
            key=f"pair_with_{id_}",
            format_func=lambda other: _label(loaded, loaded.view.statements.get(other)),
            placeholder=say("review.pairing_any"),
        )
        st.button(
            say("review.pairing_judge"),
            key=f"pair_judge_{id_}",
            on_click=_judge,
            args=(loaded, one.id, chosen),
            disabled=chosen is None,
        )


def candidates(loaded: Loaded, one: Statement, pair: Pair) -> list[Statement]:
    """Returns the figures that may be set against this one: those of its measure first, then those
    of other documents, in reading order; the pair's own two are not among them."""
    own = {pair.left.id, pair.right.id}
    found = [other for other in loaded.view.statements.values() if other.id not in own]
    found.sort(
        key=lambda other: (other.measure != one.measure, other.document_id == one.document_id)
    )
    return found[:MOST]


def _label(loaded: Loaded, one: Statement | None) -> str:
    if one is None or one.document_id not in loaded.view.documents:
        return ""
    document = loaded.view.documents[one.document_id]
    who = document.publisher or document.title or document.path
    measure = loaded.lexicon.label("measures", one.measure)
    return f"{figure(one.quantity)} · {measure} · {who}, {day(document.published)}"


def _judge(loaded: Loaded, left_id: str, right_id: str) -> None:
    with frame.minding():
        bench = data.workbench()
        bench.pair(loaded.view, left_id, right_id, reviewer.name())
        for one in bench.view(loaded.case.id).comparisons:
            if {one.left_id, one.right_id} == {left_id, right_id}:
                st.query_params[FINDING] = one.id
    data.changed()
