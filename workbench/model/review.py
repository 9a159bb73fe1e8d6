"""What people decided; appended, never overwritten: one log always gives the same state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.model.anchor import Anchor, Anchors


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on one pair of statements; undo is a later review, never a deletion.

    `verdict` is the reviewer's own where it differs (decision `other_verdict`), `judged` the
    machine's at that time; `resolution` is one of RESOLUTIONS, `preferred` the side it prefers
    (left or right of this review); `undoes` names the review that an undo takes back; `basis` says
    what the decision was made on, left and right."""

    id: str
    left_id: str
    right_id: str
    decision: str
    reviewer: str
    note: str
    created_at: datetime
    verdict: str = ""
    resolution: str = ""
    preferred: str = ""
    undoes: str = ""
    judged: str = ""
    basis: tuple[Anchor, Anchor] | None = None


CONFIRMED, REJECTED, UNSURE, UNDONE = "confirmed", "rejected", "unsure", "undone"
OTHER_VERDICT, PENDING = "other_verdict", "pending"
DECISIONS = (CONFIRMED, REJECTED, UNSURE, OTHER_VERDICT, PENDING)
"""What a reviewer may decide about a verdict; `undone` takes a decision back."""

RANGE, PREFER_SOURCE, UNCONFIRMED = "range", "prefer_source", "unconfirmed"
NOT_COMPARABLE, OTHER_REASON = "not_comparable", "other"
RESOLUTIONS = (RANGE, PREFER_SOURCE, UNCONFIRMED, NOT_COMPARABLE, OTHER_REASON)
"""How a text should speak of the two figures: give both as a range, follow one source, call it
unconfirmed, not set them against each other, or as the note says."""
LEFT, RIGHT = "left", "right"
SIDES = (LEFT, RIGHT)
NO_STAND = (UNSURE, PENDING)
OPEN, DISAGREED = "open", "disagreed"
STATES = (OPEN, *DECISIONS, DISAGREED)
"""What a pair may be found in: undecided, decided in one way, or decided against each other."""

PairKey = frozenset[str]
Decided = Mapping[str, Review]
"""The decision of each reviewer that stands, by name."""


def pair_of(review: Review) -> PairKey:
    """Returns the two statements a review is about, whichever of them stood left."""
    return frozenset((review.left_id, review.right_id))


def by_reviewer(reviews: Iterable[Review]) -> dict[PairKey, Decided]:
    """Returns for each pair the decisions that stand, one a reviewer, the latest last; pairs whose
    decisions were all undone are left out."""
    found: dict[PairKey, Decided] = {}
    for pair, kept in _kept(reviews).items():
        latest = {one.reviewer: one for one in kept}
        if latest:
            found[pair] = dict(sorted(latest.items(), key=lambda item: kept.index(item[1])))
    return found


def standing(reviews: Iterable[Review]) -> dict[PairKey, Review]:
    """Returns the decision that stands for each pair: the latest, by whomever; a pair whose
    decisions were all undone has none."""
    return {pair: kept[-1] for pair, kept in _kept(reviews).items() if kept}


def _kept(reviews: Iterable[Review]) -> dict[PairKey, list[Review]]:
    """Returns the decisions of each pair that were not undone, oldest first. An undo of an older
    version names no decision: it takes back the last one of its pair."""
    ordered = sorted(reviews, key=lambda one: one.created_at)
    gone = {one.undoes for one in ordered if one.decision == UNDONE}
    kept: dict[PairKey, list[Review]] = {}
    for one in ordered:
        so_far = kept.setdefault(pair_of(one), [])
        if one.decision != UNDONE:
            so_far += [] if one.id in gone else [one]
        elif not one.undoes and so_far:
            so_far.pop()
    return kept


def disagree(decided: Decided) -> bool:
    """True when two reviewers take different stands; who is unsure or waits takes none."""
    stands = [one for one in decided.values() if one.decision not in NO_STAND]
    ways = {(one.decision, one.verdict) for one in stands}
    resolutions = {(one.resolution, _preferred_id(one)) for one in stands if one.resolution}
    return len(ways) > 1 or len(resolutions) > 1


def _preferred_id(review: Review) -> str:
    return {LEFT: review.left_id, RIGHT: review.right_id}.get(review.preferred, "")


def disagreements(reviews: Iterable[Review]) -> dict[PairKey, Decided]:
    """Returns the pairs on which reviewers take different stands, with the stand of each."""
    return {pair: one for pair, one in by_reviewer(reviews).items() if disagree(one)}


def state_of(decided: Decided | None) -> str:
    """Returns which of STATES a pair is in, from the decisions that stand on it."""
    if not decided:
        return OPEN
    if disagree(decided):
        return DISAGREED
    return list(decided.values())[-1].decision


def last_of(reviews: Iterable[Review], reviewer: str) -> list[Review]:
    """Returns the reviewer's latest decisions that were not undone: those made at one stroke."""
    mine = [one for kept in _kept(reviews).values() for one in kept if one.reviewer == reviewer]
    latest = max((one.created_at for one in mine), default=None)
    return [one for one in mine if one.created_at == latest]


def carry(
    reviews: Iterable[Review], anchors: Anchors
) -> tuple[tuple[Review, ...], tuple[Review, ...]]:
    """Returns the reviews on the statements as they are read now, and those whose figures are not
    in the documents any more. A decision follows its figures through a new reading or a changed
    document as long as both stand in the same sentences."""
    here: list[Review] = []
    lost: list[Review] = []
    for one in reviews:
        ids = [_now(one, side, anchors) for side in (0, 1)]
        if ids[0] is None or ids[1] is None or ids[0] == ids[1]:
            lost.append(one)
        else:
            here.append(replace(one, left_id=ids[0], right_id=ids[1]))
    return tuple(here), tuple(lost)


def _now(review: Review, side: int, anchors: Anchors) -> str | None:
    id_ = (review.left_id, review.right_id)[side]
    if id_ in anchors.of:
        return id_
    return anchors.find(review.basis[side]) if review.basis else None
