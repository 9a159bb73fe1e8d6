"""Labels the premise–hypothesis pairs of EQUATE with the reader and the judge, one JSON line each.

usage: python -m benchmarks.equate FOLDER [SET …] > predictions.jsonl
       (FOLDER holds RTE_Quant.jsonl, RedditNLI.jsonl, StressTest.jsonl …)

The judge answers whether figures can both stand; entailment asks for more. A hypothesis is entailed
when each of its figures has its counterpart in the premise and allows every number the premise
allows; it is contradicted when a figure and its counterpart exclude each other; else it is neutral.
The benchmark takes questions and suppositions as given, and so does this. Two sentences that are
word for word the same but for one figure are weighed by that figure alone, taken as exact.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench.compare import judge_case
from workbench.compare.quantity import widen
from workbench.compare.settings import settings
from workbench.extract.mentions import find_mentions
from workbench.extract.tokens import tokenise
from workbench.ingest import document_from_text
from workbench.lexicon import Lexicon, load
from workbench.model.comparison import Comparison, Verdict
from workbench.model.quantity import Interval, Quantity
from workbench.model.statement import Modality, Statement
from workbench.model.text import Case, Document
from workbench.pipeline import read_document

SETS = ("RTE_Quant", "RedditNLI", "StressTest")
CASE = Case("equate", "EQUATE")
LONGEST_FIGURE = 6
ONE = Decimal(1)
ENTAILED, CONTRADICTED, NEUTRAL = "entailment", "contradiction", "neutral"


def label(premise: str, hypothesis: str, lexicon: Lexicon) -> str:
    """Returns what the hypothesis is to the premise, by their figures alone."""
    apart = one_figure_apart(premise, hypothesis, lexicon)
    if apart is not None:
        return _of_intervals(*(widen(one, settings(lexicon).widening) for one in apart))
    texts = [
        document_from_text(CASE.id, path, text, language="en")
        for path, text in (("premise", premise), ("hypothesis", hypothesis))
    ]
    read = {document.id: read_document(document, lexicon, CASE)[1] for document in texts}
    given, claimed = ([_as_given(one) for one in read[document.id]] for document in texts)
    if not claimed:
        return ENTAILED if _same_words(premise, hypothesis) else NEUTRAL
    documents: dict[str, Document] = {document.id: document for document in texts}
    judged = judge_case([*given, *claimed], documents, CASE, lexicon)
    return _verdict(given, claimed, judged, lexicon)


def one_figure_apart(
    premise: str, hypothesis: str, lexicon: Lexicon
) -> tuple[Quantity, Quantity] | None:
    """Returns the two figures in which otherwise equal sentences differ, None for other pairs."""
    left, right = premise.split(), hypothesis.split()
    shorter = min(len(left), len(right))
    start = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    rest = shorter - start
    stop = next((at for at in range(rest) if left[-1 - at] != right[-1 - at]), rest)
    runs = [words[start : len(words) - stop] for words in (left, right)]
    while stop and not all(any(map(str.isdigit, " ".join(run))) for run in runs):
        stop -= 1
        runs = [words[start : len(words) - stop] for words in (left, right)]
    if max(map(len, runs)) > LONGEST_FIGURE:
        return None
    found = [_figure_in(" ".join(run), lexicon) for run in runs]
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def _figure_in(run: str, lexicon: Lexicon) -> Quantity | None:
    text = f"{run} people"
    mentions = find_mentions(text, tokenise(text), "en", lexicon)
    return replace(mentions[0].quantity, digits_shown=ONE) if len(mentions) == 1 else None


def _as_given(one: Statement) -> Statement:
    return replace(one, modality=Modality.ASSERTED)


def _of_intervals(given: Interval, claimed: Interval) -> str:
    if not given.meets(claimed):
        return CONTRADICTED
    return ENTAILED if given.inside(claimed) else NEUTRAL


def _same_words(premise: str, hypothesis: str) -> bool:
    return set(hypothesis.casefold().split()) <= set(premise.casefold().split())


def _verdict(
    given: list[Statement], claimed: list[Statement], judged: list[Comparison], lexicon: Lexicon
) -> str:
    found = {frozenset((one.left_id, one.right_id)): one for one in judged}
    answers = [_answer(one, given, found, lexicon) for one in claimed]
    if CONTRADICTED in answers:
        return CONTRADICTED
    return ENTAILED if all(one == ENTAILED for one in answers) else NEUTRAL


def _answer(
    claim: Statement,
    given: list[Statement],
    found: dict[frozenset[str], Comparison],
    lexicon: Lexicon,
) -> str:
    """Returns what the premise says of one figure: the best that any of its figures says."""
    answers = [
        _of_pair(claim, other, one, lexicon)
        for other in given
        if (one := found.get(frozenset((claim.id, other.id)))) is not None
    ]
    for answer in (ENTAILED, CONTRADICTED):
        if answer in answers:
            return answer
    return NEUTRAL


def _of_pair(claim: Statement, other: Statement, one: Comparison, lexicon: Lexicon) -> str:
    if one.verdict is Verdict.CONTRADICTION:
        return CONTRADICTED
    if one.verdict is not Verdict.CONSISTENT:
        return NEUTRAL
    by = settings(lexicon).widening
    same = other.quantity == claim.quantity
    return (
        ENTAILED
        if same
        else _of_intervals(*(widen(q, by) for q in (other.quantity, claim.quantity)))
    )


def rows(folder: Path, names: list[str]) -> Iterator[dict[str, Any]]:
    """Yields the pairs of the sets named."""
    for name in names:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main() -> None:
    """Writes one label a line."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or list(SETS)
    lexicon = load()
    for row in rows(folder, names):
        found = label(row["premise"], row["hypothesis"], lexicon)
        print(json.dumps({"id": row["id"], "label": found}), flush=True)


if __name__ == "__main__":
    main()
