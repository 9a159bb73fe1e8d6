"""Counts told as "the number of …", and times of day beside a count."""

from __future__ import annotations

import pytest

from tests.read_sentence import measures


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Число разрушенных школ выросло до 34.", "ru", (34.0, "buildings_damaged")),
        ("The number of flooded homes climbed to 340.", "en", (340.0, "buildings_damaged")),
        ("Қираған үйлердің саны 34-ке жетті.", "kk", (34.0, "buildings_damaged")),
        ("Талкаланган үйлөрдүн саны 34кө жетти.", "ky", (34.0, "buildings_damaged")),
        ("Число погибших выросло до 27 к ночи.", "ru", (27.0, "deaths")),
        ("Эвакуировали 27к человек.", "ru", (27000.0, "evacuated")),
        ("The death toll climbed to 27 on Sunday.", "en", (27.0, "deaths")),
    ],
)
def test_a_number_of(text: str, language: str, expected: tuple[float, str]) -> None:
    assert measures(text, language) == [expected]
