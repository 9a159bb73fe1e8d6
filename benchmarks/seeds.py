"""Scores what is read from the January 2022 digests against seeds/january-2022/expected.toml.

python benchmarks/seeds.py [--errors] [--extra]
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.ingest import load_case
from workbench.lexicon import Lexicon, load
from workbench.model.quantity import plain_number
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.pipeline import read_document

FOLDER = Path(__file__).parents[1] / "seeds" / "january-2022"
FIELDS = ("value", "hedge", "unit", "measure", "population", "place", "source")


def expected() -> list[dict[str, Any]]:
    """Returns the statements set down by hand."""
    found: list[dict[str, Any]] = tomllib.loads(
        (FOLDER / "expected.toml").read_text(encoding="utf-8")
    )["statement"]
    return found


def read_all(lexicon: Lexicon) -> dict[str, tuple[Document, list[Statement]]]:
    """Returns the documents of the case by path, each with its statements."""
    case, documents, failures = load_case(FOLDER)
    assert not failures, failures
    return {one.path: (one, read_document(one, lexicon, case)[1]) for one in documents}


def place_of(gold: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Returns where the expected figure stands in the document's text."""
    start = text.index(gold.get("quote", gold["surface"]))
    start = text.index(gold["surface"], start)
    return start, start + len(gold["surface"])


def match(gold: Mapping[str, Any], document: Document, read: list[Statement]) -> Statement | None:
    """Returns the statement that stands on the expected figure."""
    start, stop = place_of(gold, document.text)
    over = [one for one in read if one.span.start < stop and start < one.span.stop]
    return max(
        over,
        key=lambda one: min(stop, one.span.stop) - max(start, one.span.start),
        default=None,
    )


def wrong(gold: Mapping[str, Any], one: Statement, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yields each field that is not as expected, with what was read."""
    low, high = plain_number(one.quantity.low), plain_number(one.quantity.high)
    if (low, high) != (gold.get("low"), gold.get("high")):
        yield "value", f"{low}..{high}"
    if one.quantity.hedge.value != gold["hedge"]:
        yield "hedge", one.quantity.hedge.value
    if one.quantity.unit != gold.get("unit"):
        yield "unit", str(one.quantity.unit)
    if one.measure != gold["measure"]:
        yield "measure", one.measure
    if not _same_population(gold, one, lexicon):
        yield "population", str(one.scope.population)
    if one.scope.place != gold.get("place") and "place" in gold:
        yield "place", str(one.scope.place)
    named = one.attribution.source if one.attribution else ""
    said = f"{one.speaker or ''} {named}".strip()
    if "source" in gold and gold["source"].casefold()[:5] not in said.casefold():
        yield "source", said


def _same_population(gold: Mapping[str, Any], one: Statement, lexicon: Lexicon) -> bool:
    if "population" in gold:
        return bool(one.scope.population == gold["population"])
    own = lexicon.measure_tables[one.measure].text("population", "")
    return one.scope.population in (None, "people", own)


def main() -> None:
    """Prints the share of fields read as expected, the errors and the figures beyond."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--extra", action="store_true")
    options = parser.parse_args()
    lexicon = load()
    documents = read_all(lexicon)
    right: Counter[str] = Counter()
    used: set[str] = set()
    golds = expected()
    for gold in golds:
        document, read = documents[gold["document"]]
        one = match(gold, document, read)
        if one is None:
            print(f"missed {gold['document']}: {gold['surface']}")
            continue
        used.add(one.id)
        bad = dict(wrong(gold, one, lexicon))
        right.update(field for field in FIELDS if field not in bad)
        right["found"] += 1
        if bad and options.errors:
            told = ", ".join(f"{key} {value} not {gold.get(key)}" for key, value in bad.items())
            print(f"{gold['document']}: {one.span.text} | {told}\n    {one.quote.text}")
            print(f"    {' '.join(one.origin)}")
    for field in ("found", *FIELDS):
        print(
            f"{field:11} {right[field]:4} of {len(golds)}  {100 * right[field] / len(golds):.1f} %"
        )
    extra = [(p, one) for p, (_, read) in documents.items() for one in read if one.id not in used]
    print(f"beyond the expected: {len(extra)}")
    if options.extra:
        for path, one in extra:
            scope = (one.scope.population, one.scope.place, *one.scope.qualifiers)
            print(f"{path}: {one.span.text} | {one.measure} {one.quantity.unit} {scope}")
            print(f"    {one.quote.text}")


if __name__ == "__main__":
    main()
