"""Numbers against benchmarks nobody here wrote: python -m benchmarks.numbers [--errors N]

numerals   number words -> value, per file, as ../shared/tools/score_numerals.py counts
kaznerd    the same Kazakh sentence printed with words and with digits: the same amounts?
duckling   Russian amounts of money: value, bound and currency
ntrex      English figures in digits whose digits stand in the other language too: the same number
           and the same interval read there? (feet that became metres are left out); all four: the
           figures whose digits stand in all three translations. "Where bounds were translated"
           leaves out those where a translation has a bound ("over", "up to") that the English line
           has not, or lacks its one: mostly the translators' doing, --errors shows them
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench.extract.mentions import find_mentions
from workbench.extract.numerals import value_of
from workbench.extract.tokens import tokenise
from workbench.extract.types import Mention
from workbench.lexicon import load
from workbench.model.quantity import Hedge

BENCH = Path(__file__).parents[1] / ".." / "shared" / "data" / "bench"
NTREX = {"en": "eng", "kk": "kaz", "ky": "kir", "ru": "rus"}
MONEY = {
    "RUB": "russian rouble",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "BYN": "belarusian rouble",
    "UAH": "ukrainian hryvnia",
}
BOUNDS = {
    Hedge.AT_LEAST: ">",
    Hedge.MORE_THAN: ">",
    Hedge.AT_MOST: "<",
    Hedge.LESS_THAN: "<",
}
ESCAPED = (("x20ac", "€"), ("x00a3", "£"), ("€ur", "€"))  # signs that lost their encoding
SPACED = re.compile(r"(?<=\d) ([,:]) (?=\d)")  # 2 , 9 in the tokenised sentences of KazNERD
INNER = re.compile(r"(?<=\d)[\s,.](?=\d)")
Key = tuple[float | None, float | None]


def rows(path: Path) -> list[dict[str, Any]]:
    """Returns the lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def read(text: str, language: str) -> list[Mention]:
    """Returns the amounts of a sentence."""
    return find_mentions(text, tokenise(text), language, load())


def plain(value: Decimal | None) -> float | None:
    """Returns a float, None for an open end."""
    return None if value is None else float(value)


def key(mention: Mention) -> Key:
    """Returns the interval as written."""
    return plain(mention.quantity.low), plain(mention.quantity.high)


def show(name: str, right: int, wanted: int, wrong: list[Any], errors: int) -> None:
    """Prints a score and as many errors as were asked for."""
    print(f"{name:32s} {100 * right / max(wanted, 1):5.1f} % of {wanted}")
    for one in wrong[:errors]:
        print("    ", one)


def numerals(errors: int) -> None:
    """Scores the files of number words."""
    for path in sorted((BENCH / "numerals").glob("*.jsonl")):
        wrong, cases = [], rows(path)
        for case in cases:
            value = value_of(case["text"], path.name[:2], load())
            gold = case["value"]
            if value is None or abs(float(value) - gold) > 1e-9 * abs(gold) + 1e-9:
                wrong.append((case["text"], gold, value))
        show(path.stem, len(cases) - len(wrong), len(cases), wrong, errors)


def kaznerd(errors: int) -> None:
    """Compares what is read from each sentence in its two spellings."""
    pairs = {
        (row["text_words"], SPACED.sub(r"\1", row["text_digits"]))
        for row in rows(BENCH / "kaznerd" / "kaz_words_digits_valid.jsonl")
    }
    wrong = []
    for words, digits in sorted(pairs):
        if _amounts(words) != _amounts(digits):
            wrong.append((words, digits))
    show("kaznerd words = digits", len(pairs) - len(wrong), len(pairs), wrong, errors)


def _amounts(text: str) -> Counter[tuple[Key, str, str | None]]:
    """Returns the amounts of a Kazakh sentence, a bare "one" left out on both sides."""
    return Counter(
        (key(mention), mention.quantity.hedge.value, mention.quantity.unit)
        for mention in read(text, "kk")
        if key(mention) != (1, 1)
    )


def duckling(errors: int) -> None:
    """Scores Russian money: one amount, its value or range, its bound, its currency."""
    cases = rows(BENCH / "duckling_ru" / "AmountOfMoney_RU_gold.jsonl")
    wrong = []
    for case in cases:
        text, gold = case["text"], case["quantities"][0]
        for escaped, sign in ESCAPED:
            text = text.replace(escaped, sign)
        got = [_money(mention) for mention in read(text, "ru")]
        unit = gold["unit"] if gold["unit"] != "unnamed" else "dollar"
        if got != [(gold["value"], gold["change"], unit)]:
            wrong.append((text, gold, got))
    show("duckling Russian money", len(cases) - len(wrong), len(cases), wrong, errors)


def _money(mention: Mention) -> tuple[Any, str, str]:
    quantity = mention.quantity
    low, high = key(mention)
    value = [low, high] if quantity.hedge is Hedge.RANGE else plain(quantity.number)
    unit = quantity.unit or ""
    return value, BOUNDS.get(quantity.hedge, "="), MONEY.get(unit, unit.lower())


def ntrex(errors: int) -> None:
    """Scores each language on the figures it shares with the English line, and all together."""
    lines = {
        language: (BENCH / "ntrex" / f"ntrex.{code}").read_text(encoding="utf-8").split("\n")
        for language, code in NTREX.items()
    }
    together: dict[tuple[int, int], dict[str, str]] = {}
    for language in ("kk", "ky", "ru"):
        classes: Counter[str] = Counter()
        wrong: dict[str, list[Any]] = {}
        for row, (english, other) in enumerate(zip(lines["en"], lines[language], strict=True)):
            shared = list(_shared(english, other))
            found = read(other, language) if shared else []
            for mention in shared:
                answer = _agreement(mention, found)
                classes[answer] += 1
                together.setdefault((row, mention.start), {})[language] = answer
                wrong.setdefault(answer, []).append((english[mention.start : mention.stop], other))
        wanted = classes.total()
        show(f"ntrex en-{language} same number", wanted - classes["not read"], wanted, [], 0)
        show(f"ntrex en-{language} same interval", classes["same"], wanted, [], 0)
        for answer in sorted(set(classes) - {"same"}):
            print(f"    {answer}: {classes[answer]}")
            for one in wrong[answer][:errors]:
                print("        ", one)
    _lines(lines, together)
    full = [answers for answers in together.values() if len(answers) == 3]
    read_ = [answers for answers in full if "not read" not in answers.values()]
    same = sum(set(answers.values()) == {"same"} for answers in full)
    plain_ = [answers for answers in full if not _TRANSLATED & set(answers.values())]
    show("ntrex all four: same number", len(read_), len(full), [], 0)
    show("ntrex all four: same interval", same, len(full), [], 0)
    show("  where bounds were translated", same, len(plain_), [], 0)


def _lines(lines: dict[str, list[str]], together: dict[tuple[int, int], dict[str, str]]) -> None:
    """Prints on how many lines those figures stand, and the same for all lines with a digit in
    English, whatever the translators made of it: words for digits, metres for feet, bounds."""
    digits = [row for row, line in enumerate(lines["en"]) if re.search(r"\d", line)]
    shared = {row for (row, _), answers in together.items() if len(answers) == 3}
    figures = same = held = whole = 0
    for row in digits:
        wanted = [key(mention) for mention in read(lines["en"][row], "en")]
        found = [set(map(key, read(lines[other][row], other))) for other in ("kk", "ky", "ru")]
        agreed = sum(all(one in other for other in found) for one in wanted)
        figures, same = figures + len(wanted), same + agreed
        held, whole = held + bool(wanted), whole + (bool(wanted) and agreed == len(wanted))
    print(
        f"ntrex: {len(digits)} lines with a digit in English, {held} with a figure; the figures"
        f" whose digits all four have stand on {len(shared)} lines"
    )
    show("ntrex all lines: every figure", same, figures, [], 0)
    show("ntrex all lines: whole lines", whole, held, [], 0)


DROPPED, ADDED = "a bound in English only", "a bound in the translation only"
_TRANSLATED = {DROPPED, ADDED}


def _agreement(mention: Mention, found: list[Mention]) -> str:
    """Returns how a figure in the other language agrees with the English one."""
    if key(mention) in map(key, found):
        return "same"
    same = [one for one in found if one.quantity.number == mention.quantity.number]
    if not same:
        return "not read"
    hedges = {one.quantity.hedge for one in same}
    if hedges & POINTS:
        return DROPPED
    return ADDED if mention.quantity.hedge in POINTS else "another bound"


POINTS = {Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY}


def _shared(english: str, other: str) -> Iterator[Mention]:
    """Yields the English figures in digits whose digits stand in the other line."""
    if not re.search(r"\d", english):
        return
    digits = INNER.sub("", other)
    for mention in read(english, "en"):
        own = re.sub(r"\D", "", english[mention.start : mention.stop])
        in_digits = "number in digits" in mention.rules and own
        if in_digits and re.search(rf"(?<!\d){own}(?!\d)", digits):
            yield mention


def speed() -> None:
    """Prints sentences a CPU-second, cutting into tokens included, on ordinary news."""
    for language, code in NTREX.items():
        lines = (BENCH / "ntrex" / f"ntrex.{code}").read_text(encoding="utf-8").split("\n")
        started = time.process_time()
        for line in lines:
            read(line, language)
        rate = len(lines) / (time.process_time() - started)
        print(f"speed {language}: {rate:,.0f} sentences a CPU-second")


def main() -> None:
    """Runs every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="errors shown per benchmark")
    errors = parser.parse_args().errors
    numerals(errors)
    kaznerd(errors)
    duckling(errors)
    ntrex(errors)
    speed()


if __name__ == "__main__":
    main()
