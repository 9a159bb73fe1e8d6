"""How time grows with the length of a text: python -m benchmarks.growth

For each kind of hostile text and each stage, the processor time at 50,000 characters and the ratio
of eight times the text to it, both in one run: 8 is linear, 64 quadratic. Exit 1 above 16.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from workbench.extract.mentions import find_mentions
from workbench.extract.prefilter import may_hold
from workbench.extract.tokens import tokenise
from workbench.ingest import document_from_text
from workbench.lexicon import load
from workbench.text.normalise import readable
from workbench.text.passages import split
from workbench.text.sentences import sentence_spans

UNITS = ("а", "а. ", "« ", "(", "– а\n", "аб-\n", "1 ", "7", "12 млн ", "1,", "**А:** б?\n\n")
SHORT, TIMES, TOO_FAST = 50_000, 8, 16.0


def _passages(text: str) -> object:
    return split(document_from_text("growth", "text.txt", text, language="kk"), load())


def _amounts(text: str) -> object:
    return find_mentions(text, tokenise(text), "kk", load())


STAGES: dict[str, Callable[[str], object]] = {
    "repair": readable,
    "sentences": lambda text: sentence_spans(text, "kk", load()),
    "passages": _passages,
    "prefilter": lambda text: may_hold(text, "kk", load()),
    "amounts": _amounts,
}


def seconds(work: Callable[[str], object], text: str) -> float:
    """Returns the least processor time of three runs."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return max(min(taken), 1e-4)


def main() -> None:
    """Prints one row a stage and text."""
    worst = 0.0
    for name, work in STAGES.items():
        for unit in UNITS:
            short = unit * (SHORT // len(unit))
            once = seconds(work, short)
            ratio = seconds(work, short * TIMES) / once
            worst = max(worst, ratio if once > 0.001 else 0.0)
            print(f"{name:12s}{unit!r:18}{once * 1000:>9.1f} ms{ratio:>8.1f}")
    print(f"steepest {worst:.1f} (linear {TIMES}, too steep from {TOO_FAST})")
    sys.exit(worst > TOO_FAST)


if __name__ == "__main__":
    main()
