"""The numbers of the Framing page: the chart, the same as a table, and the table as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from workbench.analysis.framing import OWN_GROUP
from workbench.analysis.rates import Rate
from workbench.charts import palette
from workbench.charts.framing import Dot, framing_chart
from workbench.export.rows import Row
from workbench.ui import downloads, frame, pictures
from workbench.ui.data import Loaded
from workbench.ui.words import name, say

NAME = "framing"
PER_DOCUMENTS, PER_WORDS = "documents", "words"
COLUMNS = (
    *("term", "side", "documents", "of", "share", "low", "high"),
    *("uses", "words", "per_thousand", "per_low", "per_high", "distanced"),
)


def term_name(id_: str) -> str:
    """Returns what the page calls a term: its name in the list, or the word that was typed."""
    group, _, term = id_.partition(".")
    return f"“{term}”" if group == OWN_GROUP else name("terms", term)


def show(loaded: Loaded, found: Sequence[Rate], unit: str) -> None:
    """Draws the chart, and under it the table with its download."""
    percent = unit == PER_DOCUMENTS
    chart = drawn(loaded, found, percent=percent)
    st.altair_chart(chart, width="stretch", alt=say("framing.alt"), key="framing_chart")
    st.caption(say("framing.intervals"))
    with st.expander(say("framing.table"), icon=":material/table:"):
        _table(found)
    rows = [row(one) for one in found]
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        st.download_button(
            say("timeline.csv"),
            data=lambda: downloads.as_file(rows, COLUMNS, "csv"),
            file_name=downloads.file_name(loaded.case.title, NAME, "csv"),
            mime=downloads.MIME["csv"],
            icon=":material/download:",
            on_click="ignore",
        )
        alone = partial(drawn, loaded, found, percent=percent, title=loaded.case.title)
        pictures.buttons(alone, NAME, loaded)
        frame.cite(loaded, say("pages.framing"))


def drawn(
    loaded: Loaded, found: Sequence[Rate], *, percent: bool, title: str = ""
) -> alt.LayerChart | alt.FacetChart:
    """Returns the chart; with a title it stands alone."""
    colours = {
        name("sides", side): palette.colour(side, loaded.case.sides) for side in loaded.sides
    }
    axis = say("framing.share_axis") if percent else say("framing.words_axis")
    dots = [_dot(one, percent) for one in found]
    return framing_chart(dots, colours, axis, percent=percent, title=title)


def _dot(one: Rate, percent: bool) -> Dot:
    side, term = name("sides", one.side), term_name(one.term)
    if percent:
        label = say("framing.of", k=one.documents, n=one.of)
        return Dot(term, side, one.share, one.low, one.high, label)
    label = say("framing.per", rate=f"{one.per_thousand:.2g}", k=one.uses)
    return Dot(term, side, one.per_thousand, one.per_low, one.per_high, label)


def _table(found: Sequence[Rate]) -> None:
    shown = pd.DataFrame([row(one) for one in found], columns=list(COLUMNS))
    shown["term"] = [term_name(one.term) for one in found]
    shown["side"] = [name("sides", one.side) for one in found]
    shown.columns = pd.Index([say(f"framing_columns.{column}") for column in COLUMNS])
    st.dataframe(shown, hide_index=True)


def row(one: Rate) -> Row:
    """Returns a rate as a row of the file, with shares and rates to four digits."""
    values: Row = {column: getattr(one, column) for column in COLUMNS}
    return {key: round(n, 4) if isinstance(n, float) else n for key, n in values.items()}
