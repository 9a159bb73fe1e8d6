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
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, product
from typing import Generic, NamedTuple, TypeVar

from workbench.errors import LexiconError

GAP = 8
BREAKS = frozenset(',;:.!?()—–«»"“”')
CLASSES = ("v", "n", "a")
NO_FEATURES: Mapping[str, str] = {}
NO_ATOMS: Mapping[int, Mapping[str, str]] = {}

KEPT = 65536
"""Tokens whose answers are remembered at most."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


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


class Hit(NamedTuple, Generic[K]):
    """A trigger found at tokens first to last (exclusive). `features` are those of its last
    inflected token: neg, past, ptcp, nom, pl, poss, case … with their suffix as text."""

    key: K
    first: int
    last: int
    features: Mapping[str, str] = NO_FEATURES
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
    second: _Step | None  # what must come next, None for a trigger of one token


class PatternSet(Generic[K]):
    """Triggers of one language with what each stands for."""

    def __init__(self, entries: Iterable[tuple[K, str]], suffixes: Suffixes) -> None:
        self._suffixes = suffixes
        self._atoms: dict[tuple[str, str], int] = {}
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        self._by_first: dict[int, list[_Trigger[K]]] = {}
        self._closing: set[int] = set()
        for key, text in entries:
            for plain in _alternatives(text):
                self._add(key, plain, text)
        self._longest = max(map(len, self._stems), default=0)
        self._look_up = _Kept(self._atoms_of)
        self._starts = _Kept(self._starts_of)

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
        self._closing.add(steps[-1].atom)
        trigger = _Trigger(key, tuple(steps), text, steps[1] if len(steps) > 1 else None)
        self._by_first.setdefault(steps[0].atom, []).append(trigger)

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
        found: dict[int, Mapping[str, str]] = dict.fromkeys(self._exact.get(token, ()), NO_FEATURES)
        for size in range(1, min(len(token), self._longest) + 1):
            for kind, atom in self._stems.get(token[:size], ()):
                features = self._suffixes.match(kind, token[size:])
                if features is not None:
                    found[atom] = features
        return found or NO_ATOMS

    def _starts_of(self, token: str) -> tuple[tuple[_Trigger[K], Mapping[str, str]], ...]:
        """Returns the triggers that a token can begin, each with the token's features."""
        return tuple(
            (trigger, features)
            for atom, features in self._atoms_of(token).items()
            for trigger in self._by_first.get(atom, ())
        )

    def find(self, tokens: Sequence[str]) -> list[Hit[K]]:
        """Returns every trigger among the case-folded tokens, by first token, longest first."""
        hits: list[Hit[K]] = []
        starts, look_up, last = self._starts, self._look_up, len(tokens) - 1
        for place in compress(count(), map(starts.__getitem__, tokens)):
            for trigger, features in starts[tokens[place]]:
                second = trigger.second
                if second is None:
                    hits.append(Hit(trigger.key, place, place + 1, features, trigger.text))
                elif second.gap or (place < last and second.atom in look_up[tokens[place + 1]]):
                    hit = _follow(trigger, tokens, look_up, place, features)
                    if hit is not None:
                        hits.append(hit)
        if len(hits) > 1:
            hits.sort(key=_in_order)
        return hits

    def matches(self, token: str) -> bool:
        """True when the case-folded token alone is a trigger or a word of one."""
        return bool(self._look_up[token])

    def knows(self, tokens: Iterable[str]) -> bool:
        """True when any of the case-folded tokens is a trigger or a word of one."""
        return any(map(self._look_up.__getitem__, tokens))

    def ends(self, token: str) -> bool:
        """True when the case-folded token alone is a trigger or ends one."""
        return not self._closing.isdisjoint(self._look_up[token])


class _Kept(dict[str, V]):
    """Answers about tokens, each asked for once; starts anew when it has grown too large."""

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, token: str) -> V:
        if len(self) >= KEPT:
            self.clear()
        answer = self[token] = self._ask(token)
        return answer


def _in_order(hit: Hit[K]) -> tuple[int, int]:
    return hit.first, -hit.last


Atoms = Mapping[str, Mapping[int, Mapping[str, str]]]


def _follow(
    trigger: _Trigger[K],
    tokens: Sequence[str],
    atoms: Atoms,
    place: int,
    features: Mapping[str, str],
) -> Hit[K] | None:
    at = place
    for step in trigger.steps[1:]:
        found = _next(step, tokens, atoms, at + 1)
        if found is None:
            return None
        at = found
        features = atoms[tokens[at]][step.atom] or features
    return Hit(trigger.key, place, at + 1, features, trigger.text)


def _next(step: _Step, tokens: Sequence[str], atoms: Atoms, start: int) -> int | None:
    for at in range(start, min(len(tokens), start + (GAP if step.gap else 0) + 1)):
        if step.atom in atoms[tokens[at]]:
            return at
        if tokens[at] in BREAKS:
            return None
    return None


def _alternatives(text: str) -> list[str]:
    """Returns the trigger once for each choice of its (a|b) groups."""
    pieces = re.split(r"\(([^()]*)\)", text)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return ["".join(chosen) for chosen in product(*choices)]
