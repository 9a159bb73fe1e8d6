"""The word lists load whole, and one wrong value is named with file, key and expectation."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.errors import LexiconError
from workbench.lexicon import HOME, load
from workbench.lexicon.types import Growth


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the word lists that a test may spoil."""
    for name in ("languages", "measures", "common", "messages"):
        shutil.copytree(HOME / name, tmp_path / name)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_measures_know_how_they_grow_and_what_they_are_part_of() -> None:
    lexicon = load()
    assert lexicon.measures["deaths"].growth is Growth.CUMULATIVE
    assert lexicon.measures["troops"].growth is Growth.STOCK
    assert lexicon.measures["vehicles_burned"].parents == ("vehicles_damaged",)
    assert lexicon.label("measures", "deaths", "ru") == "погибшие"


def test_places_stand_in_a_part_of_chain() -> None:
    lexicon = load()
    assert lexicon.places.is_part("taraz", "kazakhstan")
    assert not lexicon.places.is_part("kazakhstan", "taraz")
    assert not lexicon.places.is_part("almaty_city", "almaty_region")


def test_the_same_folder_is_read_once_and_its_version_follows_its_words(folder: Path) -> None:
    assert load() is load()
    before = load(folder).version
    assert before == load().version
    spoil(folder / "messages" / "en.toml", "\n", "\n# a word more\n")
    load.__globals__["_load"].cache_clear()
    assert load(folder).version != before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("measures/people.toml", 'kind = "person"', 'kind = "persons"', "deaths.kind is 'persons'"),
        ("measures/people.toml", 'growth = "cumulative"', "growth = 3", "deaths.growth is 3"),
        ("measures/property.toml", '"vehicles_damaged"]', '"wagons"]', "'wagons'; expected the id"),
        ("common/places.toml", 'parents = ["kazakhstan"]', 'parents = ["mars"]', "'mars'"),
        ("measures/people.toml", "[deaths]", "[deaths", "expected TOML"),
    ],
)
def test_a_wrong_value_is_named(folder: Path, file: str, old: str, new: str, said: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(LexiconError) as caught:
        load(folder)
    assert said in str(caught.value)
    assert Path(file).name in str(caught.value)


def test_a_circle_of_places_is_refused(folder: Path) -> None:
    spoil(
        folder / "common" / "places.toml", "[kazakhstan]\n", '[kazakhstan]\nparents = ["taraz"]\n'
    )
    with pytest.raises(LexiconError, match="no circle"):
        load(folder)


def test_an_empty_folder_is_no_lexicon(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="languages/<code>"):
        load(tmp_path)


def test_a_missing_message_and_a_missing_value_are_named(folder: Path) -> None:
    path = folder / "messages" / "en.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\ngreeting = "{who}!"\n', encoding="utf-8")
    lexicon = load(folder)
    assert lexicon.message("greeting", who="Osh") == "Osh!"
    assert lexicon.message("greeting", "kk", who="Osh") == "Osh!"
    with pytest.raises(LexiconError, match="'who'"):
        lexicon.message("greeting")
    with pytest.raises(LexiconError, match="no message 'farewell'"):
        lexicon.message("farewell")
