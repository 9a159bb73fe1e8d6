"""What happened and to which named thing, by the words around a figure: two fires, two mines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.compare import topics
from workbench.compare.names import fold
from workbench.compare.settings import settings
from workbench.compare.side import Side
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import PatternSet
from workbench.model.statement import Quote

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[^\w\s]")
_SOUNDS = str.maketrans("bdgzvq", "ptksfk", "aeiouyw' ")
SETTLEMENTS = ("district", "village")
WORKPLACES = frozenset({"mine", "plant"})
QUOTES = "«»“”„\"'‘’"
BEGINNING, SHORTEST = 3, 2


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words of what happened and of things that bear names."""

    happened: PatternSet[str]
    named: PatternSet[str]
    linked: frozenset[str]
    no_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of happenings that go by one another's words, and those of one spot."""

    alike: frozenset[frozenset[str]]
    point: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says has happened, the kinds of things it speaks of, and names it gives to
    things, by their kind."""

    happened: frozenset[str]
    things: frozenset[str]
    named: frozenset[tuple[str, str]]


@lru_cache(maxsize=32)
def words(lexicon: Lexicon, language: str) -> Words:
    """Returns the words of a language; LexiconError names a trigger that is wrong."""
    table, suffixes = lexicon.table(language, "occasions"), lexicon.suffixes(language)
    happened, named = (
        PatternSet(((kind, word) for kind in rows for word in rows.words(kind)), suffixes)
        for rows in (table.table("happened"), table.table("named"))
    )
    linked = frozenset(part for words in table.words("linked") for part in words.split())
    return Words(happened, named, linked, frozenset(table.words("no_names")))


@lru_cache(maxsize=8)
def kinds(lexicon: Lexicon) -> Kinds:
    """Returns how kinds of happenings lie to each other."""
    table = lexicon.common("occasions")
    alike = table.table("alike")
    pairs = frozenset(frozenset((one, other)) for one in alike for other in alike.words(one))
    return Kinds(pairs, frozenset(table.table("point").words("kinds")))


@lru_cache(maxsize=16384)
def told(quote: Quote, language: str, lexicon: Lexicon) -> Told:
    """Returns what the sentence around a figure says has happened, and to what by name."""
    tokens = _TOKEN.findall(quote.text)
    norms, known = [token.casefold() for token in tokens], words(lexicon, language)
    happened = frozenset(hit.key for hit in known.happened.find(norms))
    things = known.named.find(norms)
    named = {
        (hit.key, _skeleton(name, lexicon))
        for hit in things
        for name in _names(tokens, hit.first, hit.last, known)
    }
    return Told(
        happened, frozenset(hit.key for hit in things), frozenset(one for one in named if one[1])
    )


def _names(tokens: Sequence[str], first: int, last: int, known: Words) -> list[str]:
    """Returns the name beside a thing: "X mine", «X» шахтасы, шахта имени X."""
    before = _name(tokens[:first][::-1], known)
    return [name for name in (before, _name(tokens[last:], known)) if name]


def _name(tokens: Sequence[str], known: Words) -> str:
    """Returns the nearest capitalised word that only link words and quotation marks part from the
    thing, or the number beside such a word: "No. 25", not "25 mines"."""
    for at, token in enumerate(tokens):
        if token.casefold() in known.linked or token in QUOTES:
            continue
        if token.isdigit():
            beside = (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])
            return token if known.linked.intersection(map(str.casefold, beside)) else ""
        if token.casefold() in known.no_names:
            return ""
        return token if token[:1].isupper() else ""
    return ""


def _skeleton(name: str, lexicon: Lexicon) -> str:
    """Returns the first consonants of a name in Latin letters: vowels and voice change from one
    language to the next (Satpaev, Sätbaev)."""
    if name.isdigit():
        return name
    bare = fold(name, settings(lexicon)).replace("j", "zh").translate(_SOUNDS)
    return bare[:BEGINNING] if len(bare) >= SHORTEST else ""


def settlements(quote: Quote, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the names of the districts and villages that a sentence names."""
    found = told(quote, language, lexicon).named
    return frozenset(name for kind, name in found if kind in SETTLEMENTS)


def one_topic(left: Side, right: Side, lexicon: Lexicon) -> bool:
    """True when two languages, in which no words are common, speak of one kind of happening or
    thing and nothing sets the two apart."""
    if left.statement.language == right.statement.language:
        return False
    one, other = (
        told(side.statement.quote, side.statement.language, lexicon) for side in (left, right)
    )
    common = one.happened & other.happened or one.things & other.things
    return bool(common) and not apart(left, right, lexicon, places_apart=False)


def one_purpose(left: Side, right: Side, lexicon: Lexicon) -> bool:
    """True where both sentences name one happening or one kind of thing, and nothing sets the
    happenings apart."""
    one, other = (
        told(side.statement.quote, side.statement.language, lexicon) for side in (left, right)
    )
    mine, theirs = (
        topics.counted(side.statement.quote, side.statement.language, lexicon)
        | topics.offices(side.statement.quote, side.statement.language, lexicon)
        for side in (left, right)
    )
    mine, theirs = mine | one.things, theirs | other.things
    if mine and theirs and not mine & theirs:
        return False
    common = one.happened & other.happened or mine & theirs
    return bool(common) and not apart(left, right, lexicon, places_apart=False)


def apart(left: Side, right: Side, lexicon: Lexicon, *, places_apart: bool) -> bool:
    """True when the sentences tell of two happenings: of kinds that do not go together, of things
    with names of their own, or of one spot each in two places."""
    one, other = (
        told(side.statement.quote, side.statement.language, lexicon) for side in (left, right)
    )
    rules = kinds(lexicon)
    if one.happened and other.happened and not _alike(one.happened, other.happened, rules):
        return True
    if places_apart and one.happened & other.happened & rules.point:
        return True
    return _other_names(one, other)


def _alike(left: frozenset[str], right: frozenset[str], rules: Kinds) -> bool:
    if left & right:
        return True
    return any(frozenset((one, other)) in rules.alike for one in left for other in right)


def _other_names(left: Told, right: Told) -> bool:
    """True when both name a thing of one kind and no name is common."""
    common = {kind for kind, _ in left.named} & {kind for kind, _ in right.named}
    for kind in common:
        mine, theirs = ({name for of, name in told.named if of == kind} for told in (left, right))
        if not mine & theirs:
            return True
    one, other = ({kind for kind, _ in told.named} & WORKPLACES for told in (left, right))
    return bool(one and other) and not one & other
