"""Voices where the verb closes the clause: Kazakh, Kyrgyz and languages built like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.extract.clauses_sov import (
    clause_start,
    outside_quote,
    since_contrast,
    tells_on,
    told_from,
)
from workbench.extract.line import CLOSING, DASHES, OPENING, Line
from workbench.extract.subjects_sov import left_open, subject
from workbench.extract.voices import CITED, FRAMED, SAID, Voice
from workbench.lexicon.patterns import Hit

MAX_NOUN_PHRASE = 8
MAX_BETWEEN = 6
CASES = {"frames_dative": "dative", "frames_ablative": "ablative"}
FINITE = ("past", "pres", "aor")


def find_voices(line: Line) -> list[Voice]:
    """Returns the voices of a sentence in order of their cues."""
    framed = [voice for hit in _outermost(line) if (voice := _frame(line, hit)) is not None]
    taken = {i for hit in line.frames for i in range(hit.first, hit.last)}
    said: list[Voice] = []
    last, going_on = 0, False
    for hit in sayings(line):
        voice = None if hit.first in taken else _saying(line, hit, last)
        if voice is None and said and going_on and hit.first not in taken:
            cue = _whole_cue(line, hit)
            voice = replace(said[-1], cue=cue, kind="verb", reach=(last, cue[0]))
        going_on = "conv" in hit.features
        if voice is not None:
            said.append(voice)
            last = hit.last
    said.extend(_addressed(line))
    return sorted(framed + said, key=lambda voice: voice.cue)


def _addressed(line: Line) -> Iterator[Voice]:
    """Yields the voices of who is spoken to: "you said that"."""
    for hit in line.sayings:
        if line.words.second_person.fullmatch(line.norms[hit.last - 1]):
            cue = _whole_cue(line, hit)
            yield Voice((cue[0], cue[0]), cue, "verb", (0, cue[0]), SAID, True, addressed=True)


def _outermost(line: Line) -> Iterator[Hit[str]]:
    """Yields the frame cues, the longest at each place."""
    reached = 0
    for hit in line.frames:
        if hit.first >= reached:
            reached = hit.last
            yield hit


def _frame(line: Line, hit: Hit[str]) -> Voice | None:
    reach = (since_contrast(line, hit.first), len(line.tokens))
    if hit.key == "frames_bare":
        source, cue = (hit.first, hit.last - 1), (hit.last - 1, hit.last)
        return Voice(source, cue, "frame", reach, FRAMED)
    stop, wanted = _source_end(line, hit)
    alone = hit.key == "frames_dative" or wanted == "obtained"
    if stop is None:
        return None
    if line.norms[stop - 1] in line.words.pronouns:
        return Voice((stop - 1, stop), (hit.first, hit.last), "frame", reach, FRAMED, pronoun=True)
    first = _leftwards(line, stop, alone=alone)
    if first is None or (wanted == "any" and not line.names_someone(first, stop)):
        return None
    rank = CITED if hit.key == "frames_dative" else FRAMED
    return Voice((first, stop), (hit.first, hit.last), "frame", reach, rank)


def _source_end(line: Line, hit: Hit[str]) -> tuple[int | None, str]:
    """Returns where the source before a cue ends, and whether it must name somebody."""
    words = line.words
    if hit.key == "frames_nominative":
        return (hit.first, "any") if line.is_word(hit.first - 1) else (None, "any")
    case = getattr(words, CASES.get(hit.key, "genitive"))
    for stop in range(hit.first, max(hit.first - MAX_BETWEEN, 0), -1):
        at = stop - 1
        norm = line.norms[at]
        if norm in words.pronouns:
            return stop, "case"
        if norm in words.obtained and at and words.ablative.fullmatch(line.norms[at - 1]):
            return at, "obtained"
        if case.fullmatch(norm) and line.is_word(at):
            return stop, "any" if hit.key in CASES else "case"
        if line.is_boundary(at) or not _may_stand_between(line, at):
            break
    before = hit.first - 1
    if hit.key == "frames_ablative":
        return None, ""
    return (hit.first, "any") if before in _unit_ends(line) or line.is_name(before) else (None, "")


def _unit_ends(line: Line) -> set[int]:
    return {unit.stop - 1 for unit in line.units.values()}


def _may_stand_between(line: Line, index: int) -> bool:
    norm = line.norms[index]
    return (
        norm in line.words.adjectives
        or index in line.dated
        or line.tokens[index].kind == "punct"
        or bool(line.words.oblique.fullmatch(norm))
        or not line.capital(index)
    )


def _leftwards(line: Line, stop: int, *, alone: bool) -> int | None:
    """Returns where the noun phrase that ends at `stop` begins. `alone`: another source in the
    nominative right before it is the subject and no part of it."""
    first = stop
    subjects = {unit.stop - 1 for unit in line.units.values() if "poss" in unit.features}
    while first > 0 and stop - first < MAX_NOUN_PHRASE:
        at = first - 1
        quoted = at in line.quoted
        inner = line.is_inner_mark(at)
        if not (quoted or inner) and not _is_plain(line, at):
            break
        if at < stop - 1 and not quoted and _parts(line, at):
            break
        if alone and (line.is_name(first) or first in line.units) and _owns(line, at, subjects):
            break
        first = at
    while first < stop - 1 and line.norms[first] in line.words.openers:
        first += 1
    return first if first < stop else None


def _is_plain(line: Line, index: int) -> bool:
    return line.is_word(index) and index not in line.dated and not line.is_figure(index)


def _owns(line: Line, index: int, subjects: set[int]) -> bool:
    """True for the one who got the data: a subject, or the owner of what follows the source."""
    return index in subjects or bool(line.words.genitive.fullmatch(line.norms[index]))


def _parts(line: Line, index: int) -> bool:
    """True for a word that cannot stand inside a source: an oblique noun, a finite verb."""
    words, norm = line.words, line.norms[index]
    if words.genitive.fullmatch(norm) or norm in words.nominative:
        return False
    return bool(words.oblique.fullmatch(norm)) and index not in line.units


def sayings(line: Line) -> Iterator[Hit[str]]:
    """Yields the saying verbs that are predicates."""
    reached = 0
    for hit in line.sayings:
        if hit.first >= reached and _is_predicate(line, hit):
            reached = hit.last
            yield hit


def tells(line: Line) -> bool:
    """True where a saying verb is a predicate, whoever says it."""
    return any(True for _ in sayings(line))


def _is_predicate(line: Line, hit: Hit[str]) -> bool:
    if line.is_ending(hit.first):
        return False
    norm = line.norms[hit.last - 1]
    after = line.norms[hit.last] if hit.last < len(line.norms) else ""
    closes = not after or not line.is_word(hit.last) or after in line.words.helpers
    features = hit.features
    if line.words.passive.fullmatch(norm) or "neg" in features:
        return False
    if hit.first and line.norms[hit.first - 1] in line.words.objects:
        return False
    if norm in line.words.that:
        return after in line.words.helpers or (closes and "ptcp" in features)
    if norm in line.words.contrast:
        return True
    if any(len(features.get(name, "")) > 1 for name in FINITE):
        return not line.words.other_person.fullmatch(norm)
    if "ptcp" in features:
        return closes and "nom" not in features
    if line.words.progressive.fullmatch(norm):
        return closes
    if "conv" in features:
        return closes
    return not features


def _saying(line: Line, hit: Hit[str], since: int) -> Voice | None:
    cue = _whole_cue(line, hit)
    inverted = _after(line, cue)
    if inverted is not None:
        first, stop = inverted
        pronoun = stop - first == 1 and line.norms[first] in line.words.pronouns
        quote = cue[0] > 0 and not line.is_word(cue[0] - 1)
        kind = "quote" if quote else "verb"
        return Voice((first, stop), cue, kind, (since, cue[0]), SAID, pronoun)
    found = _before(line, cue[0], since)
    if found is None:
        return _dropped(line, cue)
    first, stop, pronoun = found
    kind = "contrast" if line.norms[hit.last - 1] in line.words.contrast else "verb"
    end = len(line.tokens) if tells_on(line, first, cue) else cue[0]
    return Voice((first, stop), cue, kind, (told_from(line, since, first, end), end), SAID, pronoun)


def _dropped(line: Line, cue: tuple[int, int]) -> Voice | None:
    """Returns the voice of a sentence whose closing verb has no subject."""
    start = left_open(line, cue)
    if start is None:
        return None
    return Voice((start, start), cue, "context", (start, cue[0]), SAID, pronoun=True)


def _whole_cue(line: Line, hit: Hit[str]) -> tuple[int, int]:
    """Returns the verb with the word for "that" before it and the helping verbs after it."""
    first, stop = hit.first, hit.last
    while first > 0 and line.norms[first - 1] in line.words.that:
        first -= 1
    while stop < len(line.norms) and line.norms[stop] in line.words.helpers:
        stop += 1
    return first, stop


def _after(line: Line, cue: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the source that follows its verb: `», – said X`."""
    first = stop = cue[1]
    while stop < len(line.tokens) and stop - first < MAX_NOUN_PHRASE:
        if line.tokens[stop].kind == "punct" and stop not in line.quoted:
            if line.is_inner_mark(stop) or (line.norms[stop] == "." and _initial(line, stop)):
                stop += 1
                continue
            break
        if stop in line.counted and stop not in line.quoted:
            break
        stop += 1
    if first == stop:
        return None
    if line.norms[first] in line.words.subject_pronouns and stop - first == 1:
        return first, stop
    led = cue[0] > 0 and (
        line.norms[cue[0] - 1] in DASHES
        or line.norms[cue[0] - 1] in CLOSING | OPENING
        or line.norms[cue[0] - 1] in ',"'
    )
    ends = stop >= len(line.tokens) or not line.is_word(stop)
    return (first, stop) if led and ends and line.names_someone(first, stop) else None


def _initial(line: Line, dot: int) -> bool:
    return len(line.tokens[dot - 1].text) == 1 and dot + 1 < len(line.tokens)


def _before(line: Line, stop: int, since: int) -> tuple[int, int, bool] | None:
    """Returns the subject that opens the verb's clause or one before it, nearest first."""
    end = stop
    while end > since:
        start = clause_start(line, end, since)
        found = subject(line, start, end)
        if found is not None:
            return found
        end = outside_quote(line, start - 1, since)
    return None
