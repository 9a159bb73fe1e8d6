"""A document's text as HTML: who speaks, and each figure marked with a link to its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from workbench.model.statement import Statement
from workbench.model.text import Document, Passage, Role
from workbench.ui import data
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, tag
from workbench.ui.words import name, say

PART = 30_000
"""Characters of text on one page of a long document."""


def parts(document: Document, loaded: Loaded, setting: Setting) -> list[Safe]:
    """Returns the text in parts of a sensible length, passage by passage, figures marked."""
    found: list[Safe] = []
    pieces: list[Safe] = []
    length = 0
    for piece, size in _pieces(document, loaded, setting):
        if pieces and length + size > PART:
            found.append(_whole(pieces, document))
            pieces, length = [], 0
        pieces.append(piece)
        length += size
    return [*found, *([_whole(pieces, document)] if pieces else [])]


def _whole(pieces: Sequence[Safe], document: Document) -> Safe:
    return tag("div", *pieces, class_="cw-text", lang=document.language)


def _pieces(document: Document, loaded: Loaded, setting: Setting) -> Iterator[tuple[Safe, int]]:
    figures = figures_of(document, loaded)
    side = setting.side_class(document)
    at, before = 0, ""
    for passage in _passages(document, loaded):
        start, stop = max(passage.span.start, at), passage.span.stop
        if stop <= start:
            continue
        if any(sign.isalnum() for sign in document.text[at:start]):
            yield tag("p", document.text[at:start].strip("\n"), class_="cw-soft"), start - at
        who = _who(passage)
        speaker = tag("div", who, class_="cw-speaker") if who and who != before else None
        before = who
        text = _marked(document, start, stop, figures)
        kind = "cw-quoted" if passage.role is not Role.NARRATION else None
        classes = " ".join(filter(None, ("cw-passage", side, kind)))
        yield join(speaker, tag("blockquote", text, class_=classes)), stop - start
        at = stop
    if any(sign.isalnum() for sign in document.text[at:]):
        rest = document.text[at:]
        yield (
            tag("p", _marked(document, at, len(document.text), figures), class_="cw-soft"),
            len(rest),
        )


def _passages(document: Document, loaded: Loaded) -> list[Passage]:
    mine = [one for one in data.passages(loaded.case.id) if one.document_id == document.id]
    return sorted(mine, key=lambda one: (one.span.start, one.span.stop))


def _who(passage: Passage) -> str:
    if passage.role is Role.NARRATION and not passage.speaker:
        return ""
    speaker = passage.speaker or ""
    role = "" if passage.role is Role.NARRATION else name("reading_roles", passage.role.value)
    return " · ".join(filter(None, (speaker, role)))


def figures_of(document: Document, loaded: Loaded) -> list[Statement]:
    """Returns the figures of a document in reading order; of those that overlap, the first."""
    found: list[Statement] = []
    mine = (one for one in loaded.view.statements.values() if one.document_id == document.id)
    for one in sorted(mine, key=lambda one: (one.span.start, -one.span.stop)):
        if not found or one.span.start >= found[-1].span.stop:
            found.append(one)
    return found


def _marked(document: Document, start: int, stop: int, figures: Sequence[Statement]) -> Safe:
    pieces: list[str] = []
    at = start
    for one in figures:
        if one.span.start < at or one.span.stop > stop:
            continue
        pieces += [document.text[at : one.span.start], _figure(one, document)]
        at = one.span.stop
    return join(*pieces, document.text[at:stop])


def _figure(one: Statement, document: Document) -> Safe:
    return tag(
        "a",
        tag("mark", document.text[one.span.start : one.span.stop]),
        href="statement?" + urlencode({"id": one.id, "event": document.case_id}),
        target="_self",
        class_="cw-to",
        title=say("card.to_statement"),
    )
