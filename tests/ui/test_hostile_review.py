"""Hostile documents, names and notes on the pages of review, of one statement and one document."""

from __future__ import annotations

import pytest

from tests.ui import test_hostile_documents as pages
from tests.ui.conftest import start
from tests.ui.hostile import STRINGS
from tests.ui.test_hostile_documents import CASE, hostile, seen
from workbench.desk.deciding import LONGEST_NAME, Stand
from workbench.ui import data
from workbench.ui.markup import label

__all__ = ["hostile"]
SOME = range(0, len(STRINGS), 4)


@pytest.fixture(autouse=True)
def tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else these pages build: a table of the reading, quoted notes, differences."""
    ours = {"table", "tr", "th", "td", "q", "del", "ins"}
    monkeypatch.setattr(pages, "OURS", pages.OURS | ours)


def decide(number: int) -> None:
    """Two hostile reviewers decide on a pair, against each other."""
    bench = data.workbench()
    view = bench.view(CASE.id)
    one = next(pair for pair in view.comparisons if pair.id == f"pair-{number}")
    words = STRINGS[number]
    for decision, name in (("confirmed", words[:LONGEST_NAME]), ("rejected", "Aigul")):
        bench.decide(view, [(one, Stand(decision, words))], name)
    data.changed()


@pytest.mark.parametrize("number", SOME)
def test_on_the_review_page(hostile: None, number: int) -> None:
    decide(number)
    shown = seen(start("review", finding=f"pair-{number}"))
    assert shown.count(STRINGS[number]) >= 4  # reason, publisher, reviewer and note
    assert "Aigul" in shown


@pytest.mark.parametrize("number", SOME)
def test_on_the_page_of_a_statement(hostile: None, number: int) -> None:
    decide(number)
    words = STRINGS[number]
    id_ = f"sta-doc-{number}-official"
    bench = data.workbench()
    view = bench.view(CASE.id)
    bench.correct(view, id_, {"speaker": words, "source": words}, "Aigul", words)
    data.changed()
    assert words in seen(start("statement", id=id_))


@pytest.mark.parametrize("number", SOME)
def test_on_the_page_of_a_document_and_beside_another(hostile: None, number: int) -> None:
    words = STRINGS[number]
    left, right = f"doc-{number}-official", f"doc-{number}-{words}"
    assert words in seen(start("document", id=left))
    if len(right) < 400 and "," not in right:
        assert words in seen(start("document", **{"id": left, "with": right}))


def test_in_the_table_that_edits(hostile: None) -> None:
    seen(start("documents"))


def test_a_document_that_could_not_be_read_says_so_in_plain_text(hostile: None) -> None:
    store = data.workbench().store
    for number in SOME:
        id_ = f"doc-{number}-official"
        store.put_reading(id_, [], [])
        data.changed()
        assert STRINGS[number] in seen(start("document", id=id_))


@pytest.mark.parametrize("words", STRINGS)
def test_a_label_keeps_letters_and_nothing_that_forms(words: str) -> None:
    kept = label(words)
    assert not set(kept) & set("<>[]()!*_`#:/$&|@{}\\\n")
    assert [sign for sign in words if sign.isalnum()] == [sign for sign in kept if sign.isalnum()]
