"""What is known of a whole case: its frame, withdrawals, corrections, running totals and rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbench.compare import indexes
from workbench.compare.chains import Chain, Running, Strand, chain, running_totals, strand
from workbench.compare.dates import Order, months_after, order
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.said import Said, overtaking, passed_through, said_by_body
from workbench.compare.settings import Settings, settings
from workbench.compare.side import Side, make_side
from workbench.lexicon import Lexicon
from workbench.lexicon.types import Growth
from workbench.model.dates import PartialDate, Period
from workbench.model.statement import Statement
from workbench.model.text import Case, Document

Similarity = Callable[[str, str], float | None]


def unknown_similarity(left: str, right: str) -> float | None:
    """Returns None: nothing is known of how near in meaning the two are."""
    return None


@dataclass(frozen=True, slots=True)
class SideWords:
    """What findings and reasons say of a side; `reach` is its widened interval."""

    figure: str
    who: str
    outlet: str
    date: str
    period: str
    scope: str
    reach: str


@dataclass(frozen=True)
class Room:
    """A case made ready for judging; look-ups only, nothing here decides. `told` and
    `valued` keep what reasons say of each side."""

    case: Case
    lexicon: Lexicon
    rules: Settings
    similarity: Similarity
    sides: Mapping[str, Side]
    place: str | None
    withdrawals: Mapping[tuple[Chain, Decimal | None], PartialDate | None] = field(
        default_factory=dict
    )
    corrections: Mapping[Chain, tuple[Side, ...]] = field(default_factory=dict)
    tolls: Mapping[tuple[Chain, Decimal | None], frozenset[str]] = field(default_factory=dict)
    running: Mapping[Strand, Running] = field(default_factory=dict)
    based: Mapping[Chain, frozenset[str]] = field(default_factory=dict)
    told: dict[str, SideWords] = field(default_factory=dict)
    valued: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    parts: dict[str, bool] = field(default_factory=dict)
    beside: Mapping[tuple[str, Chain], tuple[Side, ...]] = field(default_factory=dict)
    said: Said = field(default_factory=dict)
    former: frozenset[tuple[str, str, Decimal | None]] = frozenset()
    texts: Mapping[str, tuple[Side, ...]] = field(default_factory=dict)
    state: Mapping[tuple[str, str | None], tuple[Side, ...]] = field(default_factory=dict)
    rates: Mapping[tuple[str, str, str], Decimal] = field(default_factory=dict)

    @property
    def period(self) -> Period | None:
        """The event's period, where the case names one."""
        return self.case.period

    @property
    def closing(self) -> date | None:
        """The day from which on an undated figure is taken as final."""
        period = self.case.period
        return months_after(period.last_day, self.rules.times.closing_months) if period else None

    def overtaking(self, earlier: Side, later: Side) -> Side | None:
        """Returns the figure that the earlier one's author had put in its place by the later one's
        day, None where it still stood."""
        return overtaking(earlier, later, self.said, self.rules)

    def passed_through(self, low: Side, high: Side) -> bool:
        """True when one author gave both on one day, on the way from less to more."""
        return passed_through(low, (low.interval, high.interval), self.said, self.rules)

    def higher_by(self, side: Side, day: date) -> Decimal | None:
        """Returns the highest total of the side's strand told up to the day, None without one."""
        known = self.running.get(strand(side))
        return known.by(day) if known else None

    def likely_part(self, side: Side) -> bool:
        """True when the figure's own text gives a far larger one of its kind as of the same day: a
        few people of whom it tells, not the count of all."""
        known = self.parts.get(side.id)
        if known is None:
            known = self.parts[side.id] = self._is_dwarfed(side)
        return known

    def _is_dwarfed(self, side: Side) -> bool:
        beside = self.beside.get((side.document_id, chain(side)), ())
        if side.interval.high is None or len(beside) < 2 or side.growth is Growth.ESTIMATE:
            return False
        return any(self._dwarfs(other, side) for other in beside)

    def _dwarfs(self, other: Side, side: Side) -> bool:
        low, high = other.interval.low, side.interval.high
        if low is None or high is None or low < high * self.rules.far_factor:
            return False
        if other.status != side.status or other.qualifiers - side.qualifiers - (
            self.rules.qualifiers.soft
        ):
            return False
        return not side.stated or order(side.as_of, other.as_of) is Order.SAME

    def is_stale(self, side: Side) -> bool:
        """True for a figure that stands undated in a text from long after the event."""
        if self.closing is None or side.as_of is None or side.stated:
            return False
        return side.as_of.last_day > self.closing

    def outgrown(self, side: Side) -> bool:
        """True when the figure's own text gives a higher one of its strand, of no earlier day."""
        beside = self.beside.get((side.document_id, chain(side)), ())
        return not side.stated and any(
            side.interval.below(other.interval)
            and strand(other) == strand(side)
            and order(other.as_of, side.as_of) is not Order.EARLIER
            for other in beside
        )

    def corrects(self, denied: Side) -> bool:
        """True when the text of a denied figure gives another in its place as a correction."""
        return any(
            side.statement.correction and side.measure == denied.measure
            for side in self.texts.get(denied.document_id, ())
        )

    def names_as_former(self, later: Side, earlier: Side) -> bool:
        """True when the later figure's text gives the earlier one as the figure before."""
        return (later.document_id, earlier.measure, earlier.quantity.number) in self.former

    def withdrawn(self, side: Side) -> bool:
        """True when the issuer took the figure back and this side does not repeat it later."""
        if side.rule_fired(self.rules.withdrawn):
            return True
        known = self.withdrawals.get((chain(side), side.quantity.number))
        return known is not None and order(side.as_of, known) in (Order.EARLIER, Order.SAME)

    def rate(self, left: Side, right: Side) -> Decimal | None:
        """Returns how many units of left's currency one of right's is, as either document says."""
        one, other = left.quantity.unit or "", right.quantity.unit or ""
        for side in (left, right):
            found = self.rates.get((side.document_id, other, one))
            if found is not None:
                return found
        return None


def make_room(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    similarity: Similarity = unknown_similarity,
    counting: str = AS_WRITTEN,
) -> Room:
    """Returns the case with everything the rules look up; `counting` names the policy."""
    rules = settings(lexicon, counting)
    by_id = {statement.id: statement for statement in statements if statement.is_figure}
    sentences = _sentences(by_id.values())
    sides = {
        id_: make_side(
            one,
            documents.get(one.document_id),
            lexicon,
            by_id,
            sentences.get(_sentence(one), ()),
            counting,
        )
        for id_, one in by_id.items()
    }
    everything = sorted(sides.values(), key=lambda side: side.id)
    totals = [side for side in everything if indexes.is_total(side, rules)]
    return Room(
        case=case,
        lexicon=lexicon,
        rules=rules,
        similarity=similarity,
        sides=sides,
        place=_place_id(case.place, lexicon),
        withdrawals=indexes.withdrawals(everything, rules),
        corrections=indexes.grouped(side for side in everything if side.statement.correction),
        tolls=indexes.tolls(totals, rules) if indexes.blames(everything, rules) else {},
        running=running_totals(totals),
        based=indexes.based(totals),
        beside=indexes.beside([side for side in everything if side.is_claim and not side.subset]),
        said=said_by_body(totals, rules),
        former=indexes.former(everything),
        texts=indexes.texts(everything),
        state=indexes.of_state(totals)
        if any(side.rule_fired(rules.withdrawn) for side in totals)
        else {},
        rates=indexes.rates(everything, sides),
    )


def _sentence(statement: Statement) -> tuple[str, int, int]:
    return statement.document_id, statement.quote.start, statement.quote.stop


def _sentences(
    statements: Collection[Statement],
) -> Mapping[tuple[str, int, int], Sequence[Statement]]:
    """Returns the figures of each sentence that holds an increment."""
    wanted = {_sentence(one) for one in statements if one.incremental}
    found: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        if (key := _sentence(statement)) in wanted:
            found[key].append(statement)
    return found


def _place_id(place: str | None, lexicon: Lexicon) -> str | None:
    if place is None or place in lexicon.places.nodes:
        return place
    wanted = place.casefold()
    for id_, node in lexicon.places.nodes.items():
        if wanted in {label.casefold() for label in node.labels.values()}:
            return id_
    return None
