"""What is counted: the noun that a figure belongs to, as a population or a class of things.

Each rule answers with a head or stays silent; RULES is the order in which they are asked."""

from __future__ import annotations

from decimal import Decimal

from workbench.extract.before import Before
from workbench.extract.forms import STRONG
from workbench.extract.nouns import (
    Head,
    as_head,
    first_noun,
    nominal,
    possessive,
    skip_hedge,
)
from workbench.extract.populations import Asked, refined
from workbench.extract.scene import Scene
from workbench.extract.types import Mention
from workbench.lexicon import Lexicon

REACH = 5
FEW = Decimal(10)
DASHES = frozenset("–—-")


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
            return refined(scene, head, mention, asked)
    return None


def _noun_after(scene: Scene, mention: Mention) -> Head | None:
    """The first noun right of the number, with participles and adjectives between."""
    if scene.words.verb_final and possessive(mention):
        return None
    return first_noun(scene, mention.last, REACH, "head_after")


def _noun_after_dash(scene: Scene, mention: Mention) -> Head | None:
    """19-ы – полиция қызметкері: the predicate noun behind a dash."""
    at = skip_hedge(scene, mention)
    mark = scene.marked("subset", at, at + 1)
    at = mark.last if mark else at
    if at < len(scene.norms) and scene.norms[at] in DASHES:
        return first_noun(scene, at + 1, REACH, "head_after_dash")
    return None


def _predicate_noun(scene: Scene, mention: Mention) -> Head | None:
    """27 were foreigners: the noun behind a linking verb."""
    if scene.words.verb_final:
        return None
    at = skip_hedge(scene, mention)
    if at < len(scene.norms) and scene.words.verb_form.fullmatch(scene.norms[at]):
        head = first_noun(scene, at + 1, 2, "head_after_copula")
        return head if head is not None and head.cue is None else None
    return None


def _said_of_set(scene: Scene, mention: Mention) -> Head | None:
    """19 of the dead were police officers: what a part of a set is said to be."""
    mark = scene.marked("of", mention.last, mention.last + 1)
    if mark is None:
        return None
    for at in range(mark.last, min(mark.last + REACH, len(scene.norms))):
        if scene.owner[at] >= 0 or not scene.is_word(at):
            return None
        if scene.marked("be", at, at + 1):
            head = first_noun(scene, at + 1, 2, "head_after_copula")
            return head if head is not None and head.population else None
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
            return as_head(scene, found, "head_of_set")
    return None


def _those_who(scene: Scene, mention: Mention) -> Head | None:
    """кайрылгандардын саны 686: people named by what they did."""
    for at in range(max(mention.first - 2, 0), mention.first):
        if scene.words.people_form.fullmatch(scene.norms[at]):
            return Head(at, at + 1, "head_those_who", population="people")
    return None


def _tallied(scene: Scene, mention: Mention) -> Head | None:
    """The number of damaged houses rose to 210: the noun of which the number is told."""
    marks = [mark for mark in scene.marks.get("tally", ()) if mark.last <= mention.first]
    if not marks:
        return None
    mark = marks[-1]
    path = scene.path(mark.last, mention.first)
    if path.commas or path.strong or path.mentions or path.words > 2 * REACH:
        return None
    if not scene.words.verb_final:
        head = first_noun(scene, mark.last, REACH, "head_tallied")
        return head if head is not None and head.cue is None else None
    for found in (*scene.people, *scene.things):
        if found.last == mark.first:
            return as_head(scene, found, "head_tallied")
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
        if found.id != "place_thing" and mention.last <= found.first and last <= found.last <= stop:
            return as_head(scene, found, "head_closing")
    return None


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
        head = first_noun(scene, mark.last, 2, "head_as")
        if head is not None and head.population:
            return head
    return None


def _unknown_noun(scene: Scene, mention: Mention) -> Head | None:
    """екі департаменттен, two nights: a bare number before a noun that is in no list."""
    at = mention.last
    if possessive(mention) or at >= len(scene.norms):
        return None
    if (mention.quantity.number or FEW) >= FEW and not _marked_noun(scene, mention):
        return None
    if scene.words.attributive_form.fullmatch(scene.norms[at]) and at + 1 < len(scene.norms):
        at += 1
    if mention.stop > scene.sentence.tokens[at].start or not scene.is_word(at):
        return None
    return Head(at, at + 1, "head_unknown", thing="thing") if nominal(scene, at) else None


def _marked_noun(scene: Scene, mention: Mention) -> bool:
    """True where the next word must be a counted noun, whatever the number: kk/ky nouns follow
    their number, ru/en plurals show themselves, and so does a noun after a word like in."""
    if scene.words.verb_final:
        return mention.case is None
    at = mention.last
    at += scene.words.attributive_form.fullmatch(scene.norms[at]) is not None
    if at < len(scene.norms) and scene.words.plural_form.fullmatch(scene.norms[at]):
        return True
    tokens = scene.sentence.tokens
    before = max((i for i in range(mention.first) if tokens[i].stop <= mention.start), default=-1)
    return before >= 0 and scene.marked("within", before, before + 1) is not None


RULES = (
    _said_of_set,
    _noun_after,
    _noun_after_dash,
    _predicate_noun,
    _noun_before,
    _closing_noun,
    _set_before,
    _named_as,
    _those_who,
    _tallied,
    _unknown_noun,
)
