"""Two sides and how they lie to each other, each respect worked out when first asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from workbench.compare import attribution, dates, events, measure, quantity, scope
from workbench.compare.measure import MeasureRelation
from workbench.compare.room import Room
from workbench.compare.side import Side
from workbench.lexicon.types import Growth
from workbench.model.comparison import Kind, Relation, Verdict
from workbench.model.quantity import Interval, Quantity


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule answers; the rule's own name is added where the list of rules is walked. `third`
    is another figure of the case that the answer rests on."""

    verdict: Verdict
    flags: tuple[str, ...] = ()
    kind: Kind = Kind.QUANTITATIVE
    message: str = ""
    third: Side | None = None


class Pair:
    """Two statements under comparison, in the order they are shown."""

    def __init__(self, left: Side, right: Side, room: Room) -> None:
        self.left = left
        self.right = right
        self.room = room
        self.rules = room.rules

    @cached_property
    def event(self) -> Relation:
        """Equal for one event, apart for two."""
        return events.relate(self.left, self.right, self.room)

    @cached_property
    def measure(self) -> MeasureRelation:
        """How what is counted lies to each other."""
        similarity = None
        if self.left.weak or self.right.weak:
            similarity = self.room.similarity(self.left.id, self.right.id)
        framed = self.room.place is not None or self.room.period is not None
        return measure.relate(
            self.left, self.right, self.room.lexicon, self.rules, similarity, framed=framed
        )

    @cached_property
    def scope(self) -> scope.ScopeRelation:
        """How the scopes lie to each other."""
        return scope.relate(self.left, self.right, self.room.lexicon, self.rules)

    @cached_property
    def order(self) -> dates.Order:
        """How left's as-of date stands to right's."""
        return dates.order(self.left.as_of, self.right.as_of)

    @cached_property
    def growth(self) -> Growth:
        """How the measure moves; a stock on either side makes it a stock, then a growing count."""
        pair = (self.left.growth, self.right.growth)
        known = (one for one in (Growth.STOCK, Growth.CUMULATIVE) if one in pair)
        return next(known, self.left.growth)

    @cached_property
    def in_order(self) -> tuple[Side, Side]:
        """The earlier side and the later one; as they stand where no order is known."""
        swap = self.order is dates.Order.LATER
        return (self.right, self.left) if swap else (self.left, self.right)

    @cached_property
    def factor(self) -> Decimal | None:
        """How many of left's units one of right's is; None where nothing tells."""
        one, other = self.left.quantity.unit, self.right.quantity.unit
        if one == other or one is None or other is None:
            return Decimal(1)
        table = self.rules.durations
        if one in table and other in table:
            return table[other] / table[one]
        return self.room.rate(self.left, self.right)

    @cached_property
    def quantities(self) -> tuple[Quantity, Quantity]:
        """Both amounts as the policy counts them, in left's unit where that can be had."""
        if self.factor is None or self.factor == 1:
            return self.left.counted, self.right.counted
        return self.left.counted, quantity.times(self.right.counted, self.factor)

    @cached_property
    def intervals(self) -> tuple[Interval, Interval]:
        """Both widened intervals in left's unit where that can be had."""
        if self.factor is None or self.factor == 1:
            return self.left.interval, self.right.interval
        money = self.left.quantity.unit not in self.rules.durations
        slack = self.rules.widening.converted if money else Decimal(0)
        return self.left.interval, quantity.scaled(self.right.interval, self.factor, slack)

    @cached_property
    def meet(self) -> bool:
        """True when the two intervals share a number."""
        return self.intervals[0].meets(self.intervals[1])

    @cached_property
    def later_is_higher(self) -> bool:
        """True when the later figure lies wholly above the earlier one."""
        left, right = self.intervals
        return right.below(left) if self.order is dates.Order.LATER else left.below(right)

    @cached_property
    def same_authority(self) -> bool | None:
        """True when both name one source, None where a source is not known."""
        return attribution.same(self.left, self.right)

    @cached_property
    def same_voice(self) -> bool:
        """True unless two voices are known to speak."""
        return attribution.same_voice(self.left, self.right)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Left and right."""
        return self.left, self.right

    @property
    def same_document(self) -> bool:
        """True when both stand in one text."""
        return self.left.document_id == self.right.document_id

    @property
    def ratio(self) -> Decimal | None:
        """The gap between the numbers as written, as a share of the larger."""
        return quantity.ratio(*self.quantities, self.rules.widening)
