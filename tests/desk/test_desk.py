"""Decisions and corrections on a real store, reader and judge: kept, carried along, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.alignment import Alignment
from workbench.errors import WorkbenchError
from workbench.lexicon import load
from workbench.model.comparison import Comparison, Verdict
from workbench.model.text import Case
from workbench.pipeline import CaseView, NewDocument, Stand, Workbench
from workbench.store import open_store

MINISTRY = "The ministry said 5 people died in the flood in Atyrau on 12 April 2024."
PAPER = "Doctors say that 9 people died in the flood in Atyrau on 12 April 2024."


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    """One encoder for all tests here, without an index on disk."""
    return Alignment.beside(None)


@pytest.fixture
def bench(tmp_path: Path, alignment: Alignment) -> Iterator[Workbench]:
    """A workbench over an empty store."""
    store = open_store(f"sqlite:///{tmp_path / 'store' / 'test.db'}")
    yield Workbench(store, load(), alignment)
    store.close()


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    """A folder of two documents that contradict each other."""
    path = tmp_path / "flood"
    path.mkdir()
    for name, text in (("ministry", MINISTRY), ("paper", PAPER)):
        write(path, name, text)
    return path


def write(folder: Path, name: str, text: str) -> None:
    head = f"---\nside: {name}\npublished: 2024-05-03\n---\n"
    (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")


def deaths(view: CaseView) -> Comparison:
    """The pair of five against nine dead."""
    (one,) = [
        one
        for one in view.comparisons
        if {str(view.statements[id_].span.text) for id_ in (one.left_id, one.right_id)} >= {"9"}
        or {view.statements[id_].quantity.low for id_ in (one.left_id, one.right_id)} == {5, 9}
    ]
    return one


def compared(bench: Workbench, flood: Path) -> CaseView:
    report, _ = bench.compare_path(flood)
    return bench.view(report.case.id)


def test_a_decision_follows_its_figures_through_a_changed_document(
    bench: Workbench, flood: Path
) -> None:
    view = compared(bench, flood)
    stand = Stand("confirmed", "called", resolution="prefer_source", preferred="right")
    (made,) = bench.decide(view, [(deaths(view), stand)], "Aigul")
    write(flood, "paper", "A new first paragraph about the weather.\n\n" + PAPER)
    after = compared(bench, flood)
    (kept,) = after.reviews
    assert (kept.id, kept.decision, kept.note) == (made.id, "confirmed", "called")
    assert {kept.left_id, kept.right_id} == {deaths(after).left_id, deaths(after).right_id}
    assert {kept.left_id, kept.right_id} != {made.left_id, made.right_id}
    assert after.lost_reviews == ()
    assert [row["review"] for row in bench.export_rows(after.case.id) if row["review"]] == [
        "confirmed"
    ]


def test_a_decision_on_a_sentence_that_is_gone_is_listed_and_comes_back_with_it(
    bench: Workbench, flood: Path
) -> None:
    view = compared(bench, flood)
    (made,) = bench.decide(view, [(deaths(view), Stand("rejected", "a misprint"))], "Aigul")
    write(flood, "paper", PAPER.replace("9 people", "11 people"))
    after = compared(bench, flood)
    assert after.reviews == ()
    assert after.lost_reviews == (made,)
    write(flood, "paper", PAPER)
    again = compared(bench, flood)
    assert [one.id for one in again.reviews] == [made.id]


def test_of_two_equal_sentences_each_keeps_its_own_decision(bench: Workbench, flood: Path) -> None:
    write(flood, "paper", f"{PAPER}\n\nMore followed.\n\n{PAPER}")
    view = compared(bench, flood)
    pairs = sorted(
        (
            one
            for one in view.comparisons
            if one.left_id != one.right_id
            and {
                view.statements[one.left_id].document_id,
                view.statements[one.right_id].document_id,
            }
            == set(view.documents)
        ),
        key=lambda one: max(view.statements[id_].span.start for id_ in (one.left_id, one.right_id)),
    )
    assert len(pairs) == 2
    bench.decide(view, [(pairs[0], Stand("confirmed"))], "Aigul")
    bench.decide(view, [(pairs[1], Stand("rejected"))], "Aigul")
    write(flood, "paper", f"Weather.\n\n{PAPER}\n\nMore followed.\n\n{PAPER}")
    after = compared(bench, flood)
    said = {}
    for one in after.reviews:
        starts = [after.statements[id_].span.start for id_ in (one.left_id, one.right_id)]
        said[one.decision] = max(starts)
    assert said["confirmed"] < said["rejected"]


def test_a_correction_is_judged_on_the_spot_and_the_machines_reading_stays(
    bench: Workbench, flood: Path
) -> None:
    view = compared(bench, flood)
    pair = deaths(view)
    wrong = next(
        view.statements[id_]
        for id_ in (pair.left_id, pair.right_id)
        if view.statements[id_].quantity.low == 9
    )
    bench.correct(
        view, wrong.id, {"value": "exact 5..5", "speaker": "Dr Asel"}, "Aigul", "heard it"
    )
    after = bench.view(view.case.id)
    assert deaths_now(after, pair).verdict is Verdict.CONSISTENT
    assert after.judged[pair.id].verdict is Verdict.CONTRADICTION
    read, machine = after.statements[wrong.id], after.machine[wrong.id]
    assert (read.quantity.low, read.speaker, machine.quantity.low) == (5, "Dr Asel", 9)
    assert "reviewer:Aigul" in read.origin
    assert bench.store.statements(view.case.id) == list(view.statements.values())
    (row,) = [row for row in bench.export_rows(view.case.id) if row["machine_verdict"]]
    assert (row["verdict"], row["machine_verdict"]) == ("consistent", "contradiction")
    told = row["corrections"]
    assert isinstance(told, list)
    assert any("value: exact 9..9 → exact 5..5 (Aigul)" in words for words in told)
    bench.compare(view.case.id)
    assert deaths_now(bench.view(view.case.id), pair).verdict is Verdict.CONSISTENT


def deaths_now(view: CaseView, pair: Comparison) -> Comparison:
    return next(one for one in view.comparisons if one.id == pair.id)


def test_a_correction_taken_back_gives_the_machines_verdict_again(
    bench: Workbench, flood: Path
) -> None:
    view = compared(bench, flood)
    pair = deaths(view)
    bench.correct(view, pair.left_id, {"value": "exact 9..9"}, "Aigul")
    after = bench.view(view.case.id)
    bench.take_back_corrections(after, after.corrections, "Bakyt")
    back = bench.view(view.case.id)
    assert back.machine == {}
    assert back.judged == {}
    assert deaths_now(back, pair) == pair
    assert [one.reviewer for one in back.corrections] == ["Aigul", "Bakyt"]


def test_a_correction_that_cannot_be_keeps_nothing(bench: Workbench, flood: Path) -> None:
    view = compared(bench, flood)
    id_ = deaths(view).left_id
    for changes in (
        {"speaker": "Dr Asel", "value": "exact many"},
        {"measure": "happiness"},
        {"place": "atlantis"},
    ):
        with pytest.raises(WorkbenchError):
            bench.correct(view, id_, changes, "Aigul")
    with pytest.raises(WorkbenchError, match="no statement"):
        bench.correct(view, "st-none", {"speaker": "x"}, "Aigul")
    with pytest.raises(WorkbenchError, match="name"):
        bench.correct(view, id_, {"speaker": "x"}, " ")
    assert bench.store.corrections(view.case.id) == []
    bench.correct(view, id_, {"value": "exact 5..5"}, "Aigul")  # as it is: nothing to correct
    assert bench.store.corrections(view.case.id) == []


def test_a_pairing_sets_two_figures_side_by_side_that_were_not(
    bench: Workbench, flood: Path
) -> None:
    write(flood, "paper", PAPER + " About 300 houses were damaged in Kulsary on 2 May 2023.")
    view = compared(bench, flood)
    houses = next(one for one in view.statements.values() if one.quantity.low == 300)
    nine = next(one for one in view.statements.values() if one.quantity.low == 9)
    known = {frozenset((one.left_id, one.right_id)) for one in view.comparisons}
    assert frozenset((houses.id, nine.id)) not in known
    bench.pair(view, nine.id, houses.id, "Aigul", "asked for by the desk")
    after = bench.view(view.case.id)
    new = [one for one in after.comparisons if {one.left_id, one.right_id} == {nine.id, houses.id}]
    assert [one.verdict for one in new] == [Verdict.DIFFERENT_EVENT]
    write(
        flood,
        "paper",
        "Weather. " + PAPER + " About 300 houses were damaged in Kulsary on 2 May 2023.",
    )
    again = compared(bench, flood)
    assert len(again.comparisons) > len(again.judged)
    assert again.lost_corrections == ()
    with pytest.raises(WorkbenchError, match="against itself"):
        bench.pair(again, again.corrections[0].statement_id, again.corrections[0].statement_id, "A")


@pytest.mark.parametrize(
    "stand",
    [
        Stand("maybe"),
        Stand("other_verdict"),
        Stand("confirmed", verdict="consistent"),
        Stand("confirmed", preferred="left"),
        Stand("confirmed", resolution="shout"),
        Stand("other_verdict", verdict="nonsense"),
        Stand("confirmed", "x" * 4001),
    ],
)
def test_a_decision_that_says_nothing_clear_is_refused(
    bench: Workbench, flood: Path, stand: Stand
) -> None:
    view = compared(bench, flood)
    with pytest.raises(WorkbenchError):
        bench.decide(view, [(deaths(view), stand)], "Aigul")
    assert bench.store.reviews(view.case.id) == []


def test_a_log_finds_its_figures_in_another_store(
    bench: Workbench, flood: Path, tmp_path: Path, alignment: Alignment
) -> None:
    view = compared(bench, flood)
    pair = deaths(view)
    bench.decide(view, [(pair, Stand("other_verdict", verdict="different_event"))], "Aigul")
    bench.correct(view, pair.left_id, {"speaker": "Dr Asel"}, "Bakyt")
    lines = [json.dumps(row) for row in bench.review_log(view.case.id)]
    moved = tmp_path / "elsewhere"
    flood.rename(moved)
    other = Workbench(open_store(":memory:"), load(), alignment)
    there = compared(other, moved)
    assert there.case.id != view.case.id
    assert other.take_in_log(there.case.id, lines) == (1, 1)
    assert other.take_in_log(there.case.id, lines) == (0, 0)
    after = other.view(there.case.id)
    assert [(one.decision, one.verdict) for one in after.reviews] == [
        ("other_verdict", "different_event")
    ]
    assert [one.speaker for one in after.statements.values() if one.id in after.machine] == [
        "Dr Asel"
    ]
    with pytest.raises(WorkbenchError, match="line 3"):
        other.take_in_log(there.case.id, [*lines, "{"])


def test_what_a_person_says_of_a_document_wins_whenever_it_is_read(
    bench: Workbench, flood: Path
) -> None:
    view = compared(bench, flood)
    paper = next(one for one in view.documents.values() if one.path == "paper.txt")
    said = {"side": "doctors", "published": "2024-04-13", "publisher": "The  Ural Weekly"}
    bench.edit_documents(view.case.id, {paper.id: said}, "Aigul")
    assert bench.is_stale(view.case.id)
    (flood / "case.toml").write_text(
        '[[document]]\nfile = "paper.txt"\nside = "official"\npublisher = "Nobody"\n'
        'published = 2020-01-01\ntitle = "From the folder"\n',
        encoding="utf-8",
    )
    write(flood, "paper", "Changed. " + PAPER)
    after = compared(bench, flood)
    now = next(one for one in after.documents.values() if one.path == "paper.txt")
    assert now.id != paper.id
    assert (now.side, str(now.published), now.publisher) == (
        "doctors",
        "2024-04-13",
        "The Ural Weekly",
    )
    assert now.title == "From the folder"
    assert not bench.is_stale(view.case.id)


def test_an_edit_that_cannot_be_keeps_nothing(bench: Workbench, flood: Path) -> None:
    view = compared(bench, flood)
    paper = next(one for one in view.documents.values() if one.path == "paper.txt")
    with pytest.raises(WorkbenchError, match=r"paper\.txt: published stays as it was"):
        bench.edit_documents(
            view.case.id, {paper.id: {"side": "doctors", "published": "last week"}}, "Aigul"
        )
    assert bench.store.edits(view.case.id) == []
    assert bench.view(view.case.id).documents == view.documents


def test_a_document_pasted_again_takes_what_is_given_with_it(bench: Workbench, flood: Path) -> None:
    view = compared(bench, flood)
    item = NewDocument("note.txt", text="In Atyrau 7 people died.", side="union")
    (note,) = bench.add_documents(view.case.id, [item]).documents
    bench.edit_documents(view.case.id, {note.id: {"side": "doctors", "title": "Note"}}, "Aigul")
    (again,) = bench.add_documents(view.case.id, [item]).documents
    assert (again.side, again.title) == ("union", "Note")


def test_what_is_said_of_an_added_document_cannot_turn_figures_round(bench: Workbench) -> None:
    turned = "\u202e91\u202c dead"
    said = {"title": turned, "side": turned, "publisher": turned, "speaker": turned}
    bench.store.put_case(Case("mine", "Mine"))
    new = NewDocument(name=f"{turned}.txt", text=PAPER, published="2024-05-03", **said)
    (made,) = bench.add_documents("mine", [new]).documents
    assert {made.title, made.side, made.publisher, made.speaker} == {"91 dead"}
    assert made.path == "added/91 dead.txt"
    (edited,) = bench.edit_documents("mine", {made.id: {"title": turned + "!"}}, "Aya")
    assert edited.title == "91 dead!"
