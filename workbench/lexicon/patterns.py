"""Triggers: words with their inflections, found among the tokens of a sentence.

Notation of a trigger (one string; tokens are compared case-folded):
  token       exactly this token
  stem~v      stem and a chain of verbal suffixes, the whole rest of the token (suffixes.toml, `v`)
  stem~n      stem and a chain of nominal suffixes (`n`)
  stem~a      stem and any letters (only where the stem is long and unambiguous)
  (a|b)       alternatives inside a token
  a b         adjacent tokens
  a .. b      up to GAP tokens between, no clause punctuation among them
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from workbench.errors import LexiconError

GAP = 8
BREAKS = frozenset(',;:.!?()—–«»"“”')
CLASSES = ("v", "n", "a")
NO_FEATURES: Mapping[str, str] = {}

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Suffixes:
    """A language's suffix chains as regular expressions; named groups become features."""

    verbal: re.Pattern[str]
    nominal: re.Pattern[str]

    def match(self, kind: str, rest: str) -> Mapping[str, str] | None:
        """Returns the features of a suffix chain, None when `rest` is not one."""
        if kind == "a":
            return NO_FEATURES if rest.isalpha() or not rest else None
        found = (self.verbal if kind == "v" else self.nominal).fullmatch(rest)
        if not found:
            return None
        return {name: text for name, text in found.groupdict().items() if text}


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """A trigger found at tokens first to last (exclusive). `features` are those of its last
    inflected token: neg, past, ptcp, nom, pl, poss, case … with their suffix as text."""

    key: K
    first: int
    last: int
    features: Mapping[str, str] = field(default_factory=dict)
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    atom: int
    gap: bool  # may other tokens stand before it?


@dataclass(frozen=True, slots=True)
class _Trigger(Generic[K]):
    key: K
    steps: tuple[_Step, ...]
    text: str


class PatternSet(Generic[K]):
    """Triggers of one language with what each stands for."""

    def __init__(self, entries: Iterable[tuple[K, str]], suffixes: Suffixes) -> None:
        self._suffixes = suffixes
        self._atoms: dict[tuple[str, str], int] = {}
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        self._by_first: dict[int, list[_Trigger[K]]] = {}
        for key, text in entries:
            for plain in _alternatives(text):
                self._add(key, plain, text)
        self._longest = max(map(len, self._stems), default=0)
        self._look_up = lru_cache(maxsize=65536)(self._atoms_of)

    def _add(self, key: K, plain: str, text: str) -> None:
        steps: list[_Step] = []
        gap = False
        for part in plain.split():
            if part == "..":
                gap = True
                continue
            steps.append(_Step(self._atom(part, text), gap))
            gap = False
        if not steps or steps[0].gap or gap:
            raise LexiconError(f"trigger {text!r}: expected a word before and after each '..'")
        self._by_first.setdefault(steps[0].atom, []).append(_Trigger(key, tuple(steps), text))

    def _atom(self, part: str, text: str) -> int:
        stem, mark, kind = part.casefold().partition("~")
        if mark and (kind not in CLASSES or not stem):
            raise LexiconError(f"trigger {text!r}: {part!r} has no class ~v, ~n or ~a")
        known = self._atoms.get((stem, kind))
        if known is not None:
            return known
        atom = self._atoms[stem, kind] = len(self._atoms)
        if mark:
            self._stems.setdefault(stem, []).append((kind, atom))
        else:
            self._exact.setdefault(stem, []).append(atom)
        return atom

    def _atoms_of(self, token: str) -> Mapping[int, Mapping[str, str]]:
        found: dict[int, Mapping[str, str]] = {a: NO_FEATURES for a in self._exact.get(token, ())}
        for size in range(1, min(len(token), self._longest) + 1):
            for kind, atom in self._stems.get(token[:size], ()):
                features = self._suffixes.match(kind, token[size:])
                if features is not None:
                    found[atom] = features
        return found

    def find(self, tokens: Sequence[str]) -> list[Hit[K]]:
        """Returns every trigger among the case-folded tokens, by first token, longest first."""
        atoms = [self._look_up(token) for token in tokens]
        hits: list[Hit[K]] = []
        for place, here in enumerate(atoms):
            for atom in here:
                for trigger in self._by_first.get(atom, ()):
                    hit = _follow(trigger, tokens, atoms, place)
                    if hit is not None:
                        hits.append(hit)
        hits.sort(key=lambda hit: (hit.first, -hit.last))
        return hits

    def matches(self, token: str) -> bool:
        """True when the case-folded token alone is a trigger or begins one."""
        return bool(self._look_up(token))


def _follow(
    trigger: _Trigger[K],
    tokens: Sequence[str],
    atoms: Sequence[Mapping[int, Mapping[str, str]]],
    place: int,
) -> Hit[K] | None:
    at = place
    features = atoms[place][trigger.steps[0].atom]
    for step in trigger.steps[1:]:
        found = _next(step, tokens, atoms, at + 1)
        if found is None:
            return None
        at = found
        features = atoms[at][step.atom] or features
    return Hit(trigger.key, place, at + 1, features, trigger.text)


def _next(
    step: _Step,
    tokens: Sequence[str],
    atoms: Sequence[Mapping[int, Mapping[str, str]]],
    start: int,
) -> int | None:
    for at in range(start, min(len(tokens), start + (GAP if step.gap else 0) + 1)):
        if step.atom in atoms[at]:
            return at
        if tokens[at] in BREAKS:
            return None
    return None


def _alternatives(text: str) -> list[str]:
    """Returns the trigger once for each choice of its (a|b) groups."""
    pieces = re.split(r"\(([^()]*)\)", text)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return ["".join(chosen) for chosen in product(*choices)]
