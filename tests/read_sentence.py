"""Reads one sentence the way a passage is read, for tests and benchmarks of what figures count."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.dates import find_times
from workbench.extract.measures import NO_PAST, Past, Reading, attach
from workbench.extract.mentions import find_mentions
from workbench.extract.tokens import tokenise
from workbench.extract.types import Sentence
from workbench.lexicon import load
from workbench.model.quantity import plain_number


def sentence(text: str, language: str) -> Sentence:
    """Returns the sentence with its dates and figures."""
    tokens = tokenise(text)
    times = find_times(tokens, language, load(), None)
    dates = [(time.start, time.stop) for time in times]
    mentions = find_mentions(text, tokens, language, load(), dates)
    return Sentence(text, 0, language, tokens, tuple(times), tuple(mentions))


def readings(text: str, language: str, past: Past = NO_PAST) -> list[Reading]:
    """Returns what each figure of the sentence counts."""
    return attach(sentence(text, language), load(), past)


def measures(text: str, language: str) -> list[tuple[float | None, str]]:
    """Returns each figure's number and measure."""
    read = sentence(text, language)
    found: Sequence[Reading] = attach(read, load())
    return [
        (plain_number(mention.quantity.number), one.measure)
        for mention, one in zip(read.mentions, found, strict=True)
    ]
