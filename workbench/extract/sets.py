"""Sets and their shares: of the dead, 1205 адамның 1095-і, fourteen of whom."""

from __future__ import annotations

from workbench.extract.nouns import Head, possessive
from workbench.extract.scene import Cue, Path, Scene
from workbench.extract.types import Mention

DIRECT = Path(0, 0, 0, 0)


def set_mark(scene: Scene, cue: Cue) -> bool:
    """True when a word like из or among stands before the cue."""
    return scene.marked("of", max(cue.first - 2, 0), cue.first) is not None


def share_of(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """True when the figure is a share of those the cue names: қаза болғандардың 19-ы."""
    genitive = scene.words.genitive_form.fullmatch(scene.norms[cue.last - 1])
    return possessive(mention) and genitive is not None


def is_whole(scene: Scene, index: int, head: Head | None) -> bool:
    """True when a share of the figure follows: 1205 адамның 1095-і, 200 адамның жартысы."""
    mention = scene.mentions[index]
    end = head.last if head is not None and head.first >= mention.last else mention.last
    if not scene.words.verb_final or not scene.words.genitive_form.fullmatch(scene.norms[end - 1]):
        return False
    if scene.marked("share", end, end + 2):
        return True
    if index + 1 >= len(scene.mentions):
        return False
    following = scene.mentions[index + 1]
    return possessive(following) and following.first - end <= 2


def introduced(scene: Scene, mention: Mention) -> bool:
    """True for a whole: Из 2 960 похищенных единиц, half of the 200."""
    for mark in scene.marks.get("of", ()):
        if mark.last <= mention.first and scene.path(mark.last, mention.first) == DIRECT:
            if scene.marked("share", max(mark.first - 2, 0), mark.first):
                return True
            return mark.first == 0 or scene.sentence.tokens[mark.first - 1].kind == "punct"
    return False


def beyond_part(scene: Scene, index: int, cue: Cue) -> bool:
    """True for what is said of a part: fifty-one passengers, fourteen of whom were killed."""
    if index + 1 >= len(scene.mentions):
        return False
    following = scene.mentions[index + 1]
    mark = scene.marked("subset", following.last, following.last + 1)
    if mark is None or cue.first < mark.last:
        return False
    return not scene.path(mark.last, cue.first).commas
