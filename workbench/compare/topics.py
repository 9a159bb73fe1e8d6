"""What a figure is about where its measure says little: turnout, inflation, strikers, burned land.

The words stand in languages/<code>/topics.toml, what each topic refines in common/topics.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import Hit, PatternSet
from workbench.lexicon.table import Table
from workbench.lexicon.types import Growth
from workbench.model.statement import Quote, Statement

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,\u00a0 ]\d+)*|[^\w\s]")
_NUMBER = re.compile(r"\d.*")
CLAUSE, COMMA, FIGURE = 6, 2, 2
"""What a full stop, a comma and another figure between a word and the figure count as, in words."""
REACH = 12
CLOSE = 2
BASE = "measure_of_base"
BESIDE = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the measures it refines and how its figures go together."""

    of: frozenset[str]
    units: frozenset[str]
    growth: Growth
    near: int
    period: int = 0
    purpose: bool = False
    goods: bool = False
    apart: bool = False
    promised: bool = False
    named: bool = False
    strict: bool = False
    mean: bool = False
    trades: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words of topics, goods, harm, citizens, acts,
    the things they count, and the marks of MARKS."""

    topics: PatternSet[str]
    goods: PatternSet[str]
    harm: PatternSet[str]
    offices: PatternSet[str]
    citizens: PatternSet[str]
    acts: PatternSet[str]
    counted: PatternSet[str]
    marks: PatternSet[str]


@lru_cache(maxsize=8)
def topics(lexicon: Lexicon) -> Mapping[str, Topic]:
    """Returns the topics by id; LexiconError names a measure that is none."""
    table = lexicon.common("topics")
    known = {id_: _topic(row, lexicon) for id_, row in table.tables() if id_ not in ASIDE_TABLES}
    return {**known, **_of_acts(table.table("acts"), lexicon)}


VOTE = "vote_"
TRADES = frozenset(
    {"teacher", "doctor", "driver", "policeman", "soldier", "firefighter", "rescuer"}
)
ASIDE_TABLES = ("harm", "acts")
OF_ACT = " "
"""Between the act and the thing in the id of a topic made of both."""


def _of_acts(table: Table, lexicon: Lexicon) -> Mapping[str, Topic]:
    """Returns a topic for each act done to each thing that some language has words for."""
    of, growths = frozenset(table.words("of")), (Growth.CUMULATIVE, Growth.STOCK)
    moved = {act: growth for growth in growths for act in table.words(growth.value)}
    days = int(str(table.value("period") or 0))
    lists = [lexicon.table(language, "topics") for language in lexicon.languages]
    acts = {act for one in lists for act in one.table("acts")}
    things = {thing for one in lists for thing in one.table("counted")}
    return {
        f"{act}{OF_ACT}{thing}": Topic(of, frozenset(), moved.get(act, Growth.ONCE), REACH, days)
        for act in acts
        for thing in things
    }


def _topic(row: Table, lexicon: Lexicon) -> Topic:
    of, growth = row.words("of"), row.text("growth")
    for measure in of:
        if measure not in lexicon.measures:
            raise row.wrong("of", measure, "the id of a measure")
    if growth not in tuple(Growth):
        raise row.wrong("growth", growth, " or ".join(Growth))
    return Topic(
        of=frozenset(of),
        units=frozenset(row.words("units")),
        growth=Growth(growth),
        near=int(str(row.value("near") or REACH)),
        period=int(str(row.value("period") or 0)),
        purpose=bool(row.value("purpose")),
        goods=bool(row.value("goods")),
        apart=bool(row.value("apart")),
        promised=bool(row.value("promised")),
        named=bool(row.value("named")),
        strict=bool(row.value("strict")),
        mean=bool(row.value("mean")),
        trades=bool(row.value("trades")),
    )


@lru_cache(maxsize=32)
def words(lexicon: Lexicon, language: str) -> Words:
    """Returns the words of a language; LexiconError names a topic or trigger that is wrong."""
    table, suffixes = lexicon.table(language, "topics"), lexicon.suffixes(language)
    for id_ in table.table("topics"):
        if id_ not in topics(lexicon):
            raise table.table("topics").wrong(id_, id_, "a topic of common/topics.toml")
    marks = ((one, word) for one in MARKS for word in table.words(one))
    return Words(
        topics=PatternSet(_entries(table.table("topics")), suffixes),
        goods=PatternSet(_entries(table.table("goods")), suffixes),
        harm=PatternSet(_entries(table.table("harm")), suffixes),
        offices=PatternSet(_entries(table.table("offices")), suffixes),
        citizens=PatternSet(_entries(table.table("citizens")), suffixes),
        acts=PatternSet(_entries(table.table("acts")), suffixes),
        counted=PatternSet(_entries(table.table("counted")), suffixes),
        marks=PatternSet(marks, suffixes),
    )


ASIDE, WHOLE_COUNTRY, BY_THEN, STILL = "aside", "whole_country", "by_then", "still"
IN_ALL, OF_SET, SEASON_BEFORE = "in_all", "of_set", "season_before"
IN_SPAN, IN_YEAR = "in_span", "in_year"
IN_CAPITAL, OTHER_OCCASION = "in_capital", "other_occasion"
MARK_REACH = {OF_SET: 0, STILL: 5, OTHER_OCCASION: 9}
"""How near to the figure some marks must stand; the others are of the whole sentence."""
OF_TIME = (BY_THEN, STILL, SEASON_BEFORE, IN_SPAN, IN_YEAR, OTHER_OCCASION)
MARKS = (*OF_TIME, ASIDE, WHOLE_COUNTRY, IN_ALL, OF_SET, IN_CAPITAL)


def _entries(table: Table) -> Iterable[tuple[str, str]]:
    return ((id_, word) for id_ in table for word in table.words(id_))


@lru_cache(maxsize=16384)
def topic_of(statement: Statement, lexicon: Lexicon) -> str | None:
    """Returns the topic whose word stands nearest to the figure, None where there is none."""
    if BASE in statement.origin:
        return None
    known = words(lexicon, statement.language)
    norms, first, last = _around(statement.quote)
    if statement.measure == "duration" and _set_aside(known, norms, first, last):
        return None
    fitting = [
        (_distance(norms, hit, first, last), hit.first - hit.last, hit.first, hit.key)
        for hit in known.topics.find(norms)
        if _fits(topics(lexicon)[hit.key], statement)
    ]
    near = [one for one in fitting if one[0] <= topics(lexicon)[one[3]].near]
    return min(near)[3] if near else _act_on_thing(known, norms, (first, last), statement, lexicon)


def _act_on_thing(
    known: Words, norms: list[str], at: tuple[int, int], statement: Statement, lexicon: Lexicon
) -> str | None:
    """Returns what was done to what, for a thing in no list of things: bridges destroyed."""
    things = [(_distance(norms, hit, *at), hit.key) for hit in known.counted.find(norms)]
    acts = [(_distance(norms, hit, *at), hit.key) for hit in known.acts.find(norms)]
    beside = min((one for one in things if one[0] <= BESIDE), default=None)
    done = min((one for one in acts if one[0] <= REACH), default=None)
    if beside is None or done is None:
        return None
    id_ = f"{done[1]}{OF_ACT}{beside[1]}"
    return id_ if _fits(topics(lexicon)[id_], statement) else None


def _fits(topic: Topic, statement: Statement) -> bool:
    unit = statement.quantity.unit
    if statement.measure not in topic.of:
        return False
    return not topic.units or unit in topic.units


def _around(quote: Quote) -> tuple[list[str], int, int]:
    """Returns the folded tokens of the sentence and where its figure begins and ends."""
    spans = list(_TOKEN.finditer(quote.text))
    first = sum(one.end() <= quote.mark_start for one in spans)
    last = sum(one.start() < quote.mark_stop for one in spans)
    return [one.group().casefold() for one in spans], first, max(first + 1, last)


def _set_aside(known: Words, norms: list[str], first: int, last: int) -> bool:
    """True for "three days ago", "aged 15": a stretch that nothing lasted."""
    return any(
        hit.key == ASIDE and abs(_distance(norms, hit, first, last)) <= CLOSE
        for hit in known.marks.find(norms)
    )


def _distance(norms: list[str], hit: Hit[str], first: int, last: int) -> int:
    if hit.last <= first:
        between = norms[hit.last : first]
    elif hit.first >= last:
        between = norms[last : hit.first]
    else:
        return 0
    stops = sum(one in ".;!?" for one in between)
    commas = sum(one in ",:—–()" for one in between)
    figures = sum(bool(_NUMBER.fullmatch(one)) for one in between)
    return len(between) + CLAUSE * stops + COMMA * commas + FIGURE * figures


def tokens(quote: Quote) -> list[str]:
    """Returns the words, numbers and marks of a sentence, case-folded."""
    return _around(quote)[0]


@lru_cache(maxsize=16384)
def goods(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the kinds of goods that a sentence names."""
    return _keys(words(lexicon, language).goods, quote)


def votes(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns which votes a sentence names: for parliament, for president, a referendum."""
    named = goods(quote, language, lexicon)
    return frozenset(one for one in named if one.startswith(VOTE))


@lru_cache(maxsize=16384)
def counted(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the kinds of things and people that a sentence names (roads, schools, teachers)."""
    return _keys(words(lexicon, language).counted, quote)


@lru_cache(maxsize=8)
def of_trades(lexicon: Lexicon) -> frozenset[str]:
    """Returns the topics whose figures are of one trade or of all (wages)."""
    return frozenset(id_ for id_, one in topics(lexicon).items() if one.trades)


def trades(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the trades that a sentence names: teachers, doctors, drivers."""
    named = counted(quote, language, lexicon) | offices(quote, language, lexicon)
    return named & TRADES


@lru_cache(maxsize=16384)
def offices(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns what the people of a sentence are by office or trade (a minister, a driver)."""
    return _keys(words(lexicon, language).offices, quote)


@lru_cache(maxsize=16384)
def citizens(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the countries whose citizens the figure counts: the noun beside it says so."""
    norms, first, last = _around(quote)
    hits = words(lexicon, language).citizens.find(norms)
    return frozenset(hit.key for hit in hits if _distance(norms, hit, first, last) <= CLOSE)


@lru_cache(maxsize=16384)
def marks(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the marks that a sentence bears: it counts in the whole country, by now, still, in
    all, some of a set (that word beside the figure), last year."""
    norms, first, last = _around(quote)
    return frozenset(
        hit.key
        for hit in words(lexicon, language).marks.find(norms)
        if _distance(norms, hit, first, last) <= MARK_REACH.get(hit.key, len(norms) * CLAUSE)
    )


def _keys(patterns: PatternSet[str], quote: Quote) -> frozenset[str]:
    return frozenset(hit.key for hit in patterns.find(_around(quote)[0]))


@lru_cache(maxsize=16384)
def harm(quote: Quote, language: str, lexicon: Lexicon) -> str | None:
    """Returns what the sentence says was done to the things counted, the word nearest to them."""
    norms, first, last = _around(quote)
    hits = words(lexicon, language).harm.find(norms)
    near = min(((_distance(norms, hit, first, last), hit.key) for hit in hits), default=None)
    return near[1] if near else None


@lru_cache(maxsize=8)
def harms_apart(lexicon: Lexicon) -> frozenset[frozenset[str]]:
    """Returns the pairs of harms that are two counts (destroyed, damaged)."""
    table = lexicon.common("topics").table("harm")
    return frozenset(frozenset((one, other)) for one in table for other in table.words(one))
