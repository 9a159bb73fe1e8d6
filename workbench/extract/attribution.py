"""Who is named as the source of each figure of a sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from workbench.extract import voices_sov, voices_svo
from workbench.extract.line import Line
from workbench.extract.types import ReadingContext, Sentence
from workbench.extract.voice_words import identify, media_ids, voice_words
from workbench.extract.voices import MEDIA_COST, Voice
from workbench.lexicon import Lexicon
from workbench.model.statement import Attribution

FINDERS = {"sov": voices_sov.find_voices, "svo": voices_svo.find_voices}


def attribute(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> list[Attribution | None]:
    """Returns for each mention who is named as its source, None where nobody is. `source` and
    `cue` are characters of the text; a pronoun gives way to the source it stands for."""
    if not sentence.mentions:
        return []
    if not voices_of(sentence, lexicon):
        return [None] * len(sentence.mentions)
    line = Line.of(sentence, lexicon)
    found = [
        (voice, attribution)
        for voice in voices_of(sentence, lexicon)
        if (attribution := _attribution(voice, line, sentence, lexicon, context)) is not None
    ]
    relays = media_ids(lexicon)
    answers: list[Attribution | None] = []
    for mention in sentence.mentions:
        best = _nearest(found, mention.first, relays)
        answers.append(best)
    return answers


@lru_cache(maxsize=256)
def voices_of(sentence: Sentence, lexicon: Lexicon) -> tuple[Voice, ...]:
    """Returns the voices of a sentence in order of their cues, none where no cue stands."""
    if not _may_name(sentence, lexicon):
        return ()
    line = Line.of(sentence, lexicon)
    return tuple(FINDERS[line.words.order](line))


def _nearest(
    found: list[tuple[Voice, Attribution]], index: int, relays: frozenset[str]
) -> Attribution | None:
    reaching = [(v, a) for v, a in found if v.reach[0] <= index < v.reach[1]]
    if not reaching:
        return None

    def cost(pair: tuple[Voice, Attribution]) -> tuple[int, int]:
        voice, attribution = pair
        relayed = MEDIA_COST if attribution.source_id in relays else 0
        return voice.rank + relayed, voice.distance(index)

    return min(reaching, key=cost)[1]


def _attribution(
    voice: Voice, line: Line, sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> Attribution | None:
    source = line.text(*voice.source, sentence.text)
    cue = line.text(*voice.cue, sentence.text)
    before = context.last_source
    if voice.pronoun:
        if before is None:
            return Attribution(source, cue, voice.kind)
        return replace(before, cue=cue, kind=voice.kind)
    norms = line.norms[voice.source[0] : voice.source[1]]
    known = identify(norms, lexicon, sentence.language)
    if before is not None and _refers_back(line, voice) and not _more_exact(known, before):
        known = before.source_id
    return Attribution(source, cue, voice.kind, known)


def _more_exact(known: str | None, before: Attribution) -> bool:
    return known is not None and known != before.source_id and before.source_id is None


def _refers_back(line: Line, voice: Voice) -> bool:
    """True for a general noun ("the ministry") that means the source named before."""
    first, stop = voice.source
    if any(line.is_name(i) for i in range(first, stop)):
        return False
    hits = line.words.anaphora.find(line.norms[first:stop])
    return bool(hits) and stop - first <= 2


def voices(sentence: Sentence, lexicon: Lexicon, context: ReadingContext) -> list[Attribution]:
    """Returns everyone who is named as a source in a sentence, in order."""
    line = Line.of(sentence, lexicon)
    found = voices_of(sentence, lexicon)
    every = (_attribution(voice, line, sentence, lexicon, context) for voice in found)
    return [attribution for attribution in every if attribution is not None]


def next_context(context: ReadingContext, sentence: Sentence, lexicon: Lexicon) -> ReadingContext:
    """Returns the context for the sentence after this one: who was named last stays in mind."""
    if not voices_of(sentence, lexicon):
        return context
    named = voices(sentence, lexicon, context)
    relays = media_ids(lexicon)
    for attribution in reversed(named):
        if attribution.source_id not in relays:
            return replace(context, last_source=attribution)
    return replace(context, last_source=named[-1]) if named else context


def _may_name(sentence: Sentence, lexicon: Lexicon) -> bool:
    words = voice_words(lexicon, sentence.language)
    return any(words.say.matches(t.norm) or words.frames.matches(t.norm) for t in sentence.tokens)
