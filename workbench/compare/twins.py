"""Two sentences that are word for word one but for their figures speak of one thing."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache

from workbench.model.statement import Quote, Statement

_WORD = re.compile(r"[^\W\d_]+")
SHARED = Decimal("0.75")
"""Of the longer sentence's words: other figures may stand in words once and in digits once."""
LEAST = 2


def twins(left: Statement, right: Statement) -> bool:
    """True for two figures that stand in the same place of one sentence printed in two texts."""
    if left.document_id == right.document_id:
        return False
    one, other = _around(left.quote), _around(right.quote)
    longer = max(one[2].total(), other[2].total())
    if one[:2] != other[:2] or longer < LEAST:
        return False
    return (one[2] & other[2]).total() >= SHARED * longer


@lru_cache(maxsize=4096)
def _around(quote: Quote) -> tuple[str, str, Counter[str]]:
    """Returns the words right before and right after the figure, and how often each word stands
    outside of it."""
    before = _WORD.findall(quote.text[: quote.mark_start].casefold())
    after = _WORD.findall(quote.text[quote.mark_stop :].casefold())
    words = Counter([*before, *after])
    return before[-1] if before else "", after[0] if after else "", words
