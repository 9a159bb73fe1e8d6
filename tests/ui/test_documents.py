"""The Documents page: the list, adding files and pasted text, failures, removing and undo.
Reading and comparing are real; only here and in test_example the whole pipeline runs."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Open, cards, healthy, start, words
from tests.ui.seeded import SEEDED
from workbench.model.text import Case
from workbench.pipeline import NewDocument
from workbench.store import open_store
from workbench.ui import adding, data, library


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with an event of two sides and no documents."""
    path = tmp_path / "small.db"
    open_store(f"sqlite:///{path}").put_case(
        Case("fire", "Fire in Almaty", "kazakhstan", sides=("official", "independent"))
    )
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{path}")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    return path


def send(app: AppTest) -> AppTest:
    app.button("FormSubmitter:adding-Read and compare").click().run(timeout=120)
    healthy(app)
    return app


def test_the_list_shows_every_document_with_side_date_language_and_count(opened: Open) -> None:
    table = opened("documents").dataframe[0].value
    assert len(table) == len(SEEDED.documents)
    row = table[table["File"] == "en-babel-2022-08.md"].iloc[0]
    assert (row["Side"], row["Date"], row["Language"]) == (
        "Independent media",
        "Aug 2022",
        "English",
    )
    assert row["Statements"] == SEEDED.statements_in("en-babel-2022-08.md")
    assert row["State"] == "read"


def test_two_pasted_texts_become_a_contradiction(small: Path) -> None:
    app = start("documents")
    for side, number in (("official", 12), ("independent", 40)):
        turn = app.session_state["adding_round"]
        app.text_area(f"pasted_{turn}").set_value(
            f"In Almaty {number} people were killed in the fire."
        )
        app.text_input(f"title_{turn}").set_value(f"What the {side} side says")
        app.selectbox("adding_side").set_value(side)
        app.text_input("adding_published").set_value("2024-05-03")
        send(app)
        assert "1 document read, 1 statement found" in words(app)
    assert len(app.dataframe[0].value) == 2
    card = cards(start())[0]
    assert "<mark>12</mark>" in card
    assert "<mark>40</mark>" in card
    assert ">Contradiction<" in card


def test_what_was_read_but_never_compared_can_be_compared(small: Path) -> None:
    texts = [("a", "official", 12), ("b", "independent", 40)]
    items = [
        NewDocument(
            name=name,
            text=f"In Almaty {number} people were killed in the fire.",
            side=side,
            published="2024-05-03",
        )
        for name, side, number in texts
    ]
    data.workbench().add_documents("fire", items)
    app = start()
    assert "These documents have not been compared yet" in words(app)
    next(button for button in app.button if button.label == "Compare now").click().run(timeout=120)
    healthy(app)
    assert len(cards(app)) == 1


def test_files_are_read_and_what_cannot_be_read_is_named(small: Path) -> None:
    app = start("documents")
    app.file_uploader[0].upload("../../up.txt", b"In Almaty 12 people were killed.")
    app.file_uploader[0].upload("<b>broken.pdf", b"this is no PDF")
    send(app)
    page = words(app)
    assert "1 document read" in page
    assert "1 could not be read" in page
    assert "&lt;b&gt;broken" in page
    assert "<b>broken" not in page
    assert app.dataframe[0].value["File"].tolist() == ["added/up.txt"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("published", "yesterday", "is not a date"), ("url", "javascript:x", "is not a link")],
)
def test_what_is_wrong_in_the_form_is_said_before_anything_is_read(
    small: Path, field: str, value: str, said: str
) -> None:
    app = start("documents")
    app.text_area("pasted_0").set_value("In Almaty 12 people were killed.")
    app.text_input(f"adding_{field}").set_value(value)
    send(app)
    assert said in app.text[0].value
    assert not app.dataframe


def test_an_empty_form_reads_nothing(small: Path) -> None:
    assert "Choose a file or paste a text first." in words(send(start("documents")))


def test_a_file_over_the_limit_is_named_and_the_rest_is_read() -> None:
    known = dict.fromkeys(("title", "side", "publisher", "speaker", "published", "url"), "")
    files = [("big.txt", b"x" * (adding.LARGEST + 1)), ("small.txt", b"x")]
    items, failures = adding.new_documents(files, "", known)
    assert [one.name for one in items] == ["small.txt"]
    assert "big.txt" in failures[0]


def test_removing_hides_a_document_everywhere_and_undo_brings_it_back(opened: Open) -> None:
    app = opened("documents")
    before = len(data.load("january-2022").pairs)
    victim = next(
        one for one in data.load("january-2022").documents if one.path == "en-babel-2022-08.md"
    )
    app.session_state[library.REMOVED] = [victim.id]
    data.workbench().remove_document(victim.id)
    data.changed()
    app.run()
    assert len(app.dataframe[0].value) == len(SEEDED.documents) - 1
    assert "1 document removed." in words(app)
    assert len(data.load("january-2022").pairs) < before
    next(button for button in app.button if button.label == "Undo").click().run()
    healthy(app)
    assert len(app.dataframe[0].value) == len(SEEDED.documents)
    assert len(data.load("january-2022").pairs) == before


def test_what_was_removed_long_ago_can_be_brought_back(opened: Open) -> None:
    opened("documents")
    victim = data.load("january-2022").documents[0]
    data.workbench().remove_document(victim.id)
    data.changed()
    app = start("documents")
    app.multiselect(library.PICKED).set_value([victim.id]).run()
    app.button("back").click().run()
    healthy(app)
    assert len(app.dataframe[0].value) == len(SEEDED.documents)


def test_a_new_event_keeps_its_documents_apart(opened: Open) -> None:
    app = opened("documents")
    app.text_input("new_event").set_value("Flood")
    next(button for button in app.button if button.label == "Create").click().run()
    healthy(app)
    assert "No documents yet" in words(app)
    assert app.selectbox("event").options == ["Flood", "Kazakhstan, January 2022"]
    app.selectbox("event").set_value("january-2022").run()
    healthy(app)
    assert len(app.dataframe[0].value) == len(SEEDED.documents)
