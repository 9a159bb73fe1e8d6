"""The figures of a question as a table on the page, and as files: CSV, XLSX, PNG, SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from workbench.analysis.entries import Entry
from workbench.analysis.ledger_rows import LEDGER_COLUMNS, ledger_rows
from workbench.analysis.timeline import Timeline
from workbench.charts.timeline import timeline_chart
from workbench.ui import asking, downloads, paging
from workbench.ui.data import Loaded
from workbench.ui.timeline_words import chart_words
from workbench.ui.words import day, figure, name, say

WIDE = 1000
"""Pixels of a picture."""
NAME = "timeline"
PAGE_SIZE = 60


def table(entries: Sequence[Entry], loaded: Loaded) -> None:
    """Draws the figures in the order given, with the same words as the chart."""
    place, shown, _ = paging.part(entries, "timeline_page", PAGE_SIZE)
    with place:
        _table(shown, loaded)


def _table(entries: Sequence[Entry], loaded: Loaded) -> None:
    columns = {
        "day": [day(one.when) for one in entries],
        "figure": [figure(one.quantity) for one in entries],
        "status": [say(f"statuses.{one.status}") for one in entries],
        "whose": [name("sides", one.home) for one in entries],
        "who": [asking.voice(one.voice, loaded.lexicon) for one in entries],
        "publisher": [one.document.publisher or one.document.title for one in entries],
        "side": [name("sides", one.document.side) for one in entries],
        "quote": [one.statement.quote.text for one in entries],
        "link": [asking.address_of(one, loaded) for one in entries],
    }
    titles = {column: say(f"timeline.{column}") for column in columns}
    st.dataframe(
        pd.DataFrame({titles[column]: cells for column, cells in columns.items()}),
        hide_index=True,
        alt=say("timeline.table_alt"),
        column_config={
            titles["quote"]: st.column_config.TextColumn(width="medium"),
            titles["link"]: st.column_config.LinkColumn(
                display_text=":material/open_in_new:", width="small"
            ),
        },
    )


def download(entries: Sequence[Entry], loaded: Loaded, form: Literal["csv", "xlsx"]) -> None:
    """Draws the button for the table behind the view, one row a figure."""
    told = tuple(entries)

    def content() -> bytes:
        return downloads.as_file(ledger_rows(told, loaded.lexicon), LEDGER_COLUMNS, form)

    st.download_button(
        say(f"timeline.{form}"),
        data=content,
        file_name=downloads.file_name(loaded.case.title, NAME, form),
        mime=downloads.MIME[form],
        icon=":material/download:",
        on_click="ignore",
        key=f"timeline_{form}",
    )


def drawn(shown: Timeline, loaded: Loaded, *, log: bool) -> alt.LayerChart:
    """Returns the chart as it stands alone: with its title and the names of the sides."""
    words = chart_words(loaded, shown)
    return timeline_chart(shown, words, loaded.case.sides, theme="light", log=log, width=WIDE)
