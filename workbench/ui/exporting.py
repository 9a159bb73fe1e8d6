"""The Export page: what to download and how, a look at it, and what the columns mean."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from workbench.export import codebook
from workbench.export.guard import cell
from workbench.export.rows import COLUMNS, Row
from workbench.ui import data, downloads, findings, frame, links
from workbench.ui.data import Loaded
from workbench.ui.findings import Filters, Pair
from workbench.ui.words import count, language, name, number, say

TABLES = ("comparisons", "statements")
FORMATS = ("csv", "xlsx", "jsonl")
PREVIEW = 5


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
    table, format_ = _wish()
    shown = _verdicts(loaded) if table == "comparisons" else ()
    total = len(shown) if table == "comparisons" else len(loaded.view.statements)
    _download(loaded, table, format_, shown, total)
    _preview(loaded, table, shown, total)
    _dictionary(table)
    frame.digest_note(loaded)


def _wish() -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="bottom", key="export_wish"):
        links.follow("table", "table", links.one_of(TABLES, TABLES[0]))
        table = st.segmented_control(
            say("export.table"),
            TABLES,
            key="table",
            required=True,
            format_func=lambda id_: say(f"export.{id_}"),
        )
        links.keep("table", "table", table, TABLES[0])
        links.follow("format", "format", links.one_of(FORMATS, FORMATS[0]))
        format_ = st.segmented_control(
            say("export.format"),
            FORMATS,
            key="format",
            required=True,
            format_func=lambda id_: say(f"export.{id_}"),
        )
        links.keep("format", "format", format_, FORMATS[0])
    return table or TABLES[0], format_ or FORMATS[0]


def _verdicts(loaded: Loaded) -> tuple[Pair, ...]:
    here = findings.counts(loaded.pairs, Filters(), "verdict")
    options = [one.value for one in findings.VERDICT_ORDER if here[one.value]]
    links.follow("export_verdicts", "verdict", links.some_of(options))
    picked = st.multiselect(
        say("export.verdicts"),
        options,
        key="export_verdicts",
        format_func=lambda id_: f"{name('verdicts', id_)} · {number(here[id_])}",
        placeholder=say("export.verdicts_all"),
    )
    links.keep("export_verdicts", "verdict", picked, [])
    wish = Filters({"verdict": picked})
    return tuple(pair for pair in loaded.pairs if wish.wants(pair))


def _rows(loaded: Loaded, table: str, shown: Sequence[Pair]) -> list[Row]:
    if table == "statements":
        return downloads.statements(loaded)
    return downloads.comparisons(data.workbench(), loaded, shown)


def _download(loaded: Loaded, table: str, format_: str, shown: Sequence[Pair], total: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        st.download_button(
            count("export.download", total),
            data=lambda: downloads.as_bytes(_rows(loaded, table, shown), table, format_),
            file_name=downloads.file_name(loaded.case.title, table, format_),
            mime=downloads.MIME[format_],
            icon=":material/download:",
            on_click="ignore",
            disabled=not total,
        )
        frame.cite(loaded, say("pages.export"))
    if format_ == "csv":
        st.caption(say("export.csv_note"))


def _preview(loaded: Loaded, table: str, shown: Sequence[Pair], total: int) -> None:
    if not total:
        return
    rows = _rows(loaded, table, shown[:PREVIEW])[:PREVIEW]
    st.subheader(say("export.preview", n=len(rows)), anchor=False)
    columns = list(COLUMNS[table])
    cells = [[_shown(row.get(column)) for column in columns] for row in rows]
    st.dataframe(
        pd.DataFrame(cells, columns=columns),
        hide_index=True,
        alt=say("export.preview_alt"),
    )


def _shown(value: object) -> str:
    written = cell(value)
    return "" if written is None else str(written)


def _dictionary(table: str) -> None:
    st.subheader(say("export.columns"), anchor=False)
    meanings = [(column, meaning(column)) for column in COLUMNS[table]]
    st.dataframe(
        pd.DataFrame(meanings, columns=[say("export.column"), say("export.means")]),
        hide_index=True,
        height=420,
        alt=say("export.columns_alt"),
    )


def meaning(column: str) -> str:
    """Returns what a column holds, in the language of the page."""
    return codebook.meaning(column, language())
