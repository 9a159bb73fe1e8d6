"""The word lists of one language, compiled for the question what a figure counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.errors import LexiconError
from workbench.lexicon import Lexicon
from workbench.lexicon.check import refuse_clashes
from workbench.lexicon.patterns import PatternSet
from workbench.lexicon.table import Table

MARKS = (
    "copula",
    "negation",
    "subset",
    "including",
    "of",
    "and",
    "rest",
    "strong",
    "head_stops",
    "staff",
    "tally",
    "sum",
    "city",
    "country",
    "many_places",
    "resident",
    "citizen",
    "authority",
    "origin",
    "also",
    "reason",
    "share",
    "idioms",
    "within",
    "relative",
    "there",
    "was",
    "as",
    "be",
    "by",
)
ORDERS = ("sov", "svo")
ROLES = ("act", "noun", "weak", "context")
"""weak: an act only where a word of the measure's context stands in the sentence."""
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Thing:
    """A class of countable things: its unit, whether the unit holds alone, whether they are people;
    `wider` is the class itself and the wider ones, nearest first."""

    id: str
    unit: str | None
    always: bool
    population: str | None
    person: bool
    wider: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What attachment must know of a measure beyond the lexicon's Measure."""

    kind: str
    unit: str | None
    things: frozenset[str]
    head_alone: bool
    population: str | None
    by_topic: str | None


@dataclass(frozen=True, eq=False)
class Words:
    """One language's triggers; hashable by identity."""

    language: str
    verb_final: bool
    measures: PatternSet[tuple[str, str]]
    people: PatternSet[str]
    things: PatternSet[str]
    places: PatternSet[str]
    qualifiers: PatternSet[str]
    marks: PatternSet[str]
    verb_form: re.Pattern[str]
    converb_form: re.Pattern[str]
    light_form: re.Pattern[str]
    attributive_form: re.Pattern[str]
    genitive_form: re.Pattern[str]
    origin_form: re.Pattern[str]
    locative_form: re.Pattern[str]
    dative_form: re.Pattern[str]
    people_form: re.Pattern[str]
    noun_form: re.Pattern[str]
    plural_form: re.Pattern[str]
    participle_form: re.Pattern[str]
    thing_classes: Mapping[str, Thing]
    rules: Mapping[str, Rule]


@lru_cache(maxsize=64)
def words(lexicon: Lexicon, language: str) -> Words:
    """Returns the compiled lists of a language; LexiconError names what is wrong in them."""
    refuse_clashes(lexicon)
    structure = lexicon.table(language, "structure")
    order = structure.text("order")
    if order not in ORDERS:
        raise structure.wrong("order", order, " or ".join(ORDERS))
    suffixes = lexicon.suffixes(language)
    classes = _thing_classes(lexicon.common("things"))
    return Words(
        language=language,
        verb_final=order == "sov",
        measures=PatternSet(_measure_entries(lexicon, language), suffixes),
        people=PatternSet(_entries(lexicon.common("populations"), language), suffixes),
        things=PatternSet(_entries(lexicon.common("things"), language), suffixes),
        places=PatternSet(_place_entries(lexicon.common("places"), language), suffixes),
        qualifiers=PatternSet(_entries(lexicon.common("qualifiers"), language), suffixes),
        marks=PatternSet(_marks(structure), suffixes),
        verb_form=_form(structure, "verb_form"),
        converb_form=_form(structure, "converb_form"),
        light_form=_form(structure, "light_form"),
        attributive_form=_form(structure, "attributive_form"),
        genitive_form=_form(structure, "genitive_form"),
        origin_form=_form(structure, "origin_form"),
        locative_form=_form(structure, "locative_form"),
        dative_form=_form(structure, "dative_form"),
        people_form=_form(structure, "people_form"),
        noun_form=_form(structure, "noun_form"),
        plural_form=_form(structure, "plural_form"),
        participle_form=_form(structure, "participle_form"),
        thing_classes=classes,
        rules=_rules(lexicon, classes),
    )


def _form(table: Table, key: str) -> re.Pattern[str]:
    text = table.text(key)
    try:
        return re.compile(text) if text else NEVER
    except re.error as problem:
        raise table.wrong(key, text, f"a regular expression ({problem})") from problem


def _marks(structure: Table) -> Iterable[tuple[str, str]]:
    return [(mark, word) for mark in MARKS for word in structure.words(mark)]


def _entries(table: Table, language: str) -> Iterable[tuple[str, str]]:
    return [(id_, word) for id_, inner in table.tables() for word in inner.words(language)]


def _place_entries(table: Table, language: str) -> Iterable[tuple[str, str]]:
    """Place names are stems: the last word takes the nominal suffixes unless it says otherwise."""
    return [
        (id_, word if "~" in word else f"{word}~n")
        for id_, inner in table.tables()
        for word in inner.words(language)
    ]


def _measure_entries(lexicon: Lexicon, language: str) -> Iterable[tuple[tuple[str, str], str]]:
    return [
        ((id_, role), word)
        for id_, table in lexicon.measure_tables.items()
        for role in ROLES
        for word in table.table(language).words(role)
    ]


def _thing_classes(table: Table) -> Mapping[str, Thing]:
    found: dict[str, Thing] = {}
    for id_, inner in table.tables():
        wider = [id_]
        todo = list(inner.words("parents"))
        while todo:
            parent = todo.pop(0)
            if parent not in table:
                raise inner.wrong("parents", parent, "the name of another class of this file")
            if parent not in wider:
                wider.append(parent)
                todo.extend(table.table(parent).words("parents"))
        unit = inner.text("unit", "") or None
        found[id_] = Thing(
            id=id_,
            unit=unit,
            always=inner.flag("always"),
            population=inner.text("population", "") or None,
            person=inner.flag("person"),
            wider=tuple(wider),
        )
    return found


def _rules(lexicon: Lexicon, classes: Mapping[str, Thing]) -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for id_, table in lexicon.measure_tables.items():
        things = table.words("things")
        for thing in things:
            if thing not in classes:
                raise table.wrong("things", thing, f"a class of things.toml: {', '.join(classes)}")
        measure = lexicon.measures[id_]
        found[id_] = Rule(
            kind=measure.kind,
            unit=measure.unit,
            things=frozenset(things),
            head_alone=table.flag("head_alone"),
            population=table.text("population", "") or None,
            by_topic=table.text("by_topic", "") or None,
        )
    if "other" not in found:
        raise LexiconError(f"{lexicon.folder / 'measures'}: no measure other; expected one")
    return found
