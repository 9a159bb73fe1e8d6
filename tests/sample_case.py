"""A small case made by hand, every field of its types filled, for rooms that keep or print it."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from workbench.model.comparison import Comparison, Finding, Kind, Relation, Severity, Verdict
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.ids import content_id
from workbench.model.quantity import Hedge, Quantity
from workbench.model.review import Review
from workbench.model.statement import Attribution, Modality, Quote, Scope, Statement
from workbench.model.text import Case, Document, MappedText, Passage, Role, Span

CASE = Case("fire", "Fire in Osh", "osh", Period.parse("2024-05"), ("official", "independent"))
OFFICIAL_TEXT = "The ministry said 12 peo\u00adple died in the fire in Osh on 3 May 2024."
OTHER_TEXT = '=Ошто 3-майдагы өрттөн кеминде 19 киши каза тапты, "деди" дарыгер.'  # a hostile start


def document(path: str, text: str, **known: object) -> Document:
    """A document of the case with that text."""
    made = Document(
        id=content_id("doc", CASE.id, path, text), case_id=CASE.id, path=path, text=text
    )
    return replace(made, **known)  # type: ignore[arg-type]


OFFICIAL = document(
    "one.txt",
    OFFICIAL_TEXT,
    title="Fire",
    publisher="Ministry",
    side="official",
    speaker="The minister",
    language="en",
    published=PartialDate(2024, 5, 3, 9),
    url="https://example.org/1",
    media_type="text/html",
    sha256="ab" * 32,
    kind="digest",
    status="",
)
OTHER = document(
    "two.md", OTHER_TEXT, side="independent", language="ky", published=PartialDate(2024, 5, 3)
)


def passage(owner: Document) -> Passage:
    """The whole document as one passage, soft hyphens taken out."""
    kept = [(at, sign) for at, sign in enumerate(owner.text) if sign != "\u00ad"]
    text = MappedText("".join(sign for _, sign in kept), array("q", [at for at, _ in kept]))
    return Passage(
        id=content_id("passage", owner.id, 0),
        document_id=owner.id,
        span=Span(0, len(owner.text), owner.text),
        text=text,
        language=owner.language,
        speaker=owner.speaker or None,
        role=Role.QUOTE,
    )


def statement(owner: Document, surface: str, **known: object) -> Statement:
    """The figure `surface` of a document, as dead people."""
    start = owner.text.index(surface)
    readable = owner.text.replace("\u00ad", "")
    mark = readable.index(surface)
    number = Decimal("".join(sign for sign in surface if sign.isdigit()))
    made = Statement(
        id=content_id("statement", owner.id, start, surface),
        document_id=owner.id,
        passage_id=passage(owner).id,
        span=Span(start, start + len(surface), surface),
        quote=Quote(readable, 0, len(owner.text), mark, mark + len(surface)),
        quantity=Quantity(number, number, unit="person", digits_shown=Decimal(1)),
        measure="deaths",
        language=owner.language or "en",
    )
    return replace(made, **known)  # type: ignore[arg-type]


TWELVE = statement(
    OFFICIAL,
    "12",
    role=Role.QUOTE,
    thing="people",
    unit_text="people",
    direction="up",
    scope=Scope("osh", "all", Period.parse("2024-05-03"), ("past_day",)),
    as_of=PartialDate(2024, 5, 3),
    as_of_basis=DateBasis.TEXT,
    attribution=Attribution("The ministry", "said", "verb", "ministry"),
    speaker="The minister",
    modality=Modality.REPORTED,
    incremental=True,
    rate=True,
    correction=True,
    same_as="statement-x",
    origin=("digits", "measure"),
)
PART = statement(OFFICIAL, "3", measure="other", part_of=TWELVE.id, origin=("digits",))
NINETEEN = statement(
    OTHER,
    "19",
    quantity=Quantity(Decimal("19"), None, Hedge.AT_LEAST, "person"),
    scope=Scope("osh"),
    origin=("digits", "at_least"),
)
CONTRADICTION = Comparison(
    id=content_id("comparison", TWELVE.id, NINETEEN.id),
    case_id=CASE.id,
    left_id=TWELVE.id,
    right_id=NINETEEN.id,
    verdict=Verdict.CONTRADICTION,
    rule="intervals_apart",
    kind=Kind.QUANTITATIVE,
    severity=Severity.MAJOR,
    flags=("stale", "misquote"),
    gap=Decimal("7"),
    gap_ratio=Decimal("0.3684"),
    findings=(Finding("interval", Relation.APART, "apart", (("gap", "7"),), "12", "[19, ∞)"),),
    reason="12 is under 19.",
    event_id="event-1",
    lexicon_version="abc",
)


def review(decision: str, minute: int = 0, reviewer: str = "Aigul") -> Review:
    """A decision on the contradiction."""
    at = datetime(2026, 1, 2, 3, minute, tzinfo=UTC)
    return Review(
        id=content_id("review", TWELVE.id, NINETEEN.id, decision, reviewer, at),
        left_id=TWELVE.id,
        right_id=NINETEEN.id,
        decision=decision,
        reviewer=reviewer,
        note="seen",
        created_at=at,
    )
