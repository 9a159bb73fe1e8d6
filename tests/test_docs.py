"""The pages under docs/ and the README say what the code does."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.test_floors import FLOOR
from workbench.cli import main
from workbench.compare.verdicts import RULES
from workbench.ingest import READERS
from workbench.model.comparison import Verdict

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "seeds" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TOUR = ROOT / "docs" / "tour.md"
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s`/])workbench ((?:[a-z]|-)[^`#|>&\n]*)")
PICTURE = re.compile(r"""(?:\]\(|src=")([^)"\s]+\.png)""")
"""A picture in Markdown or as an element."""
UNTOLD = {"workbench", "workbench.__main__", "workbench.progress", "workbench.check"}
"""Rooms of a few lines that the page of the architecture passes over."""


def test_every_rule_of_the_judge_is_described_in_its_order() -> None:
    page = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", page.split("## The rules, in order")[1], re.MULTILINE)
    assert described == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(
        r"`((?:workbench|embeddings|tests|benchmarks|docs|seeds)/[\w./-]+)`", text
    ):
        assert (ROOT / name).exists(), f"{page.name} names {name}"


def _code(text: str) -> list[str]:
    """What stands in blocks of code and between backticks."""
    inline: list[str] = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return [*FENCE.findall(text), *inline]


def _commands(text: str) -> Iterator[str]:
    """The workbench commands of a page."""
    for piece in _code(text):
        for line in piece.replace("\\\n", " ").splitlines():
            yield from (found.strip() for found in COMMAND.findall(line))


def _problem(line: str) -> str | None:
    """What is wrong with the command or the options of a line, as the command line has them."""
    words = shlex.split(line.replace("…", ""))
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        known = command.commands
        if words[0] not in known:
            return f"no command {words[0]!r}"
        command, words = known[words.pop(0)], words
    options = {name for one in command.params for name in one.opts} | {"--help", "-h", "--version"}
    wrong = [one for one in words if one.startswith("--") and one.split("=")[0] not in options]
    return f"no option {', '.join(wrong)}" if wrong else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_that_are_named_exist(page: Path) -> None:
    problems = {line: _problem(line) for line in _commands(page.read_text(encoding="utf-8"))}
    assert not {line: wrong for line, wrong in problems.items() if wrong}


def test_the_readme_names_every_command_and_the_pages_name_some() -> None:
    named = list(_commands((ROOT / "README.md").read_text(encoding="utf-8")))
    assert set(main.commands) <= {line.split()[0] for line in named}
    assert _problem("compare my-case --no-such-option") == "no option --no-such-option"
    assert _problem("invent my-case") == "no command 'invent'"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_of_make_that_are_named_exist(page: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for piece in _code(page.read_text(encoding="utf-8")):
        assert set(re.findall(r"^make ([a-z]+)", piece, re.MULTILINE)) <= set(targets)


def test_every_picture_that_is_named_exists_and_every_picture_is_used() -> None:
    used = {
        (page.parent / name).resolve()
        for page in PAGES
        for name in PICTURE.findall(page.read_text(encoding="utf-8"))
    }
    kept = set((ROOT / "docs" / "img").glob("*.png"))
    assert used == kept
    assert max(one.stat().st_size for one in kept) < 150_000
    assert sum(one.stat().st_size for one in kept) < 2_500_000


def test_the_tour_goes_to_every_page_of_the_app() -> None:
    words = ROOT / "workbench" / "ui" / "catalogue" / "common.toml"
    titles = tomllib.loads(words.read_text(encoding="utf-8"))["pages"].values()
    text = TOUR.read_text(encoding="utf-8")
    headings = " ".join(re.findall(r"^## (.+)$", text, re.MULTILINE)).lower()
    assert [title for title in titles if title.lower() not in headings] == []


def test_every_page_of_the_documentation_is_reached_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [
        page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in text
    ]
    assert missing == []


def test_every_room_stands_on_its_floor_on_the_page_of_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\d–]+) \| ([^|]+) \|", text, re.MULTILINE)
    told: dict[str, range] = {}
    for floors, rooms in rows:
        numbers = [int(one) for one in floors.split("–")]
        for room in re.findall(r"`([^`]+)`", rooms):
            name = room.strip("/").removesuffix(".py").replace("/", ".")
            told[name] = range(numbers[0], numbers[-1] + 1)
            if name not in FLOOR and "_*" not in name:  # `summary.py` beside `workbench/doctor.py`
                told[f"workbench.{name}"] = told.pop(name)
    wrong = {
        room: floor
        for room, floor in FLOOR.items()
        if floor not in told.get(re.sub(r"_[a-z]+$", "_*", room), told.get(room, range(0)))
        and room not in UNTOLD
    }
    assert wrong == {}
    assert {room for room in told if "*" not in room} <= set(FLOOR)


def test_the_readme_names_what_there_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for verdict in Verdict:
        assert f"`{verdict.value}`" in text
    for reader in READERS:
        assert reader.endings[0] in text, (
            f"the README does not say that {reader.endings[0]} is read"
        )
