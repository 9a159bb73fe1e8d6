"""Interviews: whose turn a paragraph belongs to, and who asks.

Turns are marked with a name (`**Name:**`) or with a dash. Paragraphs without a mark go on with the
turn before them, until a heading, a caption or the line that names the interviewer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.lexicon import Lexicon
from workbench.model.text import Document, MappedText, Role
from workbench.text.cues import Cues, cues_of
from workbench.text.layout import Paragraph
from workbench.text.quotes import reports_at_end

DASH_TURNS = 4
"""Fewer paragraphs that begin with a dash make no interview."""
ASKING_SHARE = 0.25
MOSTLY = 0.5
CAPTION_GAP = 3
CAPTION_LONGEST = 300

_BOLD = re.compile(r"\*\*([^*\n:]{1,60}?)\s*(?::\s*\*\*|\*\*\s*:)\s*")
_NAME = re.compile(r"([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}): (?=\S)")
_DASH = re.compile(r"[–—-]\s*(?=[^\W_]|[«\"“(])")
_ASKS = re.compile(r"\?[!»”\")\]]*\s*$")
_VOCATIVE = re.compile(r"((?:[^\W\d_][\w-]+ ){1,2}[^\W\d_][\w-]+)[,!]")
_TITLED = re.compile(r"((?:[^\W\d_][\w-]+ ){1,2}[^\W\d_][\w-]+): \S")


@dataclass(frozen=True, slots=True)
class Voice:
    """A paragraph's text (its turn mark taken off), its role and who talks; None is the outlet."""

    text: MappedText
    role: Role | None = None
    speaker: str | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that begins a turn: its number, the printed name and where its words begin."""

    number: int
    name: str | None
    start: int
    asks: bool


def interview(
    paragraphs: Sequence[Paragraph], heads: Sequence[str], document: Document, lexicon: Lexicon
) -> list[Voice]:
    """Returns a voice for each paragraph; role None where the paragraph is part of no interview.
    `heads` are page heads and titles, which may name who is interviewed."""
    if len(paragraphs) < 2:
        return [Voice(one.text) for one in paragraphs]
    cues = cues_of(lexicon)
    end = _end(paragraphs, cues)
    texts = [one.text.text for one in paragraphs[:end]]
    turns = _named(texts, _BOLD) or _named(texts, _NAME, strict=True) or _dashed(texts, cues)
    voices = [Voice(one.text) for one in paragraphs]
    if not turns:
        return voices
    roles = _roles(turns, document, cues)
    names = _names(turns, roles, texts, heads, document, cues)
    for turn, role, name in zip(turns, roles, names, strict=True):
        text = paragraphs[turn.number].text
        voices[turn.number] = Voice(text.slice(turn.start, len(text)), role, name, marked=True)
    _carry_on(voices, paragraphs[:end], turns)
    return voices


def _end(paragraphs: Sequence[Paragraph], cues: Cues) -> int:
    for number, one in enumerate(paragraphs):
        if number > 1 and cues.interviewed_by.match(one.text.text):
            return number
    return len(paragraphs)


def _named(texts: Sequence[str], mark: re.Pattern[str], strict: bool = False) -> list[_Turn]:
    """Returns the turns marked with names: two names at least, and one of them comes again or the
    first one asks; with `strict` both come again and somebody asks."""
    found = [
        _Turn(number, match.group(1).strip(), match.end(), _ASKS.search(text) is not None)
        for number, text in enumerate(texts)
        if (match := mark.match(text))
    ]
    count = Counter(turn.name for turn in found)
    if len(count) < 2:
        return []
    if strict:
        found = [turn for turn in found if count[turn.name] > 1]
        again = len({turn.name for turn in found}) > 1 and any(turn.asks for turn in found)
    else:
        again = max(count.values()) > 1 or found[0].asks
    return found if again else []


def _dashed(texts: Sequence[str], cues: Cues) -> list[_Turn]:
    """Returns the turns marked with dashes; quotations in a report, each with its `said X`, and
    lists of dashes that nobody asks in are none."""
    found: list[_Turn] = []
    reported = 0
    for number, text in enumerate(texts):
        match = _DASH.match(text)
        if match:
            reported += reports_at_end(text, cues)
            found.append(_Turn(number, None, match.end(), _ASKS.search(text) is not None))
    asking = sum(turn.asks for turn in found)
    if len(found) < DASH_TURNS or asking < ASKING_SHARE * len(found):
        return []
    return found if reported * 2 < len(found) else []


def _roles(turns: Sequence[_Turn], document: Document, cues: Cues) -> list[Role]:
    if turns[0].name is None:
        return _alternating([turn.asks for turn in turns])
    askers = _askers(turns, document, cues)
    return [Role.QUESTION if turn.name in askers else Role.ANSWER for turn in turns]


def _askers(turns: Sequence[_Turn], document: Document, cues: Cues) -> set[str]:
    """Returns the names that ask: the outlet's own or a label that says so, else those whose turns
    mostly ask."""
    names = {turn.name for turn in turns if turn.name}
    outlet = {name for name in names if _same_name(name, document.publisher)}
    outlet |= {name for name in names if name.casefold() in cues.question_labels}
    if outlet:
        return outlet
    shares = {name: _share(turns, name) for name in names if not _same_name(name, document.speaker)}
    if len(names) == 2 and max(shares.values(), default=0) > 0:
        return {max(sorted(shares), key=lambda name: shares[name])}
    return {name for name, share in shares.items() if share > MOSTLY}


def _share(turns: Sequence[_Turn], name: str) -> float:
    """Returns the share of a name's turns that end with a question."""
    asks = [turn.asks for turn in turns if turn.name == name]
    return sum(asks) / len(asks)


def _same_name(one: str, other: str) -> bool:
    """True where one is the other or its beginning: Azattyk, Azattyk radio."""
    shorter, longer = sorted((one.casefold().strip(), other.casefold().strip()), key=len)
    if not shorter:
        return False
    return set(shorter.split()) <= set(longer.split()) or (len(shorter) > 3 and shorter in longer)


_NOT_ASKING, _ANSWER_ASKS, _TWICE, _ANSWER_FIRST = 1.0, 1.5, 3.0, 1.0


def _alternating(asks: Sequence[bool]) -> list[Role]:
    """Returns the likeliest order of questions and answers, by the question marks at their ends."""
    both = (Role.QUESTION, Role.ANSWER)
    costs = {Role.QUESTION: 0.0, Role.ANSWER: _ANSWER_FIRST}
    came_from: list[dict[Role, Role]] = []
    for place, asking in enumerate(asks):
        steps = {role: _cheapest(costs, role) if place else (costs[role], role) for role in both}
        own = {Role.QUESTION: _NOT_ASKING * (not asking), Role.ANSWER: _ANSWER_ASKS * asking}
        costs = {role: own[role] + steps[role][0] for role in both}
        came_from.append({role: steps[role][1] for role in both})
    found = [min(both, key=lambda role: costs[role])]
    for steps_back in reversed(came_from[1:]):
        found.append(steps_back[found[-1]])
    return found[::-1]


def _cheapest(costs: Mapping[Role, float], role: Role) -> tuple[float, Role]:
    """Returns the cost of coming to a role and the role it is cheapest to come from."""
    steps = {other: cost + (other == role) * _TWICE for other, cost in costs.items()}
    best = min(steps, key=lambda other: steps[other])
    return steps[best], best


def _names(
    turns: Sequence[_Turn],
    roles: Sequence[Role],
    texts: Sequence[str],
    heads: Sequence[str],
    document: Document,
    cues: Cues,
) -> list[str | None]:
    first = texts[turns[0].number][turns[0].start :]
    outlet = document.publisher or _outlet(first, cues)
    guest = document.speaker or _guest(first, heads)
    labels = cues.question_labels | cues.answer_labels
    return [
        turn.name
        if turn.name is not None and turn.name.casefold() not in labels
        else (outlet if role == Role.QUESTION else guest)
        for turn, role in zip(turns, roles, strict=True)
    ]


def _outlet(question: str, cues: Cues) -> str | None:
    found = cues.outlet.search(question)
    return found.group(1) if found else None


def _guest(question: str, heads: Sequence[str]) -> str | None:
    """Returns who is interviewed: named before the colon of a title or page head, or spoken to at
    the beginning of the first question; where both share a word, the title's form."""
    called = _VOCATIVE.match(question)
    name = called.group(1) if called and _is_name(called.group(1)) else None
    titled = [m.group(1) for head in heads if (m := _TITLED.match(head)) and _is_name(m.group(1))]
    if name is None:
        return titled[0] if titled else None
    shared = [one for one in titled if set(one.split()) & set(name.split())]
    return shared[0] if shared else name


def _is_name(text: str) -> bool:
    return all(part[:1].isupper() for part in text.split())


def _carry_on(voices: list[Voice], paragraphs: Sequence[Paragraph], turns: Sequence[_Turn]) -> None:
    """Gives paragraphs without a mark the voice before them. After the last turn only where turns
    before it had several paragraphs too; else what follows is the outlet's own ending."""
    last = turns[-1].number
    longer = any(two.number - one.number > 1 for one, two in pairwise(turns))
    running: Voice | None = None
    for number, one in enumerate(paragraphs):
        if voices[number].marked:
            running = voices[number]
        elif one.heading or (number > last and not longer):
            running = None
        elif running is not None and not _is_caption(one):
            voices[number] = replace(running, text=one.text, marked=False)


def _is_caption(one: Paragraph) -> bool:
    return one.gap >= CAPTION_GAP and len(one.text) < CAPTION_LONGEST
