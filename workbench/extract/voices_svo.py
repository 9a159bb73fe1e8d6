"""Voices where the verb follows its subject or, after a quotation, leads it: Russian, English."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.line import BOUNDARIES, CLOSING, DASHES, PLAIN_QUOTES, Line
from workbench.extract.voices import CITED, FRAMED, RELAYED, SAID, Voice
from workbench.lexicon.patterns import Hit

MAX_NOUN_PHRASE = 12
STRONG = frozenset(";")
QUOTES = CLOSING | PLAIN_QUOTES


def find_voices(line: Line) -> list[Voice]:
    """Returns the voices of a sentence in order of their cues."""
    framed = list(_frames(line))
    taken = {i for voice in framed for i in range(voice.cue[0], voice.source[1])}
    said = [
        voice
        for hit in _sayings(line)
        if hit.first not in taken and (voice := _saying(line, hit)) is not None
    ]
    return sorted(framed + said, key=lambda voice: voice.cue)


def _frames(line: Line) -> Iterator[Voice]:
    """Yields a voice for each cue that stands before a source, the longest cue that does."""
    reached = 0
    for hit in line.words.frames.find(line.norms):
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
        if stop > first and (line.norms[stop] in line.words.np_stop | line.words.np_cut):
            break
        stop += 1
    return stop


def _inner_dot(line: Line, dot: int) -> bool:
    """A dot inside a name: an initial or a site's address."""
    if dot == 0 or dot + 1 >= len(line.tokens):
        return False
    before, after = line.tokens[dot - 1], line.tokens[dot + 1]
    glued = before.stop == line.tokens[dot].start and line.tokens[dot].stop == after.start
    return glued or (len(before.text) == 1 and before.kind == "word")


def _sayings(line: Line) -> Iterator[Hit[str]]:
    reached = 0
    for hit in line.words.say.find(line.norms):
        if hit.first < reached or _is_passive(line, hit.first):
            continue
        reached = hit.last
        yield hit


def _is_passive(line: Line, index: int) -> bool:
    at = index - 1
    while at >= 0 and line.norms[at] in line.words.adverbs - line.words.passive_before:
        at -= 1
    return at >= 0 and line.norms[at] in line.words.passive_before


def _saying(line: Line, hit: Hit[str]) -> Voice | None:
    start = _clause_start(line, hit.first)
    cue = (hit.first, hit.last)
    found = _left_source(line, start, hit.first)
    if found is not None:
        return _with_left(line, cue, start, found)
    if start == hit.first and _is_aside(line, start):
        aside = _aside(line, start)
        if aside is not None:
            reach = _right_reach(line, cue)
            return Voice(aside, cue, "verb", reach, _rank(line, aside, SAID))
    right = _right_source(line, hit)
    if right is None:
        return None
    kind = "quote" if start and line.norms[start - 1] in QUOTES | DASHES else "verb"
    reach = (_segment(line, hit.first)[0], hit.first)
    if not reach[0] < reach[1] or not any(line.is_figure(i) for i in range(*reach)):
        reach = (reach[0], _segment(line, hit.first)[1])
    pronoun = right[1] - right[0] == 1 and line.norms[right[0]] in line.words.pronouns
    return Voice(right, cue, kind, reach, _rank(line, right, RELAYED), pronoun)


def _rank(line: Line, source: tuple[int, int], rank: int) -> int:
    return rank


def _clause_start(line: Line, stop: int) -> int:
    start = stop
    opening = line.words.relatives | line.words.breaks
    while start > 0 and not line.is_boundary(start - 1) and line.norms[start - 1] not in opening:
        start -= 1
    return start


def _left_source(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns (first, stop, is a pronoun) of the subject between a clause's start and its verb."""
    first, stop = _trimmed(line, first, stop)
    if first >= stop or stop - first > MAX_NOUN_PHRASE:
        return None
    words = line.words
    if stop - first == 1 and line.norms[first] in words.pronouns:
        return first, stop, True
    if line.norms[first] in words.place_of_speech and words.plural_verb.fullmatch(
        line.norms[_verb_after(line, stop)]
    ):
        first += 1
    elif line.norms[first] in words.prepositions:
        head = next((i for i in range(first, stop) if i in line.units and i > first + 1), None)
        if head is None or line.norms[head - 1] in words.prepositions:
            return None
        first = head
    stop = _cut(line, first, stop)
    if any(line.is_figure(i) for i in range(first, stop)):
        return None
    return (first, stop, False) if line.names_someone(first, stop) else None


def _verb_after(line: Line, stop: int) -> int:
    at = stop
    while at < len(line.norms) - 1 and (line.norms[at] in line.words.adverbs or at in line.dated):
        at += 1
    return at


def _cut(line: Line, first: int, stop: int) -> int:
    for at in range(first + 1, stop):
        if line.norms[at] in line.words.np_cut:
            return at
    return stop


def _trimmed(line: Line, first: int, stop: int) -> tuple[int, int]:
    """Drops conjunctions, adverbs and dates from both ends."""
    words = line.words
    while first < stop and (
        line.norms[first] in words.openers
        or first in line.dated
        or (first + 1 in line.dated and line.norms[first] in words.prepositions)
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
        return Voice(source, cue, kind, (left, right[1]), _rank(line, source, SAID), pronoun)
    reach = _segment(line, first)
    kind = "quote" if line.norms[start - 1] in QUOTES | DASHES else "verb"
    return Voice(source, cue, kind, (reach[0], first), _rank(line, source, RELAYED), pronoun)


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
    return line.norms[index] in line.words.relatives and index > 0


def _right_reach(line: Line, cue: tuple[int, int]) -> tuple[int, int]:
    return cue[0], _segment(line, cue[0])[1]


def _is_aside(line: Line, start: int) -> bool:
    return start > 1 and line.norms[start - 1] == ","


def _aside(line: Line, start: int) -> tuple[int, int] | None:
    """Returns the subject that an aside parts from its verb: "X, the chief, said"."""
    close = start - 1
    opening = close - 1
    while opening >= 0 and line.norms[opening] not in BOUNDARIES:
        opening -= 1
    if opening <= 0 or line.norms[opening] != ",":
        return None
    first = _clause_start(line, opening)
    found = _left_source(line, first, opening)
    if found is None or found[2]:
        return None
    return found[0], close if line.capital(opening + 1) else found[1]


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
        start = at if start is None else start
        stop = _rightwards(line, start)
        if line.names_someone(start, stop):
            return start, stop
        at = max(stop, at + 1)
        start = None
    return None


def _heads(line: Line, first: int, stop: int) -> bool:
    return any(i in line.units for i in range(first, stop))
