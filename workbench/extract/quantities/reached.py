"""Two values with one verb of change behind both: to 1.05 million here, to 1.6 million there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.extract.quantities.draft import Draft
from workbench.model.quantity import Hedge

AFTER, REACHED = "bound after: ", "value reached: "
FAR = 16  # tokens between the two values
STOPS = frozenset(".;!?")


def share_reached(drafts: Sequence[Draft], norms: Sequence[str]) -> None:
    """Calls a ceiling a value reached where the next figure with the same closing word is one."""
    closed = [(draft, rule) for draft in drafts if (rule := _closing(draft)) is not None]
    for (draft, rule), (later, other) in reversed(list(pairwise(closed))):
        between = norms[draft.right : later.left]
        if rule.removeprefix(AFTER) != other.removeprefix(REACHED) or not rule.startswith(AFTER):
            continue
        near = len(between) <= FAR and "," in between and STOPS.isdisjoint(between)
        if near and _reached(later) and draft.hedge is Hedge.AT_MOST:
            draft.low, draft.hedge = draft.high, Hedge.EXACT
            draft.rules.append(REACHED + other.removeprefix(REACHED))


def _closing(draft: Draft) -> str | None:
    """Returns the rule that read the word behind the figure, None where there was none."""
    return next((rule for rule in draft.rules if rule.startswith((AFTER, REACHED))), None)


def _reached(draft: Draft) -> bool:
    return any(rule.startswith(REACHED) for rule in draft.rules)
