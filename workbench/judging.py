"""Documents in, statements and verdicts out, without a store: what single pairs of texts need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.claims import Confirms, claimed, judge_claims, read_claims
from workbench.compare import judge_case
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.twins import twins
from workbench.extract import statements as reading
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage
from workbench.reading import read_document


def judge_documents(
    documents: Iterable[Document],
    lexicon: Lexicon,
    frame: Case,
    policy: str = AS_WRITTEN,
    confirms: Confirms | None = None,
) -> tuple[dict[str, Statement], list[Comparison]]:
    """Reads and judges documents without a store or an encoder; returns statements and verdicts.
    `confirms` is asked for a second opinion on claims without a figure."""
    by_id = {document.id: document for document in documents}
    passages, read = {}, {}
    for id_, document in by_id.items():
        passages[id_], read[id_] = read_document(document, lexicon, frame)
    if len(by_id) == 2:
        read = _with_slight(read, passages, by_id, lexicon, frame)
    statements = [one for found in read.values() for one in found]
    comparisons = judge_case(statements, by_id, frame, lexicon, counting=policy)
    claims, denials = denied(passages, by_id, frame, lexicon, policy, confirms)
    statements += claims
    comparisons += denials
    return {statement.id: statement for statement in statements}, comparisons


def denied(
    passages: Mapping[str, Sequence[Passage]],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    policy: str = AS_WRITTEN,
    confirms: Confirms | None = None,
) -> tuple[list[Statement], list[Comparison]]:
    """Returns what one document asserts and another denies without a figure: the statements that
    stand in a contradiction, and the contradictions. Passages are by id of their document."""
    claims = [
        claim
        for id_, document in documents.items()
        for claim in read_claims(passages.get(id_, ()), document, lexicon)
    ]
    judged = judge_claims(claims, documents, case, lexicon, confirms)
    return claimed(claims, judged), [replace(one, policy=policy) for one in judged]


def _with_slight(
    read: Mapping[str, list[Statement]],
    passages: Mapping[str, Sequence[Passage]],
    documents: Mapping[str, Document],
    lexicon: Lexicon,
    frame: Case,
) -> dict[str, list[Statement]]:
    """Returns the statements of two texts with those small numbers in words that the other text
    gives in digits at the same place of the same sentence."""
    fuller = dict(read)
    both = list(read)
    for id_, other in zip(both, reversed(both), strict=True):
        if len(read[id_]) < len(read[other]):
            known = {one.id for one in read[id_]}
            more = reading.read_all(passages[id_], documents[id_], lexicon, frame, slight=True)
            fuller[id_] = [one for one in more if one.id in known or any(_twins(one, read[other]))]
    return fuller


def _twins(one: Statement, others: Iterable[Statement]) -> Iterator[bool]:
    return (twins(one, other) for other in others)
