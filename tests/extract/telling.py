"""Sentences for the tests of who says a figure, how it stands and as of when."""

from __future__ import annotations

from functools import cache

from workbench.extract.dates import find_times
from workbench.extract.mentions import find_mentions
from workbench.extract.tokens import tokenise
from workbench.extract.types import ReadingContext, Sentence
from workbench.lexicon import Lexicon, load
from workbench.model.dates import PartialDate

PUBLISHED = PartialDate.parse("2022-01-15")


@cache
def lexicon() -> Lexicon:
    """Returns the word lists that come with the workbench."""
    return load()


def sentence(text: str, language: str, published: PartialDate | None = PUBLISHED) -> Sentence:
    """Returns a sentence as the reader sees it: tokens, dates and figures found by the room."""
    tokens = tokenise(text)
    times = tuple(find_times(tokens, language, lexicon(), published))
    dates = [(time.start, time.stop) for time in times]
    mentions = tuple(find_mentions(text, tokens, language, lexicon(), dates))
    return Sentence(text, 0, language, tokens, times, mentions)


def context(language: str, published: PartialDate | None = PUBLISHED) -> ReadingContext:
    """Returns what is known around a sentence that stands alone."""
    return ReadingContext(language, published=published)
