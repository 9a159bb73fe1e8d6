"""Numbers spelled out by ICU and num2words and read back: python -m benchmarks roundtrip [--size N]

Needs `pip install pyicu num2words`, which the project itself does not. ICU's rule sets that spell
a number (every case and gender it has; not its years, minutes and other forms) and num2words are
asked for a sample of the numbers from 0 to a million: all up to 120, every round one, the rest at
random from a fixed seed. A rule set that spells 200,000 like 2,000 (ICU's verbose Kyrgyz leaves
"hundred" out before "thousand") is asked only for what lies below; the line says of how many.
What ICU 72 itself misspells stays counted as wrong: some Russian ordinals of 3 in the dative and of
80 in the neuter and plural, Kyrgyz ordinals of whole thousands.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from workbench.extract.numerals import value_of
from workbench.lexicon import load

LANGUAGES = ("kk", "ky", "ru", "en")
SPELLED = ("%spellout-cardinal", "%spellout-numbering", "%spellout-ordinal")
NOT_SPELLED = ("-year", "-digits")
SEED, SMALL, LARGE, BROKEN = 2022, 121, 1_000_000, 100_000
SHOWN = 5
Speller = Callable[[int], str]


def sample(size: int) -> list[int]:
    """Returns the numbers to spell, the same ones each time."""
    some = set(range(SMALL)) | {k * 10**n for n in range(2, 6) for k in range(1, 10)} | {LARGE}
    drawn = random.Random(SEED)
    while len(some) < size:
        some.add(drawn.randrange(10 ** drawn.randint(3, 6)))
    return sorted(some)


def icu_spellers(icu: Any) -> Iterator[tuple[str, str, Speller]]:
    """Yields each language, rule set and what spells by it."""
    for language in LANGUAGES:
        rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
        for at in range(rules.getNumberOfRuleSetNames()):
            name = rules.getRuleSetName(at)
            if name.startswith(SPELLED) and not name.endswith(NOT_SPELLED):
                yield language, f"ICU {name}", _by(rules, name)


def _by(rules: Any, name: str) -> Speller:
    return lambda number: str(rules.format(number, name)).replace("\u00ad", "")


def num2words_spellers(num2words: Any) -> Iterator[tuple[str, str, Speller]]:
    """Yields the languages of num2words, which knows no Kyrgyz, with their forms."""
    for language, code in (("kk", "kz"), ("ru", "ru"), ("en", "en")):
        yield language, "num2words", partial(num2words, lang=code)
    for case in ("n", "g", "d", "a", "i", "p"):
        for gender in ("m", "f", "n"):
            options = {"lang": "ru", "case": case, "gender": gender}
            yield (
                "ru",
                f"num2words case {case} gender {gender}",
                partial(num2words, **options),
            )


def sound(spell: Speller, numbers: list[int]) -> list[int]:
    """Returns the numbers that a rule set spells apart: not from 100,000 on where it gives that the
    words of as many thousands."""
    same = spell(2 * BROKEN) == spell(2000)
    return [n for n in numbers if n < BROKEN] if same else numbers


def score(language: str, name: str, spell: Speller, numbers: list[int]) -> tuple[int, int]:
    """Prints how many spellings are read back and some that are not; returns both counts."""
    lexicon = load()
    kept = sound(spell, numbers)
    spelled = [(number, spell(number)) for number in kept]
    wrong = [(n, text) for n, text in spelled if value_of(text, language, lexicon) != n]
    right, left = len(kept) - len(wrong), len(numbers) - len(kept)
    rest = f" ({left} that the rule set spells like others left out)" if left else ""
    print(f"{language} {name:48s} {100 * right / len(kept):6.2f} % of {len(kept)}{rest}")
    for one in wrong[:SHOWN]:
        print("    ", *one)
    return right, len(kept)


def main() -> None:
    """Prints the share that is read back, for each language and rule set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=4000, help="numbers spelled by each rule set")
    numbers = sample(parser.parse_args().size)
    try:
        icu, other = import_module("icu"), import_module("num2words")
    except ImportError as missing:
        sys.exit(f"{missing.name} is not installed; run: pip install pyicu num2words")
    totals = dict.fromkeys(LANGUAGES, (0, 0))
    for language, name, spell in (*icu_spellers(icu), *num2words_spellers(other.num2words)):
        right, all_ = score(language, name, spell, numbers)
        totals[language] = (totals[language][0] + right, totals[language][1] + all_)
    for language, (right, all_) in totals.items():
        print(f"{language} in all: {right} of {all_}, {100 * right / max(all_, 1):.3f} %")


if __name__ == "__main__":
    main()
