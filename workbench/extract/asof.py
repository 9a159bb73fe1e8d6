"""As of when a figure holds, what that rests on, and which period it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbench.extract.attribution import voices_of
from workbench.extract.date_words import DateWords, date_words
from workbench.extract.dates import stands_at
from workbench.extract.line import BOUNDARIES
from workbench.extract.types import LONGEST, ReadingContext, Sentence, TimeMention
from workbench.extract.voices import Voice
from workbench.lexicon import Lexicon
from workbench.model.dates import DateBasis, PartialDate, Period

AS_OF, BRIEFING, EVENT = "as_of", "briefing", "event"
NEAR = 3
COMMA, BEHIND = 4, 6
LONG_AGO = 180
Told = tuple[PartialDate | None, DateBasis, Period | None]


@dataclass(frozen=True, slots=True)
class Placed:
    """A date at tokens first to last, its period, and what it is to the figures around it; a
    briefing's date belongs to the voice that spoke there."""

    first: int
    last: int
    period: Period
    relation: str
    role: str
    voice: Voice | None = None
    relative: bool = False


def as_of(sentence: Sentence, index: int, context: ReadingContext, lexicon: Lexicon) -> Told:
    """Returns (as-of date, its basis, the period covered) of the mention at `index`: a date that
    the text gives for the count, else the cited briefing's, else the publication's. A date that
    only says when things happened is the period; a sentence without one goes on with the past
    year or month that the text speaks of."""
    if not sentence.times or len(sentence.tokens) > LONGEST:
        return _without_dates(context)
    placed = _placed(sentence, context, lexicon)
    at = sentence.mentions[index].first
    day, basis = _day(placed, at, sentence, context)
    return day, basis, _covered(placed, at, sentence, day)


def _without_dates(context: ReadingContext) -> Told:
    if context.as_of is not None:
        return context.as_of, context.as_of_basis, _looking_back(context)
    if context.published is not None:
        return context.published, DateBasis.PUBLICATION, _looking_back(context)
    return None, DateBasis.UNKNOWN, None


def _looking_back(context: ReadingContext) -> Period | None:
    """Returns the month or year long before the publication that the text speaks of; how many days
    of it a figure covers is not said."""
    scene, published = context.scene, context.published
    if scene is None or published is None or scene.stop.year >= published.year:
        return None
    if (published.first_day - scene.last_day).days < LONG_AGO:
        return None
    first, last = (PartialDate(day.year, day.month) for day in (scene.start, scene.stop))
    return Period(first, last)


def going_on(context: ReadingContext, sentence: Sentence, lexicon: Lexicon) -> ReadingContext:
    """Returns the context for the sentence after this one: its last date is the one told of. A day
    that may well be one to come ("until 31 January") is none. The date sets the scene, too, where
    it opens the sentence or the sentence names what happened then."""
    times = [time for time in sentence.times if _told(time, context)]
    if not times:
        return context
    told = times[-1].period
    return replace(context, told=told, scene=told if _sets(times[-1], sentence, lexicon) else None)


def _told(time: TimeMention, context: ReadingContext) -> bool:
    if time.period is None or not time.inferred_year or context.published is None:
        return time.period is not None
    return time.period.stop.year == context.published.year


def _sets(time: TimeMention, sentence: Sentence, lexicon: Lexicon) -> bool:
    event = date_words(lexicon, sentence.language).event
    opens = sum(token.stop <= time.start for token in sentence.tokens[: NEAR + 1]) <= NEAR
    return opens or any(event.fullmatch(token.norm) for token in sentence.tokens)


@lru_cache(maxsize=64)
def _placed(sentence: Sentence, context: ReadingContext, lexicon: Lexicon) -> tuple[Placed, ...]:
    words = date_words(lexicon, sentence.language)
    voices = voices_of(sentence, lexicon)
    found: list[Placed] = []
    for time in sentence.times:
        if time.period is None:
            continue
        first, last = _token_span(sentence, time)
        norms = tuple(token.norm for token in sentence.tokens[first:last])
        relative = norms in words.days
        relation = "at" if _pointed_at(sentence, last, words) else time.relation
        placed = Placed(first, last, time.period, relation, EVENT, relative=relative)
        found.append(_with_role(placed, sentence, voices, words, context))
    return tuple(found)


def _pointed_at(sentence: Sentence, stop: int, words: DateWords) -> bool:
    """True for "the worst since 2010, when 8 died": what follows is of that time."""
    after = [token.norm for token in sentence.tokens[stop : stop + 2]]
    return len(after) == 2 and after[0] == "," and after[1] in words.when_after


def _token_span(sentence: Sentence, time: TimeMention) -> tuple[int, int]:
    inside = [
        i
        for i, token in enumerate(sentence.tokens)
        if time.start <= token.start and token.stop <= time.stop
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _with_role(
    date: Placed,
    sentence: Sentence,
    voices: Sequence[Voice],
    words: DateWords,
    context: ReadingContext,
) -> Placed:
    tokens = sentence.tokens
    if _after(date.period, context.published):
        return date
    cued = stands_at(tokens, date.first, words.as_of_before, ahead=False)
    cued = cued or stands_at(tokens, date.last, words.as_of_after, ahead=True)
    if cued or date.relation == "until" or _offset(date, sentence, words) == 0:
        return replace(date, role=AS_OF)
    if date.relation != "at" or date.period.start.month is None:
        return date
    told = (voice for voice in voices if _of_the_telling(sentence, date, voice))
    voice = next(told, None)
    if voice is None and not _told_by_nobody(sentence, date, words):
        return date
    return replace(date, role=BRIEFING, voice=voice)


def _told_by_nobody(sentence: Sentence, date: Placed, words: DateWords) -> bool:
    """True when a count was told on that one day, by whomever: it was reported, the toll stood at;
    no comma parts the telling from the date."""
    if date.period.first_day != date.period.last_day:
        return False
    tokens = sentence.tokens
    for at in range(date.last, len(tokens)):
        if tokens[at].norm in BOUNDARIES:
            return False
        if stands_at(tokens, at, words.as_of_told, ahead=True):
            return True
    return False


def _offset(date: Placed, sentence: Sentence, words: DateWords) -> int | None:
    """Returns how many days from the publication a relative date lies, None for others."""
    norms = tuple(token.norm for token in sentence.tokens[date.first : date.last])
    return words.days.get(norms)


def _after(period: Period | None, published: PartialDate | None) -> bool:
    """True when a period begins after the publication: no count can be as of then."""
    return period is not None and published is not None and (period.first_day > published.last_day)


def _of_the_telling(sentence: Sentence, date: Placed, voice: Voice) -> bool:
    """True when a date belongs to the saying, not to what is said: it stands beside the cue or
    the source with neither a figure nor a comma between, or opens the sentence before them."""
    for low, high in (voice.cue, voice.source):
        if date.last > low and date.first < high:
            return True
        between = range(date.last, low) if date.last <= low else range(high, date.first)
        limit = NEAR + 1 if (low, high) == voice.cue else NEAR
        if len(between) <= limit and not _parted(sentence, between, date):
            return True
    inside = voice.source[1] <= date.first and date.last <= voice.cue[0]
    return inside and not _parted(sentence, range(voice.source[1], voice.cue[0]), date)


def _parted(sentence: Sentence, between: range, date: Placed) -> bool:
    counted = {mention.first for mention in sentence.mentions}
    opens = date.first < NEAR and date.last in between
    after = range(date.last + 1, between.stop) if opens else between
    return any(sentence.tokens[i].norm in BOUNDARIES or i in counted for i in after)


def _day(
    placed: Sequence[Placed], at: int, sentence: Sentence, context: ReadingContext
) -> tuple[PartialDate | None, DateBasis]:
    for role, basis in ((AS_OF, DateBasis.TEXT), (BRIEFING, DateBasis.BRIEFING)):
        told = [
            date
            for date in placed
            if date.role == role and (date.voice is None or date.voice.reaches(at))
        ]
        if told:
            nearest = min(told, key=lambda date: _cost(sentence, date, at))
            return nearest.period.stop, basis
    return _without_dates(context)[:2]


def _covered(
    placed: Sequence[Placed], at: int, sentence: Sentence, day: PartialDate | None
) -> Period | None:
    """Returns the period that the nearest date of the event names, None where there is none."""
    dates = [date for date in placed if date.role == EVENT and _reaches(sentence, date, at)]
    if not dates:
        return None
    nearest = min(dates, key=lambda date: _cost(sentence, date, at))
    if nearest.relation != "since":
        return None if nearest.relation in ("before", "until") else nearest.period
    if day is None or day.last_day < nearest.period.first_day:
        return nearest.period
    return Period(nearest.period.start, day)


def _reaches(sentence: Sentence, date: Placed, at: int) -> bool:
    between = range(date.last, at) if date.last <= at else range(at, date.first)
    marks = [sentence.tokens[i].norm for i in between if sentence.tokens[i].norm in BOUNDARIES]
    if date.last <= at:
        return ";" not in marks and not _in_aside(sentence, date)
    return not marks and (len(between) <= NEAR or not date.relative)


def _in_aside(sentence: Sentence, date: Placed) -> bool:
    """True for a date inside commas that is about something else: "the report, out in May, says".
    A date that fills its commas is none."""
    tokens = sentence.tokens
    if date.last >= len(tokens) or tokens[date.last].norm != ",":
        return False
    before = range(date.first - 1, -1, -1)
    mark = next((at for at in before if tokens[at].norm in BOUNDARIES), None)
    return mark is not None and tokens[mark].norm == "," and date.first - mark - 1 > 1


def _cost(sentence: Sentence, date: Placed, at: int) -> int:
    before = date.last <= at
    between = range(date.last, at) if before else range(at, date.first)
    marks = sum(sentence.tokens[i].norm in BOUNDARIES for i in between)
    return len(between) + COMMA * marks + (0 if before else BEHIND)
