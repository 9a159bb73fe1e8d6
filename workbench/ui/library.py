"""The Documents page: what was read and what was found in it; removing, and bringing back."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from workbench.export.rows import Row
from workbench.model.text import Document
from workbench.ui import adding, comparing, data, editing, frame, paging
from workbench.ui.data import Loaded
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.words import count, day, name, say

TABLE = "documents_table"
PAGE_SIZE = 150
REMOVED = "documents_removed"
PICKED = "documents_to_bring_back"
COLUMNS = ("title", "publisher", "side", "date", "language", "statements", "status", "file")


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("documents.title"), say("documents.subtitle"), loaded)
    if loaded is None or not loaded.view.documents:
        frame.empty(say("documents.empty"), say("documents.empty_text"))
    else:
        comparing.offer(loaded)
        _table(loaded)
    _undo()
    if loaded is not None:
        _removed(loaded)
        editing.draw(loaded)
    adding.form(loaded)
    if loaded is not None:
        frame.digest_note(loaded)


def _table(loaded: Loaded) -> None:
    place, documents, number = paging.part(loaded.documents, "documents_page", PAGE_SIZE)
    with place:
        picked = st.dataframe(
            table(loaded, documents),
            hide_index=True,
            key=TABLE if number == 1 else f"{TABLE}_{number}",  # a selection is of its own part
            on_select="rerun",
            selection_mode="multi-row",
            alt=say("documents.table_alt"),
            height=min(38 + 35 * len(documents), 560),
            column_config={
                say("documents.table_title"): st.column_config.TextColumn(width="large"),
                say("documents.table_statements"): st.column_config.NumberColumn(width="small"),
            },
        )
    rows: Sequence[int] = picked["selection"]["rows"]
    chosen = [documents[row].id for row in rows if row < len(documents)]
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        total = count("common.documents", len(loaded.documents))
        put(tag("p", f"{total}. {say('documents.remove_hint')}", class_="cw-summary"))
        if chosen:
            st.button(
                count("documents.remove", len(chosen)),
                icon=":material/delete:",
                on_click=remove,
                args=(chosen,),
            )


def table(loaded: Loaded, documents: Sequence[Document]) -> pd.DataFrame:
    """Returns the list of documents as the page shows it; cells are text, never markup."""
    rows = [
        (
            one.title or one.path,
            one.publisher,
            name("sides", one.side),
            day(one.published),
            name("languages", one.language),
            loaded.statements_of.get(one.id, 0),
            state(one, loaded.statements_of.get(one.id, 0)),
            one.path,
        )
        for one in documents
    ]
    return pd.DataFrame(rows, columns=[say(f"documents.table_{column}") for column in COLUMNS])


EXPORTED = (
    "id",
    "file",
    "title",
    "publisher",
    "side",
    "published",
    "language",
    "kind",
    "url",
    "statements",
    "state",
)
"""Columns of the list of documents as a table to download."""


def rows(loaded: Loaded) -> list[Row]:
    """Returns one row a document, in the order of the page; codes as they are stored."""
    return [
        {
            "id": one.id,
            "file": one.path,
            "title": one.title or None,
            "publisher": one.publisher or None,
            "side": one.side,
            "published": str(one.published) if one.published else None,
            "language": one.language,
            "kind": one.kind,
            "url": one.url or None,
            "statements": loaded.statements_of.get(one.id, 0),
            "state": one.status or "read",
        }
        for one in loaded.documents
    ]


def state(document: Document, statements: int) -> str:
    """Returns whether the document was read, and if not, why."""
    if document.status:
        return document.status
    return say("documents.ok") if statements else say("documents.no_statements")


def remove(ids: Sequence[str]) -> None:
    """Takes documents out of the event and remembers them for Undo; a button's callback."""
    with frame.minding():
        for id_ in ids:
            data.workbench().remove_document(id_)
        st.session_state[REMOVED] = list(ids)
    data.changed()


def _restore() -> None:
    with frame.minding():
        for id_ in st.session_state.pop(REMOVED, []):
            data.workbench().restore_document(id_)
    data.changed()


def _removed(loaded: Loaded) -> None:
    """Offers what was taken out of the event earlier, to bring it back."""
    gone = {one.id: one for one in data.workbench().removed_documents(loaded.case.id)}
    if not gone:
        return
    with st.popover(say("documents.removed_list", n=len(gone)), icon=":material/restore:"):
        picked = st.multiselect(
            say("documents.removed_pick"),
            list(gone),
            key=PICKED,
            format_func=lambda id_: gone[id_].title or gone[id_].path,
        )
        st.button(
            say("documents.bring_back"), on_click=_restore_picked, disabled=not picked, key="back"
        )


def _restore_picked() -> None:
    with frame.minding():
        for id_ in st.session_state.get(PICKED, []):
            data.workbench().restore_document(id_)
    st.session_state.pop(REMOVED, None)
    data.changed()


def _undo() -> None:
    removed: list[str] = st.session_state.get(REMOVED, [])
    if not removed:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(count("documents.removed", len(removed)))
        st.button(say("documents.undo"), icon=":material/undo:", on_click=_restore)
