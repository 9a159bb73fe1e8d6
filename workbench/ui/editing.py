"""What is known of the documents, in a table to write in; what is written wins from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from workbench.errors import WorkbenchError
from workbench.model.edit import FIELDS, LONGEST, UNASSIGNED, said_of
from workbench.model.text import Document
from workbench.ui import data, frame, reviewer
from workbench.ui.data import Loaded
from workbench.ui.markup import web_address
from workbench.ui.theme import SIDE_ICONS
from workbench.ui.words import count, name, say

SAID = "editing_said"
ROUND = "editing_round"
NEW_SIDE = "editing_new_side"
OPEN = "editing_open"
PATH = "path"
MANY = 150


def draw(loaded: Loaded) -> None:
    """Draws the way to a document's page and the table that edits what is known of all of them."""
    if not loaded.view.documents:
        return
    _open(loaded)
    if said := st.session_state.pop(SAID, None):
        st.success(said, icon=":material/check:")
    expander = _expander(len(loaded.view.documents))
    if expander.open is False:
        return
    with expander:
        st.caption(say("editing.hint"))
        extra = st.text_input(
            say("editing.new_side"),
            key=NEW_SIDE,
            max_chars=80,
            placeholder=say("editing.new_side_placeholder"),
        )
        _form(loaded, " ".join(extra.split()))


def _expander(documents: int) -> ExpanderContainer:
    """Returns where the table stands; one of many documents is made when it is opened."""
    lazy = documents > MANY
    title, icon = say("editing.title"), ":material/edit:"
    return st.expander(title, icon=icon, on_change="rerun" if lazy else "ignore")


def _open(loaded: Loaded) -> None:
    known = {one.id: one for one in loaded.documents}
    chosen = st.selectbox(
        say("editing.open"),
        list(known),
        index=None,
        key=OPEN,
        format_func=lambda id_: known[id_].title or known[id_].path if id_ in known else "",
        placeholder=say("editing.open_placeholder"),
    )
    if chosen:
        st.session_state.pop(OPEN, None)
        where = {"id": chosen, frame.EVENT: loaded.case.id}
        st.switch_page(frame.DOCUMENT, query_params=where)


def _form(loaded: Loaded, extra: str) -> None:
    documents = loaded.documents
    turn = st.session_state.setdefault(ROUND, 0)
    with st.form("editing", border=False):
        edited = st.data_editor(
            table(documents),
            hide_index=True,
            key=f"editing_{turn}",
            alt=say("editing.alt"),
            height=min(38 + 35 * len(documents), 480),
            column_config=_columns(loaded, extra),
        )
        sent = st.form_submit_button(say("editing.keep"), icon=":material/save:")
    if sent:
        _keep(loaded, changes(documents, edited))


def table(documents: Sequence[Document]) -> pd.DataFrame:
    """Returns what is known of the documents, as text, one row each."""
    rows = [(one.path, *(said_of(one, field) for field in FIELDS)) for one in documents]
    return pd.DataFrame(rows, columns=[PATH, *FIELDS], index=[one.id for one in documents])


def _columns(loaded: Loaded, extra: str) -> dict[str, Any]:
    known = (*loaded.case.sides, *loaded.sides, *SIDE_ICONS, UNASSIGNED, extra)
    sides = list(dict.fromkeys(filter(None, known)))
    text = st.column_config.TextColumn
    return {
        PATH: text(say("editing.path"), disabled=True),
        "title": text(say("editing.title_column"), width="large", max_chars=LONGEST),
        "publisher": text(say("editing.publisher"), max_chars=LONGEST),
        "side": st.column_config.SelectboxColumn(
            say("editing.side"),
            options=sides,
            required=True,
            format_func=lambda id_: name("sides", str(id_)),
        ),
        "speaker": text(say("editing.speaker"), max_chars=LONGEST),
        "published": text(say("editing.published"), max_chars=40),
        "url": text(say("editing.url"), max_chars=LONGEST),
    }


def changes(documents: Sequence[Document], edited: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Returns what was written into the table: for each document the fields that differ."""
    found: dict[str, dict[str, str]] = {}
    for document in documents:
        if document.id not in edited.index:
            continue
        row = edited.loc[document.id]
        for field in FIELDS:
            value: str = "" if pd.isna(row[field]) else str(row[field]).strip()
            if value != said_of(document, field):
                found.setdefault(document.id, {})[field] = value
    return found


def problem(wanted: Mapping[str, Mapping[str, str]]) -> str | None:
    """Returns what is wrong with a link that was written, None when nothing is."""
    for fields in wanted.values():
        url = fields.get("url")
        if url and web_address(url) is None:
            return say("documents.bad_url", url=url)
    return None


def _keep(loaded: Loaded, wanted: dict[str, dict[str, str]]) -> None:
    wrong = problem(wanted)
    if wrong is None:
        try:
            with st.status(say("editing.working"), expanded=True):
                made = data.workbench().edit_documents(
                    loaded.case.id, wanted, reviewer.name(), frame.reporter()
                )
        except WorkbenchError as problem_:
            wrong = str(problem_)
    if wrong is not None:
        st.warning(say("errors.not_done"), icon=":material/error:")
        st.text(wrong)
        return
    st.session_state[SAID] = count("editing.kept", len(made)) if made else say("editing.kept_none")
    st.session_state[ROUND] += 1
    data.changed()
    st.rerun()
