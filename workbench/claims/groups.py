"""Who does something and to whom or what, as far as the order of words and their cases tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.claims.words import ClaimWords
from workbench.lexicon.patterns import BREAKS, Hit

Act = Hit[tuple[str, str]]
NEAR = 2
"""Words between a negation and the group that it excludes."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The group that does it and the ids of those it is done to; `excluded`: the sentence says that
    it was not this group ("not the protesters but …")."""

    actor: str | None
    objects: frozenset[str] = frozenset()
    excluded: bool = False

    def of(self, actor: str | None) -> Parties:
        """Returns the same done by another group."""
        return replace(self, actor=actor)


def parties(
    act: Act, norms: Sequence[str], words: ClaimWords, sources: Sequence[range]
) -> list[Parties]:
    """Returns who is said to do it, one entry for each group named as doing it or as not doing it;
    one without a group where nobody is named."""
    groups = _merged(_free(words.groups.find(norms)), words)
    things = _free(words.things.find(norms))
    said_by = [one for one in groups if _in_any(one, sources)]
    within = [one for one in groups if _inside(one, act)]
    groups = [one for one in groups if one not in said_by and one not in within]
    doers = _doers(act, norms, groups, words)
    suffering = [one for one in groups if one not in doers and _suffers(one, act, norms, words)]
    objects = frozenset(
        one.key for one in (*within, *suffering, *things) if not _in_any(one, sources)
    )
    if not doers:
        speaker = said_by[-1].key if said_by and act.key[1] == "does" else None
        return [Parties(speaker, objects)]
    return [Parties(one.key, objects, _excluded(one, norms, words)) for one in doers]


def _free(hits: Sequence[Hit[str]]) -> list[Hit[str]]:
    """Returns the hits that lie in no longer one."""
    return [
        one
        for one in hits
        if not any(
            other is not one
            and other.first <= one.first
            and one.last <= other.last
            and other.last - other.first > one.last - one.first
            for other in hits
        )
    ]


def _merged(hits: Sequence[Hit[str]], words: ClaimWords) -> list[Hit[str]]:
    """Returns the groups, two side by side as one: soldiers of an alliance are the alliance's."""
    found: list[Hit[str]] = []
    for one in hits:
        if found and found[-1].last == one.first:
            before = found.pop()
            key = one.key if one.key in words.allied else before.key
            one = Hit(key, before.first, one.last, one.features, one.trigger)
        found.append(one)
    return found


def _inside(one: Hit[str], act: Act) -> bool:
    return act.first <= one.first and one.last <= act.last


def _suffers(one: Hit[str], act: Act, norms: Sequence[str], words: ClaimWords) -> bool:
    """True for a group that stands where the act's object does."""
    if words.verb_final:
        marked = act.key[1] != "does" or bool(one.features.get("case"))
        return one.last <= act.first and marked
    if act.key[1] == "does":
        between = norms[act.last : one.first]
        return act.last <= one.first and BREAKS.isdisjoint(between)
    return one.last <= act.first


def _in_any(one: Hit[str], spans: Sequence[range]) -> bool:
    return any(one.first in span for span in spans)


def _doers(
    act: Act, norms: Sequence[str], groups: Sequence[Hit[str]], words: ClaimWords
) -> list[Hit[str]]:
    by = _by_whom(norms, groups, words)
    if act.key[1] == "done" or by:
        return by
    ahead = [one for one in groups if one.last <= act.first and _is_subject(one, norms, words)]
    named = [one for one in ahead if _excluded(one, norms, words)]
    chosen = [one for one in ahead if one not in named]
    return [*named, *(chosen[:1] if words.verb_final else chosen[-1:])]


def _by_whom(norms: Sequence[str], groups: Sequence[Hit[str]], words: ClaimWords) -> list[Hit[str]]:
    if words.verb_final:
        return [one for one in groups if one.last < len(norms) and norms[one.last] in words.by]
    return [
        one for one in groups if not words.by.isdisjoint(norms[max(0, one.first - 2) : one.first])
    ]


def _is_subject(one: Hit[str], norms: Sequence[str], words: ClaimWords) -> bool:
    if words.verb_final:
        return not one.features.get("case")
    return not _after_any(one, norms, words.prepositions)


def _after_any(one: Hit[str], norms: Sequence[str], marks: frozenset[str]) -> bool:
    return any(norm in marks for norm in norms[max(0, one.first - 2) : one.first])


def _excluded(one: Hit[str], norms: Sequence[str], words: ClaimWords) -> bool:
    """True for "not the protesters": the negation stands at the group, not at the act."""
    if words.verb_final:
        return norms[one.last : one.last + 1] != [] and norms[one.last] in words.negators
    return any(norm in words.negators for norm in norms[max(0, one.first - NEAR) : one.first])
