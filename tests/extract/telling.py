"""Sentences for the tests of who says a figure, how it stands and as of when."""

from __future__ import annotations

from functools import cache

from workbench.extract.dates import find_times
from workbench.extract.mentions import find_mentions
from workbench.extract.tokens import tokenise
from workbench.extract.types import ReadingContext, Sentence
from workbench.ingest import document_from_text
from workbench.lexicon import Lexicon, load
from workbench.model.dates import PartialDate
from workbench.model.statement import Statement
from workbench.pipeline import read_document

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


def figures(
    text: str, language: str, published: PartialDate | None = PUBLISHED
) -> dict[int, Statement]:
    """Returns the statements of a text by their numbers; of equal numbers the last one."""
    document = document_from_text("case", "t.txt", text, language=language, published=published)
    found = read_document(document, lexicon())[1]
    return {int(one.quantity.number): one for one in found if one.quantity.number is not None}
