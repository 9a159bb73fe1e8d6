"""The table of comparisons, its sentences in the language spoken, its codes always in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from workbench.compare.explain import reason_in
from workbench.export.rows import Row, comparison_rows
from workbench.lexicon import Lexicon
from workbench.locale import ENGLISH
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.publish.chosen import Choice, Material
from workbench.publish.words import language

AT_ONCE = 2000


class Rows(Sequence[Row]):
    """The rows of comparisons, made when they are looked at: a page shows the first few of tens of
    thousands. `language` is the one that was spoken when they were asked for."""

    def __init__(self, material: Material, found: Sequence[Comparison], language: str) -> None:
        self._material, self._found, self._language = material, found, language

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        """Returns the row at a place, or those of a slice."""
        if isinstance(place, slice):
            return _rows(self._material, self._found[place], self._language)
        return _rows(self._material, [self._found[place]], self._language)[0]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    def __len__(self) -> int:
        return len(self._found)


def comparisons(material: Material, choice: Choice) -> Rows:
    """Returns one row for each comparison chosen, the gravest verdicts first."""
    return Rows(material, material.chosen(choice), language())


def _rows(material: Material, found: Sequence[Comparison], spoken: str) -> list[Row]:
    view = material.view
    rows = comparison_rows(
        found,
        view.statements,
        view.documents,
        view.case,
        material.lexicon,
        view.reviews,
        material.encoder,
        view.corrections,
        view.judged,
    )
    return said_in(spoken, rows, found, view.statements, material.lexicon)


def said_in(
    spoken: str,
    rows: Sequence[Row],
    found: Sequence[Comparison],
    statements: Mapping[str, Statement],
    lexicon: Lexicon,
) -> list[Row]:
    """Returns the rows of these comparisons with their reasons and the names of what is counted in
    that language."""
    if spoken == ENGLISH:
        return list(rows)
    return [
        {
            **row,
            "reason": reason_in(one, lexicon, spoken),
            "measure_label": _measures(one, statements, lexicon, spoken),
        }
        for row, one in zip(rows, found, strict=True)
    ]


def _measures(
    one: Comparison, statements: Mapping[str, Statement], lexicon: Lexicon, spoken: str
) -> str:
    ids = dict.fromkeys(statements[id_].measure for id_ in (one.left_id, one.right_id))
    return " / ".join(lexicon.label("measures", id_, spoken) for id_ in ids)
