"""The commands as a person runs them: what is printed where, exit codes, and every bad input."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.lexicon import load

ROOT = Path(__file__).parents[1]
CASE_FILE = """
[case]
title = "Flood"
period = "2024-04"
sides = ["official", "independent"]

[[document]]
file = "ministry.txt"
side = "official"
publisher = "Emergency ministry"
published = 2024-04-12
"""
MINISTRY = "The ministry said 5 people died in the flood in Atyrau. 120 houses were damaged."
PAPER = """---
side: independent
publisher: The Ural Weekly
published: 2024-04-12
---
Doctors told the paper that 9 people died in the flood in Atyrau.
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the workbench in a process of its own with a store of its own."""

    def start(*args: object, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, args)],
            cwd=ROOT,
            env={**os.environ, "WORKBENCH_DB": f"sqlite:///{tmp_path / 'cli.db'}", **env},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )

    return start


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case folder of two documents that contradict each other."""
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE_FILE, encoding="utf-8")
    (folder / "ministry.txt").write_text(MINISTRY, encoding="utf-8")
    (folder / "paper.md").write_text(PAPER, encoding="utf-8")
    return folder


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr."""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert lines[0].startswith("workbench: ")
    return lines[0]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_compare_prints_the_contradiction_and_writes_the_table(
    run: Run, case: Path, tmp_path: Path
) -> None:
    done = run("compare", case, "--out", tmp_path / "out" / "x.csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Flood: 2 documents, 3 figures")
    assert "contradiction" in done.stdout
    assert "Emergency ministry (official, 2024-04-12" in done.stdout
    assert "│ The ministry said 5 people died in the flood in Atyrau." in done.stdout
    assert "x.csv" in done.stderr
    found = [row for row in rows_of(tmp_path / "out" / "x.csv") if row["measure"] == "deaths"]
    assert [(row["left_figure"], row["right_figure"], row["verdict"]) for row in found] == [
        ("5", "9", "contradiction")
    ]
    assert MINISTRY[int(found[0]["left_start"]) : int(found[0]["left_stop"])] == "5"


def test_a_second_run_says_the_same_and_adds_nothing(run: Run, case: Path, tmp_path: Path) -> None:
    first = run("compare", case, "--out", tmp_path / "1.csv", "--quiet")
    second = run("compare", case, "--out", tmp_path / "2.csv", "--quiet")
    assert first.stderr == second.stderr == ""
    assert first.stdout == second.stdout
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
    assert rows_of(tmp_path / "1.csv")


def test_a_document_taken_from_the_folder_leaves_the_case(run: Run, case: Path) -> None:
    run("ingest", case)
    (case / "paper.md").unlink()
    done = run("compare", case)
    assert done.stdout.startswith("Flood: 1 document, 2 figures")
    assert "No contradictions." in done.stdout


def test_memory_leaves_no_file(run: Run, case: Path, tmp_path: Path) -> None:
    done = run("compare", case, "--db", ":memory:", "--quiet")
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flood"]


def test_statements_export_search_and_reviews_work_on_what_is_kept(
    run: Run, case: Path, tmp_path: Path
) -> None:
    done = run("statements", case)
    kept = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["surface"] for one in kept if one["document"] == "ministry.txt"] == ["5", "120"]
    assert run("compare", case, "--quiet").returncode == 0
    for ending in ("csv", "xlsx", "jsonl", "parquet"):
        done = run("export", "--out", tmp_path / f"x.{ending}")
        assert done.returncode == 0, done.stderr
    assert run("export").stdout.startswith("\ufeffcase,event,")
    _publishing(run, tmp_path)
    found = run("search", "how many people were killed", "--top", 1).stdout
    assert "paper.md" in found or "ministry.txt" in found
    _review(run)


def test_a_comparison_may_be_written_as_a_report(run: Run, case: Path, tmp_path: Path) -> None:
    done = run("compare", case, "--out", tmp_path / "x.html")
    assert done.returncode == 0, done.stderr
    assert "pairs reported on written to" in done.stderr
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    done = run("compare", case, case, "--out", tmp_path / "two.html")
    assert done.returncode == 2
    assert "report can be written of one case, 2 were given" in done.stderr
    assert not (tmp_path / "two.html").exists()
    done = run("compare", case, case, "--out", tmp_path / "two.csv")
    assert done.returncode == 0, done.stderr


def _publishing(run: Run, tmp_path: Path) -> None:
    """The file's ending, the format or the table each say what is wanted."""
    done = run("export", "--out", tmp_path / "x.html")
    assert "pairs reported on" in done.stderr
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("export", "--format", "md").stdout.startswith("# Flood: where the accounts agree")
    told = run("export", "--format", "html", "--language", "ru").stdout
    assert '<html lang="ru">' in told
    assert "where the accounts agree" not in told
    graph = json.loads(run("export", "--table", "claims").stdout)["@graph"]
    assert {one["@type"] for one in graph} == {"Dataset", "Article", "Claim"}
    dead = ("export", "--table", "casualties", "--policy", "conservative", "--format", "jsonl")
    assert {json.loads(line)["policy"] for line in run(*dead).stdout.splitlines()} == {
        "conservative"
    }
    only = ("export", "--format", "jsonl", "--verdict", "contradiction")
    found = [json.loads(line) for line in run(*only).stdout.splitlines()]
    assert {one["verdict"] for one in found} == {"contradiction"}
    assert run("export", "--format", "jsonl", "--review", "confirmed").stdout == ""
    done = run("export", "--table", "report", "--out", tmp_path / "x.csv")
    assert done.returncode == 2
    assert "report can be written as: html, md" in done.stderr


def _review(run: Run) -> None:
    id_ = run("review", "list").stdout.split()[0]
    by = ("--reviewer", "Aigul", "--note", "checked by phone")
    assert "confirmed by Aigul" in run("review", "add", id_, "confirmed", *by).stdout
    table = run("export", "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in table]
    reviewed = [(row["verdict"], row["reviewer"]) for row in rows if row["review"] == "confirmed"]
    assert reviewed == [("contradiction", "Aigul")]
    assert "open" in run("review", "undo", id_).stdout
    assert run("review", "list", "--state", "confirmed").stdout == ""
    log = [json.loads(line) for line in run("review", "list", "--log").stdout.splitlines()]
    assert [one["decision"] for one in log] == ["confirmed", "undone"]
    assert run("review", "undo", id_).returncode == 2
    _own_verdict(run, id_)


def _own_verdict(run: Run, id_: str) -> None:
    """A verdict of one's own with a resolution, the log out and in again."""
    assert "goes with" in run("review", "add", id_, "confirmed", "--verdict", "update").stderr
    own = ("--verdict", "update", "--resolution", "range", "--reviewer", "Bakyt")
    done = run("review", "add", id_, "other_verdict", *own)
    assert "other_verdict update (range) by Bakyt" in done.stdout
    assert run("review", "add", id_, "confirmed", "--reviewer", "Aigul").returncode == 0
    assert run("review", "list", "--state", "disagreed").stdout.startswith(id_)
    table = run("export", "--format", "jsonl").stdout.splitlines()
    (row,) = [row for row in map(json.loads, table) if row["review"]]
    assert (row["review"], row["review_resolution"]) == ("confirmed", None)
    log = run("review", "export").stdout
    assert [json.loads(line)["decision"] for line in log.splitlines()][-2:] == [
        "other_verdict",
        "confirmed",
    ]
    assert run("review", "import", "-", stdin=log).stdout.startswith("0 new decisions, 0 new")
    wrong = run("review", "import", "-", stdin=log + "gossip\n")
    assert wrong.returncode == 1
    assert "line 5 of the log: it is not JSON" in wrong.stderr


# Bad input: one line that says what, where and what to do; the exit code; all else still done.


def test_a_missing_folder(run: Run, tmp_path: Path) -> None:
    done = run("compare", tmp_path / "nowhere", "--out", tmp_path / "x.csv")
    assert done.returncode == 2
    assert "nowhere" in complaint(done)
    assert not (tmp_path / "x.csv").exists()


def test_a_missing_folder_beside_a_good_one(run: Run, case: Path, tmp_path: Path) -> None:
    done = run("compare", tmp_path / "nowhere", case, "--quiet")
    assert done.returncode == 1
    assert "nowhere" in complaint(done)
    assert done.stdout.startswith("Flood: 2 documents")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("program.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 40),
        ("broken.pdf", b"MZ not a pdf"),
        ("broken.docx", b"PK\x03\x04 not a zip"),
    ],
)
def test_a_bad_file_among_good_ones(run: Run, case: Path, name: str, data: bytes) -> None:
    (case / name).write_bytes(data)
    done = run("compare", case, "--quiet", "--db", ":memory:")
    assert done.returncode == 1
    assert name in complaint(done)
    assert done.stdout.startswith("Flood: 2 documents")


@pytest.mark.parametrize("text", ["[case", '[case]\nperiod = "soon"', "[case]\nsides = 3", "\xff"])
def test_a_broken_case_file(run: Run, case: Path, tmp_path: Path, text: str) -> None:
    (case / "case.toml").write_bytes(text.encode("latin-1"))
    done = run("compare", case)
    assert done.returncode == 2
    assert "case.toml" in complaint(done)


def test_an_unknown_encoder(run: Run, case: Path, tmp_path: Path) -> None:
    done = run("compare", case, "--encoder", "no-such-model")
    assert done.returncode == 2
    assert "no-such-model" in complaint(done)


def test_a_data_folder_that_cannot_be(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("compare", case, "--db", f"sqlite:///{tmp_path}/file/x.db")
    assert done.returncode == 2
    assert "x.db" in complaint(done)


def test_a_truncated_database(run: Run, case: Path, tmp_path: Path) -> None:
    run("ingest", case)
    store = tmp_path / "cli.db"
    store.write_bytes(store.read_bytes()[:6000])
    done = run("compare", case)
    assert done.returncode == 2
    assert "cli.db is cut short" in complaint(done)


@pytest.mark.parametrize("args", [("--out", "x.doc"), ("--out", "x"), ("--out", ".")])
def test_a_table_that_cannot_be_written_is_said_before_the_work(
    run: Run, case: Path, args: tuple[str, ...], tmp_path: Path
) -> None:
    done = run("compare", case, *args)
    assert done.returncode == 2
    assert args[1] in complaint(done)
    assert done.stdout == ""
    assert not (tmp_path / "cli.db").exists()


def test_which_case(run: Run, case: Path, tmp_path: Path) -> None:
    assert "holds no case yet" in complaint(run("export"))
    assert "no case 'x'" in complaint(run("search", "fire", "--case", "x"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(PAPER, encoding="utf-8")
    run("ingest", case, other)
    said = complaint(run("export"))
    assert "which case?" in said
    assert "'Flood' (" in said


# Streams.


def test_extract_answers_every_line_in_order(run: Run) -> None:
    lines = [
        json.dumps({"id": 1, "text": MINISTRY, "language": "en-GB"}),
        "not json",
        "",
        json.dumps({"id": "de", "text": "Es gab 12 Tote.", "lang": "de"}),
        json.dumps({"id": "n", "text": 5}),
        json.dumps({"id": "d", "text": "x", "published": "soon"}),
        json.dumps({"id": "half", "text": "5 people died \ud800."}),
        "[1, 2]",
    ]
    done = run("extract", stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert done.stderr == ""
    assert [one["id"] for one in answers] == [1, None, "de", "n", "d", "half", None]
    assert [one["surface"] for one in answers[0]["statements"]] == ["5", "120"]
    assert answers[2] == {"id": "de", "language": "de", "statements": []}
    assert ["error" in one for one in answers] == [
        *(False, True, False),
        *(True, True, False, True),
    ]


def test_judge_names_the_most_telling_pair(run: Run) -> None:
    pair = {
        "id": "p",
        "a": {"text": MINISTRY, "published": "2024-04-12", "side": "official"},
        "b": {"text": "9 people died in the flood in Atyrau.", "published": "2024-04-12"},
    }
    lines = [json.dumps(pair), json.dumps({"id": "q", "a": {"text": "x"}})]
    done = run("judge", stdin="\n".join(lines))
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["verdict"], first["left"]["surface"], first["right"]["surface"]) == (
        "contradiction",
        "5",
        "9",
    )
    assert second == {"id": "q", "error": "'b' is missing; expected an object with a text"}
    assert done.returncode == 1


# The house.


def test_starting_is_light() -> None:
    code = (
        "import sys, workbench.cli; heavy = {'torch', 'faiss', 'pandas', 'streamlit', 'altair',"
        "'trafilatura', 'sqlalchemy', 'numpy'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_commands_know_the_formats_and_decisions() -> None:
    from workbench import cli, cli_options, export, locale, publish
    from workbench.compare.policies import policies
    from workbench.model import review
    from workbench.model.comparison import Verdict

    assert cli.FORMATS == export.FORMATS
    assert cli.DECISIONS == review.DECISIONS
    assert cli.TABLES == publish.NAMES
    assert cli.PUBLISHED == publish.FORMATS
    assert cli.STATES == publish.STATES
    assert cli.LANGUAGES == locale.LANGUAGES
    assert set(cli.POLICIES) == set(policies(load()))
    assert cli_options.RESOLUTIONS == review.RESOLUTIONS
    assert tuple(one.value for one in Verdict) == cli_options.VERDICTS


def test_lexicon_check_prints_the_table(run: Run) -> None:
    done = run("lexicon", "check")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split() == ["measure", *load().languages]
    assert "views of the word lists" in done.stdout


def test_doctor_finds_everything_well(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())


def test_doctor_names_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("doctor", "--db", f"sqlite:///{tmp_path}/file/x.db", "--encoder", "no-such-model")
    assert done.returncode == 1
    assert [line.split()[1] for line in done.stdout.splitlines() if line.startswith("WRONG")] == [
        "store",
        "encoder",
    ]
