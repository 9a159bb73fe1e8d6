"""A real store filled by hand: the January 2022 documents, the statements and verdicts that
expected.toml sets down for them. Pages are tested on it without the reader and the judge."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench.model.comparison import Comparison, Kind, Severity, Verdict
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.ids import content_id
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Quote, Scope, Statement
from workbench.model.text import Case, Document, MappedText, Passage, Role, Span
from workbench.store import Store, open_store

FOLDER = Path(__file__).parents[2] / "seeds" / "january-2022"
SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?")
Table = dict[str, Any]


class Seeded:
    """The case with its documents, statements and comparisons, as set down by hand."""

    def __init__(self) -> None:
        manifest = tomllib.loads((FOLDER / "case.toml").read_text(encoding="utf-8"))
        expected = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
        self.case = _case(manifest["case"])
        self.documents = {one["file"]: _document(self.case, one) for one in manifest["document"]}
        self.statements = [
            _statement(one, self.documents[one["document"]]) for one in expected["statement"]
        ]
        made = [
            _comparison(one, self.case, self.documents, self.statements)
            for one in expected["verdict"]
        ]
        self.comparisons = list({one.id: one for one in made if one is not None}.values())

    def count(self, verdict: str | None = None) -> int:
        """How many comparisons there are, of one verdict or of all."""
        return sum(verdict in (None, one.verdict.value) for one in self.comparisons)

    def statements_in(self, path: str) -> int:
        """How many statements a document has."""
        return sum(one.document_id == self.documents[path].id for one in self.statements)


def fill(db: str) -> Store:
    """Puts the case into the store of that URL and returns it."""
    store = open_store(db)
    store.put_case(SEEDED.case)
    store.put_documents(list(SEEDED.documents.values()))
    for document in SEEDED.documents.values():
        mine = [one for one in SEEDED.statements if one.document_id == document.id]
        store.put_reading(document.id, _passages(document), mine)
    store.put_comparisons(SEEDED.case.id, SEEDED.comparisons)
    return store


def _case(entry: Table) -> Case:
    return Case(
        id="january-2022",
        title=entry["title"],
        place=entry["place"],
        period=Period.parse(entry["period"]),
        sides=tuple(entry["sides"]),
    )


def _document(case: Case, entry: Table) -> Document:
    return Document(
        id=content_id("doc", entry["file"]),
        case_id=case.id,
        path=entry["file"],
        text=(FOLDER / entry["file"]).read_text(encoding="utf-8"),
        title=entry["title"],
        publisher=entry["publisher"],
        side=entry["side"],
        speaker=entry.get("speaker", ""),
        language=entry["language"],
        published=PartialDate.parse(str(entry["published"])),
        url=entry.get("url", ""),
        media_type="text/markdown",
        kind=entry["kind"],
    )


def _passages(document: Document) -> list[Passage]:
    return [
        Passage(
            id=content_id("pas", document.id, found.start()),
            document_id=document.id,
            span=Span(found.start(), found.end(), found.group()),
            text=MappedText.identity(found.group(), found.start()),
            language=document.language,
            speaker=None,
            role=Role.NARRATION,
        )
        for found in re.finditer(r"(?s)\S.*?(?=\n\s*\n|\Z)", document.text)
    ]


def _statement(entry: Table, document: Document) -> Statement:
    start = _place(entry, document)
    stop = start + len(entry["surface"])
    sentence = next(
        found for found in SENTENCE.finditer(document.text) if found.start() <= start < found.end()
    )
    blank = len(sentence.group()) - len(sentence.group().lstrip(" #–"))
    begin = sentence.start() + blank
    source = entry.get("source")
    return Statement(
        id=content_id("sta", document.id, start, entry["measure"]),
        document_id=document.id,
        passage_id="",
        span=Span(start, stop, entry["surface"]),
        quote=Quote(
            document.text[begin : max(stop, sentence.end())],
            begin,
            sentence.end(),
            start - begin,
            stop - begin,
        ),
        quantity=_quantity(entry),
        measure=entry["measure"],
        language=document.language or "",
        scope=Scope(place=entry.get("place"), population=entry.get("population")),
        as_of=document.published,
        as_of_basis=DateBasis.PUBLICATION,
        attribution=Attribution(source, "", "verb") if source else None,
        speaker=entry.get("speaker"),
    )


def _place(entry: Table, document: Document) -> int:
    around = entry.get("quote", entry["surface"])
    return document.text.index(around) + around.index(entry["surface"])


def _quantity(entry: Table) -> Quantity:
    low, high = (Decimal(str(entry[end])) if end in entry else None for end in ("low", "high"))
    hedge = Hedge(entry["hedge"])
    return Quantity(low, high, hedge, entry.get("unit"), vague=hedge is Hedge.VAGUE)


def _comparison(
    entry: Table, case: Case, documents: dict[str, Document], statements: list[Statement]
) -> Comparison | None:
    left, right = (_find(entry[side], documents, statements) for side in ("left", "right"))
    if left is None or right is None:
        return None
    return Comparison(
        id=content_id("cmp", left.id, right.id),
        case_id=case.id,
        left_id=left.id,
        right_id=right.id,
        verdict=Verdict(entry["verdict"]),
        rule="by_hand",
        kind=Kind(entry.get("kind", "quantitative")),
        severity=Severity(entry["severity"]) if "severity" in entry else None,
        flags=tuple(entry.get("flags", ())),
        reason=f"Set down by hand under ruling {entry.get('ruling', 'of its own')}.",
    )


def _find(
    asked: Table, documents: dict[str, Document], statements: list[Statement]
) -> Statement | None:
    document = documents[asked["document"]]
    start = _place(asked, document)
    found = [
        one for one in statements if one.document_id == document.id and one.span.start == start
    ]
    return found[0] if found else None


SEEDED = Seeded()
