"""A trigger set that first asks whether any word of a window can be part of a trigger at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.extract.quantities.words import CACHED
from workbench.lexicon.patterns import Hit, PatternSet, Suffixes


class Triggers:
    """Triggers with what each stands for; most windows are answered by a look-up per word."""

    __slots__ = ("_known", "_patterns")

    def __init__(self, entries: Iterable[tuple[str, str]], suffixes: Suffixes) -> None:
        self._patterns: PatternSet[str] = PatternSet(entries, suffixes)
        self._known: dict[str, bool] = {}

    def find(self, norms: Sequence[str]) -> Sequence[Hit[str]]:
        """Returns every trigger among the case-folded words, by first word, longest first."""
        return self._patterns.find(norms) if self.knows(norms) else ()

    def knows(self, norms: Sequence[str]) -> bool:
        """True when any of the case-folded words is a word of a trigger."""
        known = self._known
        for norm in norms:
            answer = known.get(norm)
            if self._ask(norm) if answer is None else answer:
                return True
        return False

    def matches(self, norm: str) -> bool:
        """True when the word alone is a trigger or a word of one."""
        known = self._known
        return known[norm] if norm in known else self._ask(norm)

    def ends(self, norm: str) -> bool:
        """True when the word alone is a trigger or the last word of one."""
        return self._patterns.ends(norm)

    def _ask(self, norm: str) -> bool:
        if len(self._known) >= CACHED:
            self._known.clear()
        answer = self._known[norm] = self._patterns.matches(norm)
        return answer
