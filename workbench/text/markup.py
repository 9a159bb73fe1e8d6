"""Markdown marks taken out of a paragraph, its words left in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.model.text import MappedText
from workbench.text.mapped import Edit, rewrite, stripped

_LEAD = re.compile(r"(?:#{1,6}|>|[*+•▪·]|-(?= [^\n]))\s+")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|__)(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\s]{0,500}\)")
_BREAK = re.compile(r"\\$|(?<=\S)\\(?=[*_#\[\]])")


def _lead(text: str) -> Iterator[Edit]:
    match = _LEAD.match(text)
    if match:
        yield Edit(match.start(), match.end())


def _emphasis(text: str) -> Iterator[Edit]:
    for match in _EMPHASIS.finditer(text):
        yield Edit(match.start(), match.start(2))
        yield Edit(match.end(2), match.end())


def _links(text: str) -> Iterator[Edit]:
    for match in _LINK.finditer(text):
        yield Edit(match.start(), match.start(1))
        yield Edit(match.end(1), match.end())


STEPS: tuple[Callable[[str], Iterator[Edit]], ...] = (_lead, _links, _emphasis, _emphasis)


def unmarked(text: MappedText) -> MappedText:
    """Returns the paragraph without heading signs, bullets, emphasis and link addresses."""
    for step in STEPS:
        text = rewrite(text, step(text.text))
    return stripped(text)
