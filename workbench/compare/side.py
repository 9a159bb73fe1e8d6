"""A statement made ready for weighing: what a rule asks of it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.compare import names, topics
from workbench.compare.authorities import authorities
from workbench.compare.policies import AS_WRITTEN, counted
from workbench.compare.quantity import widen
from workbench.compare.settings import Settings, settings
from workbench.lexicon import Lexicon
from workbench.lexicon.types import Growth
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Interval, Quantity
from workbench.model.statement import Modality, Statement
from workbench.model.text import Document, Role

STATED = (DateBasis.TEXT, DateBasis.BRIEFING)
CASUALTIES = "casualties"
VALUE_REACHED = "value reached"
IN_HOSPITAL, DEATHS = "in_hospital", "deaths"
LASTING = (DEATHS, "injuries", "criminal_cases", "convicted", "damage_cost")
NO_CLAIM = (Modality.QUESTION, Modality.HYPOTHETICAL, Modality.DENIED)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison. `counted` is the amount that the counting policy weighs in place of
    the one written, `interval` what it may stand for. `as_of` falls back on the day of publication,
    `stated` says whether the text itself dates the figure; `qualifiers` are those that narrow,
    `status` those that change what is counted; `subset` is a part whose whole is known but not what
    sets it apart; `adds` marks an increment ("another twelve"), `of_state` a figure of an office of
    the state, `relayed` one that nobody but a medium stands for. `topic` is what the words near it
    say it is about, `weak` marks one whose measure says little and whose topic is unknown;
    `marks` are those of its
    sentence: in the whole country, by now, still, in all, of a set, last year."""

    statement: Statement
    document: Document | None
    growth: Growth
    counted: Quantity
    interval: Interval
    as_of: PartialDate | None
    stated: bool
    place: str | None
    place_assumed: bool
    population: str | None
    period: Period | None
    qualifiers: frozenset[str]
    status: frozenset[str]
    authority: frozenset[str]
    speaker: frozenset[str]
    subset: bool
    adds: bool
    of_state: bool
    relayed: bool
    topic: str | None
    weak: bool
    marks: frozenset[str]

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.statement.measure

    @property
    def quantity(self) -> Quantity:
        """The amount as written."""
        return self.statement.quantity

    @property
    def document_id(self) -> str:
        """The id of the document it stands in."""
        return self.statement.document_id

    @property
    def is_claim(self) -> bool:
        """False for a question, a supposition and a figure quoted only to be denied."""
        return self.statement.modality not in NO_CLAIM

    @property
    def published(self) -> PartialDate | None:
        """The document's day."""
        return self.document.published if self.document else None

    def has(self, qualifiers: frozenset[str]) -> bool:
        """True when the figure carries one of these qualifiers, whatever kind they are."""
        return not qualifiers.isdisjoint(self.statement.scope.qualifiers)

    def rule_fired(self, beginnings: tuple[str, ...]) -> bool:
        """True when a rule whose name begins so took part in reading the figure."""
        return any(name.startswith(beginnings) for name in self.statement.origin)


def make_side(
    statement: Statement,
    document: Document | None,
    lexicon: Lexicon,
    wholes: Mapping[str, Statement],
    sentence: Sequence[Statement] = (),
    counting: str = AS_WRITTEN,
) -> Side:
    """Returns the statement with everything the rules ask of it; `wholes` finds a part's whole,
    `sentence` holds the figures beside it, `counting` names the policy."""
    rules = settings(lexicon, counting)
    amount = counted(statement.quantity, rules.policy)
    growth = _growth(statement, lexicon, rules)
    assumed = any(name.startswith(rules.place_assumed) for name in statement.origin)
    topic = topics.topic_of(statement, lexicon)
    marks = topics.marks(statement.quote, statement.language, lexicon)
    return Side(
        statement=statement,
        document=document,
        growth=growth,
        counted=amount,
        interval=widen(amount, rules.widening, estimate=growth is Growth.ESTIMATE),
        as_of=statement.as_of or (document.published if document else None),
        stated=statement.as_of is not None and statement.as_of_basis in STATED,
        place=statement.scope.place,
        place_assumed=assumed,
        population=_population(statement, rules, topic),
        period=statement.scope.period,
        qualifiers=_narrowing(statement, lexicon, rules),
        status=_status(statement, rules),
        authority=_authority(statement, lexicon),
        speaker=names.keys(statement.speaker, lexicon) if statement.speaker else frozenset(),
        subset=_is_subset(statement, wholes, rules)
        or _of_those_beside(statement, sentence, rules)
        or (topics.OF_SET in marks and _population(statement, rules) is None),
        adds=_adds(statement, sentence),
        of_state=_source_id(statement) in authorities(lexicon).state,
        relayed=_is_relayed(statement, lexicon),
        topic=topic,
        weak=topic is None and statement.measure in rules.measures.weak,
        marks=marks,
    )


def _adds(statement: Statement, sentence: Sequence[Statement]) -> bool:
    """True for an increment. "Eight died and another 317 were hurt" adds to the sentence, not to a
    number of the hurt."""
    if not statement.incremental:
        return False
    beside = [one for one in sentence if one.span.start < statement.span.start]
    measures = {one.measure for one in beside if one.quantity.unit == statement.quantity.unit}
    return not measures or statement.measure in measures


def _of_those_beside(statement: Statement, sentence: Sequence[Statement], rules: Settings) -> bool:
    """True for "two children died, another three were hurt": children too, though unsaid."""
    if not statement.incremental or _population(statement, rules):
        return False
    beside = (one for one in sentence if one.span.start < statement.span.start)
    return any(_population(one, rules) for one in beside)


def _growth(statement: Statement, lexicon: Lexicon, rules: Settings) -> Growth:
    if not rules.qualifiers.stock.isdisjoint(statement.scope.qualifiers):
        return Growth.STOCK
    topic = topics.topic_of(statement, lexicon)
    if topic is not None:
        return topics.topics(lexicon)[topic].growth
    measure = lexicon.measures.get(statement.measure)
    if measure is None or (measure.growth is Growth.CUMULATIVE and _remain(statement, lexicon)):
        return Growth.STOCK if measure else Growth.ONCE
    return measure.growth


def _remain(statement: Statement, lexicon: Lexicon) -> bool:
    """True for those who are still there (evacuated, held, cut off); the dead do not remain."""
    if statement.measure in LASTING:
        return False
    return topics.STILL in topics.marks(statement.quote, statement.language, lexicon)


def _population(statement: Statement, rules: Settings, topic: str | None = None) -> str | None:
    population = statement.scope.population
    known = rules.measures
    named = topic is not None and (topic in known.families or topic in known.implied)
    counted = topic if topic is not None and named else statement.measure
    implied = rules.measures.implied.get(counted, frozenset())
    return None if population in rules.everybody or population in implied else population


def _narrowing(statement: Statement, lexicon: Lexicon, rules: Settings) -> frozenset[str]:
    kinds = rules.qualifiers
    aside = kinds.status | kinds.neutral | kinds.day
    named = {one for one in statement.scope.qualifiers if one not in aside}
    topic = topics.topic_of(statement, lexicon)
    if topic in topics.of_trades(lexicon):
        trades = topics.trades(statement.quote, statement.language, lexicon)
        named |= {f"trade_{trade}" for trade in trades}
    if statement.measure == DEATHS and statement.direction is not None:
        named.discard(IN_HOSPITAL)  # one more died there, and the toll of all has grown
    if rules.measures.families.get(statement.measure) == CASUALTIES:
        of = topics.citizens(statement.quote, statement.language, lexicon)
        named |= {f"citizens_{country}" for country in of}
    return _with_wider(frozenset(named), lexicon) - kinds.neutral


@lru_cache(maxsize=4096)
def _with_wider(qualifiers: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    wider = (lexicon.qualifiers.ancestors(one) for one in qualifiers)
    return qualifiers.union(*wider)


def _status(statement: Statement, rules: Settings) -> frozenset[str]:
    named = rules.qualifiers.status.intersection(statement.scope.qualifiers)
    reached = any(name.startswith(VALUE_REACHED) for name in statement.origin)
    moves = reached or statement.direction is not None
    may_rise = statement.modality is Modality.UNCONFIRMED and moves
    if statement.modality is Modality.FORECAST or may_rise:
        named |= rules.qualifiers.plan
    return named - rules.qualifiers.usual_status.get(statement.measure, frozenset())


def _source_id(statement: Statement) -> str:
    return (statement.attribution.source_id if statement.attribution else None) or ""


def _is_relayed(statement: Statement, lexicon: Lexicon) -> bool:
    if _source_id(statement):
        return _source_id(statement) in authorities(lexicon).media
    return not _authority(statement, lexicon)


def _authority(statement: Statement, lexicon: Lexicon) -> frozenset[str]:
    """Returns the keys of whoever the text names as the source; the speaker where it names none."""
    given = statement.attribution
    found: frozenset[str] = frozenset()
    if given is not None and given.source_id:
        if given.source_id in settings(lexicon).general_authorities:
            return found
        return names.of_known(given.source_id, given.source, lexicon)
    if given is not None:
        found = names.keys(given.source, lexicon)
    if not found and statement.speaker and statement.role is not Role.QUESTION:
        found = names.keys(statement.speaker, lexicon)
    return found


def _is_subset(statement: Statement, wholes: Mapping[str, Statement], rules: Settings) -> bool:
    """True for a part of a figure on the same measure that nothing in its scope sets apart."""
    if statement.part_of is None:
        return False
    whole = wholes.get(statement.part_of)
    if whole is None:
        return True
    return (
        whole.measure == statement.measure
        and _population(statement, rules) == _population(whole, rules)
        and statement.scope.place == whole.scope.place
        and set(statement.scope.qualifiers) <= set(whole.scope.qualifiers)
    )
