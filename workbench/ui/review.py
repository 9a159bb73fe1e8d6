"""The Review page: one finding after another, by keyboard; what was decided, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.model.comparison import Verdict
from workbench.model.review import OPEN
from workbench.ui import also, decided, deciding, frame, links, queue, review_log, reviewer
from workbench.ui.alike import Alike
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.findings import VERDICT_ORDER
from workbench.ui.markup import join
from workbench.ui.put import put
from workbench.ui.queue import Wish
from workbench.ui.words import count, name, number, say

LIST, VERDICT, MINE, FINDING = "state", "verdict", "mine", "finding"
KEYS = {one: f"review_{one}" for one in (LIST, VERDICT, MINE)}
"""Keys of the widgets: other pages have filters of the same parameters."""
DEFAULT = (Verdict.CONTRADICTION.value,)


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("review.title"), say("review.subtitle"), loaded)
    if loaded is None or not loaded.pairs:
        frame.empty(
            say("review.nothing"),
            say("review.nothing_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    wish = _wish(loaded)
    _progress(loaded, wish)
    _tools(loaded)
    listed = queue.waiting(loaded.distinct, wish)
    wanted = links.given(FINDING)
    now = queue.holding(loaded.distinct, wanted)
    if wanted is not None and now is None:
        frame.empty(say("review.gone"), say("review.gone_text"))
        st.button(say("review.to_queue"), icon=":material/arrow_back:", on_click=_to_queue)
    else:
        _finding(loaded, now or (listed[0] if listed else None), listed, wish)
    review_log.lost(loaded)
    frame.digest_note(loaded)


def _finding(loaded: Loaded, now: Alike | None, listed: Sequence[Alike], wish: Wish) -> None:
    if now is None:
        done = wish.list_ == OPEN
        frame.empty(
            say("review.all_done") if done else say("review.none"),
            say("review.all_done_text") if done else say("review.none_text"),
        )
        deciding.undo_alone(loaded)
        return
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    with st.container(border=True, gap="xxsmall", key="review_card"):
        put(join(also.card(now, setting), decided.stands(now.first)))
    if now.others:
        st.caption(count("review.repeats", len(now.others)))
    deciding.form(loaded, now, listed)


def _wish(loaded: Loaded) -> Wish:
    here = {one.first.verdict.value for one in loaded.distinct}
    verdicts = [one.value for one in VERDICT_ORDER if one.value in here]
    default = [one for one in DEFAULT if one in verdicts]
    picked = links.follow(KEYS[VERDICT], VERDICT, links.some_of(verdicts, default))
    mine = links.follow(KEYS[MINE], MINE, lambda given: given == "True")
    links.follow(KEYS[LIST], LIST, links.one_of(queue.LISTS, OPEN))
    me = reviewer.name() if mine else None
    sizes = {
        one: len(queue.waiting(loaded.distinct, Wish(one, tuple(picked), me)))
        for one in queue.LISTS
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_wish"):
        chosen = st.segmented_control(
            say("review.state"),
            queue.LISTS,
            key=KEYS[LIST],
            required=True,
            format_func=lambda id_: f"{say(f'review.state_{id_}')} · {number(sizes[id_])}",
            wrap=True,
            on_change=_to_queue,
        )
        verdict = st.pills(
            say("review.verdicts"),
            verdicts,
            selection_mode="multi",
            key=KEYS[VERDICT],
            format_func=lambda id_: name("verdicts", id_),
            on_change=_to_queue,
            wrap=True,
        )
        only = st.toggle(say("review.mine"), key=KEYS[MINE], help=say("review.mine_help"))
    links.keep(KEYS[LIST], LIST, chosen, OPEN)
    links.keep(KEYS[VERDICT], VERDICT, verdict, default)
    links.keep(KEYS[MINE], MINE, only, False)
    return Wish(chosen or OPEN, tuple(verdict), reviewer.name() if only else None)


def _progress(loaded: Loaded, wish: Wish) -> None:
    done, total = queue.progress(loaded.distinct, wish)
    sizes = {"done": number(done), "all": number(total)}
    words = say("review.progress_mine", **sizes) if wish.mine else say("review.progress", **sizes)
    st.progress(done / total if total else 0.0, words)


def _tools(loaded: Loaded) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        reviewer.choice()
        _guide()
        review_log.popover(loaded)
        frame.cite(loaded, say("pages.review"))


def _guide() -> None:
    with st.popover(say("review.guide"), icon=":material/menu_book:"):
        for one in ("confirm", "dismiss", "check", "verdict", "resolution", "log"):
            st.markdown(say(f"review.guide_{one}"))


def _to_queue() -> None:
    st.query_params.pop(FINDING, None)
