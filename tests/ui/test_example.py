"""The first visit: an empty store fills itself with the example, and every page works on it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import streamlit as st

from tests.ui.conftest import cards, start, words


def test_the_first_visit_loads_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path / 'first.db'}")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    app = start()
    assert "Kazakhstan, January 2022" in words(app)
    assert len(cards(app)) == 8
    damage = "\n".join(cards(start(measure="damage_cost")))
    assert "nearly $3 bn" in damage
    assert "$313 m" in damage
    begun = time.perf_counter()
    for page in ("compare", "search", "documents", "export"):
        start(page)
    assert time.perf_counter() - begun < 20
    near = start("search", q="How many people were killed?", how="meaning")
    found = [str(one.value) for one in near.html if 'class="cw-passage' in str(one.value)]
    languages = {part[:2] for html in found for part in html.split('blockquote lang="')[1:]}
    assert len(languages) >= 3
