"""Figures that their issuer takes back later in the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.extract.attribution import begins, next_context, voices
from workbench.extract.mentions import find_mentions
from workbench.extract.modality_words import ModalityWords, modality_words
from workbench.extract.tokens import tokenise
from workbench.extract.types import ReadingContext, Sentence
from workbench.extract.voice_words import MEDIA, roles, voice_words
from workbench.lexicon import Lexicon
from workbench.model.statement import Attribution, Modality, Statement
from workbench.text.sentences import sentence_spans

BY_ISSUER, LATER = "withdrawn_by_issuer", "withdrawn_later"
OTHER = "other"
SOON = 3
TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
OUTSIDERS = frozenset(("rights", "media", "business", "international", "other"))


def taken_back(
    sentence: Sentence,
    sources: Sequence[Attribution | None],
    lexicon: Lexicon,
    context: ReadingContext,
) -> list[bool]:
    """Returns for each mention whether the next sentences take it back: those that name no figure
    ("the report was deleted") speak of the last one, others of the figure they name."""
    words = modality_words(lexicon, sentence.language)
    telling = voice_words(lexicon, sentence.language)
    for after in _following(sentence, words, lexicon, context):
        counts = [one.quantity for one in after.mentions if one.quantity.unit not in TIMES]
        numbers = {quantity.number for quantity in counts}
        if not _takes_back(after, words):
            if numbers and not begins(after, telling.continues):
                break
            continue
        heard = next_context(context, sentence, lexicon)
        return [
            (not numbers or mention.quantity.number in numbers)
            and _may_take_back(after, source, lexicon, heard)
            for mention, source in zip(sentence.mentions, sources, strict=True)
        ]
    return [False] * len(sentence.mentions)


def _following(
    sentence: Sentence, words: ModalityWords, lexicon: Lexicon, context: ReadingContext
) -> Iterator[Sentence]:
    """Yields the next sentences with their figures, none where no word in them takes back."""
    text, language = context.after, sentence.language
    if not words.taken_back.knows([token.norm for token in tokenise(text)]):
        return
    for start, stop in sentence_spans(text, language, lexicon)[:SOON]:
        part = text[start:stop]
        tokens = tokenise(part)
        mentions = find_mentions(part, tokens, language, lexicon)
        yield Sentence(part, start, language, tokens, (), tuple(mentions))


def _takes_back(sentence: Sentence, words: ModalityWords) -> bool:
    """True where a cue and what was published stand in one sentence, and not another matter that
    is only recalled."""
    norms = [token.norm for token in sentence.tokens]
    found = {hit.key for hit in words.taken_back.find(norms)}
    if "published" not in found or len(found) == 1:
        return False
    return all(hit.key != "previous" for hit in words.cues.find(norms))


def _may_take_back(
    sentence: Sentence, source: Attribution | None, lexicon: Lexicon, context: ReadingContext
) -> bool:
    """True unless somebody else calls the figure wrong: outsiders can only dispute it."""
    known = roles(lexicon)
    for one in voices(sentence, lexicon, context):
        if source is None or one.source == source.source or one.source_id == source.source_id:
            continue
        unknown = one.source_id is None and known.get(source.source_id or "") != MEDIA
        if unknown or known.get(one.source_id or "") in OUTSIDERS:
            return False
    return True


def mark_withdrawn(statements: Sequence[Statement]) -> list[Statement]:
    """Returns the statements of a document; an earlier figure that a later one of the same number
    and measure takes back is marked by the rule `withdrawn_later`, and stays as it was asserted."""
    gone = [(at, one) for at, one in enumerate(statements) if BY_ISSUER in one.origin]
    return [
        replace(one, origin=(*one.origin, LATER))
        if any(at < later and _meant(one, other) for later, other in gone)
        else one
        for at, one in enumerate(statements)
    ]


def _meant(earlier: Statement, later: Statement) -> bool:
    if earlier.modality is not Modality.ASSERTED or LATER in earlier.origin:
        return False
    alike = earlier.measure == later.measure or OTHER in (earlier.measure, later.measure)
    return alike and earlier.quantity.number == later.quantity.number
