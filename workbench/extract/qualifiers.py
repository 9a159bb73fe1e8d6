"""Words that narrow a figure beyond place and population: filed, in one day, in hospital."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.costs import group
from workbench.extract.desk import Desk
from workbench.extract.prefilter import may_hold
from workbench.extract.scene import Found, Scene
from workbench.extract.scopes import place_of
from workbench.extract.tokens import tokenise
from workbench.lexicon import Lexicon
from workbench.text.sentences import sentence_spans

REACH, SENTENCE = 12.0, 40.0
BESIDE = 4
OPENING = 4
WHOLE = "total_whole"
CARRIED = ("measure_of_sum_before", "measure_of_topic", "measure_of_count_before")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a qualifier may narrow (nothing named: all), whether it reaches over commas, and whether
    it says so only where no place is named."""

    measures: frozenset[str]
    across: bool
    family: str
    unplaced: bool = False


def qualifiers(desk: Desk, index: int, measure: str) -> tuple[str, ...]:
    """Returns the ids of the qualifiers that belong to the figure, sorted: its own, and those it
    takes over from the figure it is a part of or carries on."""
    kinds = narrowings(desk.lexicon)
    found = {
        one.id
        for one in desk.scene.qualifiers
        if _narrows(kinds[one.id], measure) and _belongs(desk, index, one, kinds[one.id])
    }
    if place_of(desk, index).place is not None:
        found = {id_ for id_ in found if not kinds[id_].unplaced}
    families = {kinds[id_].family for id_ in found if kinds[id_].family and id_ != WHOLE}
    taken = {
        id_
        for id_ in _taken_over(desk, index, measure) or _told_after(desk, index)
        if _narrows(kinds[id_], measure) and kinds[id_].family not in families
    }
    if taken - {WHOLE}:
        found.discard(WHOLE)
        taken.discard(WHOLE)
    both = found | taken
    wider = {up for id_ in both for up in desk.lexicon.qualifiers.ancestors(id_)}
    return tuple(sorted(both - wider))


def _narrows(kind: Narrowing, measure: str) -> bool:
    return not kind.measures or measure in kind.measures


def _taken_over(desk: Desk, index: int, measure: str) -> set[str]:
    """Returns the qualifiers of the whole, or of the sum before that this one carries on."""
    kinds = narrowings(desk.lexicon)
    part = desk.parts[index]
    if part is not None and part.whole is not None:
        kept = qualifiers(desk, part.whole, measure) if part.whole < index else ()
        return {id_ for id_ in kept if kinds[id_].across}
    pronoun = _leans_on_pronoun(desk, index)
    if part is None and not pronoun and desk.measure(index)[1] not in CARRIED:
        return set()
    before = {id_ for one in desk.past.readings for id_ in one.qualifiers if kinds[id_].across}
    if not before and desk.past.before is not None and group(desk.scene.mentions[index]) == "money":
        before = {id_ for id_ in desk.past.before.qualifiers() if kinds[id_].across}
    return before


def _told_after(desk: Desk, index: int) -> set[str]:
    """The sum covers business: what a sentence without a figure adds to the last sum before it."""
    scene, lexicon = desk.scene, desk.lexicon
    last = index + 1 == len(scene.mentions) and group(scene.mentions[index]) == "money"
    if not last or not desk.past.after.strip():
        return set()
    language = scene.sentence.language
    start, stop = sentence_spans(desk.past.after, language, lexicon)[0]
    text = desk.past.after[start:stop]
    norms = [token.norm for token in tokenise(text)]
    opens = any(
        hit.key == "sum" and hit.first in (1, 2) for hit in scene.words.marks.find(norms[:OPENING])
    )
    if not opens or may_hold(text, language, lexicon):
        return set()
    return {hit.key for hit in scene.words.qualifiers.find(norms)}


def _leans_on_pronoun(desk: Desk, index: int) -> bool:
    """True for "their total loss": what narrows the sentence before narrows this one."""
    mention = desk.scene.mentions[index]
    return group(mention) == "money" and any(
        mark.last <= mention.first and mark.first <= 1
        for mark in desk.scene.marks.get("subset", ())
    )


def _belongs(desk: Desk, index: int, one: Found, kind: Narrowing) -> bool:
    """True when no other figure is nearer, or the nearer one is the same sum in other money."""
    scene = desk.scene
    mine = _distance(scene, index, one, kind)
    if mine is None or _inside(scene, index, one):
        return False
    for other in range(len(scene.mentions)):
        if other == index or _same_sum(scene, index, other) or _counts(desk, other, one):
            continue
        theirs = _distance(scene, other, one, kind)
        if theirs is not None and theirs < mine:
            return False
    return True


def _inside(scene: Scene, index: int, one: Found) -> bool:
    """True for the 24 of "the past 24 hours"."""
    return any(scene.owner[at] == index for at in range(one.first, one.last))


def _counts(desk: Desk, index: int, one: Found) -> bool:
    """True for a figure within the qualifier or right before its noun: at two markets."""
    head = desk.heads[index]
    plain = head is not None and head.rule == "head_unknown"
    return _inside(desk.scene, index, one) or (
        plain and desk.scene.mentions[index].last == one.first
    )


def _distance(scene: Scene, index: int, one: Found, kind: Narrowing) -> float | None:
    mention = scene.mentions[index]
    path = scene.between(mention.first, mention.last, one.first, one.last)
    if path.strong or (path.commas and not kind.across):
        return None
    cost = path.words + 3.0 * path.commas
    return cost if cost <= (SENTENCE if kind.across else REACH) else None


def _same_sum(scene: Scene, index: int, other: int) -> bool:
    """92.2 billion tenge, over $209 million: one sum said twice."""
    mine, theirs = scene.mentions[index], scene.mentions[other]
    if mine.same_as == other or theirs.same_as == index:
        return True
    if group(mine) != "money" or group(theirs) != "money":
        return False
    if mine.quantity.unit == theirs.quantity.unit:
        return False
    return scene.between(mine.first, mine.last, theirs.first, theirs.last).words <= BESIDE


@lru_cache(maxsize=8)
def narrowings(lexicon: Lexicon) -> Mapping[str, Narrowing]:
    """Returns what each qualifier may narrow."""
    found: dict[str, Narrowing] = {}
    for id_, inner in lexicon.common("qualifiers").tables():
        measures = inner.words("measures")
        for measure in measures:
            if measure not in lexicon.measures:
                raise inner.wrong("measures", measure, "the id of a measure")
        found[id_] = Narrowing(
            frozenset(measures),
            inner.flag("across"),
            inner.text("family", ""),
            inner.flag("unplaced"),
        )
    return found
