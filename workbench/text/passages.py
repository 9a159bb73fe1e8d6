"""A document cut into passages: stretches of readable text in one voice."""

from __future__ import annotations

import re

from workbench.lexicon import Lexicon
from workbench.model.ids import content_id
from workbench.model.text import Document, MappedText, Passage, Role, Span
from workbench.text.language import of_part, vote
from workbench.text.mapped import stripped
from workbench.text.normalise import readable

_BLANK = re.compile(r"\n\s*\n|\n")


def split(document: Document, lexicon: Lexicon) -> list[Passage]:
    """Returns the document's passages in reading order."""
    blocks = _blocks(readable(document.text))
    whole = document.language or vote((block.text for block in blocks), lexicon)
    return [_passage(document, block, whole, lexicon) for block in blocks]


def _blocks(text: MappedText) -> list[MappedText]:
    found: list[MappedText] = []
    at = 0
    for gap in _BLANK.finditer(text.text):
        found.append(stripped(text.slice(at, gap.start())))
        at = gap.end()
    found.append(stripped(text.slice(at, len(text))))
    return [block for block in found if len(block)]


def _passage(document: Document, block: MappedText, whole: str | None, lexicon: Lexicon) -> Passage:
    start, stop = block.original(0, len(block))
    return Passage(
        id=content_id("ps", document.id, start, stop),
        document_id=document.id,
        span=Span(start, stop, document.text[start:stop]),
        text=block,
        language=of_part(block.text, whole, lexicon),
        speaker=None,
        role=Role.NARRATION,
    )
