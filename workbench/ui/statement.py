"""The page of one statement: its sentence in its place, how it was read, its pairs, its history."""

from __future__ import annotations

import re
from datetime import datetime

import streamlit as st

from workbench.export.figure import figure
from workbench.model.correction import PAIRING, REVIEWER, Correction
from workbench.model.dates import PartialDate
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.ui import cards, decided, frame, links, parse, statement_form, theme
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.findings import Pair
from workbench.ui.markup import Safe, join, tag
from workbench.ui.put import put
from workbench.ui.words import count, day, label, name, reason, say

ID = "id"
AROUND = 500
"""Characters of the document shown before and after the sentence."""
PAIRS = 12
HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
"""The signs of a heading in Markdown."""


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    wanted = links.given(ID)
    one = loaded.view.statements.get(wanted or "") if loaded else None
    if loaded is None or one is None:
        frame.head(say("statement.title"), loaded.case.title if loaded else "", None)
        key = "none" if wanted is None else "unknown"
        frame.empty(
            say(f"statement.{key}"),
            say(f"statement.{key}_text"),
            frame.CONTRADICTIONS,
            say("common.to_list"),
        )
        return
    document = loaded.view.documents[one.document_id]
    frame.head(say("statement.title"), _subtitle(one, document, loaded))
    _quote(one, document, loaded)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _parse(one, loaded)
    with right:
        statement_form.draw(one, loaded)
    _pairs(one, loaded)
    _history(one, loaded)
    frame.digest_note(loaded)


def _subtitle(one: Statement, document: Document, loaded: Loaded) -> str:
    return say(
        "statement.subtitle",
        figure=figure(one.quantity),
        measure=label(loaded.lexicon, "measures", one.measure),
        publisher=document.publisher or document.title or document.path,
    )


def _quote(one: Statement, document: Document, loaded: Loaded) -> None:
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    with st.container(border=True, gap="xxsmall"):
        put(
            join(
                theme.side_name(document.side, loaded.case.sides),
                in_context(one, document, setting.side_class(document)),
                cards.source_line(one, document),
            )
        )
        with st.container(horizontal=True, vertical_alignment="center", key="tools"):
            st.page_link(
                frame.DOCUMENT,
                label=say("statement.to_document"),
                icon=":material/article:",
                query_params={"id": document.id, frame.EVENT: loaded.case.id},
            )
            frame.cite(loaded, say("pages.statement"))


def in_context(one: Statement, document: Document, side: str) -> Safe:
    """Returns the words around a figure in its document, the sentence plain, the rest soft."""
    words, span = document.text, one.span
    start = min(max(one.quote.start, 0), span.start)
    stop = max(min(one.quote.stop, len(words)), span.stop)
    first, last = max(0, start - AROUND), min(len(words), stop + AROUND)
    return tag(
        "blockquote",
        tag("span", _before(words[first:start], cut=first > 0), class_="cw-soft"),
        words[start : span.start],
        tag("mark", words[span.start : span.stop]),
        words[span.stop : stop],
        tag("span", _after(words[stop:last], cut=last < len(words)), class_="cw-soft"),
        lang=one.language,
        class_=f"cw-quote cw-context {side}",
    )


def _before(text: str, *, cut: bool) -> str:
    """Returns the words before a sentence without a half word at their start and without the
    signs of headings."""
    whole = text.partition(" ")[2] or text
    return HEADING.sub("", f"…{whole}" if cut else text)


def _after(text: str, *, cut: bool) -> str:
    """Returns the words after a sentence without a half word at their end."""
    whole = (text.rpartition(" ")[0] or text).rstrip()
    return HEADING.sub("", f"{whole} …" if cut else text)


def _parse(one: Statement, loaded: Loaded) -> None:
    st.subheader(say("statement.parse"), anchor=False)
    machine = loaded.view.machine.get(one.id)
    if machine is not None:
        names = [rule.removeprefix(REVIEWER) for rule in one.origin if rule.startswith(REVIEWER)]
        words = say("statement.corrected_text", names=", ".join(names))
        badge = theme.badge(say("statement.corrected"), theme.REVIEWS["other_verdict"])
        put(tag("p", badge, " ", words, class_="cw-source"))
    put(parse.table(one, machine, loaded.lexicon))
    with st.expander(say("statement.rules"), icon=":material/account_tree:"):
        put(tag("p", " → ".join(one.origin), class_="cw-source"))


def _pairs(one: Statement, loaded: Loaded) -> None:
    mine = [pair for pair in loaded.pairs if one.id in (pair.left.id, pair.right.id)]
    st.subheader(count("statement.pairs", len(mine)), anchor=False)
    if not mine:
        st.caption(say("statement.no_pairs"))
    for pair in mine[:PAIRS]:
        _pair(pair, one, loaded)
    if len(mine) > PAIRS:
        st.caption(count("statement.more_pairs", len(mine) - PAIRS))


def _pair(pair: Pair, one: Statement, loaded: Loaded) -> None:
    other, document = (
        (pair.right, pair.right_document)
        if pair.left.id == one.id
        else (pair.left, pair.left_document)
    )
    setting = Setting(loaded.case, loaded.lexicon, loaded.view.machine)
    before = loaded.view.judged.get(pair.comparison.id)
    was = None
    if before is not None and before.verdict is not pair.verdict:
        was = say("statement.pair_was", verdict=name("verdicts", before.verdict.value))
    with st.container(border=True, gap="xxsmall"):
        put(
            join(
                tag("div", *cards.badges(pair), class_="cw-head"),
                cards.figure_line(other, [*setting.scope(other), *setting.read_as(other)]),
                tag("p", reason(pair.comparison, loaded.lexicon), class_="cw-why"),
                tag("p", was, class_="cw-source") if was else None,
                *cards.said(other, document, setting),
                decided.stands(pair),
            )
        )
        with st.container(horizontal=True):
            for target, key, icon in (
                (frame.CONTRADICTIONS, "finding", ":material/difference:"),
                (frame.REVIEW, "review", ":material/rate_review:"),
            ):
                st.page_link(
                    target,
                    label=say(f"statement.{key}"),
                    icon=icon,
                    query_params={"finding": pair.comparison.id, frame.EVENT: loaded.case.id},
                )


def _history(one: Statement, loaded: Loaded) -> None:
    st.subheader(say("statement.history"), anchor=False)
    lines: list[tuple[datetime, Safe]] = [
        (made.created_at, _change(made, loaded))
        for made in loaded.view.corrections
        if made.statement_id == one.id or (made.field == PAIRING and made.new == one.id)
    ]
    known = {frozenset((pair.left.id, pair.right.id)): pair for pair in loaded.pairs}
    lines += [
        (
            review.created_at,
            decided.line(review, known.get(frozenset((review.left_id, review.right_id)))),
        )
        for review in loaded.view.reviews
        if one.id in (review.left_id, review.right_id)
    ]
    if not lines:
        st.caption(say("statement.history_none"))
        return
    ordered = sorted(lines, key=lambda pair: pair[0], reverse=True)
    put(tag("ul", *(tag("li", line) for _, line in ordered), class_="cw-list"))


def _change(made: Correction, loaded: Loaded) -> Safe:
    when = day(PartialDate.of(made.created_at.date()))
    who = {"name": made.reviewer, "date": when}
    if made.field == PAIRING:
        other = loaded.view.statements.get(made.new)
        shown = figure(other.quantity) if other else ""
        back = say("statement.paired_back", **who)
        words = back if made.undoes else say("statement.paired", figure=shown, **who)
    else:
        told = {
            **who,
            "field": name("reading_fields", made.field),
            "old": parse.field_words(made.field, made.old, loaded.lexicon),
            "new": parse.field_words(made.field, made.new, loaded.lexicon),
        }
        back = say("statement.taken_back", **told)
        words = back if made.undoes else say("statement.changed", **told)
    return tag(
        "span", words, " " if made.note else None, tag("q", made.note) if made.note else None
    )
