"""The page of one document: its text with the figures marked, and another one beside it."""

from __future__ import annotations

import streamlit as st

from workbench.model.text import Document
from workbench.ui import beside, data, frame, links, marked, theme
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, link, tag
from workbench.ui.put import put
from workbench.ui.words import count, day, name, number, say

ID, WITH, PART = "id", "with", "part"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    wanted = links.given(ID)
    document = loaded.view.documents.get(wanted or "") if loaded else None
    if loaded is None or document is None:
        _nothing(loaded, wanted)
        return
    frame.head(say("document.title"), document.title or document.path)
    put(_about(document, loaded))
    other = _other(document, loaded)
    if loaded.statements_of.get(document.id, 0) == 0:
        with st.container(border=True):
            put(tag("p", say("document.why"), class_="cw-title"))
            put(tag("p", why(document, loaded), class_="cw-source"))
    if other is not None:
        beside.draw(document, other, loaded)
        return
    st.caption(say("document.hint"))
    _text(document, loaded)
    frame.digest_note(loaded)


def _nothing(loaded: Loaded | None, wanted: str | None) -> None:
    frame.head(say("document.title"), loaded.case.title if loaded else "")
    key = "none" if wanted is None else "unknown"
    gone = {one.id for one in data.workbench().removed_documents(loaded.case.id)} if loaded else ()
    words = say("document.removed") if wanted in gone else say(f"document.{key}_text")
    frame.empty(say(f"document.{key}"), words, frame.DOCUMENTS, say("document.to_list"))


def _about(document: Document, loaded: Loaded) -> Safe:
    words = say(
        "document.about",
        publisher=document.publisher or document.path,
        date=day(document.published),
        language=name("languages", document.language),
        statements=count("common.statements", loaded.statements_of.get(document.id, 0)),
    )
    address = link(document.url, document.url) if document.url else None
    return join(
        theme.side_name(document.side, loaded.case.sides),
        tag("p", words, class_="cw-source"),
        tag("p", address, class_="cw-source") if address else None,
    )


def _other(document: Document, loaded: Loaded) -> Document | None:
    others = {one.id: one for one in loaded.documents if one.id != document.id}
    asked = links.given(WITH)
    if asked and asked not in others:
        st.caption(say("document.beside_gone"))
    links.follow("document_with", WITH, links.one_of(others, None))
    with st.container(horizontal=True, vertical_alignment="bottom", key="tools"):
        chosen = st.selectbox(
            say("document.beside"),
            list(others),
            index=None,
            key="document_with",
            format_func=lambda id_: _named(others.get(id_)),
            placeholder=say("document.beside_none"),
            width=480,
        )
        frame.cite(loaded, say("pages.document"))
    links.keep("document_with", WITH, chosen or "", "")
    return others.get(chosen or "")


def _named(document: Document | None) -> str:
    if document is None:
        return ""
    return f"{name('sides', document.side)} · {document.title or document.path}"


def _text(document: Document, loaded: Loaded) -> None:
    parts = marked.parts(document, loaded, Setting(loaded.case, loaded.lexicon))
    links.follow("document_part", PART, links.whole(1, max(len(parts), 1)))
    place = st.container(border=True)
    chosen = 1
    if len(parts) > 1:
        chosen = st.pagination(len(parts), key="document_part")
        st.caption(say("document.pages", n=number(chosen), all=number(len(parts))))
    links.keep("document_part", PART, chosen, 1)
    if parts:
        place.html(parts[chosen - 1])


def why(document: Document, loaded: Loaded) -> str:
    """Returns why no figure was found in a document, in a sentence."""
    if not document.text.strip():
        return say("document.why_empty")
    if document.status:
        return say("document.why_status", status=document.status)
    if document.language not in loaded.lexicon.languages:
        return say("document.why_language", language=name("languages", document.language))
    if not any(sign.isdigit() for sign in document.text):
        return say("document.why_digits")
    return say("document.why_numbers")
