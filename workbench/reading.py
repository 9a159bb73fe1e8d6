"""One document read: passages, and the figure statements in them. Needs no store and no encoder."""

from __future__ import annotations

from workbench.extract import statements as reading
from workbench.lexicon import Lexicon
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage
from workbench.text import passages as passaging


def read_document(
    document: Document, lexicon: Lexicon, frame: Case | None = None
) -> tuple[list[Passage], list[Statement]]:
    """Returns the document's passages and the figure statements in them, in reading order."""
    passages = passaging.split(document, lexicon)
    found = reading.read_all(passages, document, lexicon, frame)
    return passages, found
