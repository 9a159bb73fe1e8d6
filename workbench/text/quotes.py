"""Quotations inside a report: which sentences are somebody else's words, and whose.

A quotation counts when a reporting clause follows it (`"…", said X`) or leads to it (`X said:
"…"`). Whole sentences change voice: a few quoted words leave their sentence the outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text.cues import Cues

LEAST_WORDS = 3
CUE_REACH = 90
"""A reporting verb stands at most this many characters behind the quotation."""
NAME_WORDS = 6
LEAD_WORDS = 7
SENTENCES = 15
"""A quotation opened by a dash is given up after so many sentences without a reporting clause."""
MOSTLY = 0.5

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPEN = re.compile(r"[«“„]|(?<![^\s(–—-])\"(?=\S)")
_CLOSE = {"«": re.compile("»"), "“": re.compile("”"), "„": re.compile("[“”]")}
_STRAIGHT = re.compile(r"\"(?!\w)")
_AFTER = re.compile(r"[\s,.!?…]*(?:[–—-]\s*)?")
_PARTED = re.compile(r"[,.!?…–—-]")
_BEGINS = re.compile(r"^\s*$|[.!?…]\s+$")
_DASH_CUE = re.compile(r"[,!?…»”\"]\s*[–—-]\s*(?=[^\W\d_])")
_DASH_OPEN = re.compile(r"[–—-]\s")
_STOP = re.compile(r"[,.;:!?…()«»“”\"\n]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation's place in the paragraph and its speaker, None where the cue names nobody."""

    start: int
    stop: int
    speaker: str | None


def quotations(text: str, sentences: Sequence[tuple[int, int]], cues: Cues) -> list[Quoted | None]:
    """Returns for each sentence the quotation it belongs to, None for the outlet's own."""
    found = _covering(sentences, _marked(text, cues))
    for number, one in enumerate(_dashed(text, sentences, cues)):
        found[number] = found[number] or one
    return found


def reports_at_end(text: str, cues: Cues) -> bool:
    """True where a reporting clause closes a quotation that a dash opened."""
    return any(_cue(text, match.end(), cues) is not None for match in _DASH_CUE.finditer(text))


def _covering(
    sentences: Sequence[tuple[int, int]], marked: Sequence[Quoted]
) -> list[Quoted | None]:
    """Returns for each sentence the quotation that most of it lies in."""
    found: list[Quoted | None] = []
    at = 0
    for start, stop in sentences:
        while at < len(marked) and marked[at].stop <= start:
            at += 1
        here = at
        cover = None
        while here < len(marked) and marked[here].start < stop:
            shared = min(stop, marked[here].stop) - max(start, marked[here].start)
            if shared > MOSTLY * (stop - start):
                cover = marked[here]
            here += 1
        found.append(cover)
    return found


def _marked(text: str, cues: Cues) -> list[Quoted]:
    found: list[Quoted] = []
    at = 0
    while opening := _OPEN.search(text, at):
        closing = _CLOSE.get(opening.group(), _STRAIGHT).search(text, opening.end())
        if not closing:
            break
        at = closing.end()
        if len(_WORD.findall(text[opening.end() : closing.start()])) < LEAST_WORDS:
            continue
        after = _AFTER.match(text, at)
        cue_start = after.end() if after else at
        parted = _PARTED.search(text, closing.start() - 1, cue_start)
        begins = _BEGINS.search(text[max(0, opening.start() - 4) : opening.start()])
        cue = _cue(text, cue_start, cues) if parted or begins else None
        before = text[max(0, opening.start() - CUE_REACH) : opening.start()]
        if cue is not None:
            stop = _STOP.search(text, cue_start)
            stop_at = stop.start() if stop else len(text)
            name = cue or (_named_before(before) if opening.start() < CUE_REACH else "")
            found.append(Quoted(opening.start(), max(at, stop_at), name))
        elif _leads(before, cues):
            found.append(Quoted(opening.start(), at, ""))
    return found


def _leads(before: str, cues: Cues) -> bool:
    """True for `said:` right before a quotation."""
    if not before.rstrip().endswith(":"):
        return False
    return any(word.casefold() in cues.saying for word in _WORD.findall(before)[-6:])


def _named_before(before: str) -> str:
    """Returns the name a paragraph begins with, before the colon that opens a quotation."""
    lead = before.strip()
    words = lead[:-1].split()
    capital = sum(1 for word in words if word[:1].isupper())
    return lead[:-1] if lead.endswith(":") and capital > 1 and len(words) <= LEAD_WORDS else ""


def _cue(text: str, start: int, cues: Cues) -> str | None:
    """Returns whom a reporting clause that begins at `start` names, "" where it names nobody, None
    where there is no reporting clause."""
    words, rest = _clause(text[start : start + CUE_REACH])
    said = [number for number, word in enumerate(words[:5]) if word.casefold() in cues.saying]
    if not said:
        return None
    linked = cues.saying | cues.saying_links
    first = last = said[0]
    while first and words[first - 1].casefold() in linked:
        first -= 1
    while last + 1 < len(words) and words[last + 1].casefold() in linked:
        last += 1
    if first:
        return _name(words[:first], cues)
    after = words[last + 1 :]
    return _name(after or (rest if len(rest) <= 3 else []), cues)


def _clause(text: str) -> tuple[list[str], list[str]]:
    """Returns the words up to the first mark, and those up to the next where that is a comma."""
    stop = _STOP.search(text)
    if not stop:
        return _WORD.findall(text), []
    rest = text[stop.end() :] if stop.group() == "," else ""
    end = _STOP.search(rest)
    return _WORD.findall(text[: stop.start()]), _WORD.findall(rest[: end.start()] if end else "")


def _name(words: Sequence[str], cues: Cues) -> str:
    kept: list[str] = []
    for word in words:
        if word.casefold() in cues.name_stops:
            break
        kept.append(word)
    if not kept or kept[0].casefold() in cues.pronouns:
        return ""
    if len(kept) > NAME_WORDS:
        capital = [word for word in kept if word[:1].isupper()]
        kept = capital if kept[0][:1].isupper() and len(capital) <= NAME_WORDS else []
    return " ".join(kept)


def _dashed(text: str, sentences: Sequence[tuple[int, int]], cues: Cues) -> list[Quoted | None]:
    """Returns the quotations that a dash opens and a reporting clause closes."""
    found: list[Quoted | None] = [None] * len(sentences)
    number = 0
    while number < len(sentences):
        start = sentences[number][0]
        if not _DASH_OPEN.match(text, start):
            number += 1
            continue
        last, speaker = _closing(text, sentences, number, cues)
        if last is None:
            number += 1
            continue
        last = _resumed(text, sentences, last)
        one = Quoted(start, sentences[last][1], speaker)
        found[number : last + 1] = [one] * (last + 1 - number)
        number = last + 1
    return found


def _closing(
    text: str, sentences: Sequence[tuple[int, int]], first: int, cues: Cues
) -> tuple[int | None, str | None]:
    for number in range(first, min(len(sentences), first + SENTENCES)):
        start, stop = sentences[number]
        for match in _DASH_CUE.finditer(text, start, stop):
            speaker = _cue(text, match.end(), cues)
            if speaker is not None:
                return number, speaker
    return None, None


def _resumed(text: str, sentences: Sequence[tuple[int, int]], last: int) -> int:
    """Returns the last sentence of a quotation that goes on after its reporting clause: `- … , said
    X. - …`; it goes to the end of the paragraph."""
    following = last + 1
    if following < len(sentences) and _DASH_OPEN.match(text, sentences[following][0]):
        return len(sentences) - 1
    return last
