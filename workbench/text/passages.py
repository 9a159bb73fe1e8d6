"""A document cut into passages: stretches of readable text in one voice.

Page furniture is set aside and stands in no passage; broken lines and words are mended; a passage
is a paragraph, or the part of it that is quoted or is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.ingest import frontmatter
from workbench.ingest.dateline import keyed_date
from workbench.lexicon import Lexicon
from workbench.model.ids import content_id
from workbench.model.text import Document, MappedText, Passage, Role, Span
from workbench.text import layout
from workbench.text.cues import cues_of
from workbench.text.furniture import set_aside
from workbench.text.hyphens import Known, letters_of, may_mend, mend
from workbench.text.language import of_part, vote
from workbench.text.layout import Paragraph
from workbench.text.mapped import stripped
from workbench.text.markup import unmarked
from workbench.text.normalise import readable
from workbench.text.quotes import Quoted, quotations
from workbench.text.sentences import sentence_spans
from workbench.text.turns import Voice, interview


def split(document: Document, lexicon: Lexicon) -> list[Passage]:
    """Returns the document's passages in reading order."""
    text = _body(document.text, lexicon)
    lines = layout.lines_of(text.text)
    dropped, heads = set_aside(lines, lexicon)
    titles = [lines[number].text for number in sorted(heads)]
    kept = layout.without(lines, dropped, heads)
    whole = document.language or vote([line.text for line in kept], lexicon)
    found = _mended(text, layout.paragraphs(text, kept), kept, whole, lexicon)
    titles += [document.title, *(one.text.text for one in found[:3])]
    voices = interview(found, titles, document, lexicon)
    return [
        _passage(document, piece, whole, lexicon)
        for voice in voices
        for piece in _pieces(voice, document, whole, lexicon)
        if any(char.isalnum() for char in piece.text.text)
    ]


def _body(text: str, lexicon: Lexicon) -> MappedText:
    """Returns the readable text after front matter and a leading `date 2026-01-05`."""
    _, start = frontmatter.split(text)
    keyed = keyed_date(text[start:], lexicon)
    start += keyed[1] if keyed else 0
    return readable(text[start:], start)


def _mended(
    text: MappedText,
    found: Sequence[Paragraph],
    kept: Sequence[layout.Line],
    language: str | None,
    lexicon: Lexicon,
) -> list[Paragraph]:
    if not any(may_mend(one.text.text) for one in found):
        return list(found)
    known = Known(line.text for line in kept)
    letters = letters_of(lexicon, language)
    return [Paragraph(mend(one.text, known, letters), one.gap) for one in found]


def _pieces(
    voice: Voice, document: Document, language: str | None, lexicon: Lexicon
) -> Iterator[Voice]:
    """Yields the parts of a paragraph that are in one voice; a turn of an interview is one."""
    text = stripped(voice.text)
    if voice.role is not None:
        yield Voice(unmarked(text), voice.role, voice.speaker)
        return
    sentences = sentence_spans(text.text, language, lexicon)
    quoted = quotations(text.text, sentences, cues_of(lexicon))
    for quote, group in groupby(zip(sentences, quoted, strict=True), key=lambda pair: pair[1]):
        spans = [span for span, _ in group]
        part = text.slice(spans[0][0], spans[-1][1])
        if quote is None:
            yield Voice(unmarked(part), Role.NARRATION)
        else:
            yield Voice(part, Role.QUOTE, _speaker(quote, document, lexicon))


def _speaker(quote: Quoted, document: Document, lexicon: Lexicon) -> str | None:
    """Returns who is quoted; a bare office is whom the document is known to quote."""
    words = (quote.speaker or "").casefold().split()
    if words and document.speaker and cues_of(lexicon).offices.issuperset(words):
        return document.speaker
    return quote.speaker or None


def _passage(document: Document, voice: Voice, whole: str | None, lexicon: Lexicon) -> Passage:
    start, stop = voice.text.original(0, len(voice.text))
    return Passage(
        id=content_id("ps", document.id, start, stop),
        document_id=document.id,
        span=Span(start, stop, document.text[start:stop]),
        text=voice.text,
        language=of_part(voice.text.text, whole, lexicon),
        speaker=voice.speaker,
        role=voice.role or Role.NARRATION,
    )
