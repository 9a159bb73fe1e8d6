"""The number words of a language as one table from written form to what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from functools import lru_cache

from workbench.extract.quantities.endings import BARE, Suffix, digit_endings, endings_of
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

__all__ = ["BARE", "CACHED", "Kind", "NumberWord", "NumberWords", "Suffix", "number_words"]


class Kind(Enum):
    """What a number word does in a number phrase."""

    CARDINAL = auto()
    HUNDRED = auto()  # multiplies what stands before it
    SCALE = auto()
    GROUP = auto()  # dozen: multiplies like a scale, below a thousand
    HALF = auto()
    VAGUE = auto()
    SEVERAL = auto()
    COLLECTIVE = auto()
    COMPOUND = auto()
    TENTH = auto()  # tenths, hundredths after "whole"


LONGEST = 16  # letters of the longest stem and a little more


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One written form. `step` is the smallest value already settled after it: what follows in
    the same phrase must be smaller."""

    kind: Kind
    value: Decimal
    step: Decimal
    suffix: Suffix = BARE
    trap: bool = False
    abbreviated: bool = False
    floor: Decimal | None = None  # what it means where nothing stands before it: thousands

    @property
    def ordinal(self) -> bool:
        """True when the form is an ordinal."""
        return self.suffix.mark == "ordinal"


CACHED = 100_000


@dataclass(frozen=True, eq=False)
class NumberWords:
    """The view of numbers.toml that the number machine works with."""

    language: str
    stems: Mapping[str, NumberWord]
    endings: Mapping[str, Suffix]  # empty where every form is listed
    stop: frozenset[str]
    traps: frozenset[str]
    particles: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], NumberWord], ...]]
    suffixes: Mapping[str, Suffix]  # endings on digits
    small_suffixes: frozenset[str]  # cardinal after 2, 3, 4, ordinal after the rest
    joins: frozenset[str]
    articles: frozenset[str]
    negative: frozenset[str]
    whole: frozenset[str]
    fraction_join: str  # two whole and five tenths
    point: frozenset[str]  # two point five
    hyphened_scales: Mapping[str, Decimal]  # stems of adjectives: a 25-thousand crowd
    glued: Mapping[str, Decimal]  # capital letters that are scales when glued to digits
    before_half: frozenset[str]  # two and a half
    odd: frozenset[tuple[str, ...]]  # two with a little over thousand
    governors: frozenset[str]  # before a singular scale: over a thousand
    of: str  # tens of thousands
    not_first: frozenset[str]  # scale words that cannot begin a number
    comma_joins: bool
    hyphened: bool  # are endings on digits written with a hyphen only?
    spoken_point: frozenset[str]
    later: Mapping[str, NumberWord]  # ordinals, numbers only after another word: twenty first
    lengths: Mapping[str, frozenset[str]]  # scale letters that are metres here: 300m high
    dimensions: frozenset[str]  # ... or there: at a height of 300m
    points: bool  # is a decimal point (not a comma) the norm?
    _seen: dict[str, NumberWord | None] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)  # words never_part has said True of

    def never_part(self, norm: str) -> bool:
        """True when a case-folded word can be no part of a number; most words of a text."""
        if self.word(norm) is not None or norm in self.phrases or "-" in norm:
            return False
        if norm in self.later or norm.upper() in self.glued or norm[:1].isdigit():
            return False
        if len(self.idle) >= CACHED:
            self.idle.clear()
        self.idle.add(norm)
        return True

    def word(self, norm: str) -> NumberWord | None:
        """Returns what a case-folded word stands for, None when it is no number word."""
        try:
            return self._seen[norm]
        except KeyError:
            if len(self._seen) >= CACHED:
                self._seen.clear()
            found = self._seen[norm] = self._read(norm)
            return found

    def _read(self, norm: str) -> NumberWord | None:
        head, hyphen, tail = norm.rpartition("-")
        if hyphen and tail in self.particles:
            return None if head in self.stop else self.word(head)
        found = self.stems.get(norm) or self._inflected(norm.replace("-", "", 1))
        return replace(found, trap=True) if found and self._trap(norm, found) else found

    def _trap(self, norm: str, word: NumberWord) -> bool:
        """True for listed traps and for "one" with any ending (its, together, at once)."""
        one = word.value == 1 and word.kind in (Kind.CARDINAL, Kind.COLLECTIVE)
        if word.value == 0:
            return True
        return norm in self.traps or (one and word.suffix != BARE and bool(self.endings))

    def _inflected(self, norm: str) -> NumberWord | None:
        if not self.endings:
            return None
        for size in range(min(len(norm), LONGEST) - 1, 1, -1):
            stem = self.stems.get(norm[:size])
            suffix = self.endings.get(norm[size:]) if stem else None
            if stem and suffix and _fits(stem, suffix):
                return replace(stem, suffix=_joint(stem, suffix))
        return None


@lru_cache(maxsize=64)
def number_words(lexicon: Lexicon, language: str) -> NumberWords:
    """Returns the number words of a language; LexiconError names what is wrong in its table."""
    table = lexicon.table(language, "numbers")
    endings = dict(endings_of(table))
    stems: dict[str, NumberWord] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], NumberWord]]] = {}
    for form, word in _entries(table):
        first, *rest = form.split()
        if rest:
            phrases.setdefault(first, []).append(((first, *rest), word))
        elif form in stems and word.kind is Kind.VAGUE:
            stems[form] = replace(stems[form], floor=word.value)
        else:
            stems.setdefault(form, replace(word, suffix=_joint(word, BARE)))
    fraction, plurals = table.table("fraction"), table.table("scale_plurals")
    glued, hyphened = table.table("glued_scales"), table.table("hyphened_scales")
    lengths = table.table("lengths")
    return NumberWords(
        language=language,
        stems=stems,
        endings=endings,
        stop=frozenset(table.words("stop")),
        traps=frozenset(table.words("traps")),
        particles=frozenset(table.words("particles")),
        phrases={first: tuple(entries) for first, entries in phrases.items()},
        suffixes=digit_endings(table, endings),
        small_suffixes=frozenset(table.table("digit_suffixes").words("small")),
        joins=frozenset(table.words("and")),
        articles=frozenset(table.words("articles")),
        negative=frozenset(table.words("negative")),
        whole=frozenset(fraction.words("whole")),
        fraction_join=fraction.text("join", ""),
        point=frozenset(fraction.words("point")),
        hyphened_scales={
            stem: _value(hyphened, key) for key in hyphened for stem in hyphened.words(key)
        },
        glued={word: _value(glued, key) for key in glued for word in glued.words(key)},
        before_half=frozenset(table.words("before_half")),
        odd=frozenset(tuple(text.split()) for text in table.words("odd")),
        governors=frozenset(table.words("governors")),
        of=table.text("of", ""),
        not_first=frozenset(word for key in plurals for word in plurals.words(key)),
        comma_joins=table.flag("comma_joins"),
        hyphened=table.flag("hyphened_suffixes"),
        spoken_point=frozenset(table.words("spoken_point")),
        later=_ordinals(table),
        lengths={key: frozenset(lengths.words(key)) for key in lengths if key != "before"},
        dimensions=frozenset(lengths.words("before")),
        points=table.flag("decimal_point"),
    )


def _fits(word: NumberWord, suffix: Suffix) -> bool:
    """False for endings that make another word: a unit (one + ness), alike (one + like)."""
    if suffix.mark == "abstract":
        return word.value >= 1000
    return suffix.mark != "collective" and (suffix.mark != "about" or word.value != 1)


def _joint(word: NumberWord, suffix: Suffix) -> Suffix:
    if word.kind is Kind.COLLECTIVE and suffix.mark is None:
        return replace(suffix, mark="collective")
    return suffix


_SECTIONS = (
    ("cardinals", Kind.CARDINAL),
    ("scales", Kind.SCALE),
    ("abbreviations", Kind.SCALE),
    ("groups", Kind.GROUP),
    ("collectives", Kind.COLLECTIVE),
    ("halves", Kind.HALF),
    ("compounds", Kind.COMPOUND),
    ("several", Kind.SEVERAL),
    ("vague", Kind.VAGUE),
    ("fraction_parts", Kind.TENTH),
)


def _entries(table: Table) -> Iterator[tuple[str, NumberWord]]:
    ten_joins = table.flag("ten_takes_units")
    for name, kind in _SECTIONS:
        section = table.table(name)
        for key in section:
            value = _value(section, key)
            word = NumberWord(kind, value, _step(value, ten_joins), abbreviated=name[:2] == "ab")
            for form in section.words(key):
                yield form.casefold(), word
    hundred = NumberWord(Kind.HUNDRED, Decimal(100), Decimal(100))
    for form in table.words("hundred"):
        yield form, hundred


ORDINAL = Suffix(mark="ordinal")
POWERS = (Decimal(1000), Decimal(1_000_000))


def _ordinals(table: Table) -> dict[str, NumberWord]:
    """Returns the ordinals where they are words of their own: full forms, or stems with a mark that
    take the endings listed beside them."""
    section, found = table.table("ordinals"), {}
    for key in section:
        if key == "endings":
            continue
        value = _value(section, key)
        kind = Kind.SCALE if value in POWERS else Kind.CARDINAL
        kind = Kind.HUNDRED if value == 100 and table.words("hundred") else kind
        word = NumberWord(kind, value, Decimal(1), ORDINAL)
        for form in section.words(key):
            stem, mark, _ = form.partition("~")
            for ending in section.words("endings") if mark else ("",):
                found[stem + ending] = word
    return found


def _value(section: Table, key: str) -> Decimal:
    try:
        return Decimal(key)
    except InvalidOperation as problem:
        raise section.wrong(key, key, "a number as the key") from problem


def _step(value: Decimal, ten_joins: bool) -> Decimal:
    if value >= 1000 or value == 0:
        return value
    if value >= 100:
        return Decimal(100) if value % 100 == 0 else Decimal(1)
    return Decimal(10) if value >= (10 if ten_joins else 20) and value % 10 == 0 else Decimal(1)
