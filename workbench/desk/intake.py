"""Documents into a case: read, kept whole or not at all, and what people know better of them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from workbench import ingest
from workbench.desk.correcting import Correcting
from workbench.desk.deciding import Progress, check_name, silent
from workbench.errors import CannotStart, UnreadableInput, WorkbenchError
from workbench.ingest.documents import printable
from workbench.model.edit import FIELDS, Edit, edited, said_of, with_field
from workbench.model.statement import Statement
from workbench.model.text import Case, Document, Passage
from workbench.reading import read_document
from workbench.views import ADDED, IngestReport, NewDocument, as_document

READING = "reading"
Reading = tuple[Document, list[Passage], list[Statement]]

log = logging.getLogger(__name__)


def _report(case: Case, readings: Sequence[Reading], failures: Sequence[str]) -> IngestReport:
    documents = tuple(document for document, _, _ in readings)
    count = sum(len(statements) for _, _, statements in readings)
    return IngestReport(case, documents, tuple(failures), count)


class Intake(Correcting):
    """Reading documents into the store, and edits of what is known of them."""

    def case(self, case_id: str) -> Case:
        """Returns the case of that id or title; the workbench knows how."""
        raise NotImplementedError

    def ingest(self, path: Path, progress: Progress = silent) -> IngestReport:
        """Reads a case folder or a single file into the store, whole or not at all. Documents no
        longer in the folder leave the case (restorable); uploaded ones stay. What people said of a
        document wins over what the folder says. CannotStart if there is no such path."""
        case, found, failures = ingest.load_case(path)
        documents = edited(found, self.store.edits(case.id))
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
        """Adds uploaded or pasted documents to a case; what cannot be read is named, not raised.
        What is given with a document wins over what was said of an earlier one of its name."""
        case = self.case(case_id)
        known = self.store.edits(case.id)
        documents: list[Document] = []
        failures: list[str] = []
        for item in items:
            try:
                document = as_document(case.id, item)
            except (UnreadableInput, ValueError) as problem:
                failures.append(str(problem))
                continue
            given = [field for field in FIELDS if getattr(item, field)]
            older = [one for one in known if one.field not in given]
            documents += edited([document], older)
        readings, unread = self._read_all(case, documents, progress)
        with self.store.transaction():
            self._keep(readings)
        return _report(case, readings, [*failures, *unread])

    def edit_documents(
        self,
        case_id: str,
        changes: Mapping[str, Mapping[str, str]],
        editor: str,
        progress: Progress = silent,
    ) -> list[Document]:
        """Keeps what a person says of documents (by id: field and value), reads those anew with it
        and returns them; it holds whenever the documents are read again. WorkbenchError names what
        cannot be; then nothing is kept."""
        case = self.case(case_id)
        check_name(editor)
        now = datetime.now(UTC)
        here = {one.id: one for one in self.store.documents(case.id)}
        edits = [
            Edit(here[id_].path, field, value, editor, now)
            for id_, fields in changes.items()
            if id_ in here
            for field, value in ((field, printable(value)) for field, value in fields.items())
            if value != said_of(here[id_], field)
        ]
        for one in edits:
            _check(one, here)
        paths = {one.path for one in edits}
        said = edited([one for one in here.values() if one.path in paths], edits)
        readings, unread = self._read_all(case, said, progress)
        if unread:
            raise WorkbenchError(unread[0])
        with self.store.transaction():
            self.store.append_edits(case.id, edits)
            self._keep(readings)
            self.store.forget_compared(case.id, [one.id for one in said])
        return said

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


def _check(one: Edit, here: Mapping[str, Document]) -> None:
    document = next(known for known in here.values() if known.path == one.path)
    try:
        with_field(document, one.field, one.value)
    except ValueError as problem:
        raise WorkbenchError(f"{one.path}: {one.field} stays as it was: {problem}") from problem
