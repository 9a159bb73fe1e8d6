"""Whether two figures whose measure says little count the same thing: their own words decide."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from workbench.compare.settings import Settings
from workbench.compare.side import Side

_WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 5


def same_thing(
    left: Side, right: Side, rules: Settings, similarity: float | None = None
) -> bool | None:
    """Returns True or False where the words tell, None where they do not."""
    if not _same_unit(left, right, rules):
        return False
    alike = _same_words(left, right, rules)
    if left.document_id == right.document_id:
        return alike
    if similarity is not None and Decimal(str(similarity)) >= rules.pairing.thing_similarity:
        return alike is not False
    return alike is not False and _same_sentence(left, right, rules)


def _same_sentence(left: Side, right: Side, rules: Settings) -> bool:
    """True when both sentences share most of the shorter one's words and, unless they give one
    number, enough of the longer's."""
    one, other = stems(left.statement.quote.text), stems(right.statement.quote.text)
    if not one or not other:
        return overlap(left.statement.quote.text, right.statement.quote.text) > 0
    shared, sizes = Decimal(len(one & other)), sorted((len(one), len(other)))
    if shared < rules.pairing.thing_overlap * sizes[0]:
        return False
    equal = left.quantity.number == right.quantity.number
    return equal or shared >= rules.pairing.thing_overlap_of_longer * sizes[1]


def _same_unit(left: Side, right: Side, rules: Settings) -> bool:
    units = {left.quantity.unit, right.quantity.unit} - {None}
    return len(units) < 2 or units <= rules.durations.keys()


def _same_words(left: Side, right: Side, rules: Settings) -> bool | None:
    one, other = left.statement, right.statement
    if one.thing and other.thing:
        return overlap(one.thing, other.thing) > 0
    timed = one.quantity.unit in rules.durations
    if one.unit_text and other.unit_text and not timed:
        return overlap(one.unit_text, other.unit_text) > 0
    return None


def overlap(left: str, right: str) -> Decimal:
    """Returns the share of the shorter text's words that stand in the other too, by their stems."""
    one, other = stems(left), stems(right)
    if not one or not other:
        return Decimal(int(left.casefold() == right.casefold() and bool(left)))
    return Decimal(len(one & other)) / min(len(one), len(other))


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """Returns the beginnings of the words of a text, figures and short words aside."""
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()))
