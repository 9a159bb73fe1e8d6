"""The words by which a language names a source, compiled from attribution.toml and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.lexicon import Lexicon
from workbench.lexicon.nodes import read_hierarchy
from workbench.lexicon.patterns import PatternSet
from workbench.lexicon.table import Table

ORDERS = ("sov", "svo")
MEDIA = "media"


@dataclass(frozen=True, eq=False)
class VoiceWords:
    """What names a source in one language; `order` is where its verbs stand."""

    order: str
    frames: PatternSet[str]
    say: PatternSet[str]
    nouns: PatternSet[str]
    authorities: PatternSet[str]
    anaphora: PatternSet[str]
    that: frozenset[str]
    helpers: frozenset[str]
    contrast: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    clauses: frozenset[str]
    you: frozenset[str]
    openers: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    obtained: frozenset[str]
    prepositions: frozenset[str]
    np_cut: frozenset[str]
    np_stop: frozenset[str]
    place_of_speech: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    passive_before: frozenset[str]
    np_bar: frozenset[str]
    not_alone: frozenset[str]
    joins: frozenset[str]
    nominative: frozenset[str]
    nounlike: frozenset[str]
    noun_before: frozenset[str]
    articles: frozenset[str]
    negators: frozenset[str]
    not_negated: frozenset[str]
    objects: frozenset[str]
    comma_before_that: bool
    latin_names: bool
    verb_first: bool
    continues: tuple[tuple[str, ...], ...]
    retro: tuple[tuple[str, ...], ...]
    contrary: tuple[tuple[str, ...], ...]
    passive: re.Pattern[str]
    plural: re.Pattern[str]
    plural_verb: re.Pattern[str]
    singular_verb: re.Pattern[str]
    progressive: re.Pattern[str]
    complement: re.Pattern[str]
    genitive: re.Pattern[str]
    dative: re.Pattern[str]
    ablative: re.Pattern[str]
    oblique: re.Pattern[str]
    linking: re.Pattern[str]
    name: re.Pattern[str]
    not_name: re.Pattern[str]
    other_person: re.Pattern[str]
    second_person: re.Pattern[str]


FRAMES = (
    "frames",
    "cites",
    "frames_dative",
    "frames_nominative",
    "frames_ablative",
    "frames_bare",
    "frames_pronoun",
)
_SETS = (
    "that",
    "helpers",
    "contrast",
    "pronouns",
    "subject_pronouns",
    "you",
    "openers",
    "adverbs",
    "adjectives",
    "obtained",
    "prepositions",
    "np_cut",
    "np_stop",
    "place_of_speech",
    "breaks",
    "relatives",
    "passive_before",
    "np_bar",
    "not_alone",
    "joins",
    "nominative",
    "nounlike",
    "noun_before",
    "articles",
    "negators",
    "not_negated",
    "objects",
    "clauses",
)
PHRASES = ("continues", "retro", "contrary")
_REGEXES = (
    "passive",
    "plural",
    "plural_verb",
    "singular_verb",
    "progressive",
    "complement",
    "genitive",
    "dative",
    "ablative",
    "oblique",
    "linking",
    "name",
    "not_name",
    "other_person",
    "second_person",
)


@lru_cache(maxsize=32)
def voice_words(lexicon: Lexicon, language: str) -> VoiceWords:
    """Returns the compiled words; LexiconError names the file, key and value that is wrong."""
    table = lexicon.table(language, "attribution")
    order = table.text("order")
    if order not in ORDERS:
        raise table.wrong("order", order, " or ".join(ORDERS))
    suffixes = lexicon.suffixes(language)
    more: dict[str, Any] = {name: frozenset(table.words(name)) for name in _SETS}
    more.update({name: _regex(table, name) for name in _REGEXES})
    more.update({name: _phrases(table, name) for name in PHRASES})
    frames = [(kind, text) for kind in FRAMES for text in table.words(kind)]
    return VoiceWords(
        order=order,
        frames=PatternSet(frames, suffixes),
        say=PatternSet([(text, text) for text in table.words("say")], suffixes),
        nouns=PatternSet([("noun", text) for text in table.words("nouns")], suffixes),
        authorities=PatternSet(_authorities(lexicon, language), suffixes),
        anaphora=PatternSet(_anaphora(table), suffixes),
        comma_before_that=table.flag("comma_before_that"),
        latin_names=table.flag("latin_names"),
        verb_first=table.flag("verb_first"),
        **more,
    )


def _regex(table: Table, key: str) -> re.Pattern[str]:
    text = table.text(key, "")
    try:
        return re.compile(text or r"(?!)")
    except re.error as problem:
        raise table.wrong(key, text, f"a regular expression ({problem})") from problem


def _anaphora(table: Table) -> list[tuple[str, str]]:
    inner = table.table("anaphora")
    return [(role, word) for role in inner for word in inner.words(role)]


def _phrases(table: Table, key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in table.words(key))


def _authorities(lexicon: Lexicon, language: str) -> list[tuple[str, str]]:
    """Returns the id and trigger of each word; an abbreviation also takes its endings by hyphen."""
    found: list[tuple[str, str]] = []
    for id_, table in lexicon.common("authorities").tables():
        for word in table.table("words").words(language):
            found.append((id_, word))
            stem, mark, kind = word.partition("~")
            if mark and len(stem) < 6 and " " not in word:
                found.append((id_, f"{stem}-~{kind}"))
    return found


@lru_cache(maxsize=8)
def roles(lexicon: Lexicon) -> Mapping[str, str]:
    """Returns the role of each known authority; checks the table's parents."""
    table = lexicon.common("authorities")
    read_hierarchy(table, lexicon.languages)
    return {id_: inner.text("role") for id_, inner in table.tables()}


@lru_cache(maxsize=8)
def media_ids(lexicon: Lexicon) -> frozenset[str]:
    """Returns the authorities that only relay what others say."""
    return frozenset(id_ for id_, role in roles(lexicon).items() if role == MEDIA)


def identify(norms: tuple[str, ...], lexicon: Lexicon, language: str) -> str | None:
    """Returns the id of the authority that the words of a source name: the one named by most words,
    among equals the last one named that does not merely relay; None if none is known."""
    hits = voice_words(lexicon, language).authorities.find(norms)
    if not hits:
        return None
    relays = media_ids(lexicon)
    best = max(hits, key=lambda hit: (hit.key not in relays, hit.last - hit.first, -hit.first))
    return best.key
