"""Which rules may find a date at a word or number: asked once for each, and remembered."""

from __future__ import annotations

from functools import lru_cache

from workbench.extract.date_parts import stemmed
from workbench.extract.date_rules import (
    Rule,
    bare_month,
    bare_year,
    day_first,
    decade,
    dotted_date,
    in_relative_year,
    iso_date,
    month_and_year,
    month_first,
    relative_day,
    relative_month,
    relative_week,
    relative_year,
    then,
    weekday,
    year_first,
    years_ago,
)
from workbench.extract.date_words import OFFSETS, DateWords, date_words
from workbench.lexicon import Lexicon

MONTH, DAY, WEEKDAY = "month", "day", "weekday"
WORD_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (in_relative_year, frozenset((MONTH, DAY))),
    (day_first, frozenset((DAY,))),
    (month_first, frozenset((MONTH,))),
    (month_and_year, frozenset((MONTH,))),
    (bare_month, frozenset((MONTH,))),
    (relative_day, frozenset(("days", "told_days"))),
    (relative_week, frozenset(("weeks",))),
    (relative_month, frozenset(("months_back",))),
    (relative_year, frozenset(("years",))),
    (then, frozenset(("told",))),
    (weekday, frozenset((WEEKDAY,))),
)
"""Each rule in order with what a word must be for it to answer there."""
DOTTED, OF_YEAR, SHORT = "dotted", "year", "short"
NUMBER_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (iso_date, frozenset((OF_YEAR,))),
    (dotted_date, frozenset((DOTTED,))),
    (year_first, frozenset((OF_YEAR,))),
    (in_relative_year, frozenset((SHORT,))),
    (years_ago, frozenset((SHORT,))),
    (day_first, frozenset((SHORT,))),
    (decade, frozenset((OF_YEAR, SHORT))),
    (bare_year, frozenset((OF_YEAR,))),
)
"""The same for numbers, by their length."""
KEPT = 60_000


class Openers(dict[str, tuple[Rule, ...]]):
    """The rules that may find a date at a token, by its case-folded form; each asked for once."""

    def __init__(self, words: DateWords) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, norm: str) -> tuple[Rule, ...]:
        if len(self) >= KEPT:
            self.clear()
        number = norm[:1].isdecimal()
        kinds = _number_kind(norm) if number else _word_kinds(norm, self.words)
        rules = NUMBER_RULES if number else WORD_RULES
        found = self[norm] = tuple(rule for rule, needs in rules if not needs.isdisjoint(kinds))
        return found


def _word_kinds(norm: str, words: DateWords) -> set[str]:
    kinds = set()
    if norm in words.short or stemmed(norm, words.months, words.month_suffix) is not None:
        kinds.add(MONTH)
    if norm in words.day_tens or norm in words.day_words:
        kinds.add(DAY)
    if norm in words.first_words:
        kinds.update(name for name in OFFSETS if any(p[0] == norm for p in getattr(words, name)))
    if stemmed(norm, words.weekdays, words.weekday_suffix) is not None:
        kinds.add(WEEKDAY)
    return kinds


def _number_kind(norm: str) -> set[str]:
    if not norm.isdecimal():
        return {DOTTED}
    return {OF_YEAR} if len(norm) == 4 else {SHORT} if len(norm) <= 2 else set()


@lru_cache(maxsize=32)
def openers(lexicon: Lexicon, language: str) -> Openers:
    """Returns the openers of a language."""
    return Openers(date_words(lexicon, language))
