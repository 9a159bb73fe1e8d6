"""Reads a passage: from its sentences to the figure statements in them, each with its quote."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.extract import asof, attribution, modality
from workbench.extract.around import NOTHING, Around
from workbench.extract.before import Before
from workbench.extract.case_frame import home_country, place_from_case
from workbench.extract.dates import find_times
from workbench.extract.measures import Past, Reading, attach
from workbench.extract.mentions import find_mentions
from workbench.extract.prefilter import amounts, may_hold
from workbench.extract.types import Mention, ReadingContext, Sentence
from workbench.extract.withdrawals import LATER, mark_withdrawn, taken_back
from workbench.lexicon import Lexicon
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.ids import content_id
from workbench.model.quantity import Quantity
from workbench.model.statement import Attribution, Modality, Quote, Scope, Statement
from workbench.model.text import Case, Document, Passage, Role, Span
from workbench.text.sentences import sentence_spans

LOOK_AHEAD, LOOK_BACK = 300, 900
"""Characters in which a source may be looked up after a sentence and before a passage."""
IN_MIND = 6
"""Passages without a figure that are still in mind when one with a figure comes."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How one figure is told: whose words, how sure, as of when."""

    attribution: Attribution | None
    modality: Modality
    correction: bool
    as_of: PartialDate | None
    as_of_basis: DateBasis
    period: Period | None
    rules: tuple[str, ...]


def read_all(
    passages: Sequence[Passage],
    document: Document,
    lexicon: Lexicon,
    frame: Case | None = None,
    *,
    slight: bool = False,
) -> list[Statement]:
    """Returns the figure statements of a document's passages in reading order; each passage is read
    with what those before it leave in mind. With `slight` small numbers in words count, too, that
    are taken for no figure otherwise."""
    found: list[Statement] = []
    around = NOTHING
    silent: deque[tuple[Passage, Passage | None]] = deque(maxlen=IN_MIND)
    telling = {at for at, one in enumerate(passages) if _may_hold(one, document, lexicon)}
    final = max(telling, default=-1)
    for at, passage in enumerate(passages[: final + 1]):
        silent.append((passage, passages[at + 1] if at + 1 < len(passages) else None))
        if at not in telling:
            continue
        for one, following in silent:
            beside = around.beside(one, following)
            last = at == final and one is passage
            told, around = _read(one, document, lexicon, frame, beside, slight=slight, last=last)
            found.extend(told)
        silent.clear()
    return mark_withdrawn(found)


def _may_hold(passage: Passage, document: Document, lexicon: Lexicon) -> bool:
    """True when a figure may stand in a passage; False is sure."""
    language = passage.language or document.language
    return language in lexicon.languages and may_hold(passage.text.text, language, lexicon)


def read(
    passage: Passage, document: Document, lexicon: Lexicon, frame: Case | None = None
) -> list[Statement]:
    """Returns the figure statements of a passage in reading order; none in a language without
    word lists."""
    if not _may_hold(passage, document, lexicon):
        return []
    return mark_withdrawn(_read(passage, document, lexicon, frame, NOTHING, last=True)[0])


def _read(
    passage: Passage,
    document: Document,
    lexicon: Lexicon,
    frame: Case | None,
    around: Around,
    *,
    slight: bool = False,
    last: bool = False,
) -> tuple[list[Statement], Around]:
    """Returns a passage's statements and what is in mind after it; after the last one that may hold
    a figure nothing is asked for any more."""
    language = passage.language or document.language
    if language is None or language not in lexicon.languages:
        return [], around
    context = _context(passage, document, language, frame, around)
    past = Past(home=home_country(frame, lexicon))
    found: list[Statement] = []
    sentences = _sentences(passage.text.text, language, lexicon, context, last=last)
    stop_at = max((at for at, sentence in enumerate(sentences, 1) if sentence.mentions), default=0)
    for sentence in sentences[:stop_at]:  # those behind the last figure have nothing to tell
        if sentence.mentions:
            stop = sentence.start + len(sentence.text)
            context = replace(context, after=_after(passage, document, stop))
            before = Before.of(passage, sentence.start, document, language, lexicon)
            past = Past(past.readings, past.home, before, context.after)
            readings = _in_place(sentence, attach(sentence, lexicon, past), frame, lexicon)
            tellings = _tellings(sentence, lexicon, context)
            kept = [one.figure or (slight and one.slight) for one in readings]
            found.extend(_statements(sentence, readings, tellings, kept, passage, document))
            past = Past(tuple(readings), past.home)
        if last and sentence is sentences[-1]:
            break
        context = attribution.next_context(
            asof.going_on(context, sentence, lexicon), sentence, lexicon
        )
    if last:
        return found, around
    for sentence in sentences[stop_at:] if context.carried else ():
        context = attribution.next_context(context, sentence, lexicon)
    return found, around.after(context, sentences, lexicon)


def _sentences(
    text: str, language: str, lexicon: Lexicon, context: ReadingContext, *, last: bool
) -> list[Sentence]:
    """Returns the sentences of a passage, each with the dates that count from those before; of the
    last passage those up to its last figure."""
    spans = sentence_spans(text, language, lexicon)
    parts = [(start, text[start:stop]) for start, stop in spans]
    while last and parts and not amounts(parts[-1][1], language, lexicon)[1]:
        parts.pop()
    found: list[Sentence] = []
    for start, part in parts:
        found.append(_sentence(part, start, language, lexicon, context))
        if len(found) < len(parts):
            context = asof.going_on(context, found[-1], lexicon)
    return found


def _after(passage: Passage, document: Document, stop: int) -> str:
    """Returns some text that follows a place of a passage, over its end into the document."""
    rest = passage.text.text[stop : stop + LOOK_AHEAD]
    end = passage.span.stop
    return rest + document.text[end : end + LOOK_AHEAD - len(rest)]


def _context(
    passage: Passage, document: Document, language: str, frame: Case | None, around: Around
) -> ReadingContext:
    return ReadingContext(
        language=language,
        published=document.published,
        speaker=passage.speaker,
        place=frame.place if frame else None,
        period=frame.period if frame else None,
        addressee=around.addressee,
        turn=passage.role in (Role.QUESTION, Role.ANSWER),
        known=around.known,
        told=around.told,
        scene=around.scene,
        carried=around.carried,
        before=document.text[max(0, passage.span.start - LOOK_BACK) : passage.span.start],
    )


def _sentence(
    text: str, start: int, language: str, lexicon: Lexicon, context: ReadingContext
) -> Sentence:
    """Returns the sentence with its dates and figures."""
    tokens, mentions = amounts(text, language, lexicon)
    times = find_times(tokens, language, lexicon, context.published, context.told)
    if mentions and times:
        dates = [(time.start, time.stop) for time in times]
        mentions = tuple(find_mentions(text, tokens, language, lexicon, dates))
    return Sentence(text, start, language, tokens, tuple(times), mentions)


def _in_place(
    sentence: Sentence, readings: Sequence[Reading], frame: Case | None, lexicon: Lexicon
) -> list[Reading]:
    return [place_from_case(reading, sentence, frame, lexicon) for reading in readings]


def _tellings(sentence: Sentence, lexicon: Lexicon, context: ReadingContext) -> list[Telling]:
    sources = attribution.attribute(sentence, lexicon, context)
    modes = modality.modalities(sentence, lexicon, context)
    corrected = modality.corrections(sentence, lexicon, context)
    gone = taken_back(sentence, sources, lexicon, context)
    found = []
    for index in range(len(sentence.mentions)):
        day, basis, period = asof.as_of(sentence, index, context, lexicon)
        mode, rule = modes[index]
        rules = (rule, LATER) if gone[index] and mode is Modality.ASSERTED else (rule,)
        found.append(Telling(sources[index], mode, corrected[index], day, basis, period, rules))
    return found


def _statements(
    sentence: Sentence,
    readings: Sequence[Reading],
    tellings: Sequence[Telling],
    kept: Sequence[bool],
    passage: Passage,
    document: Document,
) -> list[Statement]:
    """Returns the statements of one sentence that are kept, parts and conversions linked by id."""
    made: dict[int, Statement] = {}
    for index, (reading, telling) in enumerate(zip(readings, tellings, strict=True)):
        if kept[index]:
            made[index] = _statement(sentence, index, reading, telling, passage, document)
    for index, statement in made.items():
        if readings[index].whole is None and sentence.mentions[index].same_as is None:
            continue
        whole = made.get(_none_low(readings[index].whole))
        same = made.get(_none_low(sentence.mentions[index].same_as))
        made[index] = replace(
            statement,
            part_of=whole.id if whole else statement.part_of,
            same_as=same.id if same else None,
        )
    return list(made.values())


def _none_low(index: int | None) -> int:
    return -1 if index is None else index


def _statement(
    sentence: Sentence,
    index: int,
    reading: Reading,
    telling: Telling,
    passage: Passage,
    document: Document,
) -> Statement:
    mention = sentence.mentions[index]
    span = _span(passage, document, sentence.start + mention.start, sentence.start + mention.stop)
    quantity = mention.quantity
    if quantity.unit != reading.unit:
        quantity = replace(quantity, unit=reading.unit)
    return Statement(
        id=_identity(document, span, reading.measure, quantity),
        document_id=document.id,
        passage_id=passage.id,
        span=span,
        quote=_quote(sentence, mention, passage, document),
        quantity=quantity,
        measure=reading.measure,
        language=sentence.language,
        role=passage.role,
        thing=reading.thing,
        unit_text=mention.unit_text or (reading.thing if reading.unit else None),
        direction=mention.direction,
        scope=Scope(reading.place, reading.population, telling.period, reading.qualifiers),
        as_of=telling.as_of,
        as_of_basis=telling.as_of_basis,
        attribution=telling.attribution,
        speaker=passage.speaker,
        modality=telling.modality,
        incremental=mention.incremental,
        rate=mention.rate,
        correction=telling.correction,
        origin=(*mention.rules, *reading.rules, *telling.rules),
    )


def _identity(document: Document, span: Span, measure: str, quantity: Quantity) -> str:
    return content_id(
        "st",
        document.id,
        span.start,
        span.stop,
        measure,
        quantity.low,
        quantity.high,
        quantity.hedge,
        quantity.unit,
    )


def _span(passage: Passage, document: Document, start: int, stop: int) -> Span:
    """Returns the place in the document of characters of the passage's readable text."""
    first, last = passage.text.original(start, stop)
    return Span(first, last, document.text[first:last])


def _quote(sentence: Sentence, mention: Mention, passage: Passage, document: Document) -> Quote:
    first, last = passage.text.original(sentence.start, sentence.start + len(sentence.text))
    return Quote(sentence.text, first, last, mention.start, mention.stop)
