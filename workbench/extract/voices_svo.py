"""Voices where the verb follows its subject or, after a quotation, leads it: Russian, English."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.line import CLOSING, DASHES, PLAIN_QUOTES, Line
from workbench.extract.voices import CITED, FRAMED, RELAYED, SAID, Voice
from workbench.lexicon.patterns import Hit

MAX_NOUN_PHRASE = 12
SHORT_ASIDE = 6
MAX_LEAD = 1
STRONG = frozenset(";")
QUOTES = CLOSING | PLAIN_QUOTES


def find_voices(line: Line) -> list[Voice]:
    """Returns the voices of a sentence in order of their cues."""
    framed = list(_frames(line))
    taken = {i for voice in framed for i in range(voice.cue[0], voice.cue[1])}
    said = [
        voice
        for hit in _sayings(line)
        if hit.first not in taken and (voice := _saying(line, hit)) is not None
    ]
    return sorted(framed + said, key=lambda voice: voice.cue)


def _frames(line: Line) -> Iterator[Voice]:
    """Yields a voice for each cue that stands before a source, the longest cue that does."""
    reached = 0
    for hit in line.frames:
        if hit.first < reached:
            continue
        voice = _frame(line, hit)
        if voice is not None:
            reached = hit.last
            yield voice


def _frame(line: Line, hit: Hit[str]) -> Voice | None:
    reach = _segment(line, hit.first)
    if hit.key == "frames_bare":
        return Voice((hit.first + 1, hit.last), (hit.first, hit.first + 1), "frame", reach, FRAMED)
    if hit.key == "frames_pronoun":
        source = (hit.first + 1, hit.first + 2)
        return Voice(source, (hit.first, hit.last), "frame", reach, FRAMED, pronoun=True)
    stop = _rightwards(line, hit.last)
    if stop == hit.last:
        return None
    pronoun = stop - hit.last == 1 and line.norms[hit.last] in line.words.pronouns
    if not pronoun and not line.names_someone(hit.last, stop):
        return None
    rank = CITED if hit.key == "cites" else FRAMED
    return Voice((hit.last, stop), (hit.first, hit.last), "frame", reach, rank, pronoun)


def _segment(line: Line, index: int) -> tuple[int, int]:
    """Returns the stretch around a token that no strong boundary parts."""
    first, stop = index, index
    while first > 0 and line.norms[first - 1] not in STRONG:
        first -= 1
    while stop < len(line.norms) and line.norms[stop] not in STRONG:
        stop += 1
    return first, stop


def _rightwards(line: Line, first: int) -> int:
    """Returns where the noun phrase that begins at `first` stops."""
    stop = first
    while stop < len(line.tokens) and stop - first < MAX_NOUN_PHRASE:
        if stop in line.quoted:
            stop += 1
            continue
        if line.norms[stop] == "." and _inner_dot(line, stop):
            stop += 1
            continue
        if not line.is_word(stop) or stop in line.dated or line.is_figure(stop):
            break
        if stop > first and _ends_phrase(line, stop):
            break
        stop += 1
    return stop


def _ends_phrase(line: Line, index: int) -> bool:
    norm = line.norms[index]
    if norm in line.words.np_stop or norm in line.words.np_cut:
        return True
    return index not in line.units and index in line.said


def _inner_dot(line: Line, dot: int) -> bool:
    """A dot inside a name: an initial or a site's address."""
    if dot == 0 or dot + 1 >= len(line.tokens):
        return False
    before, after = line.tokens[dot - 1], line.tokens[dot + 1]
    glued = before.stop == line.tokens[dot].start and line.tokens[dot].stop == after.start
    return glued or (len(before.text) == 1 and before.kind == "word")


def _sayings(line: Line) -> Iterator[Hit[str]]:
    reached = 0
    for hit in line.sayings:
        if hit.first < reached or _is_passive(line, hit.first) or _is_noun(line, hit):
            continue
        reached = hit.last
        yield hit


def _is_noun(line: Line, hit: Hit[str]) -> bool:
    """A word that is a verb or a noun ("the count of") is a noun before some others."""
    after = line.norms[hit.last] if hit.last < len(line.norms) else ""
    return line.norms[hit.first] in line.words.nounlike and (
        after in line.words.noun_before or not after or line.is_boundary(hit.last)
    )


def _is_passive(line: Line, index: int) -> bool:
    at = index - 1
    while at >= 0 and line.norms[at] in line.words.adverbs - line.words.passive_before:
        at -= 1
    barred = line.words.passive_before | line.words.prepositions
    return at >= 0 and line.norms[at] in barred and at not in line.dated


def _saying(line: Line, hit: Hit[str]) -> Voice | None:
    start = _clause_start(line, hit.first)
    cue = (hit.first, hit.last)
    found = _left_source(line, start, hit.first)
    if found is not None:
        return _with_left(line, cue, start, found)
    aside = _aside(line, start)
    if aside is not None:
        return _with_left(line, cue, aside[0], (aside[0], aside[1], False))
    left = _trimmed(line, start, hit.first)
    if left[1] - left[0] > MAX_LEAD:
        return None
    right = _right_source(line, hit)
    return None if right is None else _with_right(line, cue, start, right)


def _with_right(line: Line, cue: tuple[int, int], start: int, source: tuple[int, int]) -> Voice:
    """Returns the voice of a subject behind its verb; between commas it reaches both ways."""
    kind = "quote" if start and line.norms[start - 1] in QUOTES | DASHES else "verb"
    first, stop = _segment(line, cue[0])
    inserted = source[1] < len(line.norms) and line.norms[source[1]] == ","
    ahead = any(line.is_figure(i) for i in range(first, cue[0]))
    reach = (first, cue[0]) if ahead and not inserted else (first, stop)
    pronoun = source[1] - source[0] == 1 and line.norms[source[0]] in line.words.pronouns
    return Voice(source, cue, kind, reach, RELAYED, pronoun)


def _clause_start(line: Line, stop: int) -> int:
    start = stop
    opening = line.words.relatives | line.words.breaks
    while start > 0 and not line.is_boundary(start - 1) and line.norms[start - 1] not in opening:
        start -= 1
    return start


def _left_source(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns (first, stop, is a pronoun) of the subject between a clause's start and its verb."""
    verb = line.norms[stop]
    first, stop = _trimmed(line, first, stop)
    words = line.words
    if first >= stop:
        return None
    joined = line.norms[stop - 1] in words.joins
    if stop - first == 1 and line.norms[first] in words.pronouns:
        return first, stop, True
    if line.norms[first] in words.place_of_speech and words.plural_verb.fullmatch(verb):
        first += 1
    elif line.norms[first] in words.prepositions:
        head = next((i for i in range(first, stop) if i in line.units and i > first + 1), None)
        if head is None or line.norms[head - 1] in words.prepositions:
            return None
        first = _with_adjectives(line, first + 1, head)
    stop = _cut(line, first, stop)
    if stop - first > MAX_NOUN_PHRASE:
        return None
    stop = _before_figure(line, first, stop, joined)
    if stop <= first:
        return None
    if not words.np_bar.isdisjoint(line.norms[first:stop]):
        return None
    return (first, stop, False) if line.names_someone(first, stop) else None


def _with_adjectives(line: Line, low: int, head: int) -> int:
    first = head
    while first > low and first - 1 not in line.dated and line.is_word(first - 1):
        if line.norms[first - 1] in line.words.prepositions or first - 2 < low:
            break
        first -= 1
    return first


def _before_figure(line: Line, first: int, stop: int, joined: bool) -> int:
    """Returns where the subject ends when a figure stands between it and its verb: at the figure,
    if that is next to the verb, or at the noun before it in "X counted 5 and found"."""
    figures = [i for i in range(first, stop) if line.is_figure(i) and i not in line.quoted]
    if not figures:
        return stop
    if figures == [stop - 1]:
        return stop - 1
    ends = [unit.stop for i, unit in line.units.items() if first <= i and unit.stop <= figures[0]]
    return max(ends, default=first) if joined else first


def _cut(line: Line, first: int, stop: int) -> int:
    for at in range(first + 1, stop):
        if line.norms[at] in line.words.np_cut and not line.is_abbreviation(at):
            return at
        if at not in line.units and at in line.said:
            return at
    return stop


def _trimmed(line: Line, first: int, stop: int) -> tuple[int, int]:
    """Drops conjunctions, adverbs and dates from both ends."""
    words = line.words
    while (
        first < stop
        and not line.is_abbreviation(first)
        and (
            line.norms[first] in words.openers
            or line.norms[first] in words.adverbs
            or first in line.dated
            or (first + 1 in line.dated and line.norms[first] in words.prepositions)
        )
    ):
        if line.norms[first] in words.pronouns and first + 1 == stop:
            break
        first += 1
    while first < stop and (
        line.norms[stop - 1] in words.adverbs
        or stop - 1 in line.dated
        or (stop in line.dated and line.norms[stop - 1] in words.prepositions)
    ):
        stop -= 1
    return first, stop


def _with_left(line: Line, cue: tuple[int, int], start: int, found: tuple[int, int, bool]) -> Voice:
    first, stop, pronoun = found
    source = (first, stop)
    opens = start == 0 or line.norms[start - 1] in STRONG | line.words.breaks
    relative = start > 0 and line.norms[start - 1] in line.words.relatives
    says_on = _speaks_on(line, cue[1])
    if relative and not says_on:
        return Voice(source, cue, "verb", (_clause_start(line, start - 1), cue[0]), SAID, pronoun)
    if opens or says_on or relative:
        kind = "contrast" if start and line.norms[start - 1] in line.words.breaks else "verb"
        whole = not opens and not relative and cue[1] < len(line.norms)
        right = _right_reach(line, cue)
        left = _segment(line, first)[0] if whole and line.norms[cue[1]] == ":" else first
        return Voice(source, cue, kind, (left, right[1]), SAID, pronoun)
    reach = _segment(line, first)
    kind = "quote" if line.norms[start - 1] in QUOTES | DASHES else "verb"
    return Voice(
        source, cue, kind, (reach[0], first), RELAYED, pronoun, _trail(line, cue[1], reach[1])
    )


def _trail(line: Line, first: int, stop: int) -> int:
    """Returns where a contrast ends what may still belong to a voice."""
    return next((i for i in range(first, stop) if line.norms[i] in line.words.breaks), stop)


def _speaks_on(line: Line, index: int) -> bool:
    """True when what is said follows the verb: a "that", a colon or a figure before the comma."""
    at = index
    while at < len(line.norms) and not line.is_boundary(at):
        if line.norms[at] in line.words.relatives or line.is_figure(at):
            return True
        at += 1
    return at < len(line.norms) and (
        line.norms[at] == ":" or (at + 1 < len(line.norms) and _that_follows(line, at + 1))
    )


def _that_follows(line: Line, index: int) -> bool:
    return line.words.comma_before_that and line.norms[index] in line.words.relatives


def _right_reach(line: Line, cue: tuple[int, int]) -> tuple[int, int]:
    return cue[0], _segment(line, cue[0])[1]


def _aside(line: Line, start: int) -> tuple[int, int] | None:
    """Returns the subject that an aside parts from its verb: "X, the chief, said"."""
    if start < 2 or line.norms[start - 1] != ",":
        return None
    close = start - 1
    opening = close - 1
    while opening >= 0 and not line.is_boundary(opening):
        opening -= 1
    if opening <= 0 or line.norms[opening] != ",":
        return None
    first = _clause_start(line, opening)
    found = _left_source(line, first, opening)
    if found is None or found[2]:
        return None
    named = line.capital(opening + 1) and close - opening <= SHORT_ASIDE
    return found[0], close if named else found[1]


def _right_source(line: Line, hit: Hit[str]) -> tuple[int, int] | None:
    """Returns the subject that follows its verb: "…", said X; reported by word order alone."""
    words = line.words
    at = hit.last
    start = None
    while at < len(line.norms) and not (line.is_boundary(at) and at not in line.quoted):
        norm = line.norms[at]
        if norm in words.place_of_speech and words.plural_verb.fullmatch(line.norms[hit.last - 1]):
            stop = _rightwards(line, at + 1)
            if line.names_someone(at + 1, stop) and _heads(line, at + 1, stop):
                return at + 1, stop
        if norm in words.np_stop or line.is_figure(at):
            return None
        if norm in words.prepositions:
            at += 2
            start = None
            continue
        if norm in words.adverbs or at in line.dated:
            at += 1
            continue
        beyond = _beyond_quoted(line, at)
        if beyond is not None:
            at, start = beyond, None
            continue
        start = at if start is None else start
        stop = _rightwards(line, start)
        if stop - start == 1 and norm in words.pronouns:
            return start, stop
        if line.names_someone(start, stop):
            return start, stop
        at = max(stop, at + 1)
        start = None
    return None


def _beyond_quoted(line: Line, at: int) -> int | None:
    """Returns the index after a quoted name that somebody was told, before the one who told."""
    if at not in line.quoted or line.is_word(at):
        return None
    stop = at
    while stop in line.quoted:
        stop += 1
    return stop if line.is_word(stop) and stop in line.units else None


def _heads(line: Line, first: int, stop: int) -> bool:
    return any(i in line.units for i in range(first, stop))
