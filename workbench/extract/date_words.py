"""The date words of a language, compiled from languages/<code>/dates.toml and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.errors import LexiconError
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

NUMBERED = ("months", "months_short", "weekdays")
OFFSETS = ("days", "weeks", "months_back", "years", "told_days", "told")
PARTS = (1, 2, 3)
LIMITS = {"months": 12, "months_short": 12, "weekdays": 7}
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language says about dates. Months and weekdays are keyed by their stems, phrases by
    their tokens; `rest` of a month or weekday is matched against its suffix chain. `told_days`
    count from the date told of last ("the next day"), `told` is that date itself: its year (1),
    its month (2) or all of it (3)."""

    months: Mapping[str, int]
    short: Mapping[str, int]
    weekdays: Mapping[str, int]
    month_suffix: re.Pattern[str]
    weekday_suffix: re.Pattern[str]
    weekday_alone: re.Pattern[str]
    weekday_before: frozenset[str]
    weekday_after: frozenset[str]
    genitive: re.Pattern[str]
    capital: bool
    day_suffix: re.Pattern[str]
    year_word: re.Pattern[str]
    year_loose: re.Pattern[str]
    decade_word: re.Pattern[str]
    decade_ending: re.Pattern[str]
    bare_month: re.Pattern[str]
    bare_month_after: frozenset[str]
    bare_month_word: re.Pattern[str]
    when_after: frozenset[str]
    years_ago: tuple[tuple[str, ...], ...]
    joiners: frozenset[str]
    event: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_after: re.Pattern[str]
    afternoon: frozenset[str]
    hours: Mapping[str, int]
    day_tens: Mapping[str, int]
    day_words: Mapping[str, int]
    days: Mapping[tuple[str, ...], int]
    weeks: Mapping[tuple[str, ...], int]
    months_back: Mapping[tuple[str, ...], int]
    years: Mapping[tuple[str, ...], int]
    told_days: Mapping[tuple[str, ...], int]
    told: Mapping[tuple[str, ...], int]
    before: Phrases
    after: Phrases
    as_of_before: tuple[tuple[str, ...], ...]
    as_of_after: tuple[tuple[str, ...], ...]
    as_of_told: tuple[tuple[str, ...], ...]
    first_words: frozenset[str]
    beginnings: frozenset[str]


@lru_cache(maxsize=32)
def date_words(lexicon: Lexicon, language: str) -> DateWords:
    """Returns the compiled date words; LexiconError names the file, key and value that is wrong."""
    table = lexicon.table(language, "dates")
    numbered = {name: _numbered(table.table(name), LIMITS[name]) for name in NUMBERED}
    weekday, as_of = table.table("weekday"), table.table("as_of")
    tens, ordinals = _whole(table, "day_tens"), _whole(table, "day_words")
    offsets = {name: _offsets(table, name) for name in OFFSETS}
    for words, parts in offsets["told"].items():
        if parts not in PARTS:
            raise table.table("told").wrong(" ".join(words), parts, "1, 2 or 3")
    phrases = (words for each in offsets.values() for words in each)
    first = frozenset({*tens, *ordinals, *(words[0] for words in phrases)})
    more: dict[str, Any] = {**offsets, **{name: _regex(table, name) for name in _REGEXES}}
    return DateWords(
        months=numbered["months"],
        short=numbered["months_short"],
        weekdays=numbered["weekdays"],
        weekday_suffix=_regex(weekday, "suffix"),
        weekday_alone=_regex(weekday, "alone"),
        weekday_before=frozenset(weekday.words("before")),
        weekday_after=frozenset(weekday.words("after")),
        **more,
        capital=table.flag("capital"),
        bare_month_after=frozenset(table.words("bare_month_after")),
        when_after=frozenset(table.words("when_after")),
        years_ago=_phrases(table, "years_ago"),
        joiners=frozenset(table.words("and")),
        afternoon=frozenset(table.words("afternoon")),
        hours=_whole(table, "hours"),
        day_tens=tens,
        day_words=ordinals,
        before=_relations(table, "relations_before"),
        after=_relations(table, "relations_after"),
        as_of_before=_phrases(as_of, "before"),
        as_of_after=_phrases(as_of, "after"),
        as_of_told=_phrases(as_of, "told"),
        first_words=first,
        beginnings=frozenset(word[:2] for names in (*numbered.values(), first) for word in names),
    )


_REGEXES = (
    "month_suffix",
    "genitive",
    "day_suffix",
    "year_word",
    "year_loose",
    "decade_word",
    "decade_ending",
    "bare_month",
    "bare_month_word",
    "event",
    "clock_before",
    "clock_after",
)
_RELATIONS = ("since", "until", "before", "during")


def _regex(table: Table, key: str) -> re.Pattern[str]:
    text = table.text(key)
    try:
        return re.compile(text or r"(?!)")
    except re.error as problem:
        raise table.wrong(key, text, f"a regular expression ({problem})") from problem


def _numbered(table: Table, last: int) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for key in table:
        if not key.isdecimal() or not 1 <= int(key) <= last:
            raise table.wrong(key, table.value(key), f"a number from 1 to {last} as its key")
        for word in table.words(key):
            found[word.casefold()] = int(key)
    return found


def _whole(table: Table, key: str) -> Mapping[str, int]:
    return {word: int(number) for word, number in table.numbers(key).items()}


def _offsets(table: Table, key: str) -> Mapping[tuple[str, ...], int]:
    return {tuple(word.split()): number for word, number in _whole(table, key).items()}


def _phrases(table: Table, key: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(words.casefold().split()) for words in table.words(key))
    return tuple(sorted(found, key=len, reverse=True))


def _relations(table: Table, key: str) -> Phrases:
    inner = table.table(key)
    unknown = [name for name in inner if name not in _RELATIONS]
    if unknown:
        raise LexiconError(f"{inner.path}: {key}.{unknown[0]}; expected {', '.join(_RELATIONS)}")
    return {name: _phrases(inner, name) for name in _RELATIONS}
