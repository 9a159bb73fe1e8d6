"""Weighs figure statements: which belong side by side, and what each pair is to each other.

settings → side (a statement made ready) → room (what is known of the case: indexes, chains, said)
→ candidates (pairs) → pair (relations) → verdicts (the list of rules: gates, internal, scopes,
numbers, times) → judge (the answer with findings and reason, in the wording of messages) → groups
(pairs that say one disagreement). Nothing here reads words: no verdict depends on the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.compare.candidates import pairs
from workbench.compare.judge import judge_pair, weigh
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.room import Similarity, make_room, unknown_similarity
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.model.text import Case, Document

__all__ = ["judge_case", "judge_pair", "judge_stream"]


def judge_case(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    similarity: Similarity = unknown_similarity,
    counting: str = AS_WRITTEN,
) -> list[Comparison]:
    """Returns the comparisons of a case that tell something, sorted by id of the pair; `counting`
    names the policy by which amounts are weighed."""
    judged = judge_stream(statements, documents, case, lexicon, similarity, counting)
    found = {one.id: one for one in judged}
    return [found[id_] for id_ in sorted(found)]


def judge_stream(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    similarity: Similarity = unknown_similarity,
    counting: str = AS_WRITTEN,
) -> Iterator[Comparison]:
    """Yields the comparisons of a case one by one, none of them kept: for a case too large to hold
    all of them. Their order is the same every time."""
    room = make_room(statements, documents, case, lexicon, similarity, counting)
    for left, right in pairs(room):
        yield weigh(left, right, room)
