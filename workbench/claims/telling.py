"""Whether words of an act tell that it was done: a noun, an aim or an attribute tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.claims.words import ClaimWords
from workbench.lexicon.patterns import BREAKS, Hit

AIM, GERUND = "to", "ing"
BEFORE = 4
"""Words within which a helping verb stands before the bare form that belongs to it."""


def told(act: Hit[tuple[str, str]], norms: Sequence[str], words: ClaimWords) -> bool:
    """True where the act is told as something that happened or did not happen."""
    if act.key[1] == "no":
        return True
    if words.verb_final:
        return _closes(act, norms, words)
    before = norms[max(0, act.first - BEFORE) : act.first]
    if act.key[1] == "does" and before[-1:] and before[-1] in words.passive:
        return False
    if any(words.finite.fullmatch(norm) for norm in norms[act.first : act.last]):
        return before[-1:] != [AIM]
    if norms[act.first].endswith(GERUND):
        return bool(words.flips.find(before))
    return not words.helpers.isdisjoint(before)


def _closes(act: Hit[tuple[str, str]], norms: Sequence[str], words: ClaimWords) -> bool:
    """True for a verb form that closes a clause: past, or a participle before its end."""
    last = norms[act.last - 1]
    if words.finite.fullmatch(last):
        return True
    after = norms[act.last] if act.last < len(norms) else "."
    closed = after in BREAKS or after in words.negators or after in words.closers
    return closed and words.participle.fullmatch(last) is not None
