"""Two documents beside each other: where they answer one question, and, where the texts are nearly
the same, what differs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

import streamlit as st

from workbench.model.text import Document
from workbench.ui import cards, frame, marked, theme
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.findings import Pair
from workbench.ui.markup import Safe, join, tag
from workbench.ui.put import put
from workbench.ui.words import count, reason, say

ROWS = 20
NEAR = 0.6
"""Share of equal lines from which on two texts are versions of one."""
LONGEST = 400_000
"""Characters; longer texts are not compared letter by letter."""
WORD = re.compile(r"\s+|\w+|[^\w\s]")


def draw(left: Document, right: Document, loaded: Loaded) -> None:
    """Draws what two documents have to do with each other, then both texts."""
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    _shared(left, right, loaded, setting)
    share = likeness(left.text, right.text)
    if share >= NEAR:
        _changes(left, right, share)
    first, second = st.columns(2, gap="medium")
    for place, document in ((first, left), (second, right)):
        with place:
            put(theme.side_name(document.side, loaded.case.sides))
            put(tag("p", document.title or document.path, class_="cw-title"))
            found = marked.parts(document, loaded, setting)
            for part in found[:1]:
                put(part)
            if len(found) > 1:
                st.caption(say("document.first_part"))


def _shared(left: Document, right: Document, loaded: Loaded, setting: Setting) -> None:
    found = [
        pair
        for pair in loaded.pairs
        if {pair.left_document.id, pair.right_document.id} == {left.id, right.id}
    ]
    st.subheader(count("document.shared", len(found)), anchor=False)
    if not found:
        st.caption(say("document.shared_none"))
    for pair in found[:ROWS]:
        _row(pair if pair.left_document.id == left.id else _turned(pair), loaded, setting)
    if len(found) > ROWS:
        st.caption(count("document.shared_more", len(found) - ROWS))


def _turned(pair: Pair) -> Pair:
    return Pair(
        pair.comparison,
        pair.right,
        pair.left,
        pair.right_document,
        pair.left_document,
        pair.converged,
        pair.reviews,
    )


def _row(pair: Pair, loaded: Loaded, setting: Setting) -> None:
    columns = [
        tag(
            "div",
            cards.figure_line(one, [*setting.scope(one), *setting.read_as(one)]),
            *cards.said(one, document, setting),
        )
        for one, document in ((pair.left, pair.left_document), (pair.right, pair.right_document))
    ]
    middle = tag(
        "div",
        tag("div", *cards.badges(pair), class_="cw-badges"),
        tag("p", reason(pair.comparison, loaded.lexicon)),
        class_="cw-middle",
    )
    with st.container(border=True, gap="xxsmall"):
        heading = tag("div", tag("h2", setting.measure(pair.left)), class_="cw-head")
        put(join(heading, tag("div", columns[0], middle, columns[1], class_="cw-row")))
        st.page_link(
            frame.REVIEW,
            label=say("card.review"),
            icon=":material/rate_review:",
            query_params={"finding": pair.comparison.id, frame.EVENT: loaded.case.id},
        )


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def likeness(left: str, right: str) -> float:
    """Returns the share of lines that two texts have in common, in one order; 0 for texts too long
    to compare."""
    if len(left) + len(right) > LONGEST:
        return 0.0
    return difflib.SequenceMatcher(None, _lines(left), _lines(right), autojunk=False).ratio()


def _changes(left: Document, right: Document, share: float) -> None:
    st.subheader(say("document.changes"), anchor=False)
    if left.text == right.text:
        st.caption(say("document.same"))
        return
    st.caption(say("document.changes_hint", share=f"{share:.0%}"))
    with st.container(border=True):
        put(tag("div", *changes(left.text, right.text), class_="cw-text cw-diff"))


def changes(left: str, right: str) -> list[Safe]:
    """Returns the lines in which two texts differ, word by word, with a mark where lines that are
    the same were left out."""
    first, last = _lines(left), _lines(right)
    matcher = difflib.SequenceMatcher(None, first, last, autojunk=False)
    found: list[Safe] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(tag("p", "…", class_="cw-soft"))
        elif kind == "replace" and b - a == d - c:
            found += [tag("p", *words(*pair)) for pair in zip(first[a:b], last[c:d], strict=True)]
        else:
            found += [tag("p", tag("del", line)) for line in first[a:b]]
            found += [tag("p", tag("ins", line)) for line in last[c:d]]
    return found


def words(left: str, right: str) -> Sequence[Safe]:
    """Returns one line with the words that only the left has struck out and those that only the
    right has underlined."""
    first, last = WORD.findall(left), WORD.findall(right)
    found: list[Safe] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(
        None, first, last, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(join("".join(first[a:b])))
            continue
        if b > a:
            found.append(tag("del", "".join(first[a:b])))
        if d > c:
            found.append(tag("ins", "".join(last[c:d])))
    return found
