"""Look-alikes that name: articles, rooms, addresses, channels, models."""

from __future__ import annotations

from workbench.extract.quantities.lookalike_words import DASHES, Scene

SHORTEST = 100  # three digits call the police
CALL = 6  # tokens between a verb of calling and the number
OPENING, CLOSING = frozenset("«\"“„‘'"), frozenset("»\"”“’'")


def label(scene: Scene) -> bool:
    """Article 272, gate 12, No 5, room 3, "Channel 24", Park Street, 12."""
    draft, words = scene.draft, scene.words
    if draft.left < draft.first:
        return False
    at = draft.first - 1
    before = scene.norm(at)
    if before == "." and scene.glued(at):
        at, before = at - 1, scene.norm(at - 1)
    if before in words.label_before and (draft.kind is None or _line(scene)):
        return True
    if draft.kind is None and before in words.label_maybe and not scene.noun_follows():
        return True
    return "label" in scene.after() or quoted(scene) or _address(scene) or _called(scene)


def _called(scene: Scene) -> bool:
    """True for call us on 116 123: groups of digits behind a verb of calling."""
    draft, words = scene.draft, scene.words
    if draft.unit is not None or not words.calls or draft.number.spelled:
        return False
    if draft.suffix.case == "dat":
        return draft.number.value >= SHORTEST and scene.norm(draft.last) in words.calls
    if scene.norm(draft.first - 1) not in words.prepositions:
        return False
    before = scene.norms[max(0, draft.first - CALL) : draft.first]
    return not words.calls.isdisjoint(before) and not scene.noun_follows()


def _line(scene: Scene) -> bool:
    """True for a short number of a line that a length of time follows: line 150 day and night."""
    digits = scene.draft.number.digits
    return scene.draft.kind == "time" and len(digits) > 2 and digits.isdigit()


def quoted(scene: Scene) -> bool:
    """True for a number that ends a quoted name, or is one."""
    first = scene.draft.first
    alone = scene.norm(scene.draft.last) in CLOSING and scene.norm(first - 1) in OPENING
    if alone and first and scene.draft.unit is None:
        return True
    return (
        scene.norm(scene.draft.last) in CLOSING
        and scene.norm(first - 2) in OPENING
        and first > 1
        and scene.tokens[first - 1].text[:1].isupper()
    )


def _address(scene: Scene) -> bool:
    at = scene.draft.first - 1
    if scene.draft.unit is not None or at < 1:
        return False
    if scene.norm(at) == ",":
        return not scene.words.streets.isdisjoint(scene.norms[max(0, at - 3) : at])
    return scene.tokens[at].text[:1].isupper() and scene.norm(at - 1) in scene.words.streets


def name(scene: Scene) -> bool:
    """Windows 10 has, the Boeing 737 Max, 12 Park Road: where names stand on either side."""
    draft, words = scene.draft, scene.words
    if draft.unit is not None or not draft.number.digits.isdigit():
        return False
    if not words.function:
        return not words.points and _foreign(scene)
    if not draft.number.single or draft.suffix.poss:
        return False
    following = scene.tokens[draft.last : draft.last + 4]
    for token in following:
        if token.norm in words.streets and token.text[:1].isupper():
            return True
        if not token.text[:1].isupper():
            break
    hyphen = scene.norm(draft.first - 1) in DASHES and draft.first > 1
    if _two_names(scene) and not scene.plural_follows():
        return True
    return scene.name_before() and not scene.noun_follows() and not hyphen


def _two_names(scene: Scene) -> bool:
    """True for a small number after two names in a row: the Great Stream 2 pipeline."""
    first = scene.draft.first
    two = scene.tokens[max(0, first - 2) : first]
    small = scene.draft.number.value < 10 and scene.draft.right == scene.draft.last
    named = all(token.kind == "word" and token.text[:1].isupper() for token in two)
    return small and first > 2 and named and scene.kind(scene.draft.last) == "word"


def _foreign(scene: Scene) -> bool:
    """True for a small number after two names in Latin letters, in a text of other letters."""
    two = scene.tokens[max(0, scene.draft.first - 2) : scene.draft.first]
    return _two_names(scene) and all(token.text.isascii() for token in two)
