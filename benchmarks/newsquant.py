"""NewsQuant through the reader: python -m benchmarks.newsquant [--half odd] [--out FILE]

The figures of the sentences in the form of ../shared/tools/score_newsquant.py, scored by it.
Where the benchmark's conventions differ from the project's, they are mapped here, never in the
reader: mangled currency signs, ranges for vague words and for "from A to B", "=" for a value that
was reached, the noun after a number as its unit, a share in words as a fraction of one.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from workbench.extract.mentions import find_mentions
from workbench.extract.tokens import tokenise
from workbench.extract.types import Mention
from workbench.lexicon import load
from workbench.model.quantity import WORD_SHARE, Hedge

SHARED = Path(__file__).parents[1] / ".." / "shared"
GOLD = SHARED / "data" / "bench" / "newsquant" / "newsquant_gold_even.jsonl"
SCORER = SHARED / "tools" / "score_newsquant.py"
MANGLED = ((re.compile(r"\bPS(?=\d)"), "£"), (re.compile("Y="), "¥"))
UNITS = {
    "percent": "percentage",
    "percentage_point": "percentage point",
    "basis_point": "basis point",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "SGD": "singaporean dollar",
    "NZD": "new zealand dollar",
    "INR": "indian rupee",
    "CHF": "swiss franc",
    "MYR": "malaysian ringgit",
    "DKK": "danish krone",
    "ZAR": "south african rand",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "sq_m": "square metre",
    "sq_km": "square kilometre",
    "sq_ft": "square foot",
    "sq_mile": "square mile",
    "ha": "hectare",
    "kg": "kilogram",
    "g": "gram",
    "mg": "milligram",
    "tonne": "metric ton",
    "pound": "pound-mass",
    "litre": "litre",
    "ml": "millilitre",
    "mph": "mile per hour",
    "km_h": "kilometre per hour",
    "mpg": "mile per gallon",
    "rpm": "revolutions per minute",
    "w": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "gw": "gigawatt",
    "kWh": "kilowatt hour",
    "hp": "horsepower",
    "bhp": "brake horsepower",
    "gb": "gigabyte",
    "mb": "megabyte",
    "tb": "terabyte",
    "hz": "hertz",
    "khz": "kilohertz",
    "mhz": "megahertz",
    "ghz": "gigahertz",
    "v": "volt",
    "nm": "nanometre",
    "newton_metre": "newton metre",
    "pound_foot": "pound-foot",
    "times": "count",
}
CHANGES = {
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.AT_LEAST: ">",
    Hedge.MORE_THAN: ">",
    Hedge.AT_MOST: "<",
    Hedge.LESS_THAN: "<",
}
ABOUT = re.compile("bound before: (about|≈|around|approx|roughly|some)")
BELOW = re.compile("bound before: .*(under|below|short|less)")
REACHED = re.compile(r"\b(to|at|of)\s+(?:just\s+)?$")
RATE = re.compile(
    r"\s+(?:an?|per)\s+(month|year|day|week|hour|share|barrel|gallon|gram|litre|liter|person|minute"
    r"|second|ounce|pound|ton|tonne|head|night|mile|game)\b"
)
_FUNCTION = (
    "of in on at to for from by with without and or but who which that were was is are have "
    "has had will would could can may be been being than as into over under per the a an "
    "this these those their its his her when while where after before since if not also only "
    "just more less it they he she we i you said says against during about across out up "
    "down off between through so because until both including mostly worldwide last "
)
FUNCTION = frozenset(_FUNCTION.split())


def joined(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yields the mentions with each replaced value and its successor made one range."""
    before: Mention | None = None
    for mention in mentions:
        if before is not None and before.previous:
            first, second = before.quantity.number, mention.quantity.number
            if first is not None and second is not None:
                low, high = min(first, second), max(first, second)
                unit = mention.quantity.unit or before.quantity.unit
                quantity = replace(
                    mention.quantity, low=low, high=high, hedge=Hedge.RANGE, unit=unit
                )
                mention = replace(mention, quantity=quantity, direction=None)
        elif before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def value(mention: Mention, written: str) -> float | list[float] | None:
    """Returns the benchmark's value: a number or a range."""
    quantity = mention.quantity
    if quantity.vague and quantity.low is not None:
        if written.lower().startswith("dozens"):
            return [12, 120]
        if quantity.low < 20:  # several, a few, a couple: no number in the benchmark
            return None
        floor = 10.0 ** (len(str(int(quantity.low))) - 1)
        return [floor, 10 * floor]
    if quantity.digits_shown == WORD_SHARE and quantity.number is not None:
        return float(Fraction(quantity.number / 100).limit_denominator(20))
    if quantity.hedge is Hedge.RANGE and quantity.low is not None and quantity.high is not None:
        return [float(quantity.low), float(quantity.high)]
    return None if quantity.number is None else float(quantity.number)


def change(mention: Mention, text: str) -> str:
    """Returns the benchmark's label of hedge or direction."""
    hedge, rules = mention.quantity.hedge, " ".join(mention.rules)
    if hedge is Hedge.NEARLY and BELOW.search(rules):
        return "<"
    if hedge is Hedge.RANGE and ABOUT.search(rules):
        return "~"
    if hedge in CHANGES:
        return CHANGES[hedge]
    reached = REACHED.search(text[: mention.start])
    return "=" if reached else mention.direction or "="


def unit(mention: Mention, text: str) -> str:
    """Returns the unit's name in the benchmark, else the words of the noun after the number."""
    own = mention.quantity.unit
    share = mention.quantity.digits_shown == WORD_SHARE
    if own is not None and not share:
        rate = RATE.match(text, mention.stop)
        return UNITS.get(own, own) + (f" per {rate.group(1)}" if rate else "")
    words: list[str] = ["%"] if share else []
    for token in tokenise(text[mention.stop : mention.stop + 80])[:5]:
        if (mention.quantity.vague or share) and not words[share:] and token.norm in ("of", "the"):
            continue
        if token.kind != "word" or token.norm in FUNCTION or (words and token.norm[-2:] == "ed"):
            break
        words.append(token.text)
        if token.norm.endswith("s") and len(words) > 1:
            break
    return " ".join(words)


def quantities(text: str) -> list[dict[str, Any]]:
    """Returns the figures of a sentence in the benchmark's form."""
    for pattern, sign in MANGLED:
        text = pattern.sub(sign, text)
    found = []
    for mention in joined(find_mentions(text, tokenise(text), "en", load())):
        number = value(mention, text[mention.start : mention.stop])
        if number is not None and mention.quantity.high != 0:
            found.append(
                {"value": number, "change": change(mention, text), "unit": unit(mention, text)}
            )
    return found


def main() -> None:
    """Prints the scores of the scorer, with --out also keeps the predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--out", type=Path)
    given, rest = parser.parse_known_args()
    lines = given.gold.read_text(encoding="utf-8").splitlines()
    out = given.out or Path(tempfile.mkdtemp()) / "newsquant.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for case in map(json.loads, filter(None, lines)):
            row = {"id": case["id"], "quantities": quantities(case["text"])}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    command = [sys.executable, str(SCORER), str(out), "--gold", str(given.gold), *rest]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
