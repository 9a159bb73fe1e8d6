"""The Search page: the exact words, or passages that mean the same in any of the languages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from workbench.model.text import Document, Passage
from workbench.ui import data, finding_words, frame, links, theme
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, highlighted, join, link, tag
from workbench.ui.put import put
from workbench.ui.words import count, day, name, say

HOW = ("exact", "meaning")
MOST = 20
ANY = ""


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("search.title"), say("search.subtitle"), loaded)
    if loaded is None or not loaded.view.documents:
        frame.empty(
            say("documents.empty"),
            say("documents.empty_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    query, how, language = _wish(loaded)
    if not query.strip():
        frame.empty(say("search.empty"), say("search.empty_text"))
        return
    waiting = st.spinner(say("search.searching")) if how != HOW[0] else nullcontext()
    with frame.telling(), waiting:
        hits = found(loaded, query, how, language)
    _results(loaded, hits, query, how)


def _wish(loaded: Loaded) -> tuple[str, str, str | None]:
    links.follow("query", "q", links.plain())
    query = st.text_input(
        say("search.query"),
        key="query",
        type="search",
        placeholder=say("search.placeholder"),
        max_chars=links.LONGEST,
    )
    links.keep("query", "q", query or "", "")
    with st.container(horizontal=True, vertical_alignment="bottom", key="search_wish"):
        links.follow("how", "how", links.one_of(HOW, HOW[0]))
        how = st.segmented_control(
            say("search.how"),
            HOW,
            key="how",
            required=True,
            format_func=lambda id_: say(f"search.{id_}"),
        )
        links.keep("how", "how", how, HOW[0])
        language = _language(loaded)
    return query or "", how or HOW[0], language


def _language(loaded: Loaded) -> str | None:
    here = {one.language for one in loaded.view.documents.values() if one.language}
    options = [ANY, *sorted(here, key=lambda code: name("languages", code))]
    links.follow("language", "language", links.one_of(options, ANY))
    chosen = st.segmented_control(
        say("search.language"),
        options,
        key="language",
        required=True,
        format_func=lambda code: name("languages", code) if code else say("search.any_language"),
    )
    links.keep("language", "language", chosen, ANY)
    return chosen or None


Found = list[tuple[Passage, float | None]]


def found(loaded: Loaded, query: str, how: str, language: str | None) -> Found:
    """Returns the passages with the words of the query, or those nearest to it in meaning; without
    a score where the words decide."""
    return _exact(loaded, query, language) if how == HOW[0] else _near(loaded, query, language)


def _exact(loaded: Loaded, query: str, language: str | None) -> Found:
    wanted = finding_words.pattern(query)
    if wanted is None:
        return []
    passages = data.passages(loaded.case.id)
    return [(one, None) for one in finding_words.matches(passages, wanted, language)]


def _near(loaded: Loaded, query: str, language: str | None) -> Found:
    """Returns what is nearest in meaning; without a choice of language the nearest of each come in
    turn, since a model puts what is in the query's own language first."""
    here = {one.language for one in loaded.view.documents.values() if one.language}
    wanted: list[str | None] = [language] if language else [*sorted(here)] or [None]
    near = [data.near(loaded.case.id, query, -(-MOST // len(wanted)), code) for code in wanted]
    ranked = [(rank, -hit.score, hit) for hits in near for rank, hit in enumerate(hits)]
    ranked.sort(key=lambda entry: entry[:2])
    return [(hit.passage, hit.score) for _, _, hit in ranked]


def _results(loaded: Loaded, found: Found, query: str, how: str) -> None:
    if not found:
        frame.empty(say("search.none"), say(f"search.none_{how}"))
        return
    shown = found[:MOST]
    words = (
        count("search.passages", len(found))
        if len(found) == len(shown)
        else say("search.cut", n=len(found), shown=len(shown))
    )
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        put(tag("p", words, class_="cw-summary"))
        frame.cite(loaded, say("pages.search"))
    wanted = finding_words.pattern(query) if how == "exact" else None
    for passage, score in shown:
        document = loaded.view.documents.get(passage.document_id)
        if document is not None:
            marks = finding_words.spans(passage.text.text, wanted) if wanted else []
            with st.container(border=True):
                put(hit(passage, document, marks, score, loaded.case.sides))


def hit(
    passage: Passage,
    document: Document,
    marks: list[tuple[int, int]],
    score: float | None,
    sides: Sequence[str],
) -> Safe:
    """Returns a passage with its hits marked and where it stands."""
    side = theme.side_class(document.side, sides)
    facts: list[str] = [
        link(document.publisher or document.path, document.url),
        day(document.published),
        name("languages", passage.language),
    ]
    if passage.speaker:
        facts.append(say("card.said_by", name=passage.speaker))
    if score is not None:
        facts.append(say("search.score", score=f"{score:.2f}"))
    return join(
        theme.side_name(document.side, sides),
        tag("p", document.title or document.path, class_="cw-title", lang=document.language),
        tag(
            "blockquote",
            highlighted(passage.text.text, marks),
            lang=passage.language,
            class_=f"cw-passage {side}",
        ),
        tag("p", join(*facts, between=" · "), class_="cw-source"),
    )
