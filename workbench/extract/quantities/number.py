"""A number phrase once it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from workbench.extract.quantities.words import BARE, Suffix


@dataclass(slots=True)
class Number:
    """A number phrase: tokens first to last (exclusive), characters start to stop."""

    first: int
    last: int
    start: int
    stop: int
    value: Decimal
    shown: Decimal
    suffix: Suffix = BARE
    scale: Decimal = Decimal(1)
    spelled: bool = False
    vague: bool = False
    half: bool = False  # a bare half
    trap: bool = False
    digits: str = ""
    hyphen: bool = False  # joined by a hyphen to the number before it
    over: bool = False  # "two-odd thousand"
    single: bool = False  # one word or one group of digits
    part_of: Number | None = None  # the whole before "of ten five"

    @property
    def ordinal(self) -> bool:
        """True for ordinals, in words or digits."""
        if self.suffix.mark == "abstract":
            return self.scale == 1
        return self.suffix.mark == "ordinal"
