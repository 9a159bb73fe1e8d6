"""What a decision was made on: enough to find the statement again in a changed document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.model.statement import Statement
from workbench.model.text import Document

Place = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a figure as a person saw it: the document's path and hash, the span, the figure
    as written, the sentence and where the figure stands in it. `nth` counts equal sentences of one
    document from 0; `measure` is what the figure was read as counting."""

    path: str
    sha256: str
    start: int
    stop: int
    surface: str
    quote: str
    mark_start: int
    measure: str
    nth: int = 0

    @property
    def place(self) -> Place:
        """What must be the same for the figure to be the one that was decided on."""
        return self.path, self.quote, self.mark_start, self.surface


@dataclass(frozen=True, slots=True)
class Anchors:
    """The statements of a case by where they stand."""

    of: Mapping[str, Anchor]
    ids: Mapping[Place, tuple[str, ...]]

    def find(self, anchor: Anchor) -> str | None:
        """Returns the id of the statement that stands now where the anchor stood, None where its
        document no longer says so. Of several readings of one place, the one with its measure."""
        here = [id_ for id_ in self.ids.get(anchor.place, ()) if self.of[id_].nth == anchor.nth]
        return min(
            here, key=lambda id_: (self.of[id_].measure != anchor.measure, id_), default=None
        )


def anchors_of(statements: Iterable[Statement], documents: Mapping[str, Document]) -> Anchors:
    """Returns the anchors of the statements; one whose document is not known has none."""
    by_place: dict[Place, list[tuple[int, str, Anchor]]] = defaultdict(list)
    for one in statements:
        document = documents.get(one.document_id)
        if document is not None:
            anchor = _anchor(one, document)
            by_place[anchor.place].append((one.span.start, one.id, anchor))
    numbered = {place: _numbered(found) for place, found in by_place.items()}
    return Anchors(
        {id_: anchor for found in numbered.values() for id_, anchor in found},
        {place: tuple(id_ for id_, _ in found) for place, found in numbered.items()},
    )


def _anchor(one: Statement, document: Document) -> Anchor:
    return Anchor(
        path=document.path,
        sha256=document.sha256,
        start=one.span.start,
        stop=one.span.stop,
        surface=one.span.text,
        quote=one.quote.text,
        mark_start=one.quote.mark_start,
        measure=one.measure,
    )


def _numbered(found: list[tuple[int, str, Anchor]]) -> list[tuple[str, Anchor]]:
    """Returns the anchors of one place in reading order, each with its number among them."""
    starts = sorted({start for start, _, _ in found})
    ordered = sorted(found, key=lambda one: one[:2])
    return [(id_, replace(anchor, nth=starts.index(start))) for start, id_, anchor in ordered]
