"""Which cues of a sentence bear on a figure: in its clause, over it, or set apart beside it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.modality_words import ModalityWords
from workbench.extract.types import Mention
from workbench.lexicon.patterns import Hit

COMMAS = frozenset(",–—")
STOPS = frozenset(";:")
MARKS = COMMAS | STOPS | frozenset('()«»"“”')
ASIDE = 2
FAR = 3
TOLD = ("forecast", "unconfirmed")


@dataclass(frozen=True, slots=True)
class View:
    """One figure of a sentence with the cues around it. `first:last` are its tokens, and `others`
    the first tokens of the sentence's other figures."""

    norms: tuple[str, ...]
    hits: tuple[Hit[str], ...]
    first: int
    last: int
    others: tuple[int, ...]
    mention: Mention
    words: ModalityWords
    asked: bool
    ahead: bool = False  # the sentence names a day to come

    def of(self, key: str) -> list[Hit[str]]:
        """Returns the cues of one kind."""
        return [hit for hit in self.hits if hit.key == key]


def parted_by_figure(view: View, hit: Hit[str]) -> bool:
    """True when another figure stands between the cue and this one."""
    low, high = sorted((hit.first, view.first))
    return any(low < other < high for other in view.others)


def same_clause(view: View, hit: Hit[str]) -> bool:
    """True when neither a mark nor a contrast stands between the cue and the figure."""
    low, high = min(hit.first, view.first), max(hit.last, view.last)
    between = view.norms[low:high]
    return not any(norm in MARKS or norm in view.words.breaks for norm in between)


def governs(view: View, hit: Hit[str]) -> bool:
    """True when a cue bears on the figure: from before it, over "that" and a word set apart at the
    start; from after it, in the verbs that close its clause and those above."""
    if view.first <= hit.first < view.last:
        return True
    if hit.first < view.first:
        return _leads(view, hit)
    return _closes(view, hit)


def _leads(view: View, hit: Hit[str]) -> bool:
    words = view.words
    between = view.norms[hit.last : view.first]
    if any(norm in words.resets or norm in STOPS for norm in between):
        return False
    if hit.key == "forecast" and between and between[0] in COMMAS:
        return True
    if words.order == "sov":
        rejects = hit.key in ("denied", "withdrawn")
        marks = between if rejects else _without_opening(hit, between)
        return not any(norm in COMMAS for norm in marks) and not parted_by_figure(view, hit)
    for at, norm in enumerate(between):
        if norm not in COMMAS:
            if norm in words.breaks and at and between[at - 1] in COMMAS:
                return False
            continue
        after = between[at + 1] if at + 1 < len(between) else ""
        opens = at == 0 and hit.first <= (ASIDE if hit.key == "unconfirmed" else 0)
        over = words.that if words.that and hit.key in TOLD else words.relatives
        if not (opens or after in over):
            return False
    return True


def _without_opening(hit: Hit[str], between: tuple[str, ...]) -> tuple[str, ...]:
    """Leaves out the comma that sets a doubt apart at the start: by rumour, 40 people …"""
    if hit.first or hit.key != "unconfirmed":
        return between[1:]
    for at, norm in enumerate(between[: ASIDE + 1]):
        if norm in COMMAS:
            return between[at + 1 :]
    return between[1:]


def _closes(view: View, hit: Hit[str]) -> bool:
    words = view.words
    between = view.norms[view.last : hit.first]
    if any(norm in STOPS or norm in words.resets for norm in between):
        return False
    commas = [at for at, norm in enumerate(between) if norm in COMMAS]
    if words.order == "svo":
        if parted_by_figure(view, hit) or not words.who.isdisjoint(between[FAR:]):
            return False
        if not commas:
            return True
        remark = between[commas[0] + 1 :] + view.norms[hit.first : hit.last]
        return len(commas) == 1 and (
            (commas == [len(between) - 1] and _set_apart(view, hit))
            or not words.remark.isdisjoint(remark[: ASIDE + 1])
        )
    for at in commas:
        after = between[at + 1] if at + 1 < len(between) else view.norms[hit.first]
        if after in words.breaks:
            return False
        before = between[at - 1] if at else ""
        if words.finite.fullmatch(before) and after not in words.relatives:
            return False
    return True


def _set_apart(view: View, hit: Hit[str]) -> bool:
    """A word between commas ("perhaps") or a remark that doubts what stands before it."""
    after = view.norms[hit.last : hit.last + 1]
    return not after or after[0] in MARKS or after[0] == "."


def clause_start(view: View, index: int) -> int:
    """Returns the first token of the clause that holds a token."""
    while index > 0 and not _parts(view, index - 1):
        index -= 1
    return index


def clause_stop(view: View, index: int) -> int:
    """Returns the index after the last token of the clause that holds a token."""
    while index < len(view.norms) and not _parts(view, index):
        index += 1
    return index


def _parts(view: View, index: int) -> bool:
    norm = view.norms[index]
    if norm not in COMMAS:
        return norm in STOPS
    following = view.norms[index + 1] if index + 1 < len(view.norms) else ""
    return following not in view.words.relatives
