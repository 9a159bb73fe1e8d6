"""Look-alikes told by their marks: identifiers, phones, scores, lists, counters, idioms."""

from __future__ import annotations

from workbench.extract.quantities.lookalike_words import DASHES, LOOK, Scene

PHONE = 12  # tokens looked at on either side
DIALLED = frozenset("-()+–")
JOINTS = frozenset(".,:/&×")
PATHS = frozenset("/=#")


def identifier(scene: Scene) -> bool:
    """A320, IL-76, 5G: letters glued to the digits on either side."""
    draft, first = scene.draft, scene.draft.first
    if draft.number.spelled or draft.left < first:
        return False
    if scene.glued(first):
        if scene.kind(first - 1) == "word":
            return True
        if scene.norm(first - 1) in PATHS and scene.glued(first - 1):
            return scene.kind(first - 2) == "word"  # news/12345, ?id=12345
        if scene.norm(first - 1) in DASHES and scene.glued(first - 1):
            word = scene.kind(first - 2) == "word"
            return word and scene.norm(first - 2) not in scene.words.negative
    return (
        draft.right == draft.last and scene.glued(draft.last) and scene.kind(draft.last) == "word"
    )


def numbered(scene: Scene) -> bool:
    """The Nth of something: digits, a hyphen and a noun."""
    draft, at = scene.draft, scene.draft.last
    if scene.norm(at) not in DASHES or not scene.glued(at):
        return False
    if not scene.glued(at + 1):
        return scene.words.points and scene.kind(at + 1) == "word"  # 18- to 29-year-olds
    if scene.kind(at + 1) != "word" or scene.words.hyphen_figures.matches(scene.norm(at + 1)):
        return False
    return draft.right == draft.last


def pieces(scene: Scene) -> bool:
    """17:20, 2:1, 24/7, 123-45-67, 2022-01-10: numbers held together by marks."""
    first, last = scene.draft.first, scene.draft.last
    if scene.draft.number.spelled:
        return False
    before = scene.glued(first) and scene.glued(first - 1) and scene.kind(first - 2) == "number"
    after = scene.glued(last) and scene.glued(last + 1) and scene.kind(last + 1) == "number"
    marks = JOINTS | DASHES
    return (before and scene.norm(first - 1) in marks) or (after and scene.norm(last) in marks)


def phone(scene: Scene) -> bool:
    """+7 (701) 123 45 67, 8 800 000 77 77: four groups of digits or more in a row."""
    draft = scene.draft
    if draft.number.spelled or draft.unit is not None:
        return False
    start, stop = draft.first, draft.last
    if not (_dials(scene, stop) if stop < len(scene.tokens) else False) and not (
        start and _dials(scene, start - 1)
    ):
        return False
    while start > max(0, draft.first - PHONE) and _dials(scene, start - 1):
        start -= 1
    while stop < min(len(scene.tokens), draft.last + PHONE) and _dials(scene, stop):
        stop += 1
    groups = [scene.norms[at] for at in range(start, stop) if scene.kind(at) == "number"]
    if len(groups) < 4 or sum(map(len, groups)) < 9:
        return False
    return len(groups) < stop - start or any(len(group) != 3 for group in groups[1:])


def _dials(scene: Scene, at: int) -> bool:
    return scene.kind(at) == "number" or scene.norms[at] in DIALLED


def counter(scene: Scene) -> bool:
    """362 views, alone on its line."""
    draft = scene.draft
    if draft.unit is not None and draft.kind != "times":
        return False
    if scene.norm(draft.first - 1) == ":" and scene.edge(draft.last):
        return scene.norm(draft.first - 2) in scene.words.counters_before
    if not scene.edge(draft.first) or "counter" not in scene.after():
        return False
    return any(scene.edge(draft.last + step) for step in (1, 2, 3))


def list_number(scene: Scene) -> bool:
    """1. or 2) at the start of a line, or a line that holds only a number."""
    draft = scene.draft
    if draft.number.spelled or draft.unit is not None or not scene.edge(draft.first):
        return False
    if scene.edge(draft.last):
        return True
    mark = scene.norm(draft.last)
    if mark not in (".", ")") or not scene.glued(draft.last):
        return False
    return draft.number.value < 1000 and (mark == ")" or not scene.edge(draft.last + 1))


def idiom(scene: Scene) -> bool:
    draft = scene.draft
    if draft.number.value > 1000:
        return False
    if draft.first and scene.words.pairs:
        pair = scene.norms[draft.first - 1], scene.norms[draft.first]
        if draft.last == draft.first + 1 and pair in scene.words.pairs:
            return True
    window = scene.norms[draft.first : draft.first + LOOK]
    words = draft.last - draft.first
    return any(hit.first == 0 and hit.last > words for hit in scene.words.idioms.find(window))


def fraction(scene: Scene) -> bool:
    """One of three: a share whose base is not said."""
    draft = scene.draft
    if draft.suffix.case != "abl" or draft.unit is not None:
        return False
    later = scene.later
    return (
        later is not None
        and later.first == draft.last
        and later.suffix.poss
        and later.number.value < draft.number.value
    )


def adjective(scene: Scene) -> bool:
    """A five-year plan, a two-storey house; not a three-million deal or a 500-tenge note."""
    if scene.draft.unit is None and "adjective" in scene.after():
        return True
    mark, draft = scene.draft.suffix.mark, scene.draft
    if mark == "abstract":
        return draft.kind not in ("money", "percent", "measure") and draft.number.scale == 1
    return mark == "ordinal"
