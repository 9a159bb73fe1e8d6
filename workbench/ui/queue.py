"""What waits for a reviewer: which findings, in which order, how far along. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.model.review import DISAGREED, LEFT, OPEN, RIGHT, Review
from workbench.ui.alike import Alike
from workbench.ui.findings import Pair

DECIDED, ALL = "decided", "all"
LISTS = (OPEN, DECIDED, DISAGREED, ALL)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which findings a reviewer wants to see; `mine` is the reviewer's name where only their own
    decisions count."""

    list_: str = OPEN
    verdicts: tuple[str, ...] = ()
    mine: str | None = None


def state(one: Alike, mine: str | None = None) -> str:
    """Returns whether a finding is open (any of its pairs is), disagreed on, or decided."""
    if any(not _reviews(pair, mine) for pair in one.all):
        return OPEN
    return DISAGREED if any(pair.state == DISAGREED for pair in one.all) else DECIDED


def _reviews(pair: Pair, mine: str | None) -> list[Review]:
    return [one for one in pair.reviews if mine in (None, one.reviewer)]


def of_verdicts(groups: Sequence[Alike], wish: Wish) -> list[Alike]:
    """Returns the findings of the verdicts wished for, in their order; no wish is all of them."""
    return [one for one in groups if not wish.verdicts or one.first.verdict.value in wish.verdicts]


def waiting(groups: Sequence[Alike], wish: Wish) -> list[Alike]:
    """Returns the findings of the list wished for, in order; a disagreement is decided, too."""
    within = {
        OPEN: (OPEN,),
        DECIDED: (DECIDED, DISAGREED),
        DISAGREED: (DISAGREED,),
        ALL: (OPEN, DECIDED, DISAGREED),
    }[wish.list_]
    return [one for one in of_verdicts(groups, wish) if state(one, wish.mine) in within]


def progress(groups: Sequence[Alike], wish: Wish) -> tuple[int, int]:
    """Returns how many findings of these verdicts are decided, and how many there are."""
    here = of_verdicts(groups, wish)
    return sum(state(one, wish.mine) != OPEN for one in here), len(here)


def holding(groups: Sequence[Alike], finding: str | None) -> Alike | None:
    """Returns the finding that holds a pair, by the id of its comparison, with that pair first."""
    for one in groups:
        if finding and any(pair.comparison.id == finding for pair in one.all):
            first, *others = sorted(one.all, key=lambda pair: pair.comparison.id != finding)
            return Alike(first, tuple(others))
    return None


def after(
    groups: Sequence[Alike], listed: Sequence[Alike], now: Alike, severe: bool = False
) -> str | None:
    """Returns the finding of the list that comes after this one, going round at the end; with
    `severe` the next major contradiction. None where there is no other."""
    place = {id_: at for at, one in enumerate(groups) for id_ in _ids(one)}
    here = place.get(now.first.comparison.id, -1)
    others = [
        one
        for one in listed
        if not set(_ids(one)) & set(_ids(now)) and (not severe or is_severe(one))
    ]
    turned = sorted(
        others, key=lambda one: (place.get(_ids(one)[0], 0) <= here, place.get(_ids(one)[0], 0))
    )
    return turned[0].first.comparison.id if turned else None


def is_severe(one: Alike) -> bool:
    """True for a major contradiction."""
    comparison = one.first.comparison
    return comparison.verdict is Verdict.CONTRADICTION and comparison.severity is Severity.MAJOR


def _ids(one: Alike) -> list[str]:
    return [pair.comparison.id for pair in one.all]


def preferred_in(pair: Pair, first: Pair, preferred: str) -> str:
    """Returns the side of a repeating pair that says what the preferred side of the first says."""
    if not preferred:
        return ""
    liked, other = (first.left, first.right) if preferred == LEFT else (first.right, first.left)
    mine, theirs = pair.left.quantity, pair.right.quantity
    if liked.quantity != other.quantity and liked.quantity in (mine, theirs):
        return LEFT if liked.quantity == mine else RIGHT
    side = first.left_document.side if preferred == LEFT else first.right_document.side
    return LEFT if pair.left_document.side == side else RIGHT


def comparisons(one: Alike) -> list[Comparison]:
    """Returns the comparisons of a finding, the first one first."""
    return [pair.comparison for pair in one.all]
