"""The nouns of a sentence as what may be counted: populations, classes of things, measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.extract.forms import COMMAS, STRONG, Form
from workbench.extract.scene import Cue, Found, Scene
from workbench.extract.types import Mention

NOUN_PHRASE = 4
BUILDING = (
    "copula",
    "negation",
    "subset",
    "including",
    "of",
    "and",
    "rest",
    "strong",
    "head_stops",
    "also",
    "as",
    "reason",
    "origin",
)
"""Words that hold a clause together and are never counted."""


@dataclass(frozen=True, slots=True)
class Head:
    """The counted noun at tokens first to last: a population, a thing class, or a noun that names
    a measure; `rule` says how it was found."""

    first: int
    last: int
    rule: str
    population: str | None = None
    thing: str | None = None
    cue: Cue | None = None


def possessive(mention: Mention) -> bool:
    """True when the number is marked as a share of something: kk/ky 19-ы, үшеуі."""
    case = mention.case or ""
    return "poss" in case or "collective" in case


def first_noun(scene: Scene, start: int, reach: int, rule: str) -> Head | None:
    seen = 0
    for at in range(start, len(scene.norms)):
        if seen >= reach or stops(scene, at) or _joins_clauses(scene, at):
            return None
        head = noun_at(scene, at, rule)
        if head is not None:
            return _person_behind(scene, head, rule) or head
        if _verb(scene, at):
            return None
        seen += scene.is_word(at)
    return None


def _joins_clauses(scene: Scene, at: int) -> bool:
    """True for an "and" behind a verb or participle; behind an adjective the noun may follow."""
    before = scene.norms[at - 1] if at else ""
    verbal = scene.words.verb_form.fullmatch(before) or (
        scene.words.verb_final and scene.words.attributive_form.fullmatch(before)
    )
    return bool(verbal) and scene.marked("and", at, at + 1) is not None


def noun_at(scene: Scene, at: int, rule: str) -> Head | None:
    people = _starting(scene.people, at)
    thing = _starting(scene.things, at)
    if people and (not thing or people.last >= thing.last):
        return Head(at, people.last, rule, population=people.id)
    if thing:
        return Head(at, thing.last, rule, thing=thing.id)
    staff = scene.marked("staff", at, at + 1)
    if staff:
        return Head(at, staff.last, rule, population="staff")
    nouns = [cue for cue in scene.cues if cue.first == at and cue.role == "noun"]
    nouns = [cue for cue in nouns if cue.kind in ("person", "event")]
    if nouns:
        best = max(nouns, key=lambda cue: cue.last)
        return Head(at, best.last, rule, cue=best)
    return None


def _starting(found: Iterable[Found], at: int) -> Found | None:
    return max((one for one in found if one.first == at), key=lambda one: one.last, default=None)


def _person_behind(scene: Scene, head: Head, rule: str) -> Head | None:
    """десяти убитых солдатах, 500 полициянын унаасы: the noun behind is what is counted."""
    at = head.last
    if at >= len(scene.norms) or stops(scene, at):
        return None
    behind = noun_at(scene, at, rule)
    if behind is None or behind.cue is not None:
        return None
    if head.cue is not None or (head.thing == "place_thing" and behind.population):
        return behind
    adjective = not scene.words.verb_final and scene.words.attributive_form.fullmatch(
        scene.norms[at - 1]
    )
    if adjective and head.population and behind.thing:
        return behind
    whose = scene.words.verb_final and scene.words.genitive_form.fullmatch(scene.norms[at - 1])
    return behind if whose and head.population and behind.thing not in (None, "name") else None


def stops(scene: Scene, at: int) -> bool:
    norm = scene.norms[at]
    if scene.owner[at] >= 0 or norm in STRONG or norm in COMMAS or at in scene.strong_at:
        return True
    return norm in "()" or scene.marked("head_stops", at, at + 1) is not None


def _verb(scene: Scene, at: int) -> bool:
    if not scene.words.verb_final and scene.words.verb_form.fullmatch(scene.norms[at]):
        return True
    if not any(cue.first == at and _predicate(cue) for cue in scene.cues):
        return False
    if scene.words.verb_final or at + 1 >= len(scene.norms):
        return True
    behind = noun_at(scene, at + 1, "")
    return behind is None or behind.cue is not None


def _predicate(cue: Cue) -> bool:
    return cue.role == "act" and cue.form in (Form.FINITE, Form.CONTENT)


def as_head(scene: Scene, found: Found, rule: str) -> Head:
    if found in scene.people:
        return Head(found.first, found.last, rule, population=found.id)
    return Head(found.first, found.last, rule, thing=found.id)


def skip_hedge(scene: Scene, mention: Mention) -> int:
    """Returns the first token after the surface (its hedge words may follow the number)."""
    at = mention.last
    tokens = scene.sentence.tokens
    while at < len(tokens) and tokens[at].start < mention.stop:
        at += 1
    return at


def noun_text(scene: Scene, mention: Mention) -> tuple[int, int] | None:
    """Returns the tokens of a counted noun that is in no list: the words after the number up to
    the first that looks like the noun itself; None where no noun follows."""
    first = skip_hedge(scene, mention)
    for at in range(first, min(first + NOUN_PHRASE, len(scene.norms))):
        if not scene.is_word(at) or stops(scene, at) or not _may_be_counted(scene, at):
            return None
        if scene.words.noun_form.fullmatch(scene.norms[at]):
            return first, at + 1
    return None


def _may_be_counted(scene: Scene, at: int) -> bool:
    norm, view = scene.norms[at], scene.words
    if view.light_form.fullmatch(norm) or (view.verb_final and view.verb_form.fullmatch(norm)):
        return False
    return not any(scene.marked(mark, at, at + 1) for mark in BUILDING)


def nominal(scene: Scene, at: int) -> bool:
    """True for a word that is no verb, no participle and nothing of a clause's build."""
    norm, view = scene.norms[at], scene.words
    forms = (view.verb_form, view.attributive_form, view.light_form, view.converb_form)
    if any(form.fullmatch(norm) for form in forms):
        return False
    if any(cue.first <= at < cue.last for cue in scene.cues):
        return False
    return not any(scene.marked(mark, at, at + 1) for mark in BUILDING)
