"""A chart to download as a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import streamlit as st

from workbench.charts import picture
from workbench.ui import downloads
from workbench.ui.data import Loaded
from workbench.ui.words import language, say, speaking

Form = Literal["png", "svg"]
FORMS: tuple[Form, ...] = ("png", "svg")
MIME = {"png": "image/png", "svg": "image/svg+xml"}


def buttons(chart: Callable[[], Any], name: str, loaded: Loaded) -> None:
    """Draws a button a form of picture; the chart is made, with a width and a legend of its own,
    only when one is pressed."""
    for form in FORMS:
        st.download_button(
            say(f"timeline.{form}"),
            data=partial(_bytes, form, chart, language()),
            file_name=downloads.file_name(loaded.case.title, name, form),
            mime=MIME[form],
            icon=":material/image:",
            on_click="ignore",
            key=f"{name}_{form}",
        )


def _bytes(form: Form, chart: Callable[[], Any], spoken: str) -> bytes:
    """Returns the picture; made in a thread without a session, so the language is handed over."""
    with speaking(spoken):
        return picture(chart(), form)
