"""The prefilter only turns away what holds no figure, and answers in linear time."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from workbench.extract.mentions import find_mentions
from workbench.extract.prefilter import may_hold
from workbench.extract.tokens import tokenise
from workbench.lexicon import load

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = sorted(path.stem for path in CORPUS.glob("*.toml"))


def sentences(language: str) -> list[str]:
    """Returns every string of a corpus that is long enough to be a sentence."""
    found: list[str] = []
    todo: list[object] = [tomllib.loads((CORPUS / f"{language}.toml").read_text(encoding="utf-8"))]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo.extend(one.values())
        elif isinstance(one, list):
            todo.extend(one)
        elif isinstance(one, str) and " " in one:
            found.append(one.replace("[", "").replace("]", ""))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_with_a_figure_is_turned_away(language: str) -> None:
    texts = sentences(language)
    assert len(texts) > 40
    for text in texts:
        if not may_hold(text, language, load()):
            assert not find_mentions(text, tokenise(text), language, load()), text


PLAIN = [
    ("kk", "Наразылық туралы хабарды министрлік растаған жоқ."),
    ("ky", "Шаардын борборунда тынчтык орноду, дүкөндөр ачылды."),
    ("ru", "Жители говорят, что ночью в городе было спокойно."),
    ("en", "Officials asked residents to stay at home, a spokesman said."),
]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_most_sentences_are_turned_away(language: str, text: str) -> None:
    assert not may_hold(text, language, load())


def test_one_endless_word_is_answered() -> None:
    assert not may_hold("a" * 1_000_000, "en", load())
    assert may_hold("a" * 1_000_000 + "7", "en", load())
