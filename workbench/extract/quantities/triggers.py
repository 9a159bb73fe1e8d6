"""A trigger set that first asks whether any word of a window can be part of a trigger at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.extract.quantities.words import CACHED
from workbench.lexicon.patterns import Hit, PatternSet, Suffixes


class Triggers:
    """Triggers with what each stands for; most windows are answered by a look-up per word."""

    __slots__ = ("_idle", "_patterns")

    def __init__(self, entries: Iterable[tuple[str, str]], suffixes: Suffixes) -> None:
        self._patterns: PatternSet[str] = PatternSet(entries, suffixes)
        self._idle: set[str] = set()  # words that are of no trigger, each asked about once

    def find(self, norms: Sequence[str]) -> Sequence[Hit[str]]:
        """Returns every trigger among the case-folded words, by first word, longest first."""
        if self._idle.issuperset(norms):
            return ()
        return self._patterns.find(norms) if self.knows(norms) else ()

    def knows(self, norms: Sequence[str]) -> bool:
        """True when any of the case-folded words is a word of a trigger."""
        idle = self._idle
        if idle.issuperset(norms):
            return False
        return any(norm not in idle and self.matches(norm) for norm in norms)

    def matches(self, norm: str) -> bool:
        """True when the word alone is a trigger or a word of one."""
        if norm in self._idle:
            return False
        if self._patterns.matches(norm):
            return True
        if len(self._idle) >= CACHED:
            self._idle.clear()
        self._idle.add(norm)
        return False

    def ends(self, norm: str) -> bool:
        """True when the word alone is a trigger or the last word of one."""
        return self._patterns.ends(norm)
