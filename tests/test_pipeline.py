"""The facade that commands and pages use, on a real store, real word lists and the real encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.alignment import Alignment
from workbench.errors import CannotStart
from workbench.lexicon import load
from workbench.model.comparison import Verdict
from workbench.pipeline import NewDocument, Workbench
from workbench.store import open_store

MINISTRY = "The ministry said 5 people died in the flood in Atyrau on 12 April 2024."
PAPER = "Doctors say that 9 people died in the flood in Atyrau on 12 April 2024."
FIRE = "A fire burned 3 cars in Osh on 2 May 2024."


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
    return folder(tmp_path / "flood", ministry=MINISTRY, paper=PAPER)


def folder(path: Path, **texts: str) -> Path:
    """A case folder of these texts, each of its own side."""
    path.mkdir()
    for name, text in texts.items():
        head = f"---\nside: {name}\npublished: 2024-05-03\n---\n"
        (path / f"{name}.txt").write_text(head + text, encoding="utf-8")
    return path


def verdicts(bench: Workbench, case_id: str) -> list[Verdict]:
    """The verdicts on deaths in a case."""
    view = bench.view(case_id)
    return [
        one.verdict for one in view.comparisons if view.statements[one.left_id].measure == "deaths"
    ]


def test_a_folder_in_a_verdict_out(bench: Workbench, flood: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    report, comparisons = bench.compare_path(flood, lambda *told: seen.append(told))
    assert report.failures == ()
    assert [one.path for one in report.documents] == ["ministry.txt", "paper.txt"]
    assert verdicts(bench, report.case.id) == [Verdict.CONTRADICTION]
    assert bench.view(report.case.id).comparisons == tuple(comparisons)
    assert {stage for stage, done, total in seen if done == total} >= {"reading", "judging"}
    assert bench.case("flood") == report.case


def test_what_leaves_the_folder_leaves_the_case_but_uploads_stay(
    bench: Workbench, flood: Path
) -> None:
    case = bench.ingest(flood).case
    added = bench.add_documents(
        case.id, [NewDocument("blog.txt", text=PAPER, side="blog", published="2024-05-03")]
    )
    assert [(one.path, one.side) for one in added.documents] == [("added/blog.txt", "blog")]
    (flood / "paper.txt").unlink()
    bench.compare_path(flood)
    assert [one.path for one in bench.view(case.id).documents.values()] == [
        "added/blog.txt",
        "ministry.txt",
    ]
    assert [one.path for one in bench.removed_documents(case.id)] == ["paper.txt"]
    assert verdicts(bench, case.id) == [Verdict.CONTRADICTION]


def test_uploads_that_cannot_be_read_are_named(bench: Workbench, flood: Path) -> None:
    case = bench.ingest(flood).case
    report = bench.add_documents(
        case.id,
        [
            NewDocument("../../evil.txt", data=b"12 people died in Osh."),
            NewDocument("broken.pdf", data=b"MZ"),
            NewDocument("empty.txt", data=b""),
            NewDocument("dated.txt", text="12 people died.", published="yesterday"),
        ],
    )
    assert [one.path for one in report.documents] == ["added/evil.txt"]
    assert len(report.failures) == 3
    for name, line in zip(("broken.pdf", "empty.txt", "'yesterday'"), report.failures, strict=True):
        assert name in line


def test_a_removed_document_comes_back_with_its_verdicts(bench: Workbench, flood: Path) -> None:
    report, _ = bench.compare_path(flood)
    paper = report.documents[1]
    bench.remove_document(paper.id)
    assert verdicts(bench, report.case.id) == []
    bench.restore_document(paper.id)
    assert verdicts(bench, report.case.id) == [Verdict.CONTRADICTION]


def test_reviews_stay_when_all_is_judged_anew(bench: Workbench, flood: Path) -> None:
    report, (one, *_) = bench.compare_path(flood)
    bench.review(one, "confirmed", "Aigul", "called the ministry")
    bench.compare_path(flood)
    rows = bench.export_rows(report.case.id)
    assert [row["review"] for row in rows if row["review"]] == ["confirmed"]


def test_an_interrupted_ingest_leaves_the_store_as_it_was(bench: Workbench, flood: Path) -> None:
    def interrupt(stage: str, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.ingest(flood, interrupt)
    assert bench.cases() == []


def test_search_in_one_case_keeps_the_others_in_the_index(
    bench: Workbench, flood: Path, tmp_path: Path
) -> None:
    flood_case = bench.ingest(flood).case
    fire_case = bench.ingest(folder(tmp_path / "fire", outlet=FIRE)).case
    everywhere = bench.search("cars in flames", top=3)
    assert everywhere[0].document.case_id == fire_case.id
    assert len(everywhere) == 3
    inside = bench.search("cars in flames", flood_case.id)
    assert {hit.document.case_id for hit in inside} == {flood_case.id}
    again = bench.search("cars in flames", top=3)
    assert [hit.passage.id for hit in again] == [hit.passage.id for hit in everywhere]
    assert bench.search("cars in flames", language="kk") == []


def test_cases_are_found_by_id_before_title(bench: Workbench, flood: Path, tmp_path: Path) -> None:
    first = bench.ingest(flood).case
    second = bench.ingest(folder(tmp_path / first.id, outlet=FIRE)).case
    assert second.title == first.id
    assert bench.case(first.id) == first
    with pytest.raises(CannotStart, match=f"'flood' \\({first.id}\\)"):
        bench.case("drought")


def test_the_example_fills_an_empty_store_only(
    bench: Workbench, flood: Path, tmp_path: Path
) -> None:
    bench.ingest(flood)
    assert bench.ensure_example() is None
    assert len(bench.cases()) == 1


def test_the_example_is_read_without_a_failure(bench: Workbench) -> None:
    case_id = bench.ensure_example()
    assert case_id is not None
    view = bench.view(case_id)
    assert len(view.documents) >= 24
    assert Verdict.CONTRADICTION in {one.verdict for one in view.comparisons}
    for row in bench.export_rows(case_id, "statements"):
        assert str(row["surface"])
