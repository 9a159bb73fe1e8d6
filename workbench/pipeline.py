"""The only room that knows every stage: documents in, comparisons out, all kept in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from workbench.alignment import Alignment
from workbench.claims import Confirms
from workbench.compare import judge_case
from workbench.compare.policies import AS_WRITTEN
from workbench.desk.deciding import Progress, Stand, silent
from workbench.desk.intake import READING, Intake
from workbench.errors import CannotStart
from workbench.export.rows import comparison_rows, gravity, statement_rows
from workbench.judging import denied, judge_documents
from workbench.lexicon import load as load_lexicon
from workbench.model.comparison import Comparison
from workbench.model.review import Review
from workbench.model.text import Case, Document, Passage
from workbench.reading import read_document
from workbench.store import open_store
from workbench.views import ADDED, CaseView, Hit, IngestReport, NewDocument, reading_marks

__all__ = [
    "ADDED",
    "READING",
    "CaseView",
    "Hit",
    "IngestReport",
    "NewDocument",
    "Progress",
    "Stand",
    "Workbench",
    "judge_documents",
    "read_document",
    "silent",
]

JUDGING = "judging"
EXAMPLES = Path(__file__).parents[1] / "seeds"


class Workbench(Intake):
    """A store, a lexicon and an encoder, and what can be done with the three."""

    @classmethod
    def open(cls, db: str | None = None, encoder: str | None = None) -> Workbench:
        """Opens the store (default: the user's data folder) and returns the workbench over it;
        CannotStart says what is wrong with the store, the word lists or the encoder's name."""
        lexicon = load_lexicon()
        store = open_store(db)
        return cls(store, lexicon, Alignment.beside(store.path, encoder))

    def cases(self) -> list[Case]:
        """Returns the cases in the store, by title."""
        return self.store.cases()

    def compare(
        self,
        case_id: str,
        progress: Progress = silent,
        policy: str | None = None,
        confirms: Confirms | None = None,
    ) -> list[Comparison]:
        """Judges the case anew from what the store holds and keeps the result; `policy` is the
        counting policy, without one the policy of the verdicts it replaces; `confirms` gives a
        second opinion on claims without a figure."""
        case = self.case(case_id)
        counting = policy or self._policy_of(case.id)
        documents = {document.id: document for document in self.store.documents(case.id)}
        statements = [one for one in self.store.statements(case.id) if one.is_figure]
        similarity = self.alignment.similarity(statements, progress)
        progress(JUDGING, 0, 1)
        comparisons = judge_case(statements, documents, case, self.lexicon, similarity, counting)
        passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.store.passages(case.id):
            passages[passage.document_id].append(passage)
        claims, denials = denied(passages, documents, case, self.lexicon, counting, confirms)
        self.store.put_claims(case.id, claims)
        comparisons += denials
        self.store.put_comparisons(case.id, comparisons, reading_marks(statements))
        self.judge_again(case.id, progress)
        progress(JUDGING, 1, 1)
        return comparisons

    def _policy_of(self, case_id: str) -> str:
        return next((one.policy for one in self.store.comparisons(case_id)), AS_WRITTEN)

    def is_stale(self, case_id: str) -> bool:
        """True when the case has verdicts, but a document has been read, or read anew, or brought
        back since they were given."""
        compared = self.store.compared(case_id)
        if compared is None:
            return False
        marks = reading_marks(self.store.statements(case_id))
        return any(compared.get(id_) != mark for id_, mark in marks.items())

    def compare_path(
        self,
        path: Path,
        progress: Progress = silent,
        policy: str | None = None,
        confirms: Confirms | None = None,
    ) -> tuple[IngestReport, list[Comparison]]:
        """Ingests a folder or file and compares its case."""
        report = self.ingest(path, progress)
        return report, self.compare(report.case.id, progress, policy, confirms)

    def case(self, case_id: str) -> Case:
        """Returns the case of that id or title; CannotStart lists what there is."""
        known = self.cases()
        named = sorted(known, key=lambda case: case.id != case_id)  # an id wins over a title
        for case in named:
            if case_id in (case.id, case.title):
                return case
        raise CannotStart(
            f"no case {case_id!r} in the store; there is: {_names(known)}. "
            "Add one with: workbench compare FOLDER"
        )

    def only_case(self, case_id: str | None) -> Case:
        """Returns the case of that id or title, without one the store's only case; CannotStart if
        there are none or several."""
        cases = self.cases()
        if not cases:
            raise CannotStart(
                f"the store {self.store.name} holds no case yet. "
                "Add one with: workbench compare FOLDER"
            )
        if case_id is None and len(cases) == 1:
            return cases[0]
        if case_id is None:
            raise CannotStart(f"which case? The store holds: {_names(cases)}. Name it with --case")
        return self.case(case_id)

    def view(self, case_id: str) -> CaseView:
        """Returns the case with its documents, statements and comparisons as they stand, what
        people decided and corrected in it."""
        case = self.case(case_id)
        view = CaseView(
            case=case,
            documents={document.id: document for document in self.store.documents(case.id)},
            statements={one.id: one for one in self.store.statements(case.id)},
            comparisons=tuple(self.store.comparisons(case.id)),
        )
        return self.overlaid(view)

    def remove_document(self, document_id: str) -> None:
        """Takes a document out of its case; `restore_document` brings it back."""
        self.store.remove_document(document_id)

    def restore_document(self, document_id: str) -> None:
        """Brings a removed document back with the verdicts it had."""
        self.store.restore_document(document_id)

    def removed_documents(self, case_id: str) -> list[Document]:
        """Returns the documents that were taken out of a case and can be restored."""
        return self.store.documents(self.case(case_id).id, removed=True)

    def review(self, comparison: Comparison, decision: str, reviewer: str, note: str) -> Review:
        """Appends a person's decision on a comparison and returns it; earlier ones stay."""
        view = self.view(comparison.case_id)
        return self.decide(view, [(comparison, Stand(decision, note))], reviewer)[0]

    def search(
        self,
        query: str,
        case_id: str | None = None,
        top: int = 10,
        language: str | None = None,
        progress: Progress = silent,
    ) -> list[Hit]:
        """Returns the passages nearest in meaning to the query, best first, across languages; a
        document's title, nearest to nearly everything, is not among them."""
        known = self.cases()
        chosen = {self.case(case_id).id} if case_id else {case.id for case in known}
        documents = {d.id: d for case in known for d in self.store.documents(case.id)}
        passages = {p.id: p for case in known for p in self.store.passages(case.id)}
        wanted = {
            id_: passage
            for id_, passage in passages.items()
            if documents[passage.document_id].case_id in chosen
            and language in (None, passage.language)
            and passage.text.text.strip() != documents[passage.document_id].title
        }
        found = self.alignment.search(query, passages, wanted, top, progress)
        return [Hit(documents[wanted[id_].document_id], wanted[id_], score) for id_, score in found]

    def export_rows(self, case_id: str, table: str = "comparisons") -> list[dict[str, object]]:
        """Returns the rows of a table (comparisons or statements) as interfaces promise them."""
        return self.rows(self.view(case_id), table)

    def rows(self, view: CaseView, table: str = "comparisons") -> list[dict[str, object]]:
        """Returns the rows of a table of a case already in view; the gravest verdicts first."""
        if table == "statements":
            return statement_rows(list(view.statements.values()), view.documents, view.corrections)
        return comparison_rows(
            sorted(view.comparisons, key=gravity),
            view.statements,
            view.documents,
            view.case,
            self.lexicon,
            view.reviews,
            self.alignment.encoder_name,
            view.corrections,
            view.judged,
        )

    def ensure_example(self, progress: Progress = silent) -> str | None:
        """Loads the January 2022 example into an empty store; returns its case id, None if the
        store already holds a case or the example is not there."""
        folder = EXAMPLES / "january-2022"
        if self.cases() or not folder.is_dir():
            return None
        report, _ = self.compare_path(folder, progress)
        return report.case.id


def _names(cases: Sequence[Case]) -> str:
    return ", ".join(f"{case.title!r} ({case.id})" for case in cases) or "none yet"
