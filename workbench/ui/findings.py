"""Comparisons with everything a card shows, and how they are filtered, counted and ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.compare.telling import DOUBTFUL as CHECK_FLAGS
from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.model.dates import PartialDate
from workbench.model.review import Decided, PairKey, Review, by_reviewer, state_of
from workbench.model.statement import Modality, Statement
from workbench.model.text import Document
from workbench.pipeline import CaseView

VERDICT_ORDER = [
    Verdict.CONTRADICTION,
    Verdict.UPDATE,
    Verdict.CONSISTENT,
    Verdict.DIFFERENT_SCOPE,
    Verdict.NOT_COMPARABLE,
    Verdict.DIFFERENT_MEASURE,
    Verdict.DIFFERENT_EVENT,
]
SEVERITY_ORDER: list[Severity | None] = [
    Severity.MAJOR,
    Severity.MODERATE,
    Severity.MINOR,
    None,
]


VERDICT_PLACE = {one: place for place, one in enumerate(VERDICT_ORDER)}
SEVERITY_PLACE = {one: place for place, one in enumerate(SEVERITY_ORDER)}
UNDATED = "9999"
SAID = (Modality.ASSERTED, Modality.REPORTED)
IMPLAUSIBLE = 0.95
"""Figures twenty times apart more often count two things than one; they come after the others."""
CHECK, CLEAR = "check", "clear"
STANDS, CONVERGED = "stands", "converged"
DOUBTFUL = (*CHECK_FLAGS, "superseded", "subset", "stale", "internal", "minor_wording")


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison with its two statements and their documents; `converged` when the two sides
    have given figures since that agree; `reviews` are the decisions that stand, one a reviewer."""

    comparison: Comparison
    left: Statement
    right: Statement
    left_document: Document
    right_document: Document
    converged: bool = False
    reviews: tuple[Review, ...] = ()

    @property
    def sides(self) -> str:
        """The two sides as one id, whatever their order."""
        left, right = self.left_document.side, self.right_document.side
        return f"{left}~{right}" if left <= right else f"{right}~{left}"

    @property
    def verdict(self) -> Verdict:
        """The verdict on the pair."""
        return self.comparison.verdict

    @property
    def key(self) -> PairKey:
        """The ids of the two statements, whatever their order."""
        return frozenset((self.left.id, self.right.id))

    @property
    def state(self) -> str:
        """Which of `workbench.model.review.STATES` the pair is in."""
        return state_of({one.reviewer: one for one in self.reviews} if self.reviews else None)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader wants to see, facet by facet; an empty wish is none."""

    wishes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def wants(self, pair: Pair, but: str = "") -> bool:
        """True when the pair answers every wish, leaving out the facet named `but`."""
        return all(
            not wish or facet == but or FACETS[facet](pair) in wish
            for facet, wish in self.wishes.items()
        )


FACETS: dict[str, Callable[[Pair], str]] = {
    "verdict": lambda pair: pair.verdict.value,
    "measure": lambda pair: pair.left.measure,
    "sides": lambda pair: pair.sides,
    "severity": lambda pair: pair.comparison.severity or "",
    "standing": lambda pair: _standing(pair),
    "certainty": lambda pair: CHECK if is_to_check(pair) else CLEAR,
    "review": lambda pair: pair.state,
}


def _standing(pair: Pair) -> str:
    """Returns whether a contradiction still stands; nothing for any other verdict."""
    if pair.verdict is not Verdict.CONTRADICTION:
        return ""
    return CONVERGED if pair.converged else STANDS


def is_to_check(pair: Pair) -> bool:
    """True when the judge itself asks for a second look at the words or the scope."""
    flags = pair.comparison.flags
    return bool(flags) and any(flag in CHECK_FLAGS for flag in flags)


def pairs(view: CaseView) -> tuple[Pair, ...]:
    """Returns the case's comparisons as pairs, the most telling first; pairs whose statement or
    document has gone are left out."""
    decided = by_reviewer(view.reviews)
    found = [pair for one in view.comparisons if (pair := _pair(one, view, decided)) is not None]
    dates = {id_: str(one.published or UNDATED) for id_, one in view.documents.items()}
    return tuple(sorted(found, key=lambda pair: _rank(pair, dates)))


def _pair(
    comparison: Comparison, view: CaseView, decided: Mapping[PairKey, Decided]
) -> Pair | None:
    left = view.statements.get(comparison.left_id)
    right = view.statements.get(comparison.right_id)
    if left is None or right is None:
        return None
    mine, theirs = view.documents.get(left.document_id), view.documents.get(right.document_id)
    if mine is None or theirs is None:
        return None
    stands = decided.get(frozenset((left.id, right.id)), {}) if decided else {}
    return Pair(comparison, left, right, mine, theirs, reviews=tuple(stands.values()))


def doubts(comparison: Comparison) -> int:
    """Returns how many marks on the finding say: look again before you print it."""
    return sum(flag in DOUBTFUL for flag in comparison.flags) if comparison.flags else 0


def _rank(pair: Pair, dates: Mapping[str, str]) -> tuple[object, ...]:
    """Contradictions come by how far apart they are, everything else by subject and date."""
    comparison = pair.comparison
    apart = comparison.verdict is Verdict.CONTRADICTION
    gap = float(comparison.gap_ratio or 0) if apart else 0.0
    return (
        VERDICT_PLACE[comparison.verdict],
        SEVERITY_PLACE[comparison.severity],
        doubts(comparison),
        pair.left.modality not in SAID or pair.right.modality not in SAID,
        "loose_bound" in comparison.flags,
        pair.left_document.side == pair.right_document.side,
        gap > IMPLAUSIBLE,
        -gap,
        pair.left.measure,
        max(dates[pair.left_document.id], dates[pair.right_document.id]),
        comparison.id,
    )


def counts(found: Iterable[Pair], filters: Filters, facet: str) -> Counter[str]:
    """Returns how many pairs each value of a facet has, under all other filters."""
    return Counter(FACETS[facet](pair) for pair in found if filters.wants(pair, but=facet))


def period(documents: Iterable[Document]) -> tuple[PartialDate, PartialDate] | None:
    """Returns the first and the last day on which a document was published, leaving out dates
    that are not known to the day; None without any."""
    days = [one.published for one in documents if one.published and one.published.day]
    if not days:
        return None
    return min(days, key=_first_day), max(days, key=_first_day)


def _first_day(day: PartialDate) -> date:
    return day.first_day
