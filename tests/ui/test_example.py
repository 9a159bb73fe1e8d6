"""The first visit: an empty store fills itself with the example, and every page works on it."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from tests.ui.conftest import THREE_BN, cards, start, words


def test_the_first_visit_loads_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path / 'first.db'}")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    app = start()
    assert "Kazakhstan, January 2022" in words(app)
    assert len(cards(app)) == 8
    damage = "\n".join(cards(start(measure="damage_cost")))
    assert THREE_BN in damage
    assert "$313 m" in damage
    for page in ("compare", "search", "documents", "export"):
        start(page)
    near = start("search", q="How many people were killed?", how="meaning")
    found = [str(one.value) for one in near.html if 'class="cw-passage' in str(one.value)]
    languages = {part[:2] for html in found for part in html.split('blockquote lang="')[1:]}
    assert len(languages) >= 3


def test_a_store_that_is_damaged_while_the_page_is_open_says_so(store_path: Path) -> None:
    start()
    for end in ("-wal", "-shm"):
        Path(f"{store_path}{end}").unlink(missing_ok=True)
    store_path.write_bytes(b"this is no database any more" * 500)
    app = start("compare")
    assert app.error[0].value == "The workbench cannot start"
    assert str(store_path) in app.text[0].value
