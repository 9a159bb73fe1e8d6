"""The only room that knows every stage: documents in, comparisons out, all kept in the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from workbench import ingest
from workbench.alignment import Alignment
from workbench.compare import judge_case
from workbench.compare.policies import AS_WRITTEN
from workbench.errors import CannotStart, UnreadableInput
from workbench.export.rows import comparison_rows, gravity, statement_rows
from workbench.extract import statements as reading
from workbench.lexicon import Lexicon
from workbench.lexicon import load as load_lexicon
from workbench.model.comparison import Comparison
from workbench.model.ids import content_id
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage
from workbench.store import Store, open_store
from workbench.text import passages as passaging
from workbench.views import (
    ADDED,
    CaseView,
    Hit,
    IngestReport,
    NewDocument,
    as_document,
    reading_marks,
)

__all__ = [
    "ADDED",
    "CaseView",
    "Hit",
    "IngestReport",
    "NewDocument",
    "Progress",
    "Workbench",
    "judge_documents",
    "read_document",
    "silent",
]

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done and how many there are."""

Reading = tuple[Document, list[Passage], list[Statement]]

log = logging.getLogger(__name__)

READING, JUDGING = "reading", "judging"
EXAMPLES = Path(__file__).parents[1] / "seeds"


def silent(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


def read_document(
    document: Document, lexicon: Lexicon, frame: Case | None = None
) -> tuple[list[Passage], list[Statement]]:
    """Returns the document's passages and the figure statements in them, in reading order."""
    passages = passaging.split(document, lexicon)
    found = reading.read_all(passages, document, lexicon, frame)
    return passages, found


def _report(case: Case, readings: Sequence[Reading], failures: Sequence[str]) -> IngestReport:
    documents = tuple(document for document, _, _ in readings)
    count = sum(len(statements) for _, _, statements in readings)
    return IngestReport(case, documents, tuple(failures), count)


class Workbench:
    """A store, a lexicon and an encoder, and what can be done with the three."""

    def __init__(self, store: Store, lexicon: Lexicon, alignment: Alignment) -> None:
        self.store = store
        self.lexicon = lexicon
        self.alignment = alignment

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

    def ingest(self, path: Path, progress: Progress = silent) -> IngestReport:
        """Reads a case folder or a single file into the store, whole or not at all. Documents no
        longer in the folder leave the case (restorable); uploaded ones stay. CannotStart if there
        is no such path."""
        case, documents, failures = ingest.load_case(path)
        readings, unread = self._read_all(case, documents, progress)
        here = {document.id for document in documents}
        with self.store.transaction():
            self.store.put_case(case)
            for known in self.store.documents(case.id):
                if known.id not in here and not known.path.startswith(ADDED):
                    self.store.remove_document(known.id)
            self._keep(readings)
        return _report(case, readings, [*failures, *unread])

    def add_documents(
        self, case_id: str, items: Sequence[NewDocument], progress: Progress = silent
    ) -> IngestReport:
        """Adds uploaded or pasted documents to a case; what cannot be read is named, not raised."""
        case = self.case(case_id)
        documents: list[Document] = []
        failures: list[str] = []
        for item in items:
            try:
                documents.append(as_document(case.id, item))
            except (UnreadableInput, ValueError) as problem:
                failures.append(str(problem))
        readings, unread = self._read_all(case, documents, progress)
        with self.store.transaction():
            self._keep(readings)
        return _report(case, readings, [*failures, *unread])

    def _read_all(
        self, case: Case, documents: Sequence[Document], progress: Progress
    ) -> tuple[list[Reading], list[str]]:
        """Returns the readings and one line for each document that stopped its reading."""
        readings: list[Reading] = []
        failures: list[str] = []
        for done, document in enumerate(documents):
            progress(READING, done, len(documents))
            try:
                readings.append((document, *read_document(document, self.lexicon, case)))
            except CannotStart:
                raise
            except Exception as problem:  # a rule that fails on one text must not stop the others
                log.debug("%s cannot be read", document.path, exc_info=True)
                failures.append(
                    f"{document.path}: reading broke off ({type(problem).__name__}: {problem}); "
                    "this is a fault of the workbench, please report it with the file"
                )
        progress(READING, len(documents), len(documents))
        return readings, failures

    def _keep(self, readings: Sequence[Reading]) -> None:
        self.store.put_documents([document for document, _, _ in readings])
        for document, passages, statements in readings:
            self.store.put_reading(document.id, passages, statements)

    def compare(
        self, case_id: str, progress: Progress = silent, policy: str | None = None
    ) -> list[Comparison]:
        """Judges the case anew from what the store holds and keeps the result; `policy` is the
        counting policy, without one the policy of the verdicts it replaces."""
        case = self.case(case_id)
        counting = policy or self._policy_of(case.id)
        documents = {document.id: document for document in self.store.documents(case.id)}
        statements = self.store.statements(case.id)
        similarity = self.alignment.similarity(statements, progress)
        progress(JUDGING, 0, 1)
        comparisons = judge_case(statements, documents, case, self.lexicon, similarity, counting)
        self.store.put_comparisons(case.id, comparisons, reading_marks(statements))
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
        self, path: Path, progress: Progress = silent, policy: str | None = None
    ) -> tuple[IngestReport, list[Comparison]]:
        """Ingests a folder or file and compares its case."""
        report = self.ingest(path, progress)
        return report, self.compare(report.case.id, progress, policy)

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
        """Returns the case with its documents, statements and comparisons as they stand."""
        case = self.case(case_id)
        return CaseView(
            case=case,
            documents={document.id: document for document in self.store.documents(case.id)},
            statements={one.id: one for one in self.store.statements(case.id)},
            comparisons=tuple(self.store.comparisons(case.id)),
        )

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
        now = datetime.now(UTC)
        pair = (comparison.left_id, comparison.right_id)
        id_ = content_id("review", *pair, decision, reviewer, note, now.isoformat())
        review = Review(id_, *pair, decision, reviewer, note, now)
        self.store.put_review(review)
        return review

    def search(
        self,
        query: str,
        case_id: str | None = None,
        top: int = 10,
        language: str | None = None,
        progress: Progress = silent,
    ) -> list[Hit]:
        """Returns the passages nearest in meaning to the query, best first, across languages."""
        known = self.cases()
        chosen = {self.case(case_id).id} if case_id else {case.id for case in known}
        documents = {d.id: d for case in known for d in self.store.documents(case.id)}
        passages = {p.id: p for case in known for p in self.store.passages(case.id)}
        wanted = {
            id_: passage
            for id_, passage in passages.items()
            if documents[passage.document_id].case_id in chosen
            and language in (None, passage.language)
        }
        found = self.alignment.search(query, passages, wanted, top, progress)
        return [Hit(documents[wanted[id_].document_id], wanted[id_], score) for id_, score in found]

    def export_rows(self, case_id: str, table: str = "comparisons") -> list[dict[str, object]]:
        """Returns the rows of a table (comparisons or statements) as interfaces promise them."""
        return self.rows(self.view(case_id), table)

    def rows(self, view: CaseView, table: str = "comparisons") -> list[dict[str, object]]:
        """Returns the rows of a table of a case already in view; the gravest verdicts first."""
        if table == "statements":
            return statement_rows(list(view.statements.values()), view.documents)
        return comparison_rows(
            sorted(view.comparisons, key=gravity),
            view.statements,
            view.documents,
            view.case,
            self.lexicon,
            self.store.reviews(view.case.id),
            self.alignment.encoder_name,
        )

    def ensure_example(self, progress: Progress = silent) -> str | None:
        """Loads the January 2022 example into an empty store; returns its case id, None if the
        store already holds a case or the example is not there."""
        folder = EXAMPLES / "january-2022"
        if self.cases() or not folder.is_dir():
            return None
        report, _ = self.compare_path(folder, progress)
        return report.case.id


def judge_documents(
    documents: Iterable[Document], lexicon: Lexicon, frame: Case, policy: str = AS_WRITTEN
) -> tuple[dict[str, Statement], list[Comparison]]:
    """Reads and judges documents without a store or an encoder; returns statements and verdicts."""
    by_id = {document.id: document for document in documents}
    statements = [
        statement
        for document in by_id.values()
        for statement in read_document(document, lexicon, frame)[1]
    ]
    comparisons = judge_case(statements, by_id, frame, lexicon, counting=policy)
    return {statement.id: statement for statement in statements}, comparisons


def _names(cases: Sequence[Case]) -> str:
    return ", ".join(f"{case.title!r} ({case.id})" for case in cases) or "none yet"
