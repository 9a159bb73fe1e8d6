"""Exact search: where the typed words stand in the passages, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.model.text import Passage

SHORTEST = 2


def pattern(query: str) -> re.Pattern[str] | None:
    """Returns a pattern for the query's letters, any case and any width of blank between the
    words; None when it is too short to search for."""
    words = query.split()
    if len("".join(words)) < SHORTEST:
        return None
    return re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)


def spans(words: str, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Returns where the pattern stands in the words."""
    return [found.span() for found in wanted.finditer(words)]


def matches(
    passages: Iterable[Passage], wanted: re.Pattern[str], language: str | None
) -> list[Passage]:
    """Returns the passages with the words, in the order given, most hits first."""
    found = [
        (len(spans(one.text.text, wanted)), one)
        for one in passages
        if language in (None, one.language)
    ]
    return [one for hits, one in sorted(found, key=lambda pair: -pair[0]) if hits]
