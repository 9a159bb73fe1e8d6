"""The whole line as a person runs it: python -m benchmarks.whole

Each run is a process of its own with a store and caches of its own, so nothing is warm that should
be cold; wall time, processor time and the most memory it held are what the system says of it.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORIGINALS = ROOT / ".." / "shared" / "seeds"
EXAMPLE = ROOT / "seeds" / "january-2022"
LINES = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """One run and what it may cost at most (None: no promise)."""

    what: str
    args: tuple[str, ...]
    seconds: float | None = None
    megabytes: int | None = 1500


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    wall: float
    processor: float
    megabytes: float
    code: int


def measure(args: Sequence[str], folder: Path, stdin: bytes = b"") -> Cost:
    """Runs the workbench in a process of its own and returns what the system says it took."""
    environment = {
        **os.environ,
        "WORKBENCH_DB": f"sqlite:///{folder / 'bench.db'}",
        "WORKBENCH_CACHE": str(folder / "cache"),
    }
    given = folder / "stdin"
    given.write_bytes(stdin)
    started = time.perf_counter()
    with given.open("rb") as source:
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench", *args],
            cwd=ROOT,
            env=environment,
            stdin=source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, used.ru_utime + used.ru_stime, _megabytes(used), process.returncode)


def _megabytes(used: resource.struct_rusage) -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_maxrss * unit / 10**6


def runs(folder: Path) -> list[Run]:
    """Returns what is measured, in this order: later runs find what earlier ones have kept."""
    table = str(folder / "x.csv")
    found = [
        Run("first run ever: unpack the model, compare the example", _compare(EXAMPLE, table)),
        Run("the example again", _compare(EXAMPLE, table)),
    ]
    if ORIGINALS.is_dir():
        found += [
            Run("the five originals, cold: load the model", _compare(ORIGINALS, table), 30),
            Run("the five originals again", _compare(ORIGINALS, table), 5),
        ]
    return [
        *found,
        Run("search, model loaded", ("search", "how many people died", "--top", "5")),
        Run("search, the same again", ("search", "how many people died", "--top", "5"), 5),
        Run("export as XLSX", ("export", *_one_case(), "--out", str(folder / "x.xlsx"))),
    ]


def _compare(folder: Path, table: str) -> tuple[str, ...]:
    return ("compare", str(folder), "--out", table, "--quiet")


def _one_case() -> tuple[str, str]:
    return ("--case", "Kazakhstan, January 2022")


def streams() -> list[tuple[str, str, bytes]]:
    """Returns the commands that answer lines, with lines made of the example's paragraphs."""
    texts = [
        paragraph
        for path in sorted(EXAMPLE.glob("*.md"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph) > 40
    ]
    many = [texts[number % len(texts)] for number in range(LINES)]
    extract = [{"id": i, "text": text} for i, text in enumerate(many)]
    judge = [
        {"id": i, "a": {"text": left}, "b": {"text": right}}
        for i, (left, right) in enumerate(itertools.pairwise(many))
    ]
    return [
        ("extract", f"{len(extract)} paragraphs", _lines(extract)),
        ("judge", f"{len(judge)} pairs of paragraphs", _lines(judge)),
    ]


def _lines(records: Sequence[object]) -> bytes:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode()


def _row(what: str, cost: Cost, run: Run | None = None) -> str:
    promised = f"{run.seconds:.0f}" if run and run.seconds else "-"
    over = run is not None and (
        cost.wall > (run.seconds or cost.wall) or cost.megabytes > (run.megabytes or 10**6)
    )
    remark = f"exit {cost.code}" if cost.code else "over" if over else ""
    numbers = f"{cost.wall:>8.1f} {promised:>8} {cost.processor:>8.1f} {cost.megabytes:>8.0f}"
    return f"{what:<52} {numbers}  {remark}".rstrip()


def main() -> None:
    """Measures every run and prints the table."""
    print(f"{'':<52} {'wall s':>8} {'at most':>8} {'cpu s':>8} {'MB':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for run in runs(folder):
            print(_row(run.what, measure(run.args, folder), run), flush=True)
        for command, what, stdin in streams():
            cost = measure((command,), folder, stdin)
            print(_row(f"{command}: {what}", cost), flush=True)


if __name__ == "__main__":
    main()
