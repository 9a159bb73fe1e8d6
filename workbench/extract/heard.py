"""Who was named in a sentence that says nothing: by office and name, for later ones to mean."""

from __future__ import annotations

from dataclasses import replace

from workbench.extract.types import ReadingContext, Sentence, Token
from workbench.extract.voice_words import VoiceWords, media_ids, voice_words
from workbench.lexicon import Lexicon
from workbench.model.statement import Attribution

CONTEXT = "context"
FIRST_WORDS, NAME_WORDS, OPENING = 5, 6, 2
KEPT = 4


def fuller(now: Attribution | None, before: Attribution | None) -> Attribution | None:
    """Returns who was named last, by the longer of two names for one authority: "the president" is
    whoever was called by office and name."""
    if now is None or before is None or now.source_id is None:
        return now
    same = now.source_id == before.source_id and len(before.source.split()) > len(
        now.source.split()
    )
    return replace(now, source=before.source) if same else now


def remembering(context: ReadingContext, now: Attribution | None) -> ReadingContext:
    """Returns the context with who was named last; who was before is kept in mind behind."""
    before = context.last_source
    if now is None or before is None or before.source == now.source:
        return replace(context, last_source=now or before)
    others = tuple(one for one in context.known if one.source not in (now.source, before.source))
    return replace(context, last_source=now, known=(before, *others)[:KEPT])


def named_first(sentence: Sentence, lexicon: Lexicon) -> Attribution | None:
    """Returns the known authority that a sentence opens with, for "the ministry" to mean later; or
    else another speaker it opens with, for "she" to mean."""
    words = voice_words(lexicon, sentence.language)
    norms = tuple(token.norm for token in sentence.tokens[: FIRST_WORDS + NAME_WORDS])
    relays = media_ids(lexicon)
    for hit in words.authorities.find(norms):
        stands = "case" not in hit.features or norms[hit.last - 1] in words.nominative
        if hit.first < FIRST_WORDS and hit.key not in relays and stands:
            first, last = sentence.tokens[hit.first], sentence.tokens[hit.last - 1]
            last = _with_name(sentence, hit.last, words) or last
            return Attribution(sentence.text[first.start : last.stop], "", CONTEXT, hit.key)
    return _other_speaker(sentence, norms, words)


def _other_speaker(
    sentence: Sentence, norms: tuple[str, ...], words: VoiceWords
) -> Attribution | None:
    for hit in words.nouns.find(norms[: FIRST_WORDS + 1]):
        first = _opens(norms, hit.first, words)
        if first is not None and "case" not in hit.features:
            stop = _past_complement(sentence, hit.last, words)
            last = _with_name(sentence, stop, words) or sentence.tokens[hit.last - 1]
            start = sentence.tokens[first].start
            return Attribution(sentence.text[start : last.stop], "", CONTEXT)
    return None


def _opens(norms: tuple[str, ...], index: int, words: VoiceWords) -> int | None:
    """Returns where the noun phrase of a source noun begins, if it opens the sentence."""
    if index < OPENING:
        return index
    owned = words.genitive.fullmatch(norms[index - 1])
    return 0 if owned and all(norm.isalpha() for norm in norms[:index]) else None


def _past_complement(sentence: Sentence, stop: int, words: VoiceWords) -> int:
    """Returns where the name stands after the words that an office governs: "head of the service
    X"; the index itself where no name follows them."""
    at = stop
    while at < len(sentence.tokens) and words.complement.fullmatch(sentence.tokens[at].norm):
        at += 1
    named = at < len(sentence.tokens) and sentence.tokens[at].text[:1].isupper()
    return at if named else stop


def _with_name(sentence: Sentence, stop: int, words: VoiceWords) -> Token | None:
    """Returns the last token of the office and name that follow an authority, None where none."""
    norms = tuple(token.norm for token in sentence.tokens[stop : stop + NAME_WORDS])
    hits = words.nouns.find(norms)
    offices = {hit.first: hit.last for hit in hits if "case" not in hit.features}
    at = 0
    while at < len(norms):
        if at in offices:
            at = offices[at]
        elif words.not_name.fullmatch(norms[at]) or words.genitive.fullmatch(norms[at]):
            break
        elif sentence.tokens[stop + at].text[:1].isupper():
            at += 1
        else:
            break
    return sentence.tokens[stop + at - 1] if at else None
