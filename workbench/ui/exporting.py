"""The Export page: what to download and how, a look at it, and what the columns mean."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd
import streamlit as st

from workbench import publish
from workbench.compare.policies import policies
from workbench.export.codebook import codebook
from workbench.export.guard import cell
from workbench.publish import Choice, Content, Material, Product
from workbench.publish import words as published_words
from workbench.ui import data, downloads, frame, links
from workbench.ui.data import Loaded
from workbench.ui.words import count, language, name, number, say

PREVIEW = 5
TABLE, FORMAT, VERDICT, REVIEW, POLICY = "table", "format", "verdict", "review", "policy"


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("export.title"), say("export.subtitle"), loaded)
    if loaded is None or not loaded.view.documents:
        frame.empty(
            say("export.nothing"),
            say("export.nothing_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    product, format_ = _wish()
    choice = _choice(loaded, product)
    found = content(loaded, product, choice)
    _download(loaded, product, format_, choice, found)
    _preview(found)
    _dictionary(found)
    frame.digest_note(loaded)


def _wish() -> tuple[Product, str]:
    links.follow(TABLE, TABLE, links.one_of(publish.NAMES, publish.NAMES[0]))
    table = st.segmented_control(
        say("export.table"),
        publish.NAMES,
        key=TABLE,
        required=True,
        format_func=lambda id_: name("export_tables", id_),
    )
    links.keep(TABLE, TABLE, table, publish.NAMES[0])
    product = publish.BY_NAME[table or publish.NAMES[0]]
    st.caption(name("export_notes", product.name))
    key = f"{FORMAT}_{product.name}"  # each has its own formats
    links.follow(key, FORMAT, links.one_of(product.formats, product.formats[0]))
    format_ = st.segmented_control(
        say("export.format"),
        product.formats,
        key=key,
        required=True,
        format_func=lambda id_: name("export_formats", id_),
    )
    links.keep(key, FORMAT, format_, product.formats[0])
    return product, format_ or product.formats[0]


def _choice(loaded: Loaded, product: Product) -> Choice:
    with st.container(horizontal=True, key="export_choice"):
        verdicts = _verdicts(loaded) if product.by_verdict else []
        states = _states(loaded) if product.by_verdict else []
        policy = _policy(loaded) if product.by_policy else Choice().policy
    return Choice(tuple(verdicts), tuple(states), policy)


def _verdicts(loaded: Loaded) -> list[str]:
    here = _counted(loaded.case.id, data.version())[0]
    return _some("export_verdicts", VERDICT, publish.VERDICTS, "verdicts", here)


def _states(loaded: Loaded) -> list[str]:
    here = _counted(loaded.case.id, data.version())[1]
    return _some("export_reviews", REVIEW, publish.STATES, "export_states", here)


@st.cache_resource(show_spinner=False, max_entries=8)
def _counted(case_id: str, stamp: tuple[object, ...]) -> tuple[Counter[str], Counter[str]]:
    """Returns how many comparisons there are of each verdict, and in each state of review."""
    material = _material(data.load(case_id))
    verdicts = Counter(one.verdict.value for one in material.view.comparisons)
    return verdicts, Counter(material.state_of(one) for one in material.comparisons)


def _some(
    key: str, parameter: str, all_: tuple[str, ...], section: str, here: Counter[str]
) -> list[str]:
    options = [one for one in all_ if here[one]]
    links.follow(key, parameter, links.some_of(options))
    picked: list[str] = st.multiselect(
        say(f"export.{parameter}s"),
        options,
        key=key,
        format_func=lambda id_: f"{name(section, id_)} · {number(here[id_])}",
        placeholder=say(f"export.{parameter}s_all"),
    )
    links.keep(key, parameter, picked, [])
    return picked


def _policy(loaded: Loaded) -> str:
    known = list(policies(loaded.lexicon))
    links.follow("export_policy", POLICY, links.one_of(known, known[0]))
    picked = st.segmented_control(
        say("export.policy"),
        known,
        key="export_policy",
        required=True,
        format_func=lambda id_: name("export_policies", id_),
    )
    links.keep("export_policy", POLICY, picked, known[0])
    return picked or known[0]


def _material(loaded: Loaded) -> Material:
    return _made_of(loaded.case.id, data.version())


@st.cache_resource(show_spinner=False, max_entries=8)
def _made_of(case_id: str, stamp: tuple[object, ...]) -> Material:
    loaded = data.load(case_id)
    return Material(loaded.view, loaded.lexicon, data.workbench().alignment.encoder_name)


def content(loaded: Loaded, product: Product, choice: Choice) -> Content:
    """Returns what the file will hold, in the language of the page; made once while nothing
    changes."""
    today = date.today()
    return _made(
        loaded.case.id,
        data.version(),
        product.name,
        (choice.verdicts, choice.states, choice.policy),
        language(),
        today.isoformat(),
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def _made(
    case_id: str,
    stamp: tuple[object, ...],
    product: str,
    choice: tuple[tuple[str, ...], tuple[str, ...], str],
    spoken: str,
    today: str,
) -> Content:
    material = _material(data.load(case_id))
    with published_words.speaking(spoken):
        return publish.content(
            publish.BY_NAME[product], material, Choice(*choice), date.fromisoformat(today)
        )


def _download(
    loaded: Loaded, product: Product, format_: str, choice: Choice, found: Content
) -> None:
    said = publish.about(product, _material(loaded), choice, date.today())
    spoken = language()  # the download is made in a thread that has no session

    def file() -> bytes:
        with published_words.speaking(spoken):
            return downloads.published(found, format_, said)

    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        st.download_button(
            _label(product.name, found),
            data=file,
            file_name=downloads.file_name(loaded.case.title, product.name, format_),
            mime=downloads.PUBLISHED_MIME[format_],
            icon=":material/download:",
            on_click="ignore",
            disabled=not found.size,
        )
        frame.cite(loaded, say("pages.export"))
    if format_ == "csv":
        st.caption(say("export.csv_note"))


def _label(table: str, found: Content) -> str:
    if found.texts is None:
        return count("export.download", found.size)
    return count(f"export.download_{table}", found.size)


def _preview(found: Content) -> None:
    if not found.rows:
        return
    rows = found.rows[:PREVIEW]
    st.subheader(say("export.preview", n=len(rows)), anchor=False)
    columns = list(found.columns)
    cells = [[_shown(row.get(column)) for column in columns] for row in rows]
    st.dataframe(
        pd.DataFrame(cells, columns=columns),
        hide_index=True,
        alt=say("export.preview_alt"),
    )


def _shown(value: object) -> str:
    written = cell(value)
    return "" if written is None else str(written)


def _dictionary(found: Content) -> None:
    meanings = [pair for pair in codebook(found.columns, language()) if pair[1]]
    if not meanings:
        return
    st.subheader(say("export.columns"), anchor=False)
    st.dataframe(
        pd.DataFrame(meanings, columns=[say("export.column"), say("export.means")]),
        hide_index=True,
        height=420,
        alt=say("export.columns_alt"),
    )
