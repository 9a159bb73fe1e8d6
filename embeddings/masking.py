"""Sentences without their figures: two that differ only in a number become the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable

HOLE = "#"
PLACEHOLDER = "X"
"""What the encoder sees for a number; of seven signs tried none was clearly better."""

GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'\u2019]\d{3})+(?!\d)"
NUMBER = re.compile(rf"(?<![\w#])(?:{GROUPED}|\d+)(?:[.,]\d+)?(?![\d])")
YEAR = re.compile(r"(?:19|20)\d\d")
RUN = re.compile(r"#(?:\s*[-\u2010-\u2015:/]\s*#)+")
"""What is left of a range, a time of day or a date: one placeholder is enough."""


def mask_numbers(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """Returns the text with every number in digits, and what stands in `spans` (figures in words,
    as the caller has read them), replaced by one placeholder; years stay."""
    masked = text
    for start, stop in sorted(spans, reverse=True):
        masked = masked[:start] + HOLE + masked[stop:]
    return RUN.sub(HOLE, NUMBER.sub(_mask, masked)).replace(HOLE, PLACEHOLDER)


def _mask(match: re.Match[str]) -> str:
    found = match.group()
    return found if YEAR.fullmatch(found) else HOLE
