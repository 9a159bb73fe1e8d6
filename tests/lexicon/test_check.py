"""The word lists are told when two measures share a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.errors import LexiconError
from workbench.lexicon import HOME, load
from workbench.lexicon.check import refuse_clashes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the word lists that a test may spoil."""
    for name in ("languages", "measures", "common", "messages"):
        shutil.copytree(HOME / name, tmp_path / name)
    return tmp_path


def add(path: Path, after: str, line: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert after in text
    path.write_text(text.replace(after, f"{after}\n{line}", 1), encoding="utf-8")


def test_the_lists_that_come_with_the_workbench_do_not_clash() -> None:
    refuse_clashes(load())


def test_a_word_of_two_measures_is_an_error_that_names_both(folder: Path) -> None:
    add(folder / "measures" / "people.toml", "[evacuated]", 'zz.act = ["gone~v"]')
    add(folder / "measures" / "people.toml", "[missing]", 'zz.act = ["gone~v"]')
    shutil.copytree(folder / "languages" / "en", folder / "languages" / "zz")
    with pytest.raises(LexiconError, match=r"evacuated\.zz\.act is 'gone~v'.*missing has it too"):
        refuse_clashes(load(folder))


def test_a_word_may_stand_for_a_measure_and_one_that_includes_it(folder: Path) -> None:
    add(folder / "measures" / "property.toml", "[vehicles_burned]", 'zz.act = ["gone~v"]')
    add(folder / "measures" / "property.toml", "[vehicles_damaged]", 'zz.act = ["gone~v"]')
    shutil.copytree(folder / "languages" / "en", folder / "languages" / "zz")
    refuse_clashes(load(folder))
