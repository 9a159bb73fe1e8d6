"""Voices where the verb follows its subject or, after a quotation, leads it: Russian, English."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.line import CLOSING, DASHES, PLAIN_QUOTES, Line
from workbench.extract.subjects_svo import (
    before_clause,
    beyond_aside,
    clause_start,
    left_source,
    right_source,
    rightwards,
    trimmed,
)
from workbench.extract.voices import CITED, FRAMED, RELAYED, SAID, Voice
from workbench.lexicon.patterns import Hit

MAX_LEAD = 1
NEAR = 3
STRONG = frozenset(";")
QUOTES = CLOSING | PLAIN_QUOTES


def find_voices(line: Line) -> list[Voice]:
    """Returns the voices of a sentence in order of their cues."""
    framed = list(_frames(line))
    taken = {i for voice in framed for i in range(voice.cue[0], voice.cue[1])}
    said = [
        voice
        for hit in sayings(line)
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
    stop = rightwards(line, hit.last)
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


def sayings(line: Line) -> Iterator[Hit[str]]:
    """Yields the saying verbs that are neither nouns nor passive nor negated."""
    reached = 0
    for hit in line.sayings:
        if hit.first < reached or _is_passive(line, hit.first) or _is_noun(line, hit):
            continue
        if _is_negated(line, hit):
            continue
        reached = hit.last
        yield hit


def tells(line: Line) -> bool:
    """True where a saying verb leads to what is said, whoever says it."""
    return any(_speaks_on(line, hit.last) for hit in sayings(line))


def _is_negated(line: Line, hit: Hit[str]) -> bool:
    """True for "did not say"; a refusal to confirm is a saying."""
    words = line.words
    before = line.norms[hit.first - 1] if hit.first else ""
    return before in words.negators and line.norms[hit.first] not in words.not_negated


def _is_noun(line: Line, hit: Hit[str]) -> bool:
    """A word that is a verb or a noun ("the count of") is a noun before some others; next to a bare
    name it is a verb ("…, Reuters reports.")."""
    after = line.norms[hit.last] if hit.last < len(line.norms) else ""
    start = clause_start(line, hit.first)
    if line.capital(hit.first) and line.is_word(hit.first - 1):
        return True  # a name: "the United States"
    if start < hit.first and all(line.is_name(i) for i in range(start, hit.first)):
        return False
    told = start > 0 and line.norms[start - 1] == "," and after not in line.words.noun_before
    if told and _many_speak(line, start, hit.first):
        return False
    return line.norms[hit.first] in line.words.nounlike and (
        after in line.words.noun_before or after in ("", ".") or line.is_boundary(hit.last)
    )


def _many_speak(line: Line, start: int, stop: int) -> bool:
    """True for "…, aid workers estimate": a plural source right before the verb, nothing else."""
    named = any(start <= at and unit.stop == stop for at, unit in line.units.items())
    return named and line.words.plural.fullmatch(line.norms[stop - 1]) is not None


def _is_passive(line: Line, index: int) -> bool:
    at = index - 1
    while at >= 0 and line.norms[at] in line.words.adverbs - line.words.passive_before:
        at -= 1
    barred = line.words.passive_before | line.words.prepositions
    return at >= 0 and line.norms[at] in barred and at not in line.dated


def _saying(line: Line, hit: Hit[str]) -> Voice | None:
    start = clause_start(line, hit.first)
    cue = (hit.first, hit.last)
    if not line.words.you.isdisjoint(line.norms[max(start, cue[0] - NEAR) : cue[0]]):
        reach = (start, _segment(line, cue[0])[1])
        return Voice((start, start), cue, "verb", reach, SAID, True, addressed=True)
    found = left_source(line, start, hit.first)
    if found is not None:
        return _with_left(line, cue, start, found)
    if line.words.verb_first and start == hit.first and _named_next(line, hit.last):
        right = right_source(line, hit)
        if right is not None:
            return _with_right(line, cue, start, right)
    aside = beyond_aside(line, start)
    if aside is not None:
        return _with_left(line, cue, aside[0], (aside[0], aside[1], False))
    owner = before_clause(line, start, hit.first)
    if owner is not None:
        return _with_left(line, cue, owner[0], (*owner, False))
    left = trimmed(line, start, hit.first)
    if left[1] - left[0] > MAX_LEAD:
        return None
    if _alone(line, left, cue[1]):
        return _with_left(line, cue, start, (*left, False))
    right = right_source(line, hit)
    if right is not None:
        return _with_right(line, cue, start, right)
    return _dropped(line, cue) if left[0] >= left[1] else None


def _alone(line: Line, left: tuple[int, int], stop: int) -> bool:
    """True for one word that opens the sentence before a verb that leads on: whoever that is."""
    first, last = left
    if last - first != 1 or first > MAX_LEAD or not line.is_word(first) or line.is_figure(first):
        return False
    return line.norms[first] not in line.words.not_alone and _speaks_on(line, stop)


def _dropped(line: Line, cue: tuple[int, int]) -> Voice | None:
    """Returns the voice of a clause that opens with its verb: "Also said that"; in the plural
    nobody is meant, or everybody."""
    opens = cue[0] == 0 or all(
        line.norms[i] in line.words.openers | line.words.adverbs or not line.is_word(i)
        for i in range(cue[0])
    )
    alone = line.words.singular_verb.fullmatch(line.norms[cue[0]])
    if not opens or not alone or not _speaks_on(line, cue[1]):
        return None
    return Voice((cue[0], cue[0]), cue, "context", _right_reach(line, cue), SAID, pronoun=True)


def _named_next(line: Line, index: int) -> bool:
    return index in line.units or (index < len(line.norms) and line.capital(index))


def _with_right(line: Line, cue: tuple[int, int], start: int, source: tuple[int, int]) -> Voice:
    """Returns the voice of a subject behind its verb; between commas it reaches both ways."""
    kind = "quote" if start and line.norms[start - 1] in QUOTES | DASHES else "verb"
    first, stop = _segment(line, cue[0])
    inserted = source[1] < len(line.norms) and line.norms[source[1]] == ","
    ahead = any(line.is_figure(i) for i in range(first, cue[0]))
    reach = (first, cue[0]) if ahead and not inserted else (first, stop)
    pronoun = source[1] - source[0] == 1 and line.norms[source[0]] in line.words.pronouns
    return Voice(source, cue, kind, reach, RELAYED, pronoun)


def _with_left(line: Line, cue: tuple[int, int], start: int, found: tuple[int, int, bool]) -> Voice:
    first, stop, pronoun = found
    source = (first, stop)
    opens = start == 0 or line.norms[start - 1] in STRONG | line.words.breaks
    relative = start > 0 and line.norms[start - 1] in line.words.relatives
    says_on = _speaks_on(line, cue[1])
    if relative and not says_on:
        return Voice(source, cue, "verb", (clause_start(line, start - 1), cue[0]), SAID, pronoun)
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
