"""Judges Kazakh sentences that were printed twice, a number once in words and once in digits.

usage: python -m benchmarks.kaznerd_pairs FILE [--failures]
       (FILE: JSON lines with words, digits, value, label, text_words, text_digits)

A pair stands for one number of the two sentences. Left as it is it ought to be `consistent`; with
that number altered in the digits, `contradiction`. Both sentences go through the whole of `judge`,
so a pair is right only when its figure is read, found to be the counterpart of the other and
weighed. Left out, and counted, are
- numbers that are no figure (dates, ordinals, clock times), which is what label and value say;
- "one", which is the article as well;
- figures that are asked or supposed, which the rulings call `not_comparable` whatever they are;
- for the altered pairs bounds ("more than 30" and "more than 61" are both true of 70) and ranges
  (of which one end would be altered).
Prints one JSON object.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench.compare.telling import most_telling
from workbench.ingest import document_from_text
from workbench.lexicon import Lexicon, load
from workbench.model.comparison import Verdict
from workbench.model.quantity import Hedge
from workbench.model.statement import Modality, Statement
from workbench.model.text import Case
from workbench.pipeline import judge_documents, read_document

FIGURES = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENTAGE"})
CASE = Case("kaznerd", "KazNERD")
OPEN = (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN, Hedge.RANGE)
NO_CLAIM = (Modality.QUESTION, Modality.HYPOTHETICAL)
_DECIMAL = re.compile(r"(?<=\d) , (?=\d)")
_GAP = re.compile(r" (?=[.,:;!?»)])|(?<=[«(]) ")
_MANY = 3


@dataclass
class Tally:
    """How many pairs were answered how, and what was answered wrong."""

    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def add(self, found: str, expected: Verdict, row: dict[str, Any], digits: str) -> None:
        """Counts one answer."""
        self.answers[found] += 1
        if found != expected.value:
            self.wrong.append({"found": found, "a": row["text_words"], "b": digits})

    def share(self, expected: Verdict) -> dict[str, Any]:
        """Returns the count, the share of right answers and what was answered."""
        total = sum(self.answers.values())
        right = self.answers[expected.value]
        share = round(100 * right / total, 2) if total else None
        return {"pairs": total, "right": right, "percent": share, "answers": dict(self.answers)}


def altered(row: dict[str, Any]) -> str:
    """Returns the sentence in digits with the row's number made more than twice as large."""
    number = str(int(row["value"] * 2 + _MANY))
    changed: str = _place(row).sub(number, row["text_digits"], count=1)
    return changed


def _place(row: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(str(row['digits']))}(?![\d])")


def is_figure(row: dict[str, Any]) -> bool:
    """True for a whole number that counts something and stands once in the sentence in digits."""
    value = row["value"]
    return (
        row["label"] in FIGURES
        and value is not None
        and value == int(value)
        and str(row["digits"]) == str(int(value))
        and len(_place(row).findall(row["text_digits"])) == 1
    )


def plain(text: str) -> str:
    """Returns the sentence without the spaces that its tokens were parted by."""
    return _GAP.sub("", _DECIMAL.sub(",", text))


def verdict(one: str, other: str, lexicon: Lexicon) -> str:
    """Returns the verdict on two sentences as the `judge` command gives it."""
    texts = [
        document_from_text(CASE.id, path, plain(text), language="kk")
        for path, text in (("a", one), ("b", other))
    ]
    statements, judged = judge_documents(texts, lexicon, CASE)
    best = most_telling(judged, statements, texts[0].id, texts[1].id)
    if best is not None:
        return best.verdict.value
    read = {one.document_id for one in statements.values()}
    return "no figure" if not read else "one figure" if len(read) == 1 else "no pair"


def figure_of(row: dict[str, Any], lexicon: Lexicon) -> Statement | None:
    """Returns the statement read from the row's number in digits, None where none was read."""
    text = plain(row["text_digits"])
    document = document_from_text(CASE.id, "b", text, language="kk")
    number = Decimal(int(row["value"]))
    found = read_document(document, lexicon, CASE)[1]
    return next((one for one in found if one.quantity.number == number), None)


def why_not(row: dict[str, Any], one: Statement | None) -> str | None:
    """Returns why a number makes no pair, None where it does."""
    if one is None:
        return "not read as a figure"
    if row["value"] == 1:
        return "one"
    return "asked or supposed" if one.modality in NO_CLAIM else None


def measure(rows: Iterator[dict[str, Any]], lexicon: Lexicon) -> tuple[Tally, Tally, Counter[str]]:
    """Returns the tallies of the pairs as they are and with one number altered, and how many
    numbers make no pair."""
    same, changed, left_out = Tally(), Tally(), Counter[str]()
    for row in rows:
        one = figure_of(row, lexicon)
        reason = why_not(row, one)
        if reason is not None or one is None:
            left_out[str(reason)] += 1
            continue
        found = verdict(row["text_words"], row["text_digits"], lexicon)
        same.add(found, Verdict.CONSISTENT, row, row["text_digits"])
        if one.quantity.hedge in OPEN:
            left_out["bound or range, not altered"] += 1
            continue
        digits = altered(row)
        found = verdict(row["text_words"], digits, lexicon)
        changed.add(found, Verdict.CONTRADICTION, row, digits)
    return same, changed, left_out


def main() -> None:
    """Prints the figures; with --failures the pairs answered wrong, too."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    rows = (row for row in map(json.loads, lines) if is_figure(row))
    same, changed, left_out = measure(rows, load())
    report: dict[str, Any] = {
        "same": same.share(Verdict.CONSISTENT),
        "altered": changed.share(Verdict.CONTRADICTION),
        "left out": dict(left_out),
    }
    if "--failures" in sys.argv:
        report["failures"] = {"same": same.wrong, "altered": changed.wrong}
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
