"""The page of one document and of two beside each other; editing what is known of documents."""

from __future__ import annotations

import difflib

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Open, healthy, start, words
from tests.ui.hostile import STRINGS
from tests.ui.seeded import SEEDED
from workbench.model.comparison import Verdict
from workbench.pipeline import NewDocument
from workbench.ui import beside, data, document, editing
from workbench.ui.data import Loaded

CASE = "january-2022"
FIRST = SEEDED.documents["en-babel-2022-08.md"]


def edit(app: AppTest, changes: dict[int, dict[str, str]]) -> AppTest:
    """Writes into the table, by row and column, and keeps it."""
    turn = app.session_state[editing.ROUND]
    app.session_state[f"editing_{turn}"] = {
        "edited_rows": changes,
        "added_rows": [],
        "deleted_rows": [],
    }
    next(one for one in app.button if one.label == "Keep the changes").click().run(timeout=120)
    healthy(app)
    return app


def test_the_text_stands_whole_with_each_figure_marked_and_linked(opened: Open) -> None:
    page = words(opened("document", id=FIRST.id))
    mine = [one for one in SEEDED.statements if one.document_id == FIRST.id]
    assert page.count("<mark>") == len(mine)
    for one in mine:
        assert f'href="statement?id={one.id}&amp;event={CASE}"' in page
    assert "cw-side-1" in page
    assert FIRST.publisher in page


def test_two_documents_beside_each_other_share_their_questions(opened: Open) -> None:
    pair = next(one for one in SEEDED.comparisons if one.verdict is Verdict.CONTRADICTION)
    by_id = {one.id: one for one in SEEDED.statements}
    left, right = by_id[pair.left_id].document_id, by_id[pair.right_id].document_id
    app = opened("document", **{"id": right, "with": left})
    page = words(app)
    assert ">Contradiction<" in page
    assert "between the two" in page
    assert 'class="cw-row"' in page
    assert app.selectbox("document_with").value == left


def test_versions_of_one_text_show_what_differs() -> None:
    left = "The first line.\nThen 225 people died.\nThe last line."
    right = "The first line.\nThen 238 people died.\nThe last line.\nMore <b>followed</b>."
    assert beside.likeness(left, right) > 0.5
    shown = "".join(beside.changes(left, right))
    assert "Then <del>225</del><ins>238</ins> people died." in shown
    assert "<ins>More &lt;b&gt;followed&lt;/b&gt;.</ins>" in shown
    assert "first line" not in shown


@pytest.mark.parametrize("hostile", STRINGS)
def test_what_differs_is_always_text(hostile: str) -> None:
    shown = "".join(beside.words(hostile, hostile[::-1]))
    import re
    from html import unescape

    assert set(re.findall(r"<(/?[a-z]+)", shown)) <= {"del", "/del", "ins", "/ins"}
    kept = "".join(re.split(r"<ins>.*?</ins>", shown, flags=re.S))
    assert unescape(re.sub(r"</?del>", "", kept)) == hostile
    assert difflib.SequenceMatcher(None, hostile, unescape(kept)).ratio() > 0.3


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Nobody knows how many.", "en", "There is no number in the text."),
        ("It began at 19:00 on 3 May 2022.", "en", "none that counts something"),
        ("12 osób zginęło w pożarze.", "pl", "figures are read in Kazakh"),
    ],
)
def test_a_text_without_figures_says_why(opened: Open, text: str, language: str, said: str) -> None:
    opened("documents")
    bench = data.workbench()
    (added,) = bench.add_documents(CASE, [NewDocument("plain.txt", text=text)]).documents
    data.changed()
    loaded: Loaded = data.load(CASE)
    from dataclasses import replace

    assert said in document.why(replace(added, language=language), loaded)
    if language == "en":
        assert "No figure was found here" in words(start("document", id=added.id))


def test_unknown_ids_and_nonsense_lead_back(opened: Open) -> None:
    assert "No document was named" in words(opened("document"))
    for wanted in ("doc-none", "<script>", "x" * 5000):
        page = start("document", id=wanted)
        assert page.page_link[0].value == "All documents"
    odd = start("document", **{"id": FIRST.id, "with": "<b>", "part": "99"})
    assert "<b>" not in words(odd)
    assert "cw-text" in words(odd)
    data.workbench().remove_document(FIRST.id)
    data.changed()
    assert "bring it back on the Documents page" in words(start("document", id=FIRST.id))


def test_what_is_written_into_the_table_is_kept_and_read_anew(opened: Open) -> None:
    app = opened("documents")
    first = data.load(CASE).documents[0]
    edit(app, {0: {"title": "A  better title", "published": "2022-01-07", "side": "union"}})
    assert app.success[0].value == "1 document changed and read anew."
    now = data.load(CASE).view.documents[first.id]
    assert (now.title, str(now.published), now.side) == (
        "A better title",
        "2022-01-07",
        "union",
    )
    edits = data.workbench().store.edits(CASE)
    assert {one.field for one in edits} == {"title", "published", "side"}
    assert "Documents were read after these verdicts were given" in words(app)
    next(one for one in app.button if one.label == "Compare now").click().run(timeout=240)
    healthy(app)
    assert "Documents were read after" not in words(app)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"published": "last week"}, "published stays as it was"),
        ({"url": "javascript:alert(1)"}, "is not a link"),
    ],
)
def test_what_cannot_be_written_is_said(opened: Open, row: dict[str, str], said: str) -> None:
    app = edit(opened("documents"), {0: row})
    assert said in app.text[0].value
    assert data.workbench().store.edits(CASE) == []


def test_an_empty_cell_takes_a_value_away() -> None:
    frame = editing.table([FIRST])
    frame.loc[FIRST.id, "publisher"] = pd.NA
    assert editing.changes([FIRST], frame) == {FIRST.id: {"publisher": ""}}
    assert editing.changes([FIRST], editing.table([FIRST])) == {}
