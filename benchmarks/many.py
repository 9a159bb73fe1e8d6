"""A store with many statements: the example case N times over, under names of its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from workbench.model.comparison import Comparison
from workbench.model.ids import content_id
from workbench.model.statement import Statement
from workbench.model.text import Document, Passage
from workbench.pipeline import CaseView, Workbench

EXAMPLE = Path(__file__).parents[1] / "seeds" / "january-2022"


def stocked(path: Path, copies: int, kept: Path | None) -> None:
    """Fills the store, or takes the one that is kept; says how much is in it."""
    if kept is not None and kept.exists():
        shutil.copy(kept, path)
    else:
        fill(f"sqlite:///{path}", copies)
        if kept is not None:
            shutil.copy(path, kept)
    bench = Workbench.open(f"sqlite:///{path}")
    view = bench.view(bench.cases()[0].id)
    bench.store.close()
    print(f"{len(view.statements):,} statements, {len(view.comparisons):,} comparisons")


def fill(db: str, copies: int) -> tuple[int, int]:
    """Puts the example into the store many times over; returns how many statements and
    comparisons there are."""
    bench = Workbench.open(db)
    case = bench.ingest(EXAMPLE).case
    bench.compare(case.id)
    view, store = bench.view(case.id), bench.store
    passages = store.passages(case.id)
    all_comparisons: list[Comparison] = list(view.comparisons)
    with store.transaction():
        for copy in range(1, copies):
            documents, statements, comparisons = _copied(view, str(copy))
            store.put_documents(list(documents.values()))
            for old, document in documents.items():
                mine = [one for one in statements if one.document_id == document.id]
                store.put_reading(document.id, _moved(passages, old, document, str(copy)), mine)
            all_comparisons += comparisons
        store.put_comparisons(case.id, all_comparisons)
    store.close()
    return len(view.statements) * copies, len(all_comparisons)


def _copied(
    view: CaseView, copy: str
) -> tuple[dict[str, Document], list[Statement], list[Comparison]]:
    def anew(id_: str) -> str:
        return content_id("copy", id_, copy)

    documents = {
        id_: replace(one, id=anew(id_), path=f"copy-{copy}/{one.path}")
        for id_, one in view.documents.items()
    }
    statements = [
        replace(
            one,
            id=anew(id_),
            document_id=anew(one.document_id),
            passage_id=anew(one.passage_id),
            part_of=anew(one.part_of) if one.part_of else None,
            same_as=anew(one.same_as) if one.same_as else None,
        )
        for id_, one in view.statements.items()
    ]
    comparisons = [
        replace(one, id=anew(one.id), left_id=anew(one.left_id), right_id=anew(one.right_id))
        for one in view.comparisons
    ]
    return documents, statements, comparisons


def _moved(passages: list[Passage], old: str, document: Document, copy: str) -> list[Passage]:
    return [
        replace(one, id=content_id("copy", one.id, copy), document_id=document.id)
        for one in passages
        if one.document_id == old
    ]
