"""How far a figure is from each word that may say what it counts; the nearest one wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.extract.forms import CLAUSE_END, COMMAS, Form
from workbench.extract.neighbours import left_behind, of_another, turned
from workbench.extract.nouns import Head
from workbench.extract.scene import Cue, Path, Scene
from workbench.extract.sets import beyond_part, introduced, is_whole, set_mark, share_of
from workbench.extract.types import Mention
from workbench.extract.verbs import own_unknown_verb, own_verb, unknown_verb

LIMIT = 16.0
BLOCKED = 14.0
PREDICATE = 7.0
NEAR_SHARE = 8.0
FAR_CHANGE = 12.0
CURRENCY = re.compile(r"[A-Z]{3}")
TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
RATIOS = frozenset({"percent", "ratio", "times"})
COUNTED = frozenset({"person", "thing", "event"})
WILD = frozenset({"weapons_stolen", "weapons_seized"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name the measure of a figure, with its distance."""

    cost: float
    cue: Cue


def group(mention: Mention) -> str:
    """Returns what kind of amount it is: money, time, ratio, size or count."""
    unit = mention.quantity.unit
    if unit is None:
        return "count"
    if CURRENCY.fullmatch(unit):
        return "money"
    if unit in TIME_UNITS:
        return "time"
    if unit in RATIOS:
        return "ratio"
    return "count" if unit in ("person", "piece", "count") else "size"


def candidates(scene: Scene, index: int, head: Head | None) -> list[Candidate]:
    """Returns the words that may name the figure's measure, nearest first."""
    mention = scene.mentions[index]
    cost = _final_cost if scene.words.verb_final else _free_cost
    found = [
        Candidate(cost(scene, index, cue, head), cue)
        for cue in scene.cues
        if _fits(scene, mention, cue, head)
    ]
    if group(mention) == "ratio":
        found = [
            one
            for one in found
            if one.cost <= (FAR_CHANGE if one.cue.measure == "change" else NEAR_SHARE)
        ]
    found.sort(key=lambda one: (one.cost, _breadth(scene, one.cue, head), one.cue.first))
    return [one for one in found if one.cost <= LIMIT]


def _breadth(scene: Scene, cue: Cue, head: Head | None) -> int:
    """Returns how much wider than the class of the head what the measure counts is."""
    things = scene.words.rules[cue.measure].things
    if not things or head is None or head.thing is None:
        return 0
    wider = scene.words.thing_classes[head.thing].wider
    return min((at for at, thing in enumerate(wider) if thing in things), default=len(wider))


def _fits(scene: Scene, mention: Mention, cue: Cue, head: Head | None) -> bool:
    """True when a figure of that unit and noun can be an instance of the cue's measure."""
    kind = group(mention)
    if kind == "money":
        return cue.kind == "money"
    if kind == "time":
        return cue.kind == "time" or cue.measure == "convicted"
    if kind == "ratio":
        return _fits_ratio(scene, mention, cue)
    if kind == "size":
        return False
    number = mention.quantity.number
    if number is not None and number != number.to_integral_value():
        return False
    things = scene.words.rules[cue.measure].things
    if things:
        if head is None or head.thing is None:
            return False
        wider = scene.words.thing_classes[head.thing].wider
        return not things.isdisjoint(wider) or (head.thing == "piece" and cue.measure in WILD)
    if cue.kind == "other":
        return cue.role == "act"
    if cue.kind not in COUNTED:
        return False
    if head is not None and head.rule == "head_unknown":
        return _fits_unknown(scene, mention, cue, head)
    if head is None or head.thing is None:
        return True
    return cue.kind == "person" and scene.words.thing_classes[head.thing].person


def _fits_unknown(scene: Scene, mention: Mention, cue: Cue, head: Head) -> bool:
    """True when a noun in no list may name people: it is the very subject or object of the verb."""
    if cue.kind != "person" or cue.form not in (Form.FINITE, Form.CONTENT):
        return False
    noun, view = scene.norms[head.last - 1], scene.words
    forms = (view.genitive_form, view.locative_form, view.origin_form)
    if view.verb_final and any(form.fullmatch(noun) for form in forms):
        return False
    path = scene.between(mention.first, head.last, cue.first, cue.last)
    if path.commas or path.strong or path.mentions:
        return False
    return path.words <= (2 if cue.first >= head.last else 0)


def _fits_ratio(scene: Scene, mention: Mention, cue: Cue) -> bool:
    if cue.measure == "change":
        return not (mention.quantity.unit == "percent" and _is_level(mention))
    if mention.quantity.unit != "percent" or cue.kind not in ("person", "event"):
        return False
    if scene.between(mention.first, mention.last, cue.first, cue.last).commas:
        return False
    if scene.words.verb_final and cue.last <= mention.first:
        return cue.form is Form.NOMINAL
    return cue.role == "act" or cue.first == mention.last + 2


def _is_level(mention: Mention) -> bool:
    """True for from 5.1 to 4.7 per cent: where something stood and stands, no change itself."""
    return mention.previous or any(rule.startswith("value reached") for rule in mention.rules)


def _free_cost(scene: Scene, index: int, cue: Cue, head: Head | None) -> float:
    """Russian and English: a verb may stand on either side."""
    mention = scene.mentions[index]
    path = scene.between(mention.first, mention.last, cue.first, cue.last)
    if cue.first >= mention.last:
        path = _without_apposition(scene, mention.last, cue.first, path)
    cost = path.words + 3.0 * path.commas + 6.0 * path.strong + 2.5 * path.mentions
    if head is not None and head.first <= cue.first < head.last:
        cost = 8.0 if _predicate_follows(scene, index, cue) else 5.0
        if _also_predicate(scene, cue):
            cost = 4.5 if _predicate_follows(scene, index, cue) else 0.5
    elif head is not None and mention.last <= cue.first < head.first:
        cost = 5.0 if _predicate_follows(scene, index, cue) else 1.0
    elif cue.form in (Form.NOUN, Form.NOMINAL, Form.BARE) and cue.first >= mention.last:
        cost += 4.0
    elif cue.first < mention.first:
        cost += _of_set(scene, cue) + (2.0 if cue.form is Form.BARE else 0.0)
    elif _predicate_follows(scene, index, cue):
        cost += _of_set(scene, cue)
    if introduced(scene, mention) and head is not None and cue.first >= head.last:
        cost += LIMIT if path.mentions or turned(scene, index, cue) else PREDICATE
    if beyond_part(scene, index, cue):
        cost += LIMIT
    if own_unknown_verb(scene, mention, cue, head):
        cost += BLOCKED
    return cost + of_another(scene, index, cue, head)


def _without_apposition(scene: Scene, start: int, stop: int, path: Path) -> Path:
    """Returns the path without an apposition: two dozen, half of them students, were released;
    100 человек, задержанных без причины, отпущены."""
    commas = [at for at in range(start, stop) if scene.norms[at] in COMMAS]
    if len(commas) != 2:
        return path
    opening, closing = commas
    marked = any(scene.marked(m, opening, closing) for m in ("subset", "including"))
    if not marked and not scene.words.attributive_form.fullmatch(scene.norms[opening + 1]):
        return path
    before, after = scene.path(start, opening), scene.path(closing + 1, stop)
    return Path(
        before.words + after.words,
        0,
        before.strong + after.strong,
        before.mentions + after.mentions,
    )


def _also_predicate(scene: Scene, cue: Cue) -> bool:
    """True for wounded, погибших: what happened; False for protesters, боевиков: who they are."""
    return any(
        other.measure == cue.measure and other.role == "act" and other.first == cue.first
        for other in scene.cues
    )


def _of_set(scene: Scene, cue: Cue) -> float:
    """из задержанных, among the detained: the set a figure is drawn from counts less."""
    return 4.5 if set_mark(scene, cue) else 0.0


def _final_cost(scene: Scene, index: int, cue: Cue, head: Head | None) -> float:
    """Kazakh and Kyrgyz: the figure belongs to the next predicate on its right."""
    mention = scene.mentions[index]
    if cue.first < mention.first and mention.last < cue.last:
        return 0.0
    path = scene.between(mention.first, mention.last, cue.first, cue.last)
    if head is not None and head.first <= cue.first < head.last:
        return 5.0 if cue.form is not Form.BARE else 0.0
    if cue.first >= mention.last:
        cost = 0.45 * path.words + 1.2 * path.commas + 6.0 * path.strong + path.mentions
        cost += _predicates_between(scene, mention, cue)
        if cue.form is Form.NOUN:
            cost += 4.0
        if cue.form is Form.BARE and path.words > 1:
            cost += 2.0
        if _after_tally(scene, mention):
            cost += PREDICATE
        if is_whole(scene, index, head) or left_behind(scene, index, cue, head):
            cost += LIMIT
    else:
        cost = path.words + 3.0 * path.commas + 6.0 * path.strong + 2.5 * path.mentions
        cost += _left_extra(scene, index, cue)
    return cost + (5.0 if cue.form is Form.NOUN and _adjunct(scene, cue) else 0.0)


def _left_extra(scene: Scene, index: int, cue: Cue) -> float:
    """What a word on the left costs: a finished clause much, the set of a share some."""
    mention = scene.mentions[index]
    if cue.form in (Form.FINITE, Form.CONTENT):
        return 9.0 + (BLOCKED if own_verb(scene, mention) is not None else 0.0)
    if cue.form in (Form.NOMINAL, Form.NOUN):
        if share_of(scene, mention, cue):
            return 4.5
        near = scene.path(cue.last, mention.first).words <= 1
        return -1.0 if near or scene.marked("tally", cue.last, mention.first) else 3.0
    return 4.0 if _predicate_follows(scene, index, cue) else 0.0


def _predicate_follows(scene: Scene, index: int, participle: Cue) -> bool:
    mention = scene.mentions[index]
    return any(
        cue.first >= max(mention.last, participle.last)
        and cue.kind == participle.kind
        and cue.form in (Form.FINITE, Form.CONTENT)
        and not scene.path(mention.last, cue.first).commas
        for cue in scene.cues
    )


def _after_tally(scene: Scene, mention: Mention) -> bool:
    """жаракат алгандардын саны – 540: the number is told by what stands before it."""
    at = mention.first - 1
    at -= at > 0 and scene.norms[at] in COMMAS
    return at >= 0 and scene.marked("tally", at, at + 1) is not None


def _adjunct(scene: Scene, cue: Cue) -> bool:
    """True when a noun stands in a case that makes it a mere circumstance of its clause."""
    if cue.role == "act":
        return True
    return bool(cue.case) and not scene.words.genitive_form.fullmatch(scene.norms[cue.last - 1])


def _predicates_between(scene: Scene, mention: Mention, cue: Cue) -> float:
    """Returns what the predicates between a figure and a word on its right cost: one that is in no
    list is the figure's own, unless it is a converb that leads on to the next."""
    ends: dict[int, float] = {}
    for at in range(mention.last, cue.first):
        closes = at + 1 < len(scene.norms) and (
            scene.norms[at + 1] in CLAUSE_END or scene.marked("and", at + 1, at + 2) is not None
        )
        if closes and scene.is_word(at) and unknown_verb(scene, at):
            leads_on = scene.words.converb_form.fullmatch(scene.norms[at])
            ends[at] = PREDICATE if leads_on else BLOCKED
    for other in scene.cues:
        between = mention.last <= other.first and other.last <= cue.first
        if between and other.kind == cue.kind and _is_predicate(other):
            ends[other.last - 1] = PREDICATE
    return sum(ends.values())


def _is_predicate(cue: Cue) -> bool:
    return cue.role == "act" and cue.form in (Form.FINITE, Form.CONTENT)
