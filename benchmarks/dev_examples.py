"""Scores the reading of single sentences against ../shared/data/dev_examples.jsonl.

python -m benchmarks.dev_examples [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.extract.statements import read
from workbench.lexicon import Lexicon, load
from workbench.model.dates import PartialDate
from workbench.model.quantity import plain_number
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.text import passages

GOLD = Path(__file__).parents[2] / "shared" / "data" / "dev_examples.jsonl"
FIELDS = ("value", "hedge", "unit", "measure", "population", "place", "modality", "source")


def examples(path: Path = GOLD) -> list[dict[str, Any]]:
    """Returns the sentences with the statements set down for them."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def statements(example: Mapping[str, Any], lexicon: Lexicon) -> list[Statement]:
    """Returns what is read from the sentence alone."""
    document = Document(
        id=example["id"],
        case_id="",
        path=example["id"],
        text=example["text"],
        language=example["lang"],
        published=PartialDate(2022, 1, 15),
    )
    found = passages.split(document, lexicon)
    return [one for passage in found for one in read(passage, document, lexicon, None)]


def wrong(
    gold: Mapping[str, Any], one: Statement, example: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    """Yields each field that is not as set down, with what was read."""
    quantity = one.quantity
    values = (plain_number(quantity.low), plain_number(quantity.high))
    if values != (gold["low"], gold["high"]):
        yield "value", values
    counted = one.measure == "other" and gold["unit"] is None and quantity.unit == "person"
    read_fields = {
        "hedge": quantity.hedge.value,
        "unit": None if counted else quantity.unit,  # the set gives no unit to people as such
        "measure": one.measure,
        "population": one.scope.population,
        "place": one.scope.place,
        "modality": one.modality.value,
    }
    yield from ((key, value) for key, value in read_fields.items() if value != gold[key])
    source = (example.get("attribution") or {}).get("source")
    said = one.attribution.source if one.attribution else None
    if source and (said is None or (said not in source and source not in said)):
        yield "source", said


def score(lexicon: Lexicon, path: Path = GOLD) -> tuple[dict[str, Counter[str]], list[str]]:
    """Returns, for each language, how many figures there are and how many fields are right, and a
    line for each mistake."""
    counts: dict[str, Counter[str]] = {}
    told: list[str] = []
    for example in examples(path):
        count = counts.setdefault(example["lang"], Counter())
        found = statements(example, lexicon)
        for gold in example["statements"]:
            count["figures"] += 1
            over = [
                one
                for one in found
                if one.span.start < gold["stop"] and gold["start"] < one.span.stop
            ]
            if not over:
                count["missed"] += 1
                told.append(f"{example['id']} missed {gold['surface']}: {example['text']}")
                continue
            found.remove(over[0])
            bad = dict(wrong(gold, over[0], example))
            count.update(field for field in FIELDS if field not in bad)
            if bad:
                told.append(f"{example['id']} {gold['surface']}: {bad}\n    {example['text']}")
        count["extra"] += len(found)
        told.extend(f"{example['id']} extra {one.span.text}: {one.quote.text}" for one in found)
    return counts, told


def main() -> None:
    """Prints the share of figures with each field right, for each language."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    counts, told = score(load())
    if options.errors:
        print("\n".join(told))
    print(f"{'':12}" + "".join(f"{language:>8}" for language in counts))
    for field in ("figures", "missed", "extra"):
        print(f"{field:12}" + "".join(f"{count[field]:>8}" for count in counts.values()))
    for field in FIELDS:
        shares = (100 * count[field] / count["figures"] for count in counts.values())
        print(f"{field:12}" + "".join(f"{share:>7.1f}%" for share in shares))


if __name__ == "__main__":
    main()
