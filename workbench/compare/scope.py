"""What part of the world each figure covers, dimension by dimension, and how the two lie."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.compare import attribution, occasions, spots, windows
from workbench.compare.dates import Order, order
from workbench.compare.settings import Settings
from workbench.compare.side import Side
from workbench.compare.topics import IN_CAPITAL, WHOLE_COUNTRY
from workbench.lexicon import Lexicon
from workbench.lexicon.types import Growth, Hierarchy
from workbench.model.comparison import Relation

SWAPPED = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}
DIMENSIONS = ("place", "population", "window", "qualifiers", "subset")
ALIKE = (Relation.EQUAL, Relation.UNKNOWN)
COUNTRY = "country"
WIDE = (COUNTRY, "region")


@dataclass(frozen=True, slots=True)
class ScopeRelation:
    """How the left figure's scope lies to the right one's in each dimension. `near` is set where
    two neighbouring populations or qualifiers were taken as one."""

    place: Relation
    population: Relation
    window: Relation
    qualifiers: Relation
    subset: Relation
    near_population: bool = False
    near_qualifier: bool = False

    @property
    def dimensions(self) -> tuple[tuple[str, Relation], ...]:
        """Each dimension's name with its relation, the most telling first."""
        return tuple((name, getattr(self, name)) for name in DIMENSIONS)

    @property
    def whole(self) -> Relation:
        """How the two scopes lie altogether."""
        relations = {one for _, one in self.dimensions} - set(ALIKE)
        if not relations:
            return Relation.EQUAL
        if Relation.APART in relations:
            return Relation.APART
        return relations.pop() if len(relations) == 1 else Relation.OVERLAPS

    @property
    def deciding(self) -> str:
        """The dimension in which the two differ, empty when they do not."""
        return next((name for name, one in self.dimensions if one not in ALIKE), "")


def relate(left: Side, right: Side, lexicon: Lexicon, rules: Settings) -> ScopeRelation:
    """Returns how the scopes of two figures lie to each other."""
    near_population = _near_populations(left, right, rules)
    narrow, near_qualifier = _qualifiers(left, right, rules)
    soft = (left.qualifiers ^ right.qualifiers) & rules.qualifiers.soft
    return ScopeRelation(
        place=_place(left, right, lexicon),
        population=Relation.EQUAL
        if near_population
        else _population(left.population, right.population, lexicon.populations),
        window=windows.relate(left, right, rules),
        qualifiers=narrow,
        subset=_subset(left.subset, right.subset),
        near_population=near_population or bool(soft),
        near_qualifier=near_qualifier,
    )


def _near_populations(left: Side, right: Side, rules: Settings) -> bool:
    """True for two groups that outlets use one for the other. A group that stands for everybody
    here (the miners for the dead of a mine) does so as long as it does not exceed them."""
    if frozenset((left.population or "", right.population or "")) not in rules.near_populations:
        return False
    if left.population and right.population:
        return True
    part, whole = (left, right) if left.population else (right, left)
    no_older = order(part.as_of, whole.as_of) in (Order.EARLIER, Order.SAME)
    return not (no_older and whole.interval.below(part.interval))


def _place(left: Side, right: Side, lexicon: Lexicon) -> Relation:
    if spots.one_route(left, right, lexicon):
        return Relation.EQUAL
    for part, whole, relation in (
        (left, right, Relation.INSIDE),
        (right, left, Relation.CONTAINS),
    ):
        if _district_of(part, whole, lexicon):
            return relation
    wide = _nationwide(left, right, lexicon.places) or _in_capital(left, right, lexicon.places)
    return wide or place(left.place, right.place, lexicon.places)


def _district_of(part: Side, whole: Side, lexicon: Lexicon) -> bool:
    """True for a district or village that no list knows, against a whole region or country."""
    node = lexicon.places.nodes.get(whole.place or "")
    wide = (node is not None and node.type in WIDE) or WHOLE_COUNTRY in whole.marks
    if part.place is not None or not wide or part.document_id == whole.document_id:
        return False
    mine, theirs = (
        occasions.settlements(side.statement.quote, side.statement.language, lexicon)
        for side in (part, whole)
    )
    return bool(mine) and not theirs


def _nationwide(left: Side, right: Side, places: Hierarchy) -> Relation | None:
    """Returns how a place lies to a country that a text does not name ("in the country")."""
    for part, whole, relation in (
        (left, right, Relation.INSIDE),
        (right, left, Relation.CONTAINS),
    ):
        if part.place is None or whole.place is not None:
            continue
        node = places.nodes.get(part.place)
        wide = WHOLE_COUNTRY in whole.marks and WHOLE_COUNTRY not in part.marks
        if wide and node is not None and node.type != COUNTRY:
            return relation
    return None


def _in_capital(left: Side, right: Side, places: Hierarchy) -> Relation | None:
    """Returns how a capital that is not named ("in the capital") lies to a country or to nowhere
    in particular."""
    if IN_CAPITAL not in left.marks ^ right.marks:
        return None
    whole = right if IN_CAPITAL in left.marks else left
    node = places.nodes.get(whole.place or "")
    if node is not None and node.type != COUNTRY:
        return None
    return Relation.INSIDE if whole is right else Relation.CONTAINS


def place(left: str | None, right: str | None, places: Hierarchy) -> Relation:
    """Returns how two places lie; unknown where one is not given."""
    if left is None or right is None:
        return Relation.EQUAL if left == right else Relation.UNKNOWN
    return _nodes(left, right, places)


def _population(left: str | None, right: str | None, populations: Hierarchy) -> Relation:
    """Returns how two populations lie; none given means everybody."""
    if left is None or right is None:
        if left == right:
            return Relation.EQUAL
        return Relation.CONTAINS if left is None else Relation.INSIDE
    return _nodes(left, right, populations)


def _nodes(left: str, right: str, hierarchy: Hierarchy) -> Relation:
    if left == right:
        return Relation.EQUAL
    if hierarchy.is_part(left, right):
        return Relation.INSIDE
    return Relation.CONTAINS if hierarchy.is_part(right, left) else Relation.APART


def _qualifiers(left: Side, right: Side, rules: Settings) -> tuple[Relation, bool]:
    """Returns how the narrowing qualifiers lie, and whether two near ones were taken as one."""
    only_left, only_right = left.qualifiers - right.qualifiers, right.qualifiers - left.qualifiers
    near = _near(only_left, right.qualifiers, rules) | _near(only_right, left.qualifiers, rules)
    aside = near | rules.qualifiers.soft
    only_left, only_right = only_left - aside, only_right - aside
    if _one_author(left, right, rules):
        return Relation.EQUAL, bool(near)
    if not only_left and not only_right:
        return Relation.EQUAL, bool(near)
    if only_left and only_right:
        return Relation.APART, False
    return (Relation.INSIDE if only_left else Relation.CONTAINS), False


def _one_author(left: Side, right: Side, rules: Settings) -> bool:
    """True for two estimates of one author in two texts, of which one does not say what it covers
    or says only how it was made: an author keeps to his subject."""
    if left.growth is not Growth.ESTIMATE or left.document_id == right.document_id:
        return False
    revised = left.statement.correction or right.statement.correction
    if revised and attribution.same(left, right) is not False:
        return True
    unmarked = not left.statement.scope.qualifiers or not right.statement.scope.qualifiers
    alike = left.qualifiers ^ right.qualifiers <= rules.qualifiers.not_parts
    return (unmarked or alike) and attribution.same(left, right) is True


def _near(mine: frozenset[str], other: frozenset[str], rules: Settings) -> frozenset[str]:
    """Returns those of mine that a neighbour on the other side stands for."""
    pairs = rules.qualifiers.near
    return frozenset(one for one in mine if any(frozenset((one, two)) in pairs for two in other))


def _subset(left: bool, right: bool) -> Relation:
    if left and right:
        return Relation.OVERLAPS
    if left == right:
        return Relation.EQUAL
    return Relation.INSIDE if left else Relation.CONTAINS
