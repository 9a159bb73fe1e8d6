"""Progress bars on stderr for people; nothing where nobody watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Never

from tqdm import tqdm


class Bars:
    """A bar a stage, on stderr, only where stderr is a terminal and `quiet` is off."""

    def __init__(self, quiet: bool = False) -> None:
        self._off = quiet or not sys.stderr.isatty()
        self._bars: dict[str, tqdm[Never]] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Moves the stage's bar; opens it at the first call and closes it at the last."""
        if stage not in self._bars:
            new: tqdm[Never] = tqdm(total=total, desc=stage, disable=self._off, leave=False)
            self._bars[stage] = new
        bar = self._bars[stage]
        bar.total = total
        bar.update(done - bar.n)
        if done >= total:
            self._bars.pop(stage).close()

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for bar in self._bars.values():
            bar.close()
