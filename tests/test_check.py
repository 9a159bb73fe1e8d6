"""`lexicon check`: what is wrong in a word list is named before it is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.check import compile_views, coverage, views
from workbench.errors import LexiconError
from workbench.lexicon import HOME, load


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A copy of the word lists that may be spoilt."""
    shutil.copytree(HOME, tmp_path / "lists", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "lists"


def spoil(path: Path, old: str, new: str) -> None:
    """Replaces the first `old` in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_word_lists_that_come_with_the_workbench_are_well() -> None:
    assert compile_views(load()) >= len(load().languages) * 5


def test_every_room_that_reads_words_is_asked() -> None:
    rooms = {view.__module__.split(".")[1] for view, _ in views()}
    assert rooms == {"lexicon", "text", "extract", "claims", "compare", "analysis"}


def test_the_table_counts_words_and_shows_holes(lists: Path) -> None:
    lines = list(coverage(load()))
    assert lines[0].split() == ["measure", *load().languages]
    deaths = next(line for line in lines if line.startswith("deaths "))
    assert all(int(count) > 0 for count in deaths.split()[1:])
    assert f"{len(load().measures)} measures" in lines[-1]


def test_a_trigger_without_a_class_is_named_with_its_language(lists: Path) -> None:
    table = lists / "languages" / "kk" / "modality.toml"
    spoil(table, '~v"', '~x"')
    with pytest.raises(LexiconError) as problem:
        compile_views(load(lists))
    assert str(lists / "languages" / "kk") in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("name", ["numbers", "dates", "attribution", "text"])
def test_a_missing_table_is_named(lists: Path, name: str) -> None:
    (lists / "languages" / "ky" / f"{name}.toml").unlink()
    with pytest.raises(LexiconError, match=f"{name}.toml is missing"):
        compile_views(load(lists))


def test_a_message_with_another_name_in_braces_is_named(lists: Path) -> None:
    english = (lists / "messages" / "en.toml").read_text(encoding="utf-8")
    (lists / "messages" / "kk.toml").write_text(
        english.replace("{left}", "{lefft}"), encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=r"kk\.toml: reason_\w+ is .*expected the names"):
        compile_views(load(lists))


def test_a_message_nobody_asks_for_is_named(lists: Path) -> None:
    (lists / "messages" / "kk.toml").write_text('unheard = "x"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="unheard"):
        compile_views(load(lists))
