"""What goes in comes out, twice is once, and people's decisions survive."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sample_case import (
    CASE,
    CONTRADICTION,
    NINETEEN,
    OFFICIAL,
    OTHER,
    PART,
    TWELVE,
    passage,
    review,
)

from workbench.errors import WorkbenchError
from workbench.model.text import Case
from workbench.store import Store, open_store


def fill(store: Store) -> None:
    """Puts the sample case into the store."""
    store.put_case(CASE)
    store.put_documents([OFFICIAL, OTHER])
    store.put_reading(OFFICIAL.id, [passage(OFFICIAL)], [TWELVE, PART])
    store.put_reading(OTHER.id, [passage(OTHER)], [NINETEEN])
    store.put_comparisons(CASE.id, [CONTRADICTION])


def dump(url: str) -> list[str]:
    """Everything in the file, as SQL."""
    base = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return list(base.iterdump())
    finally:
        base.close()


def test_everything_comes_back_as_it_went_in(store: Store, url: str) -> None:
    fill(store)
    again = open_store(url)
    assert again.cases() == [CASE]
    assert again.documents(CASE.id) == [OFFICIAL, OTHER]
    assert again.statements(CASE.id) == [TWELVE, PART, NINETEEN]
    assert again.comparisons(CASE.id) == [CONTRADICTION]
    for kept, given in zip(again.passages(CASE.id), map(passage, (OFFICIAL, OTHER)), strict=True):
        assert replace(kept, text=given.text) == given
        assert (kept.text.text, kept.text.origin) == (given.text.text, given.text.origin)


def test_a_case_without_frame_comes_back(store: Store) -> None:
    bare = Case("bare", "Bare")
    store.put_case(bare)
    assert store.cases() == [bare]


def test_a_second_run_changes_nothing(store: Store, url: str) -> None:
    fill(store)
    before = dump(url)
    fill(store)
    assert dump(url) == before


def test_a_document_known_better_is_brought_up_to_date(store: Store) -> None:
    fill(store)
    store.put_documents([replace(OFFICIAL, side="opposition")])
    assert [one.side for one in store.documents(CASE.id)] == ["opposition", "independent"]
    assert store.statements(CASE.id) == [TWELVE, PART, NINETEEN]


def test_a_new_reading_replaces_the_old_and_keeps_what_stays(store: Store) -> None:
    fill(store)
    store.put_reading(OFFICIAL.id, [passage(OFFICIAL)], [TWELVE])
    assert store.statements(CASE.id) == [TWELVE, NINETEEN]
    assert store.comparisons(CASE.id) == [CONTRADICTION]


def test_a_comparison_goes_with_its_statement(store: Store) -> None:
    fill(store)
    store.put_reading(OTHER.id, [passage(OTHER)], [])
    assert store.comparisons(CASE.id) == []


def test_a_removed_document_is_out_of_sight_until_restored(store: Store) -> None:
    fill(store)
    store.put_review(review("confirmed"))
    store.remove_document(OTHER.id)
    assert store.documents(CASE.id) == [OFFICIAL]
    assert store.documents(CASE.id, removed=True) == [OTHER]
    assert store.statements(CASE.id) == [TWELVE, PART]
    assert [one.document_id for one in store.passages(CASE.id)] == [OFFICIAL.id]
    assert store.comparisons(CASE.id) == []
    assert store.reviews(CASE.id) == [review("confirmed")]
    store.restore_document(OTHER.id)
    assert store.comparisons(CASE.id) == [CONTRADICTION]
    assert store.statements(CASE.id) == [TWELVE, PART, NINETEEN]


def test_a_removed_document_put_again_is_back(store: Store) -> None:
    fill(store)
    store.remove_document(OTHER.id)
    store.put_documents([OTHER])
    assert store.documents(CASE.id) == [OFFICIAL, OTHER]


def test_removing_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(WorkbenchError, match="no document 'doc-none'"):
        store.remove_document("doc-none")


def test_reviews_are_appended_in_order_and_kept_once(store: Store) -> None:
    fill(store)
    for one in (review("confirmed", 1), review("undone", 2), review("confirmed", 1)):
        store.put_review(one)
    assert store.reviews(CASE.id) == [review("confirmed", 1), review("undone", 2)]


def test_reviews_survive_when_the_statement_is_read_no_more(store: Store) -> None:
    fill(store)
    store.put_review(review("confirmed"))
    store.put_reading(OTHER.id, [passage(OTHER)], [])
    assert store.reviews(CASE.id) == [review("confirmed")]
    fill(store)
    assert store.comparisons(CASE.id) == [CONTRADICTION]


def test_a_review_of_an_unknown_pair_is_refused(store: Store) -> None:
    store.put_case(CASE)
    with pytest.raises(WorkbenchError, match="no such pair"):
        store.put_review(review("confirmed"))


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def interrupted() -> None:
        with store.transaction():
            fill(store)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert store.cases() == []
    fill(store)
    assert store.comparisons(CASE.id) == [CONTRADICTION]


def test_two_stores_on_one_file_see_each_other(store: Store, url: str) -> None:
    other = open_store(url)
    fill(store)
    other.put_review(review("rejected"))
    assert store.reviews(CASE.id) == [review("rejected")]


def test_memory_keeps_nothing_and_has_no_path() -> None:
    store = open_store(":memory:")
    assert store.path is None
    fill(store)
    assert store.comparisons(CASE.id) == [CONTRADICTION]
    store.close()
    assert open_store(":memory:").cases() == []


def test_the_default_is_a_file_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_DB", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda app: str(tmp_path / app))
    assert open_store(None).path == tmp_path / "claim-workbench" / "workbench.db"


def test_the_environment_names_the_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_DB", url)
    opened = open_store(None).path
    assert opened is not None
    assert opened.name == "test.db"
