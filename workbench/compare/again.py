"""Judging anew what a reviewer has corrected: those pairs only, in the room of the whole case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.compare.candidates import pairs
from workbench.compare.judge import weigh
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.room import Similarity, make_room, unknown_similarity
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.model.text import Case, Document


def judge_again(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    touched: Collection[str],
    named: Iterable[tuple[str, str]],
    similarity: Similarity = unknown_similarity,
    counting: str = AS_WRITTEN,
) -> list[Comparison]:
    """Returns the verdicts on pairs with a touched statement, as far as they belong side by side,
    and on the pairs named whether or not they do; sorted by id. Other pairs are not judged."""
    room = make_room(statements, documents, case, lexicon, similarity, counting)
    wanted = {
        frozenset((left.id, right.id)): (left, right)
        for left, right in pairs(room)
        if left.id in touched or right.id in touched
    }
    for left_id, right_id in named:
        if left_id != right_id and left_id in room.sides and right_id in room.sides:
            both = room.sides[left_id], room.sides[right_id]
            wanted.setdefault(frozenset((left_id, right_id)), both)
    return sorted((weigh(*both, room) for both in wanted.values()), key=lambda one: one.id)
