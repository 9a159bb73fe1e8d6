"""`python -m benchmarks`: every benchmark, one after the other; or those that are named."""

from __future__ import annotations

import importlib
import sys

ALL = ("whole", "embedding")


def main() -> None:
    """Runs the benchmarks named on the command line, all of them if none is."""
    for name in sys.argv[1:] or ALL:
        if name not in ALL:
            sys.exit(f"no benchmark {name!r}; expected {', '.join(ALL)}")
        print(f"\n{name}", flush=True)
        sys.argv[1:] = []
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
