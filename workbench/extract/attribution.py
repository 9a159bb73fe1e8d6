"""Who is named as the source of each figure of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.extract import voices_sov, voices_svo
from workbench.extract.heard import CONTEXT, fuller, named_first, remembering
from workbench.extract.line import OPENING, PLAIN_QUOTES, Line
from workbench.extract.tokens import tokenise
from workbench.extract.types import LONGEST, ReadingContext, Sentence
from workbench.extract.voice_words import identify, media_ids, roles, voice_words
from workbench.extract.voices import MEDIA_COST, SAID, TRAILING, Voice
from workbench.lexicon import Lexicon
from workbench.model.statement import Attribution
from workbench.text.sentences import sentence_spans

FINDERS = {"sov": voices_sov.find_voices, "svo": voices_svo.find_voices}
TELLERS = {"sov": voices_sov.tells, "svo": voices_svo.tells}
ANY, OR = "any", "_or_"
LOOK_BACK = 6
FIRST_WORDS = 5
GENERAL = 3
MAX_NAME, MAX_OPENING = 6, 80
OPENERS = OPENING | PLAIN_QUOTES


def attribute(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> list[Attribution | None]:
    """Returns for each mention who is named as its source, None where nobody is. `source` and
    `cue` are characters of the text. A pronoun gives way to the source it stands for; where the
    sentence names nobody, the source of the sentence before goes on (kind "context")."""
    count = len(sentence.mentions)
    if not count:
        return []
    named = _named(sentence, lexicon, context)
    if not named:
        return [_from_around(sentence, lexicon, context)] * count
    relays = media_ids(lexicon)
    carried = replace(context.carried, kind=CONTEXT) if context.carried else None
    return [_nearest(named, mention.first, relays) or carried for mention in sentence.mentions]


def voices_of(sentence: Sentence, lexicon: Lexicon) -> tuple[Voice, ...]:
    """Returns the voices of a sentence in order of their cues, none where no cue stands."""
    read = _read(sentence, lexicon)
    return read[1] if read else ()


@lru_cache(maxsize=256)
def _read(sentence: Sentence, lexicon: Lexicon) -> tuple[Line, tuple[Voice, ...]] | None:
    """Returns the sentence as a line and its voices, None where it has no voice."""
    words = voice_words(lexicon, sentence.language)
    if len(sentence.tokens) > LONGEST:
        return None
    norms = [token.norm for token in sentence.tokens]
    cued = words.say.knows(norms) or words.frames.knows(norms)
    if not cued and ":" not in sentence.text[:MAX_OPENING]:
        return None
    line = Line.of(sentence, lexicon)
    found = FINDERS[words.order](line) if line.sayings or line.frames else []
    voices = tuple(found) or _announced(line)
    return (line, voices) if voices else None


def _announced(line: Line) -> tuple[Voice, ...]:
    """Returns the voice of a sentence that opens with a name, a colon and a quotation."""
    norms = line.norms[: MAX_NAME + 1]
    colon = norms.index(":") if ":" in norms else 0
    if not 0 < colon < len(line.norms) - 1 or line.norms[colon + 1] not in OPENERS:
        return ()
    if not all(line.is_word(i) for i in range(colon)) or not line.names_someone(0, colon):
        return ()
    return (Voice((0, colon), (colon, colon + 1), "quote", (colon + 1, len(line.norms)), SAID),)


def voices(sentence: Sentence, lexicon: Lexicon, context: ReadingContext) -> list[Attribution]:
    """Returns everyone who is named as a source in a sentence, in order."""
    return [attribution for _, attribution in _named(sentence, lexicon, context)]


def _named(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> list[tuple[Voice, Attribution]]:
    read = _read(sentence, lexicon)
    if read is None:
        return []
    line, found = read
    told = [(voice, _attribution(voice, line, sentence, lexicon, context)) for voice in found]
    return [(voice, attribution) for voice, attribution in told if attribution is not None]


def _nearest(
    named: Sequence[tuple[Voice, Attribution]], index: int, relays: frozenset[str]
) -> Attribution | None:
    def cost(pair: tuple[Voice, Attribution]) -> tuple[int, int, int]:
        voice, attribution = pair
        reached = voice.reach[0] <= index < voice.reach[1]
        relayed = MEDIA_COST if attribution.source_id in relays else 0
        return (
            voice.rank + relayed + (0 if reached else TRAILING),
            voice.width,
            voice.distance(index),
        )

    reaching = [pair for pair in named if pair[0].reaches(index)]
    return min(reaching, key=cost)[1] if reaching else None


def _attribution(
    voice: Voice, line: Line, sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> Attribution | None:
    cue = line.text(*voice.cue, sentence.text)
    before = _meant_by_pronoun(voice, sentence.language, context, lexicon)
    if before is not None:
        return replace(before, cue=cue, kind=voice.kind)
    if voice.dropped or voice.addressed:
        return None
    source = line.text(*voice.source, sentence.text)
    if voice.pronoun:
        return None  # "it said", and nobody named before: no source to be told from another
    known = identify(line.norms[voice.source[0] : voice.source[1]], lexicon, sentence.language)
    role = _general_role(line, voice)
    if role and (known is None or known in media_ids(lexicon)):
        known = _meant(context, role, lexicon) or known
    return Attribution(source, cue, voice.kind, known)


def _meant_by_pronoun(
    voice: Voice, language: str, context: ReadingContext, lexicon: Lexicon
) -> Attribution | None:
    """Returns whom a pronoun or a verb without a subject means: who was named last, by the fullest
    of his names; for "you said", who is asked."""
    if voice.addressed and context.addressee:
        norms = tuple(token.norm for token in tokenise(context.addressee))
        return Attribution(context.addressee, "", "verb", identify(norms, lexicon, language))
    if not voice.pronoun or voice.addressed or (voice.dropped and context.turn):
        return None
    last: Attribution | None = None
    for before in _sources_before(context, lexicon):
        last = before if last is None else fuller(last, before)
    return last


def _meant(context: ReadingContext, role: str, lexicon: Lexicon) -> str | None:
    """Returns the id of the last source named that a general noun of that role may mean."""
    known = roles(lexicon)
    for before in _sources_before(context, lexicon, far=role != ANY):
        its = known.get(before.source_id or "")
        if its is not None and (role == ANY or its in role.split(OR)):
            return before.source_id
    return None


def _general_role(line: Line, voice: Voice) -> str | None:
    """Returns the role that a general noun ("the ministry") asks for; None for a name."""
    first, stop = voice.source
    if stop - first > GENERAL or any(line.is_name(i) for i in range(first, stop)):
        return None
    hits = line.words.anaphora.find(line.norms[first:stop])
    return hits[0].key if hits else None


def _sources_before(
    context: ReadingContext, lexicon: Lexicon, far: bool = True
) -> Iterator[Attribution]:
    """Yields the sources named before a sentence, the last one first; also the ones far back."""
    if context.last_source is not None:
        yield context.last_source
    if context.before and context.language in lexicon.languages:
        yield from sources_in(context.before, context.language, lexicon)
    if far:
        yield from context.known


@lru_cache(maxsize=64)
def sources_in(text: str, language: str, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Returns the sources that the last sentences of a text name, the last one first."""
    context = ReadingContext(language)
    found: list[Attribution] = []
    parts = [
        line[start:stop]
        for line in map(str.strip, text.splitlines())
        if line
        for start, stop in sentence_spans(line, language, lexicon)
    ]
    for part in parts[-LOOK_BACK:]:
        sentence = Sentence(part, 0, language, tokenise(part))
        context = next_context(context, sentence, lexicon)
        if context.last_source is not None and context.last_source not in found:
            found.append(context.last_source)
    return tuple(reversed(found))


def _from_around(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> Attribution | None:
    """Returns the source of a sentence that names none: the next one says "X said so", or the one
    before goes on."""
    words = voice_words(lexicon, sentence.language)
    told = _told_after(context.after, sentence.language, lexicon, context)
    if told is not None:
        return told
    if context.speaker is not None or begins(sentence, words.contrary):
        return None
    if _somebody_says(sentence, lexicon):
        return None
    if context.carried is not None:
        return replace(context.carried, kind=CONTEXT)
    if begins(sentence, words.continues):
        before = next(_sources_before(context, lexicon), None)
        return replace(before, kind=CONTEXT) if before is not None and before.cue else None
    return None


def _somebody_says(sentence: Sentence, lexicon: Lexicon) -> bool:
    """True where somebody who cannot be told says it: nobody before goes on then."""
    words = voice_words(lexicon, sentence.language)
    if len(sentence.tokens) > LONGEST or not words.say.knows(
        [token.norm for token in sentence.tokens]
    ):
        return False
    return TELLERS[words.order](Line.of(sentence, lexicon))


def _told_after(
    after: str, language: str, lexicon: Lexicon, context: ReadingContext
) -> Attribution | None:
    """Returns the source of a following sentence that refers back: "X reported this"."""
    after = after.strip()
    if not after:
        return None
    start, stop = sentence_spans(after, language, lexicon)[0]
    text = after[start:stop]
    sentence = Sentence(text, start, language, tokenise(text))
    if not begins(sentence, voice_words(lexicon, language).retro):
        return None
    named = voices(sentence, lexicon, replace(context, after=""))
    relays = media_ids(lexicon)
    best = sorted(named, key=lambda attribution: attribution.source_id in relays)
    return best[0] if best else None


def begins(sentence: Sentence, phrases: Sequence[tuple[str, ...]]) -> bool:
    """True when a sentence opens with one of the phrases."""
    norms = [token.norm for token in sentence.tokens if token.kind != "punct"][:FIRST_WORDS]
    return any(tuple(norms[: len(phrase)]) == phrase for phrase in phrases)


def next_context(context: ReadingContext, sentence: Sentence, lexicon: Lexicon) -> ReadingContext:
    """Returns the context for the sentence after this one: who was named last stays in mind, and
    still speaks until a sentence without a figure or a contrast comes between."""
    if _named(sentence, lexicon, context):
        return _having_heard(sentence, lexicon, context)
    words = voice_words(lexicon, sentence.language)
    carried = None if begins(sentence, words.contrary) else context.carried
    if not sentence.mentions:
        carried = None
    subject = fuller(named_first(sentence, lexicon), context.last_source)
    return replace(remembering(context, subject), carried=carried)


def _having_heard(sentence: Sentence, lexicon: Lexicon, context: ReadingContext) -> ReadingContext:
    """Returns the context after a sentence that names a source; who only relays comes second, and
    without a figure ("the site quotes him") leaves the word to the one relayed."""
    told = [one for one in attribute(sentence, lexicon, context) if one is not None]
    named = told or voices(sentence, lexicon, context)
    relays = media_ids(lexicon)
    last = next((one for one in reversed(named) if one.source_id not in relays), None)
    if last is not None:
        named_so = fuller(last, context.last_source)
        return replace(remembering(context, named_so), carried=last)
    carried = named[-1] if sentence.mentions else context.carried or named[-1]
    return replace(context, last_source=context.last_source or named[-1], carried=carried)
