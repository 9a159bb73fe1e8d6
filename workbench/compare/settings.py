"""The numbers and lists of common/comparison.toml, checked once and kept by lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.compare.policies import AS_WRITTEN, Policy, policy
from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Widening:
    """How far the number of each hedge reaches."""

    about: Decimal
    about_least: Decimal
    nearly_below: Decimal
    nearly_above: Decimal
    round_from: Decimal
    round_unit: Decimal
    round_share: Decimal
    vague_factor: Decimal
    bound_reach: Decimal
    loose_factor: Decimal
    converted: Decimal
    bands: Mapping[Decimal, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class Times:
    """What a date excuses, in months and days."""

    closing_months: int
    apart_months: int
    frame_margin_days: int
    narrow_days: int
    relay_days: int
    wording_months: int


@dataclass(frozen=True, slots=True)
class Sums:
    """When parts and shares of one text ought to fit its whole."""

    share_rounding: Decimal
    share_meant: Decimal
    share_reach: Decimal
    parts_from: Decimal


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which statements are set side by side."""

    all_pairs_up_to: int
    window: int
    related: int
    small_case: int
    thing_overlap: Decimal
    thing_overlap_of_longer: Decimal
    thing_similarity: Decimal
    thing_unlike: Decimal
    thing_near: Decimal
    thing_factor: Decimal
    topic_factor: Decimal


@dataclass(frozen=True, slots=True)
class Measures:
    """Which measures are weak, go on after the event, or stand close to one another."""

    weak: frozenset[str]
    ongoing: frozenset[str]
    per_body: frozenset[str]
    personal: frozenset[str]
    families: Mapping[str, str]
    related: Pairs
    implied: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What each kind of qualifier does to a comparison."""

    status: frozenset[str]
    usual_status: Mapping[str, frozenset[str]]
    plan: frozenset[str]
    stock: frozenset[str]
    neutral: frozenset[str]
    final: frozenset[str]
    day: frozenset[str]
    near: Pairs
    soft: frozenset[str]
    not_parts: frozenset[str]
    lists: frozenset[str]
    perpetrator: frozenset[str]
    perpetrator_population: str


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """Everything that decides a verdict and is not code; made once, so told apart by identity."""

    widening: Widening
    policy: Policy
    times: Times
    sums: Sums
    pairing: Pairing
    measures: Measures
    qualifiers: Qualifiers
    everybody: frozenset[str]
    near_populations: Pairs
    minor: Decimal
    major: Decimal
    far_factor: Decimal
    crowd_factor: Decimal
    withdrawn: tuple[str, ...]
    place_assumed: tuple[str, ...]
    durations: Mapping[str, Decimal]
    letters: Mapping[int, str]
    general_authorities: frozenset[str]
    persons: frozenset[str]
    mediums: frozenset[str]
    generic_sources: tuple[str, ...]


def settings(lexicon: Lexicon, counting: str = AS_WRITTEN) -> Settings:
    """Returns the settings of these word lists under a counting policy; LexiconError names the key
    that is wrong, CannotStart the policies there are."""
    return _settings(lexicon, counting)


@lru_cache(maxsize=8)
def _settings(lexicon: Lexicon, counting: str) -> Settings:
    chosen = policy(lexicon, counting)
    table = lexicon.common("comparison")
    severity, origins = table.table("severity"), table.table("origins")
    populations, sources = table.table("populations"), table.table("sources")
    return Settings(
        widening=_widening(table.table("intervals"), chosen),
        policy=chosen,
        times=_times(table.table("time")),
        sums=_sums(table.table("sums")),
        pairing=_pairing(table.table("candidates")),
        measures=_measures(table, lexicon),
        qualifiers=_qualifiers(table.table("qualifiers")),
        everybody=frozenset(populations.words("everybody")),
        near_populations=_pairs(populations, "near"),
        minor=severity.number("minor"),
        major=severity.number("major"),
        far_factor=severity.number("far_factor"),
        crowd_factor=severity.number("crowd_factor"),
        withdrawn=origins.words("withdrawn"),
        place_assumed=origins.words("place_assumed"),
        durations=table.numbers("durations"),
        letters=_letters(table.table("letters")),
        general_authorities=frozenset(sources.words("general")),
        persons=frozenset(f"id:{one}" for one in sources.words("persons")),
        mediums=frozenset(sources.words("mediums")),
        generic_sources=sources.words("generic"),
    )


def _widening(table: Table, by: Policy) -> Widening:
    names = [name for name in Widening.__dataclass_fields__ if name != "bands"]
    chosen = {floor: (band.low, band.high) for floor, band in by.bands.items()}
    return Widening(
        bands={**_bands(table), **chosen}, **{name: table.number(name) for name in names}
    )


def _bands(table: Table) -> Mapping[Decimal, tuple[Decimal, Decimal]]:
    listed = table.value("vague")
    if not isinstance(listed, list):
        raise table.wrong("vague", listed, "a list of tables with floor, low and high")
    rows = [Table(table.path, row, f"{table.key}.vague") for row in listed]
    return {row.number("floor"): (row.number("low"), row.number("high")) for row in rows}


def _times(table: Table) -> Times:
    return Times(**{name: int(table.number(name)) for name in Times.__dataclass_fields__})


def _sums(table: Table) -> Sums:
    return Sums(**{name: table.number(name) for name in Sums.__dataclass_fields__})


def _pairing(table: Table) -> Pairing:
    kinds = Pairing.__annotations__
    whole = {name: int(table.number(name)) for name, kind in kinds.items() if kind == "int"}
    shares = {name: table.number(name) for name, kind in kinds.items() if kind == "Decimal"}
    return Pairing(**whole, **shares)  # type: ignore[arg-type]


def _measures(table: Table, lexicon: Lexicon) -> Measures:
    listed = table.table("measures")
    return Measures(
        weak=frozenset(_known(listed, "weak", lexicon)),
        ongoing=frozenset(_known(listed, "ongoing", lexicon)),
        per_body=frozenset(_known(listed, "per_body", lexicon)),
        personal=frozenset(_known(listed, "personal", lexicon)),
        families=_families(table.table("families"), lexicon),
        related=_related(table.table("related"), lexicon),
        implied={
            name: frozenset(table.table("implied").words(name)) for name in table.table("implied")
        },
    )


def _known(table: Table, key: str, lexicon: Lexicon) -> tuple[str, ...]:
    words = table.words(key)
    for word in words:
        if word not in lexicon.measures:
            raise table.wrong(key, word, "the id of a measure")
    return words


def _families(table: Table, lexicon: Lexicon) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for family in table:
        for measure in _known(table, family, lexicon):
            found.setdefault(measure, family)
    return found


def _related(table: Table, lexicon: Lexicon) -> Pairs:
    return frozenset(
        frozenset((one, other)) for one in table for other in _known(table, one, lexicon)
    )


def _pairs(table: Table, key: str) -> Pairs:
    listed = table.value(key) or []
    for pair in listed:
        if not (isinstance(pair, list) and len(pair) == 2):
            raise table.wrong(key, pair, "pairs of two ids")
    return frozenset(frozenset(pair) for pair in listed)


def _qualifiers(table: Table) -> Qualifiers:
    lists = (
        "status",
        "plan",
        "stock",
        "neutral",
        "final",
        "day",
        "soft",
        "not_parts",
        "lists",
        "perpetrator",
    )
    usual = table.table("usual_status")
    return Qualifiers(
        **{name: frozenset(table.words(name)) for name in lists},
        usual_status={name: frozenset(usual.words(name)) for name in usual},
        near=_pairs(table, "near"),
        perpetrator_population=table.text("perpetrator_population"),
    )


def _letters(table: Table) -> Mapping[int, str]:
    for letter in table:
        if len(letter) != 1:
            raise table.wrong(letter, letter, "one letter as the key")
    return {ord(letter): table.text(letter) for letter in table}
