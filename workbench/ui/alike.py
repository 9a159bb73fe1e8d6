"""Pairs that say one disagreement, shown once; how many there are under each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.compare.groups import group
from workbench.lexicon import Lexicon
from workbench.model.comparison import Verdict
from workbench.model.statement import Statement
from workbench.ui.findings import FACETS, Filters, Pair


@dataclass(frozen=True, slots=True)
class Alike:
    """One disagreement (or agreement): `first` says it best, `others` repeat it."""

    first: Pair
    others: tuple[Pair, ...] = ()

    @property
    def all(self) -> tuple[Pair, ...]:
        """Every pair, the most telling first."""
        return (self.first, *self.others)

    def with_pairs(self, new: Mapping[str, Pair]) -> Alike:
        """Returns the group with these pairs, by id of comparison, in place of its own."""
        if not any(pair.comparison.id in new for pair in self.all):
            return self
        first, *others = (new.get(pair.comparison.id, pair) for pair in self.all)
        return Alike(first, tuple(others))


def together(
    pairs: Sequence[Pair], statements: Mapping[str, Statement], lexicon: Lexicon
) -> tuple[Alike, ...]:
    """Returns the pairs in groups, the groups in the order in which their first pairs came."""
    by_id = {pair.comparison.id: (place, pair) for place, pair in enumerate(pairs)}
    found = [
        [by_id[one.id] for one in made.all]
        for made in group((pair.comparison for pair in pairs), statements, lexicon)
    ]
    found.sort(key=lambda members: members[0][0])
    return tuple(_alike([pair for _, pair in members]) for members in found)


def _alike(members: Sequence[Pair]) -> Alike:
    return Alike(members[0], tuple(members[1:]))


def wanted(groups: Iterable[Alike], wish: Filters) -> list[Alike]:
    """Returns the groups with only those pairs that answer the wish; groups without any are left
    out."""
    kept = ([pair for pair in one.all if wish.wants(pair)] for one in groups)
    return [_alike(members) for members in kept if members]


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a wish leaves: the groups shown, and how many groups each value of each facet has under
    all other filters."""

    shown: tuple[Alike, ...]
    counts: Mapping[str, Counter[str]]


def sift(groups: Iterable[Alike], wish: Filters) -> Sifted:
    """Returns what `wanted` and `counts` do, of all facets, in one go over the pairs."""
    asked = [(facet, FACETS[facet], frozenset(one)) for facet, one in wish.wishes.items() if one]
    shown: list[Alike] = []
    found: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for one in groups:
        kept: list[Pair] = []
        here: dict[str, set[str]] = {}
        for pair in one.all:
            missed = [facet for facet, value, wanted in asked if value(pair) not in wanted]
            if not missed:
                kept.append(pair)
            elif len(missed) == 1:
                here.setdefault(missed[0], set()).add(FACETS[missed[0]](pair))
        if kept:
            shown.append(_alike(kept))
        for facet, value in FACETS.items():
            found[facet].update(here.get(facet, set()).union(map(value, kept)))
    return Sifted(tuple(shown), found)


def counts(groups: Iterable[Alike], filters: Filters, facet: str) -> Counter[str]:
    """Returns how many groups each value of a facet has, under all other filters."""
    found: Counter[str] = Counter()
    for one in groups:
        found.update({FACETS[facet](pair) for pair in one.all if filters.wants(pair, but=facet)})
    return found


def pairs_of(groups: Iterable[Alike]) -> list[Pair]:
    """Returns every pair of the groups, group by group."""
    return [pair for one in groups for pair in one.all]


def contradictions(groups: Iterable[Alike]) -> list[Alike]:
    """Returns the groups that are contradictions."""
    return [one for one in groups if one.first.verdict is Verdict.CONTRADICTION]
