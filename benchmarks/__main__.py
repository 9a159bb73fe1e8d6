"""`python -m benchmarks`: speed and memory; `python -m benchmarks NAME …`: that benchmark alone."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

SPEED = ("reading", "whole", "judging", "embedding")
ALL = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> None:
    """Runs the benchmark named on the command line with what follows, else those of speed."""
    name, options = sys.argv[1:2], sys.argv[2:]
    if name and name[0] not in ALL:
        sys.exit(f"no benchmark {name[0]!r}; expected one of {', '.join(ALL)}")
    for chosen in name or SPEED:
        print(f"\n{chosen}", flush=True)
        sys.argv = [f"benchmarks.{chosen}", *options]
        importlib.import_module(f"benchmarks.{chosen}").main()


if __name__ == "__main__":
    main()
