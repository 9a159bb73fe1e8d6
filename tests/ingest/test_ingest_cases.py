"""Case folders: what is read, what is said of it, and what goes wrong with one line each."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import CannotStart
from workbench.ingest import load_case
from workbench.model.dates import PartialDate, Period
from workbench.model.text import Document

CASE = """
[case]
title = "A case"
place = "kazakhstan"
period = "2022-01"
sides = ["official", "other"]

[[document]]
file = "b.md"
title = "Second"
publisher = "Paper"
side = "other"
speaker = "Somebody"
language = "kk"
published = 2022-01-10
url = "https://example.org/b"
kind = "digest"

[[document]]
file = "a.txt"
published = "2022-08"
"""


def folder(root: Path, **files: str) -> Path:
    """Returns a folder with the files; `__` in a name is a dot, `___` a slash."""
    for name, text in files.items():
        path = root / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def by_path(documents: list[Document]) -> dict[str, Document]:
    return {one.path: one for one in documents}


def test_a_folder_with_case_toml(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        case__toml=CASE,
        a__txt="Қалада жүз адам ұсталды.",
        b__md="# First\n\nҚалада екі жүз адам ұсталды.",
        c__md="Тағы бір мәтін осы жерде.",
        README__md="About this case.",
        expected__toml="[facts]",
        sub___d__txt="Төртінші мәтін осы жерде.",
        __hidden__txt="Hidden.",
        table__csv="1,2",
    )
    case, documents, failures = load_case(root)
    assert failures == []
    assert (case.title, case.place, case.period, case.sides) == (
        "A case",
        "kazakhstan",
        Period.parse("2022-01"),
        ("official", "other"),
    )
    assert [one.path for one in documents] == ["b.md", "a.txt", "c.md", "sub/d.txt"]
    second = documents[0]
    assert (second.title, second.publisher, second.side) == ("Second", "Paper", "other")
    assert (second.speaker, second.language, second.kind) == ("Somebody", "kk", "digest")
    assert (second.published, second.url) == (PartialDate(2022, 1, 10), "https://example.org/b")
    assert documents[1].published == PartialDate(2022, 8)
    assert {one.side for one in documents[1:]} == {"unassigned"}
    assert all(one.case_id == case.id for one in documents)


def test_a_folder_without_case_toml_is_named_after_itself(tmp_path: Path) -> None:
    case, documents, _ = load_case(folder(tmp_path / "Oqiga", a__txt="Қалада жүз адам ұсталды."))
    assert (case.title, case.sides, case.period) == ("Oqiga", (), None)
    assert [one.path for one in documents] == ["a.txt"]


def test_a_single_file_is_a_case_of_one_document(tmp_path: Path) -> None:
    root = folder(tmp_path, a__txt="Қалада жүз адам ұсталды.", b__txt="Басқа мәтін.")
    case, documents, failures = load_case(root / "a.txt")
    assert (case.title, [one.path for one in documents], failures) == ("a", ["a.txt"], [])


def test_ids_are_stable_and_do_not_collide(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", case__toml='[case]\ntitle = "Same"', a__txt="Бір мәтін.")
    two = folder(tmp_path / "two", case__toml='[case]\ntitle = "Same"', a__txt="Бір мәтін.")
    first, again, other = load_case(one), load_case(one / "." / ""), load_case(two)
    assert first[0].id == again[0].id != other[0].id
    assert first[1][0].id == again[1][0].id != other[1][0].id
    (one / "a.txt").write_text("Өзге мәтін.", encoding="utf-8")
    assert load_case(one)[1][0].id != first[1][0].id


def test_front_matter_gives_what_case_toml_does_not(tmp_path: Path) -> None:
    front = (
        "---\ntitle: \"Front: title\"\npublisher: 'Front'\n"
        "published: 2022-01-05 # a day\nside: x\n---\n"
    )
    table = '[[document]]\nfile = "a.md"\ntitle = "Case title"\n'
    root = folder(tmp_path, case__toml=table, a__md=front + "# Heading\n\nМәтін осы.")
    document = load_case(root)[1][0]
    assert (document.title, document.publisher, document.side) == ("Case title", "Front", "x")
    assert document.published == PartialDate(2022, 1, 5)
    assert document.text == "# Heading\n\nМәтін осы."


def test_a_heading_is_the_title_where_none_is_given(tmp_path: Path) -> None:
    assert load_case(folder(tmp_path, a__md="# Heading\n\nМәтін осы."))[1][0].title == "Heading"


def test_failures_are_collected_and_the_rest_is_read(tmp_path: Path) -> None:
    table = '[[document]]\nfile = "gone.md"\n[[document]]\nfile = "a.md"\npublished = "soon"\n'
    root = folder(tmp_path, case__toml=table, a__md="Мәтін.", b__md="Мәтін осы.", empty__txt="")
    _, documents, failures = load_case(root)
    assert [one.path for one in documents] == ["b.md"]
    assert len(failures) == 3
    assert failures[0].startswith("gone.md is listed in")
    assert "'soon' is not an ISO date" in failures[1]
    assert failures[1].startswith("a.md")
    assert failures[2].startswith("empty.txt is empty")
    assert not any("\n" in failure for failure in failures)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("[case\n", "Expected"),
        ("case = 5", "case is 5"),
        ('[case]\nsides = "official"', "case.sides is 'official'"),
        ("[case]\ntitle = 5", "case.title is 5"),
        ('[case]\nperiod = "January"', "case.period: 'January' is not an ISO date"),
        ("[[document]]\ntitle = 'x'", "[[document]] number 1 names no file"),
        ("document = 5", "document is no list of tables"),
    ],
)
def test_a_broken_case_toml_is_one_line_that_names_it(
    tmp_path: Path, table: str, found: str
) -> None:
    root = folder(tmp_path, case__toml=table, a__txt="Мәтін.")
    with pytest.raises(CannotStart) as problem:
        load_case(root)
    assert str(root / "case.toml") in str(problem.value)
    assert found in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="nowhere: there is no such file or folder"):
        load_case(tmp_path / "nowhere")


def test_a_folder_without_documents_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(
        CannotStart, match=r"there is no document; expected files that end in \.txt"
    ):
        load_case(tmp_path)


def test_a_place_may_be_given_by_name(tmp_path: Path) -> None:
    root = folder(tmp_path, case__toml='[case]\nplace = "Қазақстан"', a__txt="Мәтін.")
    assert load_case(root)[0].place == "kazakhstan"


def test_a_document_of_another_format_is_named_and_a_picture_passed_over(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        a__txt="Қалада жүз адам ұсталды.",
        report__doc="Old Word",
        note__RTF="{\\rtf1}",
        photo__png="picture",
    )
    _, documents, failures = load_case(root)
    assert [one.path for one in documents] == ["a.txt"]
    assert [line.split(" ends in ")[0] for line in failures] == ["note.RTF", "report.doc"]


@pytest.mark.parametrize("name", ["../secret.txt", "a/../../secret.txt", "/etc/hostname"])
def test_a_listed_file_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("9 people died.", encoding="utf-8")
    listed = f'[[document]]\nfile = "{name}"\n[[document]]\nfile = "in.txt"\n'
    root = folder(tmp_path / "case", **{"case.toml": listed, "in.txt": "Two people died."})
    _, documents, failures = load_case(root)
    assert [document.path for document in documents] == ["in.txt"]
    assert len(failures) == 1
    assert "outside the folder" in failures[0]


def test_names_hold_nothing_that_turns_them_round(tmp_path: Path) -> None:
    listed = (
        '[case]\ntitle = "Toll \u202e91\u202c"\n[[document]]\nfile = "in.txt"\nside = "a\u200bb"\n'
    )
    root = folder(tmp_path, **{"case.toml": listed, "in.txt": "Two people died."})
    case, documents, _ = load_case(root)
    assert case.title == "Toll 91"
    assert documents[0].side == "ab"
