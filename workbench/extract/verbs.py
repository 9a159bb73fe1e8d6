"""Verbs that are in no list: a figure whose own verb is one counts what the lists do not know."""

from __future__ import annotations

from workbench.extract.forms import CLAUSE_END, STRONG, Form
from workbench.extract.nouns import Head
from workbench.extract.scene import Cue, Scene
from workbench.extract.types import Mention


def own_verb(scene: Scene, mention: Mention) -> int | None:
    """kk/ky: returns the verb in no list that closes the figure's clause."""
    for at in range(mention.last, len(scene.norms)):
        if at in scene.strong_at or scene.norms[at] in STRONG or scene.owner[at] >= 0:
            return None
        closes = at + 1 == len(scene.norms) or scene.norms[at + 1] in CLAUSE_END
        closes = closes or scene.marked("copula", at + 1, at + 2) is not None
        if closes and scene.is_word(at):
            return at if unknown_verb(scene, at) else None
    return None


def verb_unknown(scene: Scene, mention: Mention, head: Head | None) -> bool:
    """True when the figure has a predicate of its own that is in no list."""
    if scene.words.verb_final:
        return own_verb(scene, mention) is not None
    if _verb_before(scene, mention) is not None:
        return True
    at = _verb_after(scene, mention, head)
    return at is not None and not _measure_verb_near(scene, at)


def own_unknown_verb(scene: Scene, mention: Mention, cue: Cue, head: Head | None) -> bool:
    """True when a verb that is in no list is nearer than the cue: it is the figure's own."""
    if cue.form is Form.NOUN and (cue.kind == "event" or (head is not None and head.cue)):
        return False
    at = _verb_after(scene, mention, head)
    if at is not None:
        if cue.last <= mention.first:
            return not _measure_verb_near(scene, at)
        if cue.first > at:
            return scene.path(at, cue.first).commas > 0 or scene.path(at, cue.first).mentions > 0
    at = _verb_before(scene, mention)
    return at is not None and not (cue.first <= at < cue.last) and cue.first > mention.last


def _verb_after(scene: Scene, mention: Mention, head: Head | None) -> int | None:
    """Returns the verb right behind the figure and its noun."""
    at = head.last if head is not None and head.first >= mention.last else mention.last
    if (head is None or head.first < 0) and at < len(scene.norms) and _participle(scene, at):
        return at
    for place in range(at, min(at + 2, len(scene.norms))):
        if unknown_verb(scene, place):
            return place
        if scene.sentence.tokens[place].kind == "punct":
            return None
    return None


def _verb_before(scene: Scene, mention: Mention) -> int | None:
    """Returns the verb right before the figure and its hedge."""
    tokens = scene.sentence.tokens
    at = mention.first - 1
    while at >= 0 and tokens[at].start >= mention.start:
        at -= 1
    return at if at >= 0 and unknown_verb(scene, at) else None


def _participle(scene: Scene, at: int) -> bool:
    """en: tens of thousands dislocated from their homes."""
    if not scene.words.participle_form.fullmatch(scene.norms[at]):
        return False
    return not any(cue.first <= at < cue.last for cue in scene.cues)


def unknown_verb(scene: Scene, at: int) -> bool:
    if not scene.words.verb_form.fullmatch(scene.norms[at]) or scene.owner[at] >= 0:
        return False
    if any(cue.first <= at < cue.last and not _turn(scene, cue) for cue in scene.cues):
        return False
    if scene.marked("copula", at, at + 1):
        return False
    return not any(found.first <= at < found.last for found in (*scene.people, *scene.things))


def _turn(scene: Scene, cue: Cue) -> bool:
    """True for the bus fell, the boat sank: a change only to a figure that says how much."""
    return cue.kind == "ratio" and cue.role == "act" and not scene.words.verb_final


def _measure_verb_near(scene: Scene, at: int) -> bool:
    """True when a known measure follows the auxiliary within its own clause."""
    return any(
        at < cue.first <= at + 3 and scene.path(at, cue.first).commas == 0 for cue in scene.cues
    )
