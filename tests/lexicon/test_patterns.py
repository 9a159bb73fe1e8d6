"""Triggers find words in their inflected forms and nothing else."""

from __future__ import annotations

import pytest

from workbench.errors import LexiconError
from workbench.lexicon import load
from workbench.lexicon.patterns import PatternSet

LEXICON = load()


def found(language: str, trigger: str, sentence: str) -> list[tuple[int, int]]:
    patterns = PatternSet([("x", trigger)], LEXICON.suffixes(language))
    return [(hit.first, hit.last) for hit in patterns.find(sentence.casefold().split())]


@pytest.mark.parametrize(
    ("language", "trigger", "sentence", "places"),
    [
        ("en", "killed", "nobody was killed there", [(2, 3)]),
        ("en", "death~n", "deaths and death", [(0, 1), (2, 3)]),
        ("en", "death~n", "deathly silence", []),
        ("kk", "өл~v", "өлді өлген өлтірілгендердің", [(0, 1), (1, 2), (2, 3)]),
        ("kk", "өл~v", "өлең өлке", []),
        ("kk", "қаза та(п|б)~v", "қаза тапқандардың саны", [(0, 2)]),
        ("kk", "шеруге .. шы(қ|ғ)~v", "шеруге 5 мың адам шыққан", [(0, 5)]),
        ("kk", "шеруге .. шы(қ|ғ)~v", "шеруге келді , содан адам шыққан", []),
        ("ky", "каза бол~v", "19 киши каза болгон", [(2, 4)]),
        ("ru", "погиб~v", "погибли погибших погода", [(0, 1), (1, 2)]),
        ("ru", "мирн~n жител~n", "149 мирных жителей", [(1, 3)]),
        ("en", "a .. b", "a c c c c c c c c b", [(0, 10)]),
        ("en", "a .. b", "a c c c c c c c c c b", []),
    ],
)
def test_a_trigger_finds_its_forms(
    language: str, trigger: str, sentence: str, places: list[tuple[int, int]]
) -> None:
    assert found(language, trigger, sentence) == places


def test_features_tell_what_the_ending_was() -> None:
    patterns = PatternSet([("deaths", "қаза та(п|б)~v")], LEXICON.suffixes("kk"))
    (hit,) = patterns.find(["қаза", "тапқандардың"])
    assert {"ptcp", "nom"} <= set(hit.features)
    (denied,) = patterns.find(["қаза", "таппады"])
    assert "neg" in denied.features


def test_longer_triggers_come_first() -> None:
    patterns = PatternSet(
        [("short", "police"), ("long", "police officer~n")], LEXICON.suffixes("en")
    )
    assert [hit.key for hit in patterns.find(["police", "officers"])] == ["long", "short"]


@pytest.mark.parametrize("trigger", ["~v", "a ..", ".. a", "stem~q"])
def test_a_malformed_trigger_is_named(trigger: str) -> None:
    with pytest.raises(LexiconError, match="trigger"):
        PatternSet([("x", trigger)], LEXICON.suffixes("en"))
