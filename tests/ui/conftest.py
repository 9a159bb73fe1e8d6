"""The pages over a real SQLite store: filled by hand from the seeds, empty, or missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui import seeded
from workbench import locale
from workbench.export.figure import figure
from workbench.model.quantity import Hedge, Quantity

ROOT = Path(__file__).parents[2]
PAGES = "workbench/ui/pages"
Open = Callable[..., AppTest]
BROKEN = (
    "Something went wrong on this page (error {number}). The log has the details; the other pages "
    "work."
)
"""How a page says that it fell over."""
THREE_BN = figure(Quantity(Decimal(3 * 10**9), Decimal(3 * 10**9), Hedge.NEARLY, "USD"))
"""How the pages write "nearly three billion dollars"."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the January 2022 case."""
    path = tmp_path_factory.mktemp("ui") / "seeded.db"
    seeded.fill(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store_path(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that store, and the pages look at it."""
    path = tmp_path / "ui.db"
    shutil.copy(template, path)
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{path}")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    return path


@pytest.fixture
def opened(store_path: Path) -> Open:
    """Opens a page with query parameters and returns it after its first run."""
    return start


def start(page: str = "contradictions", /, **parameters: str) -> AppTest:
    """Runs the app and the page with these parameters; fails on any exception in it."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    if page != "contradictions":
        app.run()
        app.switch_page(f"{PAGES}/{page}.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    healthy(app)
    return app


def healthy(app: AppTest) -> None:
    """Fails if the page fell over."""
    assert not app.exception, app.exception
    broken = [locale.translated("errors.broken", BROKEN, code)[:20] for code in locale.LANGUAGES]
    assert not any(words in str(one.value) for one in app.error for words in broken)


def words(app: AppTest) -> str:
    """All HTML, Markdown and plain text of the page, one after another."""
    kinds = (app.html, app.markdown, app.caption, app.text, app.title, app.subheader)
    texts = [str(one.value) for kind in kinds for one in kind]
    return "\n".join(text for text in texts if not text.startswith("<style"))


def cards(app: AppTest) -> list[str]:
    """The HTML of the cards on the page."""
    return [str(one.value) for one in app.html if 'class="cw-head"' in str(one.value)]
