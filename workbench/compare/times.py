"""Rules on figures that do not meet: what a date, a correction or a withdrawal explains."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.compare import names, quantity
from workbench.compare.chains import chain
from workbench.compare.dates import Order, months_after, order
from workbench.compare.pair import Pair, Ruling
from workbench.compare.quantity import widen
from workbench.compare.side import Side
from workbench.lexicon.types import Growth
from workbench.model.comparison import Verdict
from workbench.model.quantity import Hedge, Interval
from workbench.model.statement import Modality

UP = "up"
DATED = (Order.EARLIER, Order.LATER)
HEDGED = (Hedge.ABOUT, Hedge.AT_LEAST, Hedge.MORE_THAN)


def author_moved_on(pair: Pair) -> Ruling | None:
    """One author gives a higher number later: an update, though "about" or a bound would cover
    both."""
    hedged = all(side.quantity.hedge in HEDGED for side in pair.sides)
    if pair.order not in DATED or not pair.same_authority or not hedged:
        return None
    if pair.growth is Growth.ONCE or pair.factor != 1:
        return None
    earlier, later = (_as_written(side, pair) for side in pair.in_order)
    return Ruling(Verdict.UPDATE) if earlier.below(later) else None


def _as_written(side: Side, pair: Pair) -> Interval:
    """Returns the interval that the digits alone leave open."""
    return widen(replace(side.counted, hedge=Hedge.EXACT), pair.rules.widening)


def figure_was_previous(pair: Pair) -> Ruling | None:
    """A text gives one of the figures as the one before."""
    previous = [side for side in pair.sides if side.statement.modality is Modality.PREVIOUS]
    if len(previous) != 1:
        return None
    old = previous[0]
    new = pair.right if old is pair.left else pair.left
    if order(new.as_of, old.as_of) is Order.EARLIER and not pair.same_document:
        return None
    return Ruling(Verdict.UPDATE, _moved(pair, old, new))


def _moved(pair: Pair, old: Side, new: Side) -> tuple[str, ...]:
    """Flags a figure that was revised, by its direction."""
    left, right = pair.intervals
    lower = right.below(left) if old is pair.left else left.below(right)
    return ("revised_down",) if lower else ()


def figure_was_withdrawn(pair: Pair) -> Ruling | None:
    """The issuer took the figure back: nobody holds it against the other any more."""
    gone = [side for side in pair.sides if pair.room.withdrawn(side)]
    if not gone:
        return None
    explained = len(gone) == 1 and pair.order in DATED and pair.later_is_higher
    verdict = Verdict.UPDATE if explained else Verdict.NOT_COMPARABLE
    return Ruling(verdict, ("withdrawn",))


def correction_announced(pair: Pair) -> Ruling | None:
    """The later text says that it corrects the earlier figure."""
    earlier, later = pair.in_order
    if pair.order is Order.SAME and pair.left.statement.correction:
        earlier, later = pair.right, pair.left
    if pair.order in (Order.UNKNOWN, Order.MAYBE) or not later.statement.correction:
        return None
    if earlier.statement.correction and pair.order is Order.SAME:
        return None
    if pair.same_authority is False and not pair.same_document and not _related(pair):
        return None
    between = pair.room.overtaking(earlier, later) if pair.order in DATED else None
    if between is not None and earlier.interval.below(between.interval):
        return None  # it is the higher figure between the two that is corrected
    return Ruling(Verdict.UPDATE, _revision(pair, earlier))


def _revision(pair: Pair, earlier: Side) -> tuple[str, ...]:
    return _moved(pair, earlier, earlier) or ("revised_up",)


def _related(pair: Pair) -> bool:
    """True unless both sources are known offices of their own."""
    known = [names.is_known(side.authority) and not side.speaker for side in pair.sides]
    return not all(known)


def named_as_former(pair: Pair) -> Ruling | None:
    """The later text itself gives the earlier figure as the one before."""
    earlier, later = pair.in_order
    if pair.order in (Order.UNKNOWN, Order.MAYBE):
        return None
    if pair.order is Order.SAME and pair.room.names_as_former(pair.left, pair.right):
        earlier, later = pair.right, pair.left
    if not pair.room.names_as_former(later, earlier):
        return None
    return Ruling(Verdict.UPDATE, _revision(pair, earlier))


def correction_known(pair: Pair) -> Ruling | None:
    """Elsewhere in the case the earlier figure was corrected before the later one was told."""
    if pair.order not in DATED or pair.later_is_higher:
        return None
    earlier, later = pair.in_order
    for fixed in pair.room.corrections.get(chain(earlier), ()):
        if fixed.qualifiers != earlier.qualifiers or fixed.id in (earlier.id, later.id):
            continue
        after = order(earlier.as_of, fixed.as_of) is Order.EARLIER
        before = order(fixed.as_of, later.as_of) in (Order.EARLIER, Order.SAME)
        if after and before and fixed.interval.below(earlier.interval):
            return Ruling(Verdict.UPDATE, ("revised_down",))
    return None


def told_in_one_text(pair: Pair) -> Ruling | None:
    """One voice in one text gives both: the reader of that text knows how they belong together."""
    if not pair.same_document or not pair.same_voice:
        return None
    if pair.order in DATED:
        return Ruling(Verdict.UPDATE, () if pair.later_is_higher else ("revised_down",))
    return Ruling(Verdict.DIFFERENT_SCOPE, ("internal", "check_scope"))


def closed(side: Side, pair: Pair) -> bool:
    """True when the figure is taken as final: said to be, or told long after without a date."""
    if side.has(pair.rules.qualifiers.final):
        return True
    limit = pair.room.closing or _closing(pair)
    if limit is None or side.stated or side.as_of is None:
        return False
    return side.measure not in pair.rules.measures.ongoing and side.as_of.last_day > limit


def _closing(pair: Pair) -> date | None:
    """Returns the closing day by the periods that the figures themselves name, if they do."""
    ends = [side.period.last_day for side in pair.sides if side.period]
    return months_after(max(ends), pair.rules.times.closing_months) if ends else None


def closed_count(pair: Pair) -> Ruling | None:
    """The earlier figure was final already, so a later date does not excuse the gap."""
    if pair.order not in DATED or pair.growth is not Growth.CUMULATIVE:
        return None
    if not closed(pair.in_order[0], pair):
        return None
    return overtaken(pair) or Ruling(Verdict.CONTRADICTION, ("stale", *_wording(pair)))


def overtaken(pair: Pair) -> Ruling | None:
    """The earlier figure's author had put another in its place before the later one was told: they
    never stood side by side, and the later one is to be held against that other figure."""
    if pair.order not in DATED or pair.same_document:
        return None
    third = pair.room.overtaking(*pair.in_order)
    if third is None:
        return None
    return Ruling(Verdict.NOT_COMPARABLE, ("superseded",), message="reason_overtaken", third=third)


def _wording(pair: Pair) -> tuple[str, ...]:
    ratio = pair.ratio
    return ("minor_wording",) if ratio is not None and ratio <= pair.rules.minor else ()


def later_and_higher(pair: Pair) -> Ruling | None:
    """A count that only grows has grown."""
    if pair.order not in DATED or pair.growth is not Growth.CUMULATIVE or not pair.later_is_higher:
        return None
    return Ruling(Verdict.UPDATE)


def stock_moved(pair: Pair) -> Ruling | None:
    """A number that may rise or fall has moved between the two dates."""
    if pair.order not in DATED or pair.growth is not Growth.STOCK:
        return None
    return Ruling(Verdict.UPDATE)


def estimate_renewed(pair: Pair) -> Ruling | None:
    """One author has estimated anew; or the later text says that an estimate was raised or lowered
    and no other author is named."""
    if pair.order not in DATED or pair.growth is not Growth.ESTIMATE:
        return None
    renewed = pair.same_authority is None and pair.in_order[1].statement.direction is not None
    if not pair.same_authority and not renewed:
        return None
    return Ruling(Verdict.UPDATE, () if pair.later_is_higher else ("revised_down",))


def bound_long_after(pair: Pair) -> Ruling | None:
    """A bound given months later is missed by a hair by the earlier figure of another authority: a
    matter of wording, not of growth."""
    if pair.order not in DATED or pair.same_authority or pair.ratio is None:
        return None
    earlier, later = pair.in_order
    if earlier.as_of is None or later.as_of is None or pair.ratio > pair.rules.minor:
        return None
    if not quantity.is_bound(later.quantity) or quantity.is_bound(earlier.quantity):
        return None
    after = months_after(earlier.as_of.last_day, pair.rules.times.wording_months)
    if later.as_of.first_day < after:
        return None
    return Ruling(Verdict.CONTRADICTION, ("minor_wording",))


def claims_added_up(pair: Pair) -> Ruling | None:
    """Sums that nobody but a medium stands for, later and higher: claims filed add up, and a named
    medium may relay the same office's next sum."""
    if pair.growth is not Growth.ESTIMATE or pair.order not in DATED or not pair.later_is_higher:
        return None
    if not any(side.relayed for side in pair.sides) or pair.same_authority:
        return None
    if pair.left.qualifiers != pair.right.qualifiers:
        return None
    claims = not pair.rules.qualifiers.not_parts.isdisjoint(pair.left.qualifiers)
    named = any(side.relayed and side.statement.attribution for side in pair.sides)
    if not claims and (not named or _far(pair)):
        return None
    return Ruling(Verdict.UPDATE, ("check_source",))


def later_and_lower(pair: Pair) -> Ruling | None:
    """A count that only grows has shrunk, and nobody announced a correction."""
    if pair.order not in DATED or pair.growth is not Growth.CUMULATIVE:
        return None
    flags = ["stale"] if closed(pair.in_order[1], pair) else []
    if pair.scope.near_qualifier:
        flags.append("needs_review")
    if _far(pair):
        flags += ["needs_review", "check_term"]
    return Ruling(Verdict.CONTRADICTION, tuple(dict.fromkeys((*flags, *_wording(pair)))))


def _far(pair: Pair) -> bool:
    numbers = sorted(side.number for side in pair.quantities if side.number is not None)
    return len(numbers) == 2 and numbers[1] > numbers[0] * pair.rules.far_factor
