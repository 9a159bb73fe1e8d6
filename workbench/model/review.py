"""What people decided; appended, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on one pair of statements; undo is a later review, never a deletion."""

    id: str
    left_id: str
    right_id: str
    decision: str
    reviewer: str
    note: str
    created_at: datetime


CONFIRMED, REJECTED, UNSURE, UNDONE = "confirmed", "rejected", "unsure", "undone"
DECISIONS = (CONFIRMED, REJECTED, UNSURE)
"""What a reviewer may decide about a verdict; `undone` takes the last decision back."""


def pair_of(review: Review) -> frozenset[str]:
    """Returns the two statements a review is about, whichever of them stood left."""
    return frozenset((review.left_id, review.right_id))


def standing(reviews: Iterable[Review]) -> dict[frozenset[str], Review]:
    """Returns the decision that stands for each pair, from all of them oldest first; a pair whose
    decisions were all undone has none."""
    decided: dict[frozenset[str], list[Review]] = {}
    for review in reviews:
        so_far = decided.setdefault(pair_of(review), [])
        if review.decision != UNDONE:
            so_far.append(review)
        elif so_far:
            so_far.pop()
    return {pair: so_far[-1] for pair, so_far in decided.items() if so_far}
