"""Figures that are a part of another figure: 1,095 of them, including 19, olardyń 19-y."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.costs import group
from workbench.extract.nouns import Head, possessive
from workbench.extract.scene import Found, Scene
from workbench.extract.sets import DIRECT, is_whole

NEAR = 4


@dataclass(frozen=True, slots=True)
class Part:
    """`whole` is the index of the figure this one is a part of, None when it stands in an earlier
    sentence; `rest` when it is what remains of it."""

    whole: int | None
    rule: str
    rest: bool = False


def parts(scene: Scene, heads: Sequence[Head | None]) -> list[Part | None]:
    """Returns, for each figure, what it is a part of, None when it stands for itself."""
    found: list[Part | None] = []
    for index in range(len(scene.mentions)):
        part = None
        if group(scene.mentions[index]) in ("count", "ratio", "money"):
            part = next((p for rule in RULES if (p := rule(scene, index, heads, found))), None)
        found.append(part)
    return found


def _share_of_whole(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """1205 адамның 1095-і: the whole stands right before, in the genitive."""
    share = index and possessive(scene.mentions[index])
    if share and is_whole(scene, index - 1, heads[index - 1]):
        return Part(index - 1, "part_of_genitive")
    return None


def _of_following(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """Eighteen of the twenty-five; 40 % из 8 500: the whole comes after."""
    if index + 1 >= len(scene.mentions):
        return None
    mention, following = scene.mentions[index], scene.mentions[index + 1]
    for mark in scene.marks.get("of", ()):
        close = mark.first >= mention.last and scene.path(mention.last, mark.first).words <= 1
        if close and 0 <= following.first - mark.last <= 1 and _plain(scene, mention.last, mark):
            return Part(index + 1, "part_of_following")
    return None


def _plain(scene: Scene, start: int, mark: Found) -> bool:
    path = scene.path(start, mark.first)
    return not path.commas and not path.strong


def _of_introduced(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """Of the 1,205 convicted, 1,095 …: the whole stands before, introduced as a set."""
    if not index:
        return None
    whole = scene.mentions[index - 1]
    path = scene.path(whole.last, scene.mentions[index].first)
    if path.strong or path.words > 2 * NEAR:
        return None
    for mark in scene.marks.get("of", ()):
        opens = mark.first == 0 or scene.sentence.tokens[mark.first - 1].kind == "punct"
        if opens and mark.last <= whole.first and scene.path(mark.last, whole.first) == DIRECT:
            return Part(index - 1, "part_of_introduced")
    return None


def _marked_before(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """из них 3 393, including 19, оның 19-ы: a word before says so."""
    mention = scene.mentions[index]
    for name in ("including", "subset"):
        for mark in scene.marks.get(name, ()):
            if mark.last > mention.first:
                continue
            path = scene.path(mark.last, mention.first)
            if path.words > NEAR or path.strong or path.mentions:
                continue
            if not _pronoun_fits(scene, index, mark, name):
                continue
            return _to_whole(scene, index, heads, found, name, opens=mark.first <= 1)
    return None


def _pronoun_fits(scene: Scene, index: int, mark: Found, name: str) -> bool:
    """kk/ky: a genitive pronoun makes a share only of a possessive number, or right before it."""
    if name == "including" or not scene.words.verb_final:
        return True
    mention = scene.mentions[index]
    if scene.path(mark.last, mention.first).commas:
        return False
    own_set = scene.words.genitive_form.fullmatch(scene.norms[mention.first - 1])
    if own_set and mark.last < mention.first:
        return False
    return possessive(mention) or mark.last == mention.first


def _marked_after(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """двое из них, 103 of those."""
    mention = scene.mentions[index]
    if scene.words.verb_final:
        return None
    for mark in scene.marks.get("subset", ()):
        if mark.first < mention.last or not _plain(scene, mention.last, mark):
            continue
        if scene.path(mention.last, mark.first).words <= 1:
            return _to_whole(scene, index, heads, found, "subset")
    return None


def _remaining(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """қалған 1 734-і, ещё 1 734: what is left of the whole the figure before is a part of."""
    mention = scene.mentions[index]
    if not index or found[index - 1] is None:
        return None
    mark = scene.marked("rest", max(mention.first - 2, 0), mention.first)
    if mark is None and not mention.incremental:
        return None
    before = found[index - 1]
    return Part(before.whole, "part_rest", rest=True) if before else None


def _opening_number(
    scene: Scene, index: int, heads: Sequence[Head | None], found: Sequence[Part | None]
) -> Part | None:
    """Девятнадцать не подтвердились: a bare number opens the sentence and leans on the last."""
    mention = scene.mentions[index]
    bare = group(mention) == "count" and heads[index] is None and mention.quantity.unit is None
    bare = bare and mention.quantity.high != 0
    return Part(None, "part_opening") if bare and mention.first == 0 else None


RULES = (
    _share_of_whole,
    _of_following,
    _remaining,
    _marked_before,
    _marked_after,
    _of_introduced,
    _opening_number,
)


def _to_whole(
    scene: Scene,
    index: int,
    heads: Sequence[Head | None],
    found: Sequence[Part | None],
    name: str,
    opens: bool = True,
) -> Part | None:
    """Returns the nearest earlier figure of the sentence, else one of an earlier sentence."""
    wanted = group(scene.mentions[index])
    for before in range(index - 1, -1, -1):
        if group(scene.mentions[before]) in (wanted, "count" if wanted == "ratio" else wanted):
            return Part(before, f"part_{name}")
    return None if not opens else Part(None, f"part_{name}_of_earlier")
