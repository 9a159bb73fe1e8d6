"""One finding as a report tells it: both quotes, who says so, where, and why they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from workbench import locale
from workbench.compare.explain import reason_in
from workbench.compare.groups import Group
from workbench.export.figure import said
from workbench.model.comparison import Comparison, Verdict
from workbench.model.dates import PartialDate
from workbench.model.statement import Statement
from workbench.publish.chosen import Material
from workbench.publish.numberline import number_line
from workbench.publish.words import count, language, name, say

EVERYONE = "people"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two figures: `before`, `mark` and `after` are its sentence around the figure."""

    figure: str
    publisher: str
    side: str
    colour: str
    published: str
    as_of: str
    who: str
    before: str
    mark: str
    after: str
    language: str | None
    url: str
    document: str
    digest: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A comparison in words. `line` draws both figures, None where they have no common scale;
    `reviews` are the decisions on it and on the pairs that say the same."""

    id: str
    heading: str
    verdict: str
    grade: str
    flags: tuple[str, ...]
    reason: str
    left: Side
    right: Side
    line: Markup | None
    also: str
    reviews: tuple[str, ...]


def finding(alike: Group, material: Material) -> Finding:
    """Returns the comparison that says it best, and how many more say so."""
    one = alike.first
    left, right = material.statements[one.left_id], material.statements[one.right_id]
    sides = side(left, material), side(right, material)
    label = say("report.line", left=sides[0].figure, right=sides[1].figure)
    return Finding(
        id=one.id,
        heading=question(left, material),
        verdict=name("verdicts", one.verdict.value),
        grade=_grade(one),
        flags=tuple(name("flags", flag) for flag in one.flags),
        reason=reason_in(one, material.lexicon, language()),
        left=sides[0],
        right=sides[1],
        line=number_line(
            left.quantity,
            right.quantity,
            (sides[0].figure, sides[1].figure),
            label,
            say("report.line_log"),
        ),
        also=count("report.also", len(alike.others)) if alike.others else "",
        reviews=tuple(_reviews(alike, material)) or (say("report.unreviewed"),),
    )


def question(one: Statement, material: Material) -> str:
    """Returns what a figure answers: what is counted, where, of whom."""
    lexicon, spoken = material.lexicon, language()
    parts = [lexicon.label("measures", one.measure, spoken)]
    if one.scope.place:
        parts.append(lexicon.label("places", one.scope.place, spoken))
    if one.scope.population and one.scope.population != EVERYONE:
        parts.append(lexicon.label("populations", one.scope.population, spoken))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def side(one: Statement, material: Material) -> Side:
    """Returns one figure with its sentence and where it stands."""
    document = material.documents[one.document_id]
    quote = one.quote
    start = min(max(quote.mark_start, 0), len(quote.text))
    stop = min(max(quote.mark_stop, start), len(quote.text))
    return Side(
        figure=said(one, language()),
        publisher=document.publisher or document.path,
        side=name("sides", document.side),
        colour=document.side if document.side.isidentifier() else "unassigned",
        published=day(document.published),
        as_of=day(one.as_of),
        who=who(one),
        before=quote.text[:start],
        mark=quote.text[start:stop],
        after=quote.text[stop:],
        language=one.language or document.language,
        url=document.url,
        document=document.path,
        digest=document.kind == "digest",
    )


def who(one: Statement) -> str:
    """Returns whom the text names as the source, or who speaks; empty where neither is known."""
    if one.attribution:
        return say("report.according_to", name=one.attribution.source)
    return say("report.said_by", name=one.speaker) if one.speaker else ""


def day(known: PartialDate | None) -> str:
    """Returns a date as far as it is known, or that there is none."""
    return say("report.undated") if known is None else locale.day(known, language())


def _grade(one: Comparison) -> str:
    if one.severity:
        return name("severities", one.severity.value)
    return name("kinds", one.kind.value) if one.verdict is Verdict.CONTRADICTION else ""


def _reviews(alike: Group, material: Material) -> Iterator[str]:
    for one in alike.all:
        review = material.review_of(one)
        if review is not None:
            yield say(
                "report.review_note" if review.note else "report.review",
                decision=name("decisions", review.decision),
                reviewer=review.reviewer,
                date=day(PartialDate.of(review.created_at.date())),
                note=review.note,
            )
