"""Rules on scope: increments, parts and wholes, and figures that keep apart."""

from __future__ import annotations

from decimal import Decimal

from workbench.compare import attribution, quantity, topics
from workbench.compare.chains import chain, strand
from workbench.compare.dates import Order, order
from workbench.compare.gates import breaks_whole
from workbench.compare.pair import Pair, Ruling
from workbench.compare.scope import ALIKE
from workbench.compare.side import Side
from workbench.compare.topics import IN_ALL
from workbench.lexicon.types import Growth
from workbench.model.comparison import Kind, Relation, Verdict

CIVILIANS, FORCES = "civilians", "security_forces"
CITIZENS = "citizens_"


def place_reassigned(pair: Pair) -> Ruling | None:
    """One speaker gives one number to a city once and to the whole country another time."""
    if pair.scope.place not in (Relation.INSIDE, Relation.CONTAINS) or pair.same_document:
        return None
    one, other = pair.left.quantity, pair.right.quantity
    if one.number != other.number or one.number is None:
        return None
    if one.number < pair.rules.widening.round_from or quantity.is_bound(one) != quantity.is_bound(
        other
    ):
        return None
    if any(side.place_assumed for side in pair.sides) or pair.left.population != (
        pair.right.population
    ):
        return None
    if pair.order in (Order.SAME, Order.UNKNOWN) or not attribution.same_person(*pair.sides):
        return None
    person = any(side.speaker or side.authority & pair.rules.persons for side in pair.sides)
    if not person:
        return None
    return Ruling(Verdict.CONTRADICTION, flags=("needs_review",), kind=Kind.QUALITATIVE)


def perpetrator_among_victims(pair: Pair) -> Ruling | None:
    """The whole toll is put down to those of whom some are among the dead."""
    rules = pair.rules.qualifiers
    for blamed, dead in (pair.sides, pair.sides[::-1]):
        if not blamed.has(rules.perpetrator) or blamed.population is not None:
            continue
        if not _of(dead.population, rules.perpetrator_population, pair):
            continue
        elsewhere = dead.place is not None and dead.place != blamed.place
        if _is_whole_toll(blamed, pair) and _is_highest(dead, pair) and not elsewhere:
            return Ruling(Verdict.CONTRADICTION, ("needs_review",), Kind.QUALITATIVE)
    return None


def _of(population: str | None, wider: str, pair: Pair) -> bool:
    if population is None:
        return False
    return population == wider or pair.room.lexicon.populations.is_part(population, wider)


def _is_whole_toll(side: Side, pair: Pair) -> bool:
    """True when others give the same number as the toll of all; where nobody else gives a toll, a
    large exact number is taken for it."""
    given_by = pair.room.tolls.get((chain(side), side.quantity.number), frozenset())
    if given_by - {side.document_id}:
        return True
    others = pair.room.based.get(chain(side), frozenset()) - {side.document_id}
    number = side.quantity.number or 0
    return (
        not others
        and not quantity.is_bound(side.quantity)
        and (number >= pair.rules.widening.round_from)
    )


def _is_highest(side: Side, pair: Pair) -> bool:
    """True when no higher figure of its kind is known, so that the card is shown once."""
    known = pair.room.running.get(strand(side))
    low = side.interval.low
    return known is None or low is None or known.highest[-1] <= low


def increment_over_total(pair: Pair) -> Ruling | None:
    """A day's count on top of the last total exceeds a later total: it was a running total."""
    if _told_together(pair):
        return None
    for part, total in (pair.sides, pair.sides[::-1]):
        if not _adds(part, pair) or _adds(total, pair) or not _same_but_window(pair):
            continue
        if order(part.as_of, total.as_of) not in (Order.EARLIER, Order.SAME):
            continue
        if pair.room.likely_part(total):
            continue
        base, low, high = _last_total(part, pair), part.interval.low, total.interval.high
        if base is not None and low is not None and high is not None and base + low > high:
            return Ruling(Verdict.CONTRADICTION, ("check_scope", "needs_review"))
    return None


def _same_but_window(pair: Pair) -> bool:
    alike = (pair.scope.place, pair.scope.population, pair.scope.qualifiers, pair.scope.subset)
    return all(one is Relation.EQUAL for one in alike)


def _adds(side: Side, pair: Pair) -> bool:
    return side.adds or side.has(pair.rules.qualifiers.day)


def _last_total(part: Side, pair: Pair) -> Decimal | None:
    """Returns the highest total of the same strand told before the increment."""
    known = pair.room.running.get(strand(part))
    return known.before(part.as_of.first_day) if known and part.as_of else None


def increment(pair: Pair) -> Ruling | None:
    """An increment is no total; with its total at hand it is another window of counting."""
    adding = [side for side in pair.sides if side.adds]
    if not adding or (len(adding) == 2 and pair.meet):
        return None
    if len(adding) == 2 and pair.order in (Order.SAME, Order.UNKNOWN) and not pair.same_document:
        return None
    total = any(IN_ALL in side.marks and not side.adds for side in pair.sides)
    based = pair.same_document or total or all(_has_base(side, pair) for side in adding)
    return Ruling(Verdict.DIFFERENT_SCOPE if based else Verdict.NOT_COMPARABLE)


def _has_base(side: Side, pair: Pair) -> bool:
    return side.document_id in pair.room.based.get(chain(side), frozenset())


def _part_and_whole(pair: Pair) -> tuple[Side, Side] | None:
    if pair.scope.whole is Relation.INSIDE:
        return pair.left, pair.right
    return (pair.right, pair.left) if pair.scope.whole is Relation.CONTAINS else None


def floors_of_part_and_whole(pair: Pair) -> Ruling | None:
    """Both are floors and the part's is the higher one: no conflict, but the whole says little."""
    found = _part_and_whole(pair)
    if found is None or any(
        side.quantity.hedge not in quantity.ONE_SIDED_UP for side in pair.sides
    ):
        return None
    part, whole = (side.quantity.number for side in found)
    if part is None or whole is None or part <= whole or pair.factor != 1:
        return None
    return Ruling(Verdict.CONSISTENT, ("loose_bound",))


def part_over_whole(pair: Pair) -> Ruling | None:
    """A part exceeds a whole that was counted no earlier."""
    found = _part_and_whole(pair)
    if found is None:
        return None
    part, whole = found
    if pair.growth is Growth.STOCK and pair.order is not Order.SAME:
        return None
    if not pair.rules.qualifiers.not_parts.isdisjoint(part.qualifiers - whole.qualifiers):
        return None
    if _told_together(pair) or any(map(_is_nation, part.qualifiers - whole.qualifiers)):
        return None
    known = topics.topics(pair.room.lexicon)
    if any(side.topic in known and known[side.topic or ""].mean for side in pair.sides):
        return None  # the mean of a part may lie above the mean of all
    if pair.scope.deciding == "subset" or not breaks_whole(pair, part, whole):
        return None
    review = ("needs_review",) if pair.growth is Growth.ESTIMATE else ()
    return Ruling(Verdict.CONTRADICTION, ("subset", *review))


def _told_together(pair: Pair) -> bool:
    """True for two figures that one voice gives in one text: it knows which of them is the part."""
    return pair.same_document and pair.same_voice


def _is_nation(qualifier: str) -> bool:
    """True for citizens of a country: whoever does not name his own people's may mean them."""
    return qualifier.startswith(CITIZENS)


def other_basis(pair: Pair) -> Ruling | None:
    """Claims against proven damage: not one sum, but where they meet they agree."""
    aside = pair.rules.qualifiers.not_parts
    if not (pair.left.qualifiers ^ pair.right.qualifiers) or pair.factor is None or not pair.meet:
        return None
    only_basis = pair.left.qualifiers ^ pair.right.qualifiers <= aside
    others = [one for name, one in pair.scope.dimensions if name != "qualifiers"]
    alike = all(one in (Relation.EQUAL, Relation.UNKNOWN) for one in others)
    return Ruling(Verdict.CONSISTENT) if only_basis and alike else None


def part_in_its_own_text(pair: Pair) -> Ruling | None:
    """One of the figures stands beside a far larger one of its kind: it is a part of that."""
    parts = [pair.room.likely_part(side) for side in pair.sides]
    if not any(parts) or pair.meet or pair.left.weak or pair.right.weak:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE, ("check_scope",))


def each_its_own_list(pair: Pair) -> Ruling | None:
    """Two bodies that each keep a list of their own need not arrive at one number."""
    rules = pair.rules
    lists = all(side.has(rules.qualifiers.lists) for side in pair.sides)
    if not lists and pair.left.measure not in rules.measures.per_body:
        return None
    return Ruling(Verdict.DIFFERENT_SCOPE) if pair.same_authority is False else None


def meets_the_rest(pair: Pair) -> Ruling | None:
    """Civilians that one text counts are what another leaves when its officers are taken off."""
    for part, whole in (pair.sides, pair.sides[::-1]):
        if part.population != CIVILIANS or whole.population is not None or pair.same_document:
            continue
        officers = [
            side.interval
            for side in pair.room.texts.get(whole.document_id, ())
            if side.statement.part_of == whole.id and _of(side.population, FORCES, pair)
        ]
        others = (pair.scope.place, pair.scope.window, pair.scope.qualifiers, pair.scope.subset)
        if len(officers) != 1 or any(one not in ALIKE for one in others):
            continue
        if quantity.less(whole.interval, officers[0]).meets(part.interval):
            return Ruling(Verdict.CONSISTENT, ("loose_bound",))
    return None


def other_scope(pair: Pair) -> Ruling | None:
    """Another population, place, window or part."""
    if pair.scope.whole is Relation.EQUAL:
        return None
    if pair.factor is None and _part_and_whole(pair) is not None:
        return None  # without a common unit nobody knows whether the part fits its whole
    return Ruling(Verdict.DIFFERENT_SCOPE)
