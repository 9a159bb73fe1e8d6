"""Numbers in digits: what separators mean, groups of three, how precise the writer was."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from workbench.extract.types import Token

LONGEST = 15  # digits; anything longer is an identifier
MOST_GROUPS = 5
ONE = Decimal(1)


@lru_cache(maxsize=65536)
def read_digits(text: str, points: bool, scaled: bool) -> Decimal | None:
    """Returns the value of a digit token, None when it is no number (a date, an identifier).

    `points`: the language writes decimals with a point. `scaled`: a scale, unit or percent sign
    follows, so that one comma before three digits is a decimal comma where commas are the norm."""
    if text.isdigit():
        return _whole(text)
    marks = {mark for mark in text if mark in ".,"}
    parts = text.replace(",", ".").split(".")
    if len(marks) == 2:
        return _mixed(text, parts)
    if len(parts) > 2:
        return _grouped(parts)
    head, tail = parts
    comma = "," in marks
    thousands = len(tail) == 3 and len(head) <= 3 and head.lstrip("0") != ""
    if thousands and (comma if points else not scaled):
        return _grouped(parts)
    return _decimal(head, tail)


def _whole(text: str) -> Decimal | None:
    if len(text) > LONGEST or (len(text) > 1 and text[0] == "0"):
        return None
    return Decimal(text)


def _decimal(head: str, tail: str) -> Decimal | None:
    if len(head) + len(tail) > LONGEST or (len(head) > 1 and head[0] == "0"):
        return None
    return Decimal(f"{head}.{tail}")


def _grouped(parts: Sequence[str]) -> Decimal | None:
    if len(parts[0]) > 3 or parts[0][0] == "0" or any(len(part) != 3 for part in parts[1:]):
        return None
    return _whole("".join(parts))


def _mixed(text: str, parts: Sequence[str]) -> Decimal | None:
    """Returns 1,234.56 and 1.234,56; None where the last mark stands more than once."""
    last = max(text.rfind("."), text.rfind(","))
    if text.count(text[last]) > 1:
        return None
    whole = _grouped(parts[:-1])
    return None if whole is None else Decimal(f"{whole}.{parts[-1]}")


def spaced_groups(tokens: Sequence[Token], at: int) -> int:
    """Returns the index after the digit groups that stand at `at`: 4 353, 1 205 300, 3 393,5."""
    first = tokens[at].text
    if not first.isdigit() or len(first) > 3 or first[0] == "0":
        return at + 1
    stop = at + 1
    most = min(len(tokens), at + MOST_GROUPS + 1)
    while stop < most and _follows(tokens[stop - 1], tokens[stop]):
        stop += 1
        if not tokens[stop - 1].text.isdigit():
            break
    return stop


def _follows(before: Token, group: Token) -> bool:
    text = group.text
    if group.kind != "number" or len(text) < 3 or group.start != before.stop + 1:
        return False
    return text[:3].isdigit() and (len(text) == 3 or (text[3] == "," and text.count(",") == 1))


@lru_cache(maxsize=65536)
def digits_shown(value: Decimal, written: str, scale: Decimal) -> Decimal:
    """Returns the unit of the last significant digit: 238 is 1, 9,900 is 100, 1.7 bn is 1e8."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and any(mark in written for mark in ".,"):
        return (Decimal(1).scaleb(exponent) * scale).normalize()
    return last_digit(value * scale)


def last_digit(value: Decimal) -> Decimal:
    """Returns the unit of the last digit of a number that is not zero: 12,000 is 1,000."""
    if value == 0:
        return ONE
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else ONE
