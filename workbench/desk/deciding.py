"""Decisions on pairs: made, taken back, written out as a log and read in again; never erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workbench.alignment import Alignment
from workbench.errors import WorkbenchError
from workbench.lexicon import Lexicon
from workbench.model import correction, review
from workbench.model.anchor import Anchors, anchors_of
from workbench.model.comparison import Comparison, Verdict
from workbench.model.ids import content_id
from workbench.model.review import (
    DECISIONS,
    OTHER_VERDICT,
    PREFER_SOURCE,
    RESOLUTIONS,
    SIDES,
    UNDONE,
    Review,
)
from workbench.store import Store
from workbench.store.log import log_rows
from workbench.views import CaseView

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done and how many there are."""
REVIEWER = "reviewer"
"""The setting that keeps who decides where nobody else is named."""
LONGEST_NAME, LONGEST_NOTE = 80, 4000


@dataclass(frozen=True, slots=True)
class Stand:
    """What a reviewer decides about a pair; the fields are those of Review."""

    decision: str
    note: str = ""
    verdict: str = ""
    resolution: str = ""
    preferred: str = ""


def silent(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


class Deciding:
    """A store, the word lists and an encoder, and the decisions on the pairs of a case."""

    def __init__(self, store: Store, lexicon: Lexicon, alignment: Alignment) -> None:
        self.store = store
        self.lexicon = lexicon
        self.alignment = alignment

    def overlaid(self, view: CaseView) -> CaseView:
        """Returns the view of a case as read and judged by the machine with what people decided
        and corrected in it."""
        return self.reviewed(self._corrected(view))

    def reviewed(self, view: CaseView) -> CaseView:
        """Returns the view of a case with the decisions as they stand now."""
        reviews = self.store.reviews(view.case.id)
        if not reviews:
            return replace(view, reviews=(), lost_reviews=())
        anchors = anchors_of(view.statements.values(), view.documents)
        kept, lost = review.carry(reviews, anchors)
        return replace(view, reviews=kept, lost_reviews=lost)

    def _corrected(self, view: CaseView) -> CaseView:
        corrections = self.store.corrections(view.case.id)
        if not corrections:
            return view
        anchors = anchors_of(view.statements.values(), view.documents)
        valid, astray = correction.carry(corrections, anchors)
        read = correction.corrected(view.statements, valid)
        again = self._again(view)
        before = {one.id: one for one in view.comparisons}
        return replace(
            view,
            statements={id_: read.get(id_, one) for id_, one in view.statements.items()},
            comparisons=tuple({**before, **again}.values()),
            machine={id_: view.statements[id_] for id_ in read},
            judged={id_: before[id_] for id_ in again if id_ in before},
            corrections=valid,
            lost_corrections=astray,
        )

    def _again(self, view: CaseView) -> dict[str, Comparison]:
        """Returns the verdicts on corrected statements, under the ids of the machine's own on the
        same pairs."""
        known = {frozenset((one.left_id, one.right_id)): one.id for one in view.comparisons}
        found: dict[str, Comparison] = {}
        for one in self.store.rejudged(view.case.id):
            id_ = known.get(frozenset((one.left_id, one.right_id)), one.id)
            found[id_] = replace(one, id=id_)
        return found

    def decide(
        self, view: CaseView, stands: Sequence[tuple[Comparison, Stand]], reviewer: str
    ) -> list[Review]:
        """Appends decisions made at one stroke and returns them; earlier ones stay. WorkbenchError
        says what a decision lacks."""
        now = datetime.now(UTC)
        check_name(reviewer)
        anchors = anchors_of(view.statements.values(), view.documents)
        made = [_review(anchors, one, stand, reviewer, now) for one, stand in stands]
        with self.store.transaction():
            for one in made:
                self.store.put_review(one)
        return made

    def take_back(self, view: CaseView, reviews: Iterable[Review], reviewer: str) -> list[Review]:
        """Appends an undo of each decision and returns them; the log keeps both."""
        now = datetime.now(UTC)
        check_name(reviewer)
        made = [
            replace(
                one,
                id=content_id("review", UNDONE, one.id, reviewer, now.isoformat()),
                decision=UNDONE,
                reviewer=reviewer,
                note="",
                created_at=now,
                undoes=one.id,
            )
            for one in reviews
        ]
        self.store.append_reviews(view.case.id, made)
        return made

    def review_log(self, case_id: str) -> list[dict[str, object]]:
        """Returns every decision and correction ever made in a case, oldest first, as the rows of
        a log that `Workbench.take_in_log` reads."""
        return log_rows(self.store.reviews(case_id), self.store.corrections(case_id))


def check_name(reviewer: str) -> None:
    """Raises WorkbenchError for what is no name of a reviewer."""
    if not reviewer.strip() or len(reviewer) > LONGEST_NAME:
        raise WorkbenchError(
            f"the reviewer's name has {len(reviewer.strip())} characters; "
            f"expected 1 to {LONGEST_NAME}"
        )


def check_note(note: str) -> None:
    """Raises WorkbenchError for a note that is too long to keep."""
    if len(note) > LONGEST_NOTE:
        raise WorkbenchError(
            f"the note has {len(note)} characters; expected at most {LONGEST_NOTE}. Shorten it"
        )


def _review(
    anchors: Anchors, one: Comparison, stand: Stand, reviewer: str, now: datetime
) -> Review:
    _check(stand)
    left, right = anchors.of.get(one.left_id), anchors.of.get(one.right_id)
    said = (stand.decision, reviewer, stand.note, stand.verdict, stand.resolution, stand.preferred)
    return Review(
        id=content_id("review", one.left_id, one.right_id, *said, now.isoformat()),
        left_id=one.left_id,
        right_id=one.right_id,
        decision=stand.decision,
        reviewer=reviewer,
        note=stand.note,
        created_at=now,
        verdict=stand.verdict,
        resolution=stand.resolution,
        preferred=stand.preferred,
        judged=one.verdict.value,
        basis=(left, right) if left and right else None,
    )


def _check(stand: Stand) -> None:
    check_note(stand.note)
    allowed: Mapping[str, tuple[str, Sequence[str]]] = {
        "decision": (stand.decision, DECISIONS),
        "resolution": (stand.resolution, ("", *RESOLUTIONS)),
        "preferred": (stand.preferred, ("", *SIDES)),
        "verdict": (stand.verdict, ("", *(one.value for one in Verdict))),
    }
    for what, (given, known) in allowed.items():
        if given not in known:
            raise WorkbenchError(
                f"{what} is {given!r}; expected one of {', '.join(filter(None, known))}"
            )
    if (stand.decision == OTHER_VERDICT) != bool(stand.verdict):
        raise WorkbenchError(
            f"decision {stand.decision} with verdict {stand.verdict or 'none'}; a verdict of the "
            f"reviewer's own goes with {OTHER_VERDICT}, and only with it"
        )
    if stand.preferred and stand.resolution != PREFER_SOURCE:
        raise WorkbenchError(f"a preferred side goes with the resolution {PREFER_SOURCE} only")
