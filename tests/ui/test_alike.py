"""Pairs that say one disagreement are one card: counted once, told apart below, all exported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from tests.ui.conftest import cards, start, words
from tests.ui.seeded import SEEDED
from workbench.export.figure import figure
from workbench.model.comparison import Comparison, Verdict
from workbench.model.ids import content_id
from workbench.model.statement import Statement
from workbench.model.text import Case, Document
from workbench.pipeline import NewDocument, Workbench
from workbench.ui import alike, data
from workbench.ui.findings import FACETS, Filters, Pair

URL = "https://example.org/{n}"


def repeated(pair: Comparison, times: int) -> Iterator[tuple[Document, Statement, Comparison]]:
    """The left text of a pair again, in other papers, each against the right one."""
    by_id = {one.id: one for one in SEEDED.statements}
    left = by_id[pair.left_id]
    document = next(one for one in SEEDED.documents.values() if one.id == left.document_id)
    for n in range(times):
        other = replace(
            document,
            id=content_id("doc", "again", n),
            path=f"again-{n}.md",
            publisher=f"Paper {n} <b>",
            url=URL.format(n=n),
        )
        said = replace(left, id=content_id("sta", "again", n), document_id=other.id)
        again = replace(pair, id=content_id("cmp", "again", n), left_id=said.id)
        yield other, said, again


@pytest.fixture
def loudest(store_path: Path) -> Comparison:
    """A damage contradiction that three more papers repeat."""
    by_id = {one.id: one for one in SEEDED.statements}
    pair = next(
        one
        for one in SEEDED.comparisons
        if one.verdict is Verdict.CONTRADICTION and by_id[one.left_id].measure == "damage_cost"
    )
    store = data.workbench().store
    more = list(repeated(pair, 3))
    store.put_documents([document for document, _, _ in more])
    for document, said, _ in more:
        store.put_reading(document.id, [], [said])
    store.put_comparisons(SEEDED.case.id, [*SEEDED.comparisons, *(one for _, _, one in more)])
    return pair


def test_repeats_are_on_one_card_with_publisher_date_figure_and_link(loudest: Comparison) -> None:
    app = start(measure="damage_cost")
    card = next(one for one in cards(app) if "Paper 0" in one)
    listed = card[card.index("<details") :]
    assert re.search(r"<summary>also in: \d more pairs</summary>", listed)
    shown = [n for n in range(3) if f"Paper {n} &lt;b&gt;" in card]
    assert shown == [0, 1, 2]
    assert all(f'href="{URL.format(n=n)}"' in card for n in shown)
    by_id = {one.id: one for one in SEEDED.statements}
    for id_ in (loudest.left_id, loudest.right_id):
        assert listed.count(f"<b>{figure(by_id[id_].quantity)}</b>") == 3
    assert sum("Paper 1" in one for one in cards(app)) == 1


def test_counts_are_of_disagreements_and_the_table_has_every_pair(loudest: Comparison) -> None:
    app = start()
    loaded = data.load(SEEDED.case.id)
    apart = alike.contradictions(loaded.distinct)
    pairs = alike.pairs_of(apart)
    assert len(pairs) == SEEDED.count("contradiction") + 3 > len(apart)
    assert f"{len(apart)} distinct contradictions ({len(pairs)} pairs)" in words(app)
    assert app.pills[0].options[0].endswith(f"Contradiction · {len(apart)}")
    assert app.download_button[0].help.startswith(f"All {len(pairs)} rows")


def test_a_filter_leaves_only_the_pairs_it_asks_for(loudest: Comparison) -> None:
    loaded = data.load(SEEDED.case.id)
    for sides in {pair.sides for pair in loaded.pairs}:
        wish = Filters({"sides": [sides]})
        shown = alike.wanted(loaded.distinct, wish)
        kept = alike.pairs_of(shown)
        assert {one.comparison.id for one in kept} == {
            pair.comparison.id for pair in loaded.pairs if pair.sides == sides
        }
        assert len(shown) == alike.counts(loaded.distinct, wish, "sides")[sides]


def test_a_link_to_a_repeat_shows_it_on_the_card(loudest: Comparison) -> None:
    wanted: Pair = next(
        one.others[-1] for one in data.load(SEEDED.case.id).distinct if len(one.all) > 3
    )
    (card,) = cards(start(finding=wanted.comparison.id))
    publisher = wanted.left_document.publisher.split()[0]
    assert publisher in card[: card.index("<details")]


def test_every_pair_is_in_one_group(loudest: Comparison) -> None:
    loaded = data.load(SEEDED.case.id)
    ids = [pair.comparison.id for pair in alike.pairs_of(loaded.distinct)]
    assert sorted(ids) == sorted({pair.comparison.id for pair in loaded.pairs})


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A case of two texts that were compared."""
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path}/mine.db")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    st.cache_resource.clear()
    bench = data.workbench()
    bench.store.put_case(Case("mine", "Mine", sides=("a", "b")))
    for side, dead in (("a", 225), ("b", 164)):
        bench.add_documents("mine", [told(side, dead)])
    bench.compare("mine")
    return bench


def told(side: str, dead: int) -> NewDocument:
    text = f"In Kazakhstan {dead} people were killed in January 2022, the ministry said."
    return NewDocument(f"{side}{dead}.txt", text=text, side=side, published="2022-01-15")


@pytest.mark.parametrize("page", ["contradictions", "compare"])
def test_what_was_read_after_the_verdicts_is_offered_to_be_compared(
    mine: Workbench, page: str
) -> None:
    stale = "Documents were read after these verdicts were given"
    assert stale not in words(start(page))
    mine.add_documents("mine", [told("b", 500)])
    data.changed()
    app = start(page)
    assert stale in words(app)
    before = len(data.load("mine").pairs)
    next(one for one in app.button if one.label == "Compare now").click().run()
    assert stale not in words(app)
    assert len(data.load("mine").pairs) > before


def test_a_removed_document_is_no_reason_and_one_brought_back_is(mine: Workbench) -> None:
    gone = next(iter(mine.view("mine").documents))
    mine.remove_document(gone)
    assert not mine.is_stale("mine")
    mine.restore_document(gone)
    assert not mine.is_stale("mine")
    mine.remove_document(gone)
    mine.compare("mine")
    mine.restore_document(gone)
    assert mine.is_stale("mine")


@pytest.mark.parametrize(
    "wishes",
    [
        {},
        {"verdict": ["contradiction"]},
        {"verdict": ["contradiction", "update"], "severity": ["major"]},
        {"verdict": ["consistent"], "severity": ["major"]},
        {"sides": ["nowhere~nobody"], "certainty": ["clear"]},
    ],
)
def test_a_sieve_leaves_and_counts_what_each_filter_alone_does(
    wishes: dict[str, list[str]],
) -> None:
    groups, wish = data.load(data.workbench().cases()[0].id).distinct, Filters(wishes)
    sifted = alike.sift(groups, wish)
    assert list(sifted.shown) == alike.wanted(groups, wish)
    for facet in FACETS:
        assert sifted.counts[facet] == alike.counts(groups, wish, facet)
