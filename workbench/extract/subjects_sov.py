"""The subject that opens a clause, where case endings show what is one: Kazakh, Kyrgyz."""

from __future__ import annotations

from workbench.extract.line import CLOSING, Line

MAX_LEAD = 4


def subject(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns (first, stop, is a pronoun) of the nominative source that opens a clause, or None."""
    words = line.words
    at = first
    while at < stop and _leads_in(line, at):
        if line.norms[at] in words.subject_pronouns and _speaks(line, at, stop):
            break
        at += 1
    if at < stop and line.norms[at] in words.subject_pronouns:
        return at, at + 1, True
    return (
        _noun_phrase(line, at, stop)
        or _known_inside(line, at, stop)
        or _right_before(line, at, stop)
    )


def _right_before(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns the source in the nominative right before its verb, perhaps with a date between:
    "…, his lawyer said on Sunday"."""
    while stop > first and stop - 1 in line.dated:
        stop -= 1
    for at, unit in line.units.items():
        if first <= at and unit.stop == stop and not _step(line, at)[2]:
            return at, stop, False
    return None


def _known_inside(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    """Returns a subject that stands behind other words of its clause, if it is sure to be one: an
    office and a name."""
    for at in range(first + 1, stop):
        if at in line.units:
            found = _noun_phrase(line, at, stop)
            if found is not None and any(line.is_name(i) for i in range(found[0], found[1])):
                return found
    return None


def _leads_in(line: Line, index: int) -> bool:
    """A conjunction, a "that" said before, a date or a stray mark before the subject."""
    words = line.words
    if line.norms[index] in words.openers | words.that or index in line.dated:
        return True
    return not line.is_word(index) and not line.is_figure(index) and index not in line.quoted


def _speaks(line: Line, index: int, stop: int) -> bool:
    """A word that is a pronoun and an opener too is the subject when no other source follows."""
    return _noun_phrase(line, index + 1, stop) is None


def _noun_phrase(line: Line, first: int, stop: int) -> tuple[int, int, bool] | None:
    at, linked, lead = first, False, 0
    last: int | None = None
    before: int | None = None
    while at < stop:
        if at in line.dated:
            if last is not None:
                break
            at += 1
            first = at
            continue
        if line.is_inner_mark(at) and last == at:
            at, last = at + 2, at + 2
            continue
        if at not in line.quoted and (not line.is_word(at) or line.is_figure(at)):
            break
        end, noun, case, owned = _step(line, at)
        if case == "oblique" and last == at and _belongs(line, at):
            last, linked = before, False
            if last is not None:
                break
        if case == "genitive":
            linked = True
        elif case == "oblique":
            if last is not None or linked:
                break
            first, lead = end, 0
        elif noun and (last is None or linked or owned or last == at):
            if last is not None and not linked and not owned and not line.is_name(at):
                break
            before = last if line.is_name(at) or at in line.quoted else before
            last, linked = end, False
        elif last is not None and not linked:
            break
        else:
            lead += 1
            if lead > MAX_LEAD:
                break
        at = end
    return (first, last, False) if last is not None and last > first else None


def _belongs(line: Line, at: int) -> bool:
    """True for an oblique noun that the name before it is part of: "in the newspaper X"."""
    unit = line.units.get(at)
    return at - 1 in line.quoted or (unit is not None and "poss" in unit.features)


def _step(line: Line, at: int) -> tuple[int, bool, str, bool]:
    """Returns (end, is it a source, its case, has it a possessive ending) of the next word."""
    unit = line.units.get(at)
    end = unit.stop if unit else line.quote_stop(at) if at in line.quoted else at + 1
    norm = line.norms[end - 1]
    words = line.words
    if unit is None and (line.is_name(at) or at in line.quoted):
        case = _case(line, norm) if len(norm) > 4 and at not in line.quoted else ""
        return end, True, case, True
    if unit is not None:
        case = _case(line, norm) if unit.features.get("case") else ""
        return end, True, case, "poss" in unit.features
    return end, False, _case(line, norm), bool(words.name.fullmatch(norm))


def _case(line: Line, norm: str) -> str:
    if line.words.genitive.fullmatch(norm) or line.words.linking.fullmatch(norm):
        return "genitive"
    oblique = norm not in line.words.nominative and line.words.oblique.fullmatch(norm)
    return "oblique" if oblique else ""


def left_open(line: Line, cue: tuple[int, int]) -> int | None:
    """Returns where a sentence begins to tell, if its closing verb has no subject: the first word
    that could be one is counted, stands in a case or belongs to what is told."""
    start = _beyond_openers(line)
    closes = all(not line.is_word(i) for i in range(cue[1], len(line.tokens)))
    if not closes or start >= cue[0] or not CLOSING.isdisjoint(line.norms):
        return None
    return start if _leaves_open(line, start, cue[0]) else None


def _beyond_openers(line: Line) -> int:
    at = 0
    while at < len(line.tokens) and not line.is_figure(at):
        word = line.is_word(at) and line.norms[at] not in line.words.openers
        if word and at not in line.dated:
            break
        at += 1
    return at


def _leaves_open(line: Line, first: int, stop: int) -> bool:
    """True when no word before the first figure or word in a case may be the one who speaks."""
    for at in range(first, min(first + MAX_LEAD, stop)):
        if line.is_figure(at):
            return True
        norm = line.norms[at]
        if line.words.genitive.fullmatch(norm) or line.words.linking.fullmatch(norm):
            return True
        if line.words.oblique.fullmatch(norm) and norm not in line.words.nominative:
            return True
        if line.words.plural.fullmatch(norm):
            return False
    return False
