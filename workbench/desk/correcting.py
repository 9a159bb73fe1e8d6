"""Corrections of what the machine read: statements of the reviewer's, their pairs judged again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from workbench.compare.again import judge_again
from workbench.compare.policies import AS_WRITTEN
from workbench.desk.deciding import Deciding, Progress, check_name, check_note, silent
from workbench.errors import WorkbenchError
from workbench.model.anchor import Anchors, anchors_of
from workbench.model.correction import PAIRING, Correction, changed, pairings, shown
from workbench.model.ids import content_id
from workbench.model.review import UNDONE
from workbench.model.statement import Statement
from workbench.store.log import read_log
from workbench.views import CaseView


class Correcting(Deciding):
    """Corrections, pairings, and logs read in."""

    def correct(
        self,
        view: CaseView,
        statement_id: str,
        changes: Mapping[str, str],
        reviewer: str,
        note: str = "",
        progress: Progress = silent,
    ) -> list[Correction]:
        """Appends what a reviewer reads otherwise in a statement, field by field, judges its pairs
        again and returns the corrections; a field that stays as it is makes none. WorkbenchError
        names what cannot be; then nothing is kept."""
        one = _known(view, statement_id)
        make = _Maker(view, reviewer, note)
        made: list[Correction] = []
        for field, new in changes.items():
            if new.strip() != shown(one, field):
                made.append(make(one, field, shown(one, field), new.strip()))
                one = self._changed(one, field, new)
        return self._append(view, made, progress)

    def pair(
        self,
        view: CaseView,
        left_id: str,
        right_id: str,
        reviewer: str,
        note: str = "",
        progress: Progress = silent,
    ) -> list[Correction]:
        """Sets two statements against each other that the machine did not, and judges them."""
        if left_id == right_id:
            raise WorkbenchError("a figure cannot be set against itself; choose two figures")
        make = _Maker(view, reviewer, note)
        made = make(_known(view, left_id), PAIRING, "", _known(view, right_id).id)
        made = replace(made, other=make.anchors.of.get(right_id))
        return self._append(view, [made], progress)

    def take_back_corrections(
        self,
        view: CaseView,
        corrections: Iterable[Correction],
        reviewer: str,
        progress: Progress = silent,
    ) -> list[Correction]:
        """Appends an undo of each correction and judges the pairs again."""
        check_name(reviewer)
        now = datetime.now(UTC)
        made = [
            replace(
                one,
                id=content_id("correction", UNDONE, one.id, reviewer, now.isoformat()),
                old=one.old if one.field == PAIRING else one.new,
                new=one.new if one.field == PAIRING else one.old,
                reviewer=reviewer,
                note="",
                created_at=now,
                undoes=one.id,
            )
            for one in corrections
        ]
        return self._append(view, made, progress)

    def take_in_log(
        self, case_id: str, lines: Iterable[str], progress: Progress = silent
    ) -> tuple[int, int]:
        """Appends a log to a case and returns how many decisions and corrections were new; a line
        that is known already changes nothing. WorkbenchError names the first line that is wrong;
        then nothing is taken in."""
        reviews, corrections = read_log(lines)
        with self.store.transaction():
            new = self.store.append_reviews(case_id, reviews)
            corrected = self.store.append_corrections(case_id, corrections)
        if corrected:
            self.judge_again(case_id, progress)
        return new, corrected

    def judge_again(self, case_id: str, progress: Progress = silent) -> None:
        """Judges the pairs of corrected statements as reviewers read them, beside the machine's
        verdicts, which stay."""
        view = self.view(case_id)
        named = [(one.statement_id, one.new) for one in pairings(view.corrections)]
        if not view.machine and not named:
            self.store.put_rejudged(case_id, [])
            return
        touched = set(view.machine)
        machine = self.store.comparisons(case_id)
        known = [(one.left_id, one.right_id) for one in machine]
        statements = list(view.statements.values())
        comparisons = judge_again(
            statements,
            view.documents,
            view.case,
            self.lexicon,
            touched,
            [*(pair for pair in known if touched & set(pair)), *named],
            self.alignment.similarity(statements, progress),
            machine[0].policy if machine else AS_WRITTEN,
        )
        self.store.put_rejudged(case_id, comparisons)

    def view(self, case_id: str) -> CaseView:
        """Returns the case as it stands; the workbench knows how."""
        raise NotImplementedError

    def _changed(self, one: Statement, field: str, new: str) -> Statement:
        known = {
            "measure": self.lexicon.measures,
            "population": self.lexicon.populations.nodes,
            "place": self.lexicon.places.nodes,
        }
        if new.strip() and new.strip() not in known.get(field, {new.strip()}):
            raise WorkbenchError(f"{new!r} is no {field} of the word lists; choose one of them")
        try:
            return changed(one, field, new)
        except ValueError as problem:
            raise WorkbenchError(f"{field} stays as it was: {problem}") from problem

    def _append(
        self, view: CaseView, made: list[Correction], progress: Progress
    ) -> list[Correction]:
        if made:
            self.store.append_corrections(view.case.id, made)
            self.judge_again(view.case.id, progress)
        return made


class _Maker:
    """Makes corrections of one reviewer at one time, with a note of where the figures stand."""

    def __init__(self, view: CaseView, reviewer: str, note: str) -> None:
        check_name(reviewer)
        check_note(note)
        self.anchors: Anchors = anchors_of(view.statements.values(), view.documents)
        self._reviewer, self._note, self._now = reviewer, note, datetime.now(UTC)

    def __call__(self, one: Statement, field: str, old: str, new: str) -> Correction:
        """Returns the correction of one field."""
        now = self._now.isoformat()
        return Correction(
            id=content_id("correction", one.id, field, new, self._reviewer, now),
            statement_id=one.id,
            field=field,
            old=old,
            new=new,
            reviewer=self._reviewer,
            note=self._note,
            created_at=self._now,
            basis=self.anchors.of.get(one.id),
        )


def _known(view: CaseView, statement_id: str) -> Statement:
    if statement_id not in view.statements:
        raise WorkbenchError(
            f"the case {view.case.title!r} holds no statement {statement_id!r}; its document was "
            "removed or read anew. Open it again from the list"
        )
    return view.statements[statement_id]
