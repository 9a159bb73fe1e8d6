"""Statements made by hand, as the reader makes them, for tests of the judge."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from workbench.compare import judge_pair
from workbench.lexicon import load
from workbench.model.comparison import Comparison
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Modality, Quote, Scope, Statement
from workbench.model.text import Case, Document, Role, Span

JANUARY = Case(
    "january",
    "January",
    place="kazakhstan",
    period=Period.parse("2022-01"),
    sides=("official", "independent", "international", "opposition"),
)
NO_FRAME = Case("none", "None")
SIGNS = {
    "~": Hedge.ABOUT,
    "<~": Hedge.NEARLY,
    ">": Hedge.MORE_THAN,
    ">=": Hedge.AT_LEAST,
    "<": Hedge.LESS_THAN,
    "<=": Hedge.AT_MOST,
    "": Hedge.EXACT,
}
_ids = count()


def amount(text: str, unit: str | None = "person") -> Quantity:
    """Reads "238", "> 3000", "<~ 3000", "<= 20000", "2-3", "vague 20" (with `bn`: times 10^9)."""
    scale = Decimal(10**9) if text.endswith(" bn") else Decimal(10**6) if text.endswith(" m") else 1
    text = text.removesuffix(" bn").removesuffix(" m").strip()
    if "-" in text:
        low, high = (Decimal(part) * scale for part in text.split("-"))
        return Quantity(low, high, Hedge.RANGE, unit)
    if text.startswith("vague "):
        return Quantity(Decimal(text[6:]) * scale, None, Hedge.VAGUE, unit, vague=True)
    sign, _, number = text.rpartition(" ")
    written = Decimal(number)
    value = written * scale
    exponent = written.as_tuple().exponent
    shown = None
    if scale != 1 and isinstance(exponent, int):
        shown = Decimal(1).scaleb(exponent) * scale
    hedge = SIGNS[sign]
    low = None if hedge in (Hedge.LESS_THAN, Hedge.AT_MOST) else value
    high = None if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST) else value
    return Quantity(low, high, hedge, unit, digits_shown=shown)


class Desk:
    """Documents and statements of one small case, and verdicts on pairs of them."""

    def __init__(self, case: Case = JANUARY) -> None:
        self.case = case
        self.lexicon = load()
        self.documents: dict[str, Document] = {}
        self.statements: list[Statement] = []

    def document(self, path: str, published: str | None, side: str = "official") -> Document:
        """Adds a document (once for each path) and returns it."""
        if path not in self.documents:
            day = PartialDate.parse(published) if published else None
            self.documents[path] = Document(
                path, self.case.id, path, "", publisher=path, side=side, published=day
            )
        return self.documents[path]

    def say(
        self,
        figure: str | Quantity,
        measure: str = "deaths",
        published: str | None = "2022-01-10",
        *,
        document: str | None = None,
        side: str = "official",
        unit: str | None = "person",
        place: str | None = "kazakhstan",
        population: str | None = None,
        period: str | None = None,
        qualifiers: tuple[str, ...] = (),
        source: str | None = None,
        source_id: str | None = None,
        speaker: str | None = None,
        role: Role = Role.NARRATION,
        modality: Modality = Modality.ASSERTED,
        as_of: str | None = None,
        basis: DateBasis = DateBasis.TEXT,
        text: str = "",
        language: str = "en",
        **rest: object,
    ) -> Statement:
        """Adds a statement in a document of its own (or the one named) and returns it."""
        number = next(_ids)
        home = self.document(document or f"document-{number}", published, side)
        named = source or source_id
        words = text or f"figure {number:06d}"  # no year
        statement = Statement(
            id=f"statement-{number:06d}",
            document_id=home.id,
            passage_id="",
            span=Span(number, number + 1, "x"),
            quote=Quote(words, 0, 1, 0, 1),
            quantity=amount(figure, unit) if isinstance(figure, str) else figure,
            measure=measure,
            language=language,
            role=role,
            scope=Scope(
                place,
                population,
                Period.parse(period) if period else None,
                tuple(sorted(qualifiers)),
            ),
            as_of=PartialDate.parse(as_of) if as_of else None,
            as_of_basis=basis if as_of else DateBasis.UNKNOWN,
            attribution=Attribution(named, "said", "verb", source_id) if named else None,
            speaker=speaker,
            modality=modality,
            **rest,  # type: ignore[arg-type]
        )
        self.statements.append(statement)
        return statement

    def judge(self, left: Statement, right: Statement) -> Comparison:
        """Returns the verdict on two statements among all that were said at this desk."""
        here = judge_pair(
            left, right, self.documents, self.case, self.lexicon, peers=self.statements
        )
        there = judge_pair(
            right, left, self.documents, self.case, self.lexicon, peers=self.statements
        )
        assert here == there, "the order of the two must not matter"
        return here


def verdict(comparison: Comparison) -> tuple[str, ...]:
    """Returns the verdict, with the severity where there is one."""
    parts = [comparison.verdict.value]
    if comparison.severity:
        parts.append(comparison.severity.value)
    return tuple(parts)
