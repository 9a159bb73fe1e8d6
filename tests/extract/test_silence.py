"""Lines without a figure: answered at once, and only where reading in full finds nothing either."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.extract.silence import silent_language
from workbench.ingest import document_from_text
from workbench.lexicon import load
from workbench.pipeline import read_document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The square was empty all night, and the snow came late.", "en"),
        ("Площадь всю ночь была пуста, и только под утро пошёл снег.", "ru"),
        ("Алаң түні бойы бос тұрды, таңға жуық қана қар жауды.", "kk"),
        ("Аянт түнү бою бош турду, таңга жуук гана кар жаады.", "ky"),
    ],
)
def test_a_line_without_figures_tells_its_language(text: str, language: str) -> None:
    assert silent_language(text, load()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In the night 12 people were hurt, the police said.",
        "Ночью пострадали двенадцать человек, как сообщили в полиции.",
        "Ночью пострадали тыcячи человек, как сообщили в полиции.",  # a Latin c
        "Ночью пострадали т ы с я ч и человек, как сообщили в полиции.",
        "Ночью пострадали ты\u00adсячи человек, как сообщили в полиции.",
        "Ночью пострадали ты- сячи человек, как сообщили в полиции.",
        "Ночью пострадали ты-\nсячи человек, как сообщили в полиции.",
        "«Біз ешкімді атқан жоқпыз. Екі күн күттік», – сказал он. Потом он ушёл.",
        "12",
    ],
)
def test_whatever_may_hold_a_figure_is_read_in_full(text: str) -> None:
    assert silent_language(text, load()) is None


def test_a_silent_line_of_the_news_is_read_as_silent(shared: Path) -> None:
    lexicon = load()
    silent = 0
    for code in ("eng", "kaz", "kir", "rus"):
        path = shared / "data" / "bench" / "ntrex" / f"ntrex.{code}"
        for line in path.read_text(encoding="utf-8").split("\n")[:250]:
            language = silent_language(line, lexicon)
            if language is not None:
                silent += 1
                document = document_from_text("case", "line", line)
                assert (document.language, read_document(document, lexicon)[1]) == (language, [])
    assert silent > 500
