"""Cutting sentences into words, numbers and marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("238ге жетти", ["238", "ге", "жетти"]),
        ("19-ы, 2022-жылы", ["19", "-", "ы", ",", "2022", "-", "жылы"]),
        ("екі-үш twenty-five", ["екі-үш", "twenty-five"]),
        ("$2-3bn", ["$", "2", "-", "3", "bn"]),
        ("94,4 1,205,300 17.20", ["94,4", "1,205,300", "17.20"]),
        ("A320 Ил-76", ["A", "320", "Ил", "-", "76"]),
        ("don't жетер-жетпес", ["don't", "жетер-жетпес"]),
        ("1.Бірінші", ["1", ".", "Бірінші"]),
        ("o‘n ikki, oʻn, o'n", ["o‘n", "ikki", ",", "oʻn", ",", "o'n"]),
        ("", []),
    ],
)
def test_tokens(text: str, parts: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == parts


@given(st.text())
def test_offsets_slice_and_nothing_but_space_is_left_out(text: str) -> None:
    stop = 0
    for token in tokenise(text):
        assert text[token.start : token.stop] == token.text
        assert text[stop : token.start].strip() == ""
        plain = token.text.casefold()
        assert token.norm == (re.sub("[‘’ʼʻ]", "'", plain) if token.kind == "word" else plain)
        assert token.kind in ("word", "number", "punct")
        stop = token.stop
    assert text[stop:].strip() == ""
