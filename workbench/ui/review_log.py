"""The log of decisions on the Review page: out, in, and what lost its figures."""

from __future__ import annotations

import json

import streamlit as st

from workbench.model.anchor import Anchor
from workbench.ui import data, decided, downloads, frame
from workbench.ui.data import Loaded
from workbench.ui.markup import join, tag
from workbench.ui.put import put
from workbench.ui.words import count, number, say

ROUND = "log_round"
TAKEN = "log_taken"
SHOWN = 50


def popover(loaded: Loaded) -> None:
    """Draws the log's popover: download it, or take one in."""
    case = loaded.case
    bench = data.workbench()

    def content() -> bytes:
        rows = bench.review_log(case.id)
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()

    with st.popover(say("review.log"), icon=":material/history:"):
        st.caption(say("review.log_hint"))
        st.download_button(
            say("review.log_download"),
            data=content,
            file_name=downloads.file_name(case.title, "log", "jsonl"),
            mime=downloads.MIME["jsonl"],
            icon=":material/download:",
            on_click="ignore",
        )
        turn = st.session_state.setdefault(ROUND, 0)
        st.file_uploader(say("review.log_upload"), type=["jsonl"], key=f"log_{turn}")
        st.button(
            say("review.log_take"),
            key="log_take",
            on_click=_take_in,
            args=(case.id, f"log_{turn}"),
            disabled=st.session_state.get(f"log_{turn}") is None,
        )
        if said := st.session_state.pop(TAKEN, None):
            st.markdown(said)


def _take_in(case_id: str, key: str) -> None:
    """Takes the uploaded log in; a button's callback."""
    given = st.session_state.get(key)
    if given is None:
        return
    try:
        lines = given.getvalue().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        st.session_state[frame.TROUBLE] = say("review.log_not_text")
        return
    with frame.minding():
        new, corrections = data.workbench().take_in_log(case_id, lines)
        st.session_state[TAKEN] = say(
            "review.log_taken", decisions=number(new), corrections=number(corrections)
        )
        st.session_state[ROUND] += 1
    data.changed()


def lost(loaded: Loaded) -> None:
    """Lists the decisions whose figures the documents no longer give; nothing without any."""
    reviews = loaded.view.lost_reviews
    if not reviews:
        return
    with st.expander(count("review.lost", len(reviews)), icon=":material/link_off:"):
        st.caption(say("review.lost_hint"))
        lines = []
        for one in reversed(reviews[-SHOWN:]):
            known = one.basis
            where = _where(*known) if known else None
            lines.append(tag("li", decided.line(one), tag("div", where) if where else None))
        put(tag("ul", *lines, class_="cw-list"))


def _where(left: Anchor, right: Anchor) -> str:
    words = say(
        "review.lost_line",
        left=left.quote,
        right=right.quote,
        path_left=left.path,
        path_right=right.path,
    )
    return join(words)
