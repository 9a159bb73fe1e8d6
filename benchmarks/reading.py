"""How fast the reader reads: python -m benchmarks.reading [--seconds 1]

Sentences a processor second of one process, the most memory it held, and quantulum3 on the same
English sentences in the same process where it is installed (it is no part of the project).

  dense      the gold sentences: a figure in nearly each, several in many
  news       parallel running news in four languages, a line a sentence, figures in a fifth of them
  prefilter  whether a sentence can hold a figure at all
  amounts    prefilter, tokens, numbers, units, bounds, ranges, look-alikes
  whole      the command `extract`: JSON lines in and out, languages told, dates, what is counted,
             of whom, where, who says so

"first" is the first pass over the text, with the word lists loaded and nothing remembered; "warm"
is every pass after it, as in a long run.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.numbers import BENCH, NTREX
from workbench.extract.mentions import find_mentions
from workbench.extract.prefilter import may_hold
from workbench.extract.tokens import tokenise
from workbench.lexicon import load
from workbench.streams import run_extract

GOLD = BENCH.parent / "dev_examples.jsonl"
WANTED = {"dense": 10_000, "news": 30_000, "prefilter": 300_000}
LONGEST_NEWS = 150  # megabytes
Line = tuple[str, str]  # language and sentence
Work = Callable[[Sequence[Line]], object]


def dense() -> list[Line]:
    """Returns the gold sentences."""
    cases = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    return [(case["lang"], case["text"]) for case in cases]


def news() -> list[Line]:
    """Returns the lines of news in all four languages, language by language."""
    found = []
    for language, code in NTREX.items():
        text = (BENCH / "ntrex" / f"ntrex.{code}").read_text(encoding="utf-8")
        found += [(language, line) for line in text.split("\n") if line]
    return found


def prefilter(lines: Sequence[Line]) -> int:
    """Asks of each sentence whether it can hold a figure; returns how many can."""
    lexicon = load()
    return sum(may_hold(text, language, lexicon) for language, text in lines)


def amounts(lines: Sequence[Line]) -> int:
    """Reads the amounts of each sentence that can hold one; returns how many there are."""
    lexicon = load()
    return sum(
        len(find_mentions(text, tokenise(text), language, lexicon))
        for language, text in lines
        if may_hold(text, language, lexicon)
    )


def whole(lines: Sequence[Line]) -> str:
    """Runs the command `extract` on the sentences; returns what it writes."""
    source = io.BytesIO(
        "".join(
            json.dumps({"id": at, "text": text}) + "\n" for at, (_, text) in enumerate(lines)
        ).encode()
    )
    out = io.StringIO()
    run_extract(source, out, None)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Speed:
    """Sentences a processor second in the first pass and in those after it."""

    first: float
    warm: float


def speed(work: Work, lines: Sequence[Line], seconds: float) -> Speed:
    """Returns how fast a piece of work goes over the sentences."""
    first = _timed(work, lines)
    spent, passes = 0.0, 0
    while spent < seconds or not passes:
        spent += _timed(work, lines)
        passes += 1
    return Speed(len(lines) / first, passes * len(lines) / spent)


def _timed(work: Work, lines: Sequence[Line]) -> float:
    started = time.process_time()
    work(lines)
    return max(time.process_time() - started, 1e-9)


def peer() -> Work | None:
    """Returns quantulum3 as a piece of work, None where it is not installed."""
    try:
        from quantulum3 import classifier, parser  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    classifier.USE_CLF = False  # its trained part needs an older scikit-learn

    def parse(lines: Sequence[Line]) -> object:
        return [parser.parse(text) for _, text in lines]

    return parse


def show(name: str, lines: Sequence[Line], found: Speed, wanted: int | None) -> None:
    """Prints one row."""
    goal = f"  wanted {wanted:>8,}" if wanted else ""
    print(f"{name:24s}{len(lines):>7,}{found.first:>12,.0f}{found.warm:>12,.0f}{goal}")


def compare(english: Iterable[tuple[str, Sequence[Line]]], seconds: float) -> None:
    """Prints quantulum3 beside the amounts on English sentences."""
    parse = peer()
    if parse is None:
        print("quantulum3 is not installed: no comparison with it")
        return
    for name, lines in english:
        show(f"amounts, English {name}", lines, speed(amounts, lines, seconds), None)
        show(f"quantulum3, English {name}", lines, speed(parse, lines, 0), None)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=1.0, help="processor time for each row")
    seconds = parser.parse_args().seconds
    texts = {"dense": dense(), "news": news()}
    whole(texts["dense"][:1])  # the word lists are loaded before anything is timed
    print(f"{'sentences a second':24s}{'of':>7}{'first':>12}{'warm':>12}")
    for name, lines in texts.items():
        for work in (prefilter, amounts, whole):
            wanted = WANTED["prefilter"] if work is prefilter else WANTED[name]
            title = f"{work.__name__}, {name}"
            show(title, lines, speed(work, lines, seconds), wanted)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory held at most':24s}{held:>7.0f} MB, wanted {LONGEST_NEWS}")
    english = [(name, [one for one in lines if one[0] == "en"]) for name, lines in texts.items()]
    compare([(name, lines[:500]) for name, lines in english], seconds)


if __name__ == "__main__":
    main()
