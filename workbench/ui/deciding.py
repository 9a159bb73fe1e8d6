"""The buttons of a review, their keys, and what they do. Drafts of comments are kept until used."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.desk.deciding import LONGEST_NOTE
from workbench.model.comparison import Verdict
from workbench.model.review import (
    CONFIRMED,
    LEFT,
    OTHER_VERDICT,
    PENDING,
    PREFER_SOURCE,
    REJECTED,
    RESOLUTIONS,
    RIGHT,
    UNSURE,
    last_of,
)
from workbench.pipeline import Stand
from workbench.ui import data, frame, pairing, queue, reviewer
from workbench.ui.alike import Alike
from workbench.ui.data import Loaded
from workbench.ui.queue import preferred_in
from workbench.ui.words import name, say

FINDING = "finding"
DRAFTS = "review_drafts"


def form(loaded: Loaded, now: Alike, listed: Sequence[Alike]) -> None:
    """Draws the comment and the buttons of a finding."""
    finding = now.first.comparison.id
    key = f"comment_{finding}"
    if key not in st.session_state:
        st.session_state[key] = _drafts().get(finding, "")
    st.text_input(
        say("review.comment"),
        key=key,
        placeholder=say("review.comment_placeholder"),
        max_chars=LONGEST_NOTE,
        on_change=_keep_draft,
        args=(finding,),
    )
    after = queue.after(loaded.distinct, listed, now)
    severe = queue.after(loaded.distinct, listed, now, severe=True)
    with st.container(horizontal=True, vertical_alignment="center", key="review_buttons"):
        _decide("confirm", "y", ":material/check:", CONFIRMED, loaded, now, after)
        _decide("dismiss", "n", ":material/close:", REJECTED, loaded, now, after)
        st.button(
            say("review.skip"),
            shortcut="j",
            icon=":material/skip_next:",
            on_click=go_to,
            args=(after,),
            disabled=after is None,
        )
        _undo(loaded)
        st.button(
            say("review.severe"),
            shortcut="m",
            icon=":material/priority_high:",
            type="tertiary",
            on_click=go_to,
            args=(severe,),
            disabled=severe is None,
        )
        _more(loaded, now, after)
        pairing.popover(loaded, now.first)
        _pages(loaded, now)


def _decide(
    word: str, key: str, icon: str, decision: str, loaded: Loaded, now: Alike, after: str | None
) -> None:
    st.button(
        say(f"review.{word}"),
        shortcut=key,
        icon=icon,
        on_click=decide,
        args=(loaded, now, decision, after),
    )


def _pages(loaded: Loaded, now: Alike) -> None:
    for side, one in ((LEFT, now.first.left), (RIGHT, now.first.right)):
        st.page_link(
            frame.STATEMENT,
            label=say(f"review.correct_{side}"),
            icon=":material/edit:",
            query_params={"id": one.id, frame.EVENT: loaded.case.id},
        )


def _more(loaded: Loaded, now: Alike, after: str | None) -> None:
    finding = now.first.comparison.id
    with st.popover(say("review.more"), icon=":material/more_horiz:"):
        resolution = st.selectbox(
            say("review.resolution"),
            RESOLUTIONS,
            index=None,
            key=f"resolution_{finding}",
            format_func=lambda id_: name("resolutions", id_),
            placeholder=say("review.resolution_none"),
        )
        if resolution == PREFER_SOURCE:
            st.selectbox(
                say("review.preferred"),
                (LEFT, RIGHT),
                key=f"preferred_{finding}",
                format_func=lambda side: _author(now, side),
            )
        verdict = st.selectbox(
            say("review.verdict"),
            [one.value for one in Verdict if one is not now.first.verdict],
            index=None,
            key=f"verdict_{finding}",
            format_func=lambda id_: name("verdicts", id_),
            placeholder=say("review.verdict_none"),
        )
        st.button(
            say("review.give_verdict"),
            key="give_verdict",
            on_click=decide,
            args=(loaded, now, OTHER_VERDICT, after),
            disabled=not verdict,
        )
        for word, decision in (("unsure", UNSURE), ("wait", PENDING)):
            st.button(
                say(f"review.{word}"),
                key=f"review_{word}",
                on_click=decide,
                args=(loaded, now, decision, after),
            )


def _author(now: Alike, side: str) -> str:
    document = now.first.left_document if side == LEFT else now.first.right_document
    return f"{name('sides', document.side)} · {document.publisher or document.path}"


def decide(loaded: Loaded, now: Alike, decision: str, after: str | None) -> None:
    """Keeps a decision on every pair of a finding and goes to the next; a button's callback."""
    finding = now.first.comparison.id
    state = st.session_state
    note = str(state.get(f"comment_{finding}", "")).strip()
    verdict = state.get(f"verdict_{finding}") or "" if decision == OTHER_VERDICT else ""
    resolution = state.get(f"resolution_{finding}") or ""
    preferred = ""
    if resolution == PREFER_SOURCE:
        preferred = state.get(f"preferred_{finding}") or LEFT
    stands = [
        (
            pair.comparison,
            Stand(decision, note, verdict, resolution, preferred_in(pair, now.first, preferred)),
        )
        for pair in now.all
    ]
    with frame.minding():
        data.workbench().decide(loaded.view, stands, reviewer.name())
        _drafts().pop(finding, None)
        state.pop(f"comment_{finding}", None)
        go_to(after)
    data.changed()


def go_to(finding: str | None) -> None:
    """Shows that finding next; None: the first of the list."""
    if finding is None:
        st.query_params.pop(FINDING, None)
    else:
        st.query_params[FINDING] = finding


def undo_alone(loaded: Loaded) -> None:
    """Draws the Undo button where no finding is shown."""
    with st.container(horizontal=True, key="review_buttons"):
        _undo(loaded)


def _undo(loaded: Loaded) -> None:
    last = last_of(loaded.view.reviews, reviewer.name())
    st.button(
        say("review.undo"),
        shortcut="u",
        icon=":material/undo:",
        type="tertiary",
        on_click=undo,
        args=(loaded,),
        disabled=not last,
    )


def undo(loaded: Loaded) -> None:
    """Takes the reviewer's last decision back, shows its finding and puts its comment back into
    the field; a button's callback."""
    last = last_of(loaded.view.reviews, reviewer.name())
    if not last:
        return
    with frame.minding():
        data.workbench().take_back(loaded.view, last, reviewer.name())
        keys = {frozenset((one.left_id, one.right_id)): one for one in last}
        for pair in loaded.pairs:
            one = keys.get(frozenset((pair.left.id, pair.right.id)))
            if one is not None:
                finding = pair.comparison.id
                if one.note:
                    _drafts()[finding] = one.note
                    st.session_state.pop(f"comment_{finding}", None)
                go_to(finding)
                break
    data.changed()


def _keep_draft(finding: str) -> None:
    _drafts()[finding] = st.session_state.get(f"comment_{finding}", "")


def _drafts() -> dict[str, str]:
    drafts: dict[str, str] = st.session_state.setdefault(DRAFTS, {})
    return drafts
