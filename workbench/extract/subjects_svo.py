"""The subject before a saying verb, after it or beyond an aside, found by word order."""

from __future__ import annotations

from workbench.extract.line import Line
from workbench.lexicon.patterns import Hit

MAX_NOUN_PHRASE = 12
SHORT_ASIDE = 6
AGE = 2  # tokens of an age between commas


def rightwards(line: Line, first: int) -> int:
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
    while stop > first + 1 and line.norms[stop - 1] in line.words.joins:
        stop -= 1
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


def clause_start(line: Line, stop: int) -> int:
    """Returns where the clause that ends at `stop` begins."""
    start = stop
    opening = line.words.relatives | line.words.breaks
    while start > 0 and not line.is_boundary(start - 1) and line.norms[start - 1] not in opening:
        start -= 1
    return start


def left_source(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns (first, stop, is a pronoun) of the subject between a clause's start and its verb."""
    verb = line.norms[stop]
    first, stop = trimmed(line, first, stop)
    words = line.words
    if first >= stop:
        return None
    joined = line.norms[stop - 1] in words.joins
    if stop - first == 1 and line.norms[first] in words.pronouns:
        return first, stop, True
    if line.norms[first] in words.place_of_speech and words.plural_verb.fullmatch(verb):
        first += 1
    elif line.norms[first] in words.prepositions:
        head = _last_named(line, first + 1, stop)
        if head == stop or line.norms[head - 1] in words.prepositions:
            return None
        first = _with_article(line, first + 1, head)
    stop = _cut(line, first, _leading_name(line, first, stop) if joined else stop)
    if stop - first > MAX_NOUN_PHRASE:
        return None
    stop = _before_figure(line, first, stop, joined)
    if stop <= first:
        return None
    if not words.np_bar.isdisjoint(line.norms[first:stop]):
        return None
    return (first, stop, False) if line.names_someone(first, stop) else None


def _leading_name(line: Line, first: int, stop: int) -> int:
    """Returns where the name stops that opens "X fell to his knees and": the rest is what X did."""
    at = first
    while at < stop and (line.capital(at) or at in line.quoted):
        at += 1
    return at if at > first and not line.is_figure(min(at, stop - 1)) else stop


def _last_named(line: Line, low: int, stop: int) -> int:
    """Returns where the offices and names that end right before the verb begin."""
    ends = {unit.stop: i for i, unit in line.units.items()}
    first = stop
    while first > low:
        if first in ends and ends[first] >= low and not _cuts(line, ends[first], first):
            first = ends[first]
        elif line.capital(first - 1) or first - 1 in line.quoted:
            first -= 1
        else:
            break
    return first


def _cuts(line: Line, first: int, stop: int) -> bool:
    """True when a name has a preposition inside: no title of the person after it."""
    return any(line.norms[i] in line.words.np_cut for i in range(first, stop))


def _with_article(line: Line, low: int, head: int) -> int:
    """Returns where the article before a noun and its adjectives stands, else the noun itself."""
    for at in range(head - 1, max(low, head - 4) - 1, -1):
        if line.norms[at] in line.words.articles:
            return at
        if at in line.dated or line.norms[at] in line.words.prepositions:
            break
    return head


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
    framed = {hit.first for hit in line.frames}
    for at in range(first + 1, stop):
        if line.norms[at] in line.words.np_cut and not line.is_abbreviation(at):
            return at
        if at not in line.units and (at in line.said or at in framed):
            return at
    return stop


def trimmed(line: Line, first: int, stop: int) -> tuple[int, int]:
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


def beyond_aside(line: Line, start: int) -> tuple[int, int] | None:
    """Returns the subject that an aside parts from its verb: "X, the chief, said"."""
    if start < 2 or line.norms[start - 1] != ",":
        return None
    close = start - 1
    opening = close - 1
    while opening >= 0 and not line.is_boundary(opening):
        opening -= 1
    if opening <= 0 or line.norms[opening] != ",":
        return None
    first = clause_start(line, opening)
    if 0 < opening - first <= AGE and all(map(line.is_figure, range(first, opening))):
        opening, first = first - 1, clause_start(line, first - 1)  # X, 45, the chief, said
    found = left_source(line, first, opening)
    if found is None or found[2]:
        return None
    named = line.capital(opening + 1) and close - opening <= SHORT_ASIDE
    named = named and line.said.isdisjoint(range(opening, close))
    return found[0], close if named else found[1]


def before_clause(line: Line, start: int, verb: int) -> tuple[int, int] | None:
    """Returns the subject that a clause without commas parts from its verb: the governor of the
    region where the dam burst told reporters."""
    if start < 2 or line.norms[start - 1] not in line.words.clauses:
        return None
    inside = range(start, verb)
    if any(line.is_figure(at) or at in line.said for at in inside):
        return None
    found = left_source(line, clause_start(line, start - 1), start - 1)
    if found is None or found[2] or not _heads(line, found[0], found[1]):
        return None
    return found[0], found[1]


def right_source(line: Line, hit: Hit[str]) -> tuple[int, int] | None:
    """Returns the subject that follows its verb: "…", said X; reported by word order alone."""
    words = line.words
    at = hit.last
    start = None
    while at < len(line.norms) and not (line.is_boundary(at) and at not in line.quoted):
        norm = line.norms[at]
        if norm in words.place_of_speech and words.plural_verb.fullmatch(line.norms[hit.last - 1]):
            stop = rightwards(line, at + 1)
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
        stop = rightwards(line, start)
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
