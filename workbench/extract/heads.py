"""What is counted: the noun that a figure belongs to, as a population or a class of things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.extract.before import Before
from workbench.extract.scene import COMMAS, STRONG, Cue, Form, Found, Scene
from workbench.extract.types import Mention
from workbench.lexicon import Lexicon

REACH = 5
NOUN_PHRASE = 4
FEW = Decimal(10)
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
DASHES = frozenset("–—-")


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a noun may have to be looked up in."""

    lexicon: Lexicon
    home: str | None
    before: Before | None


def possessive(mention: Mention) -> bool:
    """True when the number is marked as a share of something: kk/ky 19-ы, үшеуі."""
    case = mention.case or ""
    return "poss" in case or "collective" in case


def heads(
    scene: Scene, lexicon: Lexicon, home: str | None, before: Before | None = None
) -> list[Head | None]:
    """Returns each figure's counted noun, None where it has none of its own."""
    asked = Asked(lexicon, home, before)
    return [_head(scene, index, asked) for index in range(len(scene.mentions))]


def _head(scene: Scene, index: int, asked: Asked) -> Head | None:
    mention = scene.mentions[index]
    for rule in RULES:
        head = rule(scene, mention)
        if head is not None:
            return _refined(scene, head, mention, asked)
    return None


def _noun_after(scene: Scene, mention: Mention) -> Head | None:
    """The first noun right of the number, with participles and adjectives between."""
    if scene.words.verb_final and possessive(mention):
        return None
    return _first_noun(scene, mention.last, REACH, "head_after")


def _noun_after_dash(scene: Scene, mention: Mention) -> Head | None:
    """19-ы – полиция қызметкері: the predicate noun behind a dash."""
    at = _skip_hedge(scene, mention)
    mark = scene.marked("subset", at, at + 1)
    at = mark.last if mark else at
    if at < len(scene.norms) and scene.norms[at] in DASHES:
        return _first_noun(scene, at + 1, REACH, "head_after_dash")
    return None


def _predicate_noun(scene: Scene, mention: Mention) -> Head | None:
    """27 were foreigners: the noun behind a linking verb."""
    if scene.words.verb_final:
        return None
    at = _skip_hedge(scene, mention)
    if at < len(scene.norms) and scene.words.verb_form.fullmatch(scene.norms[at]):
        head = _first_noun(scene, at + 1, 2, "head_after_copula")
        return head if head is not None and head.cue is None else None
    return None


def _noun_before(scene: Scene, mention: Mention) -> Head | None:
    """человек двадцать: the noun right before the number."""
    if scene.words.verb_final:
        return None
    for found in scene.people:
        if found.last == mention.first and scene.path(found.last, mention.first).words == 0:
            return Head(found.first, found.last, "head_before", population=found.id)
    return None


def _set_before(scene: Scene, mention: Mention) -> Head | None:
    """Депутаттардын 69у: kk/ky, the set in the genitive before a share."""
    if not scene.words.verb_final or not possessive(mention) or not mention.first:
        return None
    at = mention.first - 1
    at -= at > 0 and scene.sentence.tokens[at].kind == "punct"
    if not scene.words.genitive_form.fullmatch(scene.norms[at]):
        return None
    for found in (*scene.people, *scene.things):
        if found.last == at + 1:
            return _as_head(scene, found, "head_of_set")
    return None


def _those_who(scene: Scene, mention: Mention) -> Head | None:
    """кайрылгандардын саны 686: people named by what they did."""
    for at in range(max(mention.first - 2, 0), mention.first):
        if scene.words.people_form.fullmatch(scene.norms[at]):
            return Head(at, at + 1, "head_those_who", population="people")
    return None


def _closing_noun(scene: Scene, mention: Mention) -> Head | None:
    """67-сі … шабуыл жасаған күдіктілер: kk/ky, a noun closes the clause of a share."""
    if not scene.words.verb_final or not possessive(mention):
        return None
    stop = mention.last
    while stop < len(scene.norms) and not _ends(scene, stop):
        stop += 1
    last = stop - 1
    if scene.words.verb_form.fullmatch(scene.norms[last]):
        return None
    if scene.words.locative_form.fullmatch(scene.norms[last]):
        return None
    for found in (*scene.people, *scene.things):
        if found.id != "place_thing" and mention.last < found.first and last <= found.last <= stop:
            return _as_head(scene, found, "head_closing")
    return None


def _as_head(scene: Scene, found: Found, rule: str) -> Head:
    if found in scene.people:
        return Head(found.first, found.last, rule, population=found.id)
    return Head(found.first, found.last, rule, thing=found.id)


def _ends(scene: Scene, at: int) -> bool:
    return scene.owner[at] >= 0 or scene.norms[at] in STRONG or scene.norms[at] in ".»”"


def _named_as(scene: Scene, mention: Mention) -> Head | None:
    """149 of the dead as assailants: what they are said to be."""
    if scene.words.verb_final:
        return None
    for mark in scene.marks.get("as", ()):
        path = scene.path(mention.last, mark.first)
        if mark.first < mention.last or path.words > REACH or path.commas or path.mentions:
            continue
        head = _first_noun(scene, mark.last, 2, "head_as")
        if head is not None and head.population:
            return head
    return None


def _unknown_noun(scene: Scene, mention: Mention) -> Head | None:
    """екі департаменттен, two nights: a bare number before a noun that is in no list."""
    at = mention.last
    if possessive(mention) or at >= len(scene.norms) or (mention.quantity.number or FEW) >= FEW:
        return None
    if scene.words.attributive_form.fullmatch(scene.norms[at]) and at + 1 < len(scene.norms):
        at += 1
    if mention.stop > scene.sentence.tokens[at].start or not scene.is_word(at):
        return None
    return Head(at, at + 1, "head_unknown", thing="thing") if _nominal(scene, at) else None


def _nominal(scene: Scene, at: int) -> bool:
    """True for a word that is no verb, no participle and nothing of a clause's build."""
    norm, view = scene.norms[at], scene.words
    forms = (view.verb_form, view.attributive_form, view.light_form, view.converb_form)
    if any(form.fullmatch(norm) for form in forms):
        return False
    if any(cue.first <= at < cue.last for cue in scene.cues):
        return False
    return not any(scene.marked(mark, at, at + 1) for mark in BUILDING)


def noun_text(scene: Scene, mention: Mention) -> tuple[int, int] | None:
    """Returns the tokens of a counted noun that is in no list: the words after the number up to
    the first that looks like the noun itself; None where no noun follows."""
    first = _skip_hedge(scene, mention)
    for at in range(first, min(first + NOUN_PHRASE, len(scene.norms))):
        if not scene.is_word(at) or _stops(scene, at) or not _may_be_counted(scene, at):
            return None
        if scene.words.noun_form.fullmatch(scene.norms[at]):
            return first, at + 1
    return None


def _may_be_counted(scene: Scene, at: int) -> bool:
    norm, view = scene.norms[at], scene.words
    if view.light_form.fullmatch(norm) or (view.verb_final and view.verb_form.fullmatch(norm)):
        return False
    return not any(scene.marked(mark, at, at + 1) for mark in BUILDING)


RULES = (
    _noun_after,
    _noun_after_dash,
    _predicate_noun,
    _noun_before,
    _closing_noun,
    _set_before,
    _named_as,
    _those_who,
    _unknown_noun,
)


def _skip_hedge(scene: Scene, mention: Mention) -> int:
    """Returns the first token after the surface (its hedge words may follow the number)."""
    at = mention.last
    tokens = scene.sentence.tokens
    while at < len(tokens) and tokens[at].start < mention.stop:
        at += 1
    return at


def _first_noun(scene: Scene, start: int, reach: int, rule: str) -> Head | None:
    seen = 0
    for at in range(start, len(scene.norms)):
        if seen >= reach or _stops(scene, at):
            return None
        head = _noun_at(scene, at, rule)
        if head is not None:
            return _person_behind(scene, head, rule) or head
        if _verb(scene, at):
            return None
        seen += scene.is_word(at)
    return None


def _person_behind(scene: Scene, head: Head, rule: str) -> Head | None:
    """десяти убитых солдатах, 500 полициянын унаасы: the noun behind is what is counted."""
    at = head.last
    if at >= len(scene.norms) or _stops(scene, at):
        return None
    behind = _noun_at(scene, at, rule)
    if behind is None or behind.cue is not None:
        return None
    if head.cue is not None:
        return behind
    whose = scene.words.verb_final and scene.words.genitive_form.fullmatch(scene.norms[at - 1])
    return behind if whose and head.population and behind.thing not in (None, "name") else None


def _stops(scene: Scene, at: int) -> bool:
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
    behind = _noun_at(scene, at + 1, "")
    return behind is None or behind.cue is not None


def _predicate(cue: Cue) -> bool:
    return cue.role == "act" and cue.form in (Form.FINITE, Form.CONTENT)


def _noun_at(scene: Scene, at: int, rule: str) -> Head | None:
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


def _refined(scene: Scene, head: Head, mention: Mention, asked: Asked) -> Head:
    if head.thing == "case" and _administrative(scene, mention):
        return replace(head, thing="administrative_case")
    if head.population is None:
        return head
    for rule in (_staff_of, _foreign_citizens, _joined):
        population = rule(scene, head, mention, asked)
        if population is not None:
            return replace(head, population=population)
    return replace(head, population="people") if head.population == "staff" else head


def _administrative(scene: Scene, mention: Mention) -> bool:
    """әкімшілік құқық бұзушылық туралы 8 354 іс: cases that are no criminal ones."""
    for found in scene.things:
        close = found.last <= mention.first and mention.first - found.last <= REACH
        if close and found.id == "administrative_case":
            return True
    return False


def _staff_of(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """органдарының 11 қызметкері; members of the security forces: the body they belong to."""
    if head.population != "staff":
        return None
    for found in scene.people:
        if 0 <= mention.first - found.last <= 1 or 0 <= found.first - head.last <= 2:
            return found.id
    return asked.before.force() if asked.before is not None else None


def _foreign_citizens(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """Citizens of a country that is not the one of the event."""
    if scene.marked("citizen", head.first, head.last) is None or asked.home is None:
        return None
    for found in scene.places:
        node = asked.lexicon.places.nodes[found.id]
        beside = found.last == head.first or 0 <= found.first - head.last <= 1
        if beside and node.type == "country" and found.id != asked.home:
            return "foreigners"
    return None


def _joined(scene: Scene, head: Head, mention: Mention, asked: Asked) -> str | None:
    """восемь полицейских и военнослужащих: what the two populations have in common."""
    conjunction = scene.marked("and", head.last, head.last + 1)
    if conjunction is None or head.population is None:
        return None
    for found in scene.people:
        if 0 <= found.first - conjunction.last <= 1:
            return _common(asked.lexicon, head.population, found.id)
    return None


def _common(lexicon: Lexicon, one: str, other: str) -> str | None:
    if one == other:
        return one
    first = {one} | lexicon.populations.ancestors(one)
    second = {other} | lexicon.populations.ancestors(other)
    return min((first & second) - {"people"}, default=None)
