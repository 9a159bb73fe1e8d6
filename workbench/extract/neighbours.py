"""Which of two figures a word belongs to: the whole and what befell a part, nouns joined by "and".

62 passengers were aboard, 40 died; four soldiers of A and one guard of B were killed."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.forms import COMMAS, Form
from workbench.extract.nouns import Head
from workbench.extract.scene import Cue, Scene

OTHERS = 16.0
"""What a word costs that is the predicate of the next figure alone."""
OTHER_NOUN = 4.0
OF_SOMEBODY = 7.0
SUBJECT = 4
"""Words between a figure and the predicate of which it is the subject."""
BESIDE = 2


def of_another(scene: Scene, index: int, cue: Cue, head: Head | None) -> float:
    """ru/en: returns what a word costs that belongs to the figure before or after."""
    mention = scene.mentions[index]
    own = head is not None and head.first >= mention.last
    if not own or head is None:
        return 0.0
    if cue.first >= head.last:
        told = OF_SOMEBODY if _of_somebody(scene, cue, head) else 0.0
        return OTHERS if _predicate_of_next(scene, index, cue, head) else told
    return OTHER_NOUN if index and _noun_of_last(scene, index, cue) else 0.0


def _predicate_of_next(scene: Scene, index: int, cue: Cue, head: Head) -> bool:
    """True for the bus had 62 passengers and 40 were killed; not for two nouns with one verb."""
    if index + 1 >= len(scene.mentions) or cue.role != "act":
        return False
    following = scene.mentions[index + 1]
    if not head.last <= following.first <= cue.first - 1:
        return False
    path = scene.path(following.last, cue.first)
    if path.commas or path.strong or path.mentions or path.words > SUBJECT:
        return False
    return path.words == 0 or verb_between(scene, head.last, following.first)


def _of_somebody(scene: Scene, cue: Cue, head: Head) -> bool:
    """True for 20 people watched the trial of a man who killed."""
    mark = scene.marked("relative", head.last + BESIDE, cue.first)
    return mark is not None and scene.path(head.last, mark.first).words >= BESIDE


def _noun_of_last(scene: Scene, index: int, cue: Cue) -> bool:
    """True for the noun of the figure before: 12 soldiers of the garrison and 3 policemen."""
    before, mention = scene.mentions[index - 1], scene.mentions[index]
    if cue.role != "noun" or not before.last <= cue.first < mention.first:
        return False
    return scene.path(before.last, cue.first).words <= BESIDE


def turned(scene: Scene, index: int, cue: Cue) -> bool:
    """True for a verb right before the next figure: of 62 passengers died 40."""
    if index + 1 >= len(scene.mentions) or cue.role != "act" or cue.form is not Form.FINITE:
        return False
    following = scene.mentions[index + 1]
    path = scene.path(cue.last, following.first)
    return cue.last <= following.first and path.words <= 1 and not path.commas


def verb_between(scene: Scene, start: int, stop: int) -> bool:
    """True when a verb stands at the tokens start to stop."""
    acts = any(start <= cue.first < stop and cue.role == "act" for cue in scene.cues)
    verbs = any(scene.words.verb_form.fullmatch(norm) for norm in scene.norms[start:stop])
    return acts or verbs or scene.marked("be", start, stop) is not None


def joined(scene: Scene, index: int, heads: Sequence[Head | None]) -> bool:
    """True for a figure and the next one whose nouns an "and" or a comma joins, no verb between."""
    if index + 1 >= len(scene.mentions):
        return False
    head, other = heads[index], heads[index + 1]
    following = scene.mentions[index + 1]
    if head is None or other is None or other.first < following.last:
        return False
    if head.population is None or other.population is None:
        return False
    start, stop = head.last, following.first
    if not scene.mentions[index].last <= head.first < stop or stop - start > 2 * SUBJECT:
        return False
    links = scene.marked("and", start, stop) is not None
    links = links or not COMMAS.isdisjoint(scene.norms[start:stop])
    return links and not verb_between(scene, start, stop)


def left_behind(scene: Scene, index: int, cue: Cue, head: Head | None) -> bool:
    """kk/ky: True for what is said of a part where the whole is only said to have been there: the
    bus with 62 passengers …, there were 62 passengers, 40 of them died."""
    if head is None or index + 1 >= len(scene.mentions):
        return False
    following = scene.mentions[index + 1]
    if not head.last <= following.first < cue.first:
        return False
    if scene.marked("there", head.last, head.last + 1):
        return True
    for at in range(head.last, following.first):
        if scene.norms[at] in COMMAS:
            return scene.marked("was", at - 1, at) is not None
    return False
