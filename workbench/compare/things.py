"""Whether two figures whose measure says little count the same thing: their own words decide."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from workbench.compare.attribution import same
from workbench.compare.names import fold
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.compare.twins import twins
from workbench.model.statement import Modality, Quote
from workbench.model.text import Role

_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]\d|\d)")
STEM = 5
PERSON = "person"


def same_thing(
    left: Side, right: Side, rules: Settings, similarity: float | None = None
) -> bool | None:
    """Returns True or False where the words tell, None where they do not."""
    if not _same_unit(left, right, rules) or _too_far(left, right, rules):
        return False
    if twins(left.statement, right.statement):
        return True
    if _other_people(left, right, rules) or _two_forecasts(left, right):
        return False
    if _other_years(left, right):
        return False
    if left.measure in rules.measures.personal and left.document_id != right.document_id:
        return True
    alike = _same_words(left, right, rules)
    if left.document_id == right.document_id:
        return alike and (
            _share_words(left, right, rules) or _asked_and_answered(left, right, rules)
        )
    if similarity is not None and Decimal(str(similarity)) < rules.pairing.thing_unlike:
        return False
    if similarity is not None and Decimal(str(similarity)) >= rules.pairing.thing_similarity:
        return alike is not False
    return alike is not False and _same_sentence(left, right, rules)


def counted_alike(left: Side, right: Side, rules: Settings) -> bool:
    """True when figures of one topic are of one unit and one group, name no other people and lie
    near enough to be of one thing; what a person is given is his own."""
    if left.measure in rules.measures.personal or left.quantity.unit is None:
        return False
    if left.quantity.unit != right.quantity.unit or left.population != right.population:
        return False
    if left.quantity.unit == PERSON and left.population is None:
        return False
    if _other_people(left, right, rules) or _two_forecasts(left, right):
        return False
    if _other_years(left, right):
        return False
    low, high = sorted(abs(side.quantity.number or Decimal(0)) for side in (left, right))
    return 0 < high <= low * rules.pairing.topic_factor


def _too_far(left: Side, right: Side, rules: Settings) -> bool:
    """True for numbers so far apart that they will not be of one thing."""
    one, other = left.quantity, right.quantity
    if not one.number or not other.number or one.unit != other.unit or one.vague or other.vague:
        return False
    small, large = sorted((abs(one.number), abs(other.number)))
    return large > small * rules.pairing.thing_factor


def _other_years(left: Side, right: Side) -> bool:
    """True where both sentences name years and none is common: the deficits of two budgets."""
    one, other = (_years(side.statement.quote.text) for side in (left, right))
    return bool(one and other) and not one & other


@lru_cache(maxsize=16384)
def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


def _two_forecasts(left: Side, right: Side) -> bool:
    """True for what two authors promise or expect, each of their own."""
    both = (left.statement.modality, right.statement.modality)
    return both == (Modality.FORECAST, Modality.FORECAST) and same(left, right) is not True


def _other_people(left: Side, right: Side, rules: Settings) -> bool:
    """True where the sentences name people or places of which none is common; a measure of one
    person each wants a common name."""
    one, other = (_named(side.statement.quote, rules) for side in (left, right))
    if left.measure in rules.measures.personal and left.id != right.id:
        return not one & other
    return bool(one and other) and not one & other


def alike_named(left: Side, right: Side, rules: Settings) -> bool:
    """True where the two sentences share a capitalised word, the first one of each included."""
    one, other = (
        {
            fold(word, rules)[:STEM]
            for word in _WORD.findall(side.statement.quote.text)
            if word[0].isupper()
        }
        for side in (left, right)
    )
    return bool(one & other)


def named(side: Side, rules: Settings) -> frozenset[str]:
    """Returns the beginnings of the names in the figure's sentence, in Latin letters."""
    return _named(side.statement.quote, rules)


@lru_cache(maxsize=16384)
def _named(quote: Quote, rules: Settings) -> frozenset[str]:
    """Returns the beginnings of the capitalised words within a sentence, in Latin letters."""
    words = list(_WORD.finditer(quote.text))
    inner = [word for word in words if word.start() and _follows_a_word(quote.text, word.start())]
    return frozenset(
        fold(word.group(), rules)[:STEM] for word in inner if word.group()[:1].isupper()
    )


def _follows_a_word(text: str, at: int) -> bool:
    """True where a word goes before in the sentence, so that a capital is not its beginning."""
    before = text[:at].rstrip(' "«„“(')
    return bool(before) and before[-1] not in ".!?…:;–—-"


def _share_words(left: Side, right: Side, rules: Settings) -> bool:
    """True when things named so are said in sentences that share words besides."""
    one, other = left.statement, right.statement
    if one.thing and other.thing:
        return True
    if same_author(left, right):
        return False
    units = stems(f"{one.unit_text or ''} {other.unit_text or ''}")
    mine, theirs = stems(one.quote.text) - units, stems(other.quote.text) - units
    shared = Decimal(len(mine & theirs))
    return bool(mine and theirs) and shared >= rules.pairing.thing_overlap_of_longer * max(
        len(mine), len(theirs)
    )


def same_author(left: Side, right: Side) -> bool:
    """True when one person of the text says both: whoever he quotes, he knows what he tells."""
    one, other = left.statement, right.statement
    return one.role is other.role and one.speaker == other.speaker


def _asked_and_answered(left: Side, right: Side, rules: Settings) -> bool:
    """True when an answer gives nearly the number of the question."""
    roles = {left.statement.role, right.statement.role}
    zero = Decimal(0)
    low, high = sorted(abs(side.quantity.number or zero) for side in (left, right))
    near = high - low <= rules.pairing.thing_near * high
    return near and len(roles) == 2 and Role.QUESTION in roles


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
