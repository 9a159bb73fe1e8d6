"""A report on a case, as data: what the Markdown and the HTML page both say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbench import __version__, locale
from workbench.compare.groups import Group, group
from workbench.model.comparison import Comparison, Verdict
from workbench.model.dates import PartialDate
from workbench.publish.chains import Chain, chains
from workbench.publish.chosen import Choice, Material
from workbench.publish.findings import Finding, finding
from workbench.publish.words import count, language, name, say

MOST_SCOPES = 100
"""Scope differences that a report lists; there may be thousands, and each is in the table."""
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many pairs have a verdict, how many of them say different things, how many a person
    reviewed."""

    verdict: str
    pairs: int
    distinct: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the list of sources names it."""

    publisher: str
    title: str
    side: str
    published: str
    language: str
    url: str
    figures: int
    digest: bool
    code: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says. `covered` is how many comparisons it is about."""

    title: str
    made: str
    language: str
    compared: Sequence[str]
    facts: Pairs
    counts: Sequence[Count]
    contradictions: Sequence[Finding] | None
    chains: Sequence[Chain] | None
    scopes: Sequence[Finding] | None
    scopes_text: str
    sources: Sequence[Source]
    method: Sequence[str]
    citation: str
    covered: int


def report(material: Material, choice: Choice, today: date) -> Report:
    """Returns the report on the comparisons chosen, in the language spoken. Sections of verdicts
    that were not chosen are None."""
    found = material.chosen(choice)
    groups = {
        verdict: group(
            [one for one in found if one.verdict is verdict], material.statements, material.lexicon
        )
        for verdict in Verdict
    }
    scopes = groups[Verdict.DIFFERENT_SCOPE]
    return Report(
        title=say("report.title", case=material.case.title),
        made=say("report.made", date=_day(PartialDate.of(today)), version=__version__),
        language=language(),
        compared=_compared(material, choice, found),
        facts=_facts(material),
        counts=_counts(material, found, groups),
        contradictions=_section(Verdict.CONTRADICTION, groups, material, choice),
        chains=chains(material, found) if _wanted(Verdict.UPDATE, choice) else None,
        scopes=_section(Verdict.DIFFERENT_SCOPE, groups, material, choice, MOST_SCOPES),
        scopes_text=_scopes_text(len(scopes)),
        sources=_sources(material),
        method=_method(material, found),
        citation=_citation(material, today),
        covered=len(found),
    )


def _wanted(verdict: Verdict, choice: Choice) -> bool:
    return not choice.verdicts or verdict.value in choice.verdicts


def _section(
    verdict: Verdict,
    groups: dict[Verdict, list[Group]],
    material: Material,
    choice: Choice,
    most: int | None = None,
) -> list[Finding] | None:
    if not _wanted(verdict, choice):
        return None
    return [finding(one, material) for one in groups[verdict][:most]]


def _scopes_text(found: int) -> str:
    if found <= MOST_SCOPES:
        return say("report.scopes_all")
    shown = locale.number(MOST_SCOPES, language())
    return say("report.scopes_text", shown=shown, all=locale.number(found, language()))


def _compared(material: Material, choice: Choice, found: Sequence[Comparison]) -> list[str]:
    lines = [
        say(
            "report.compared_text",
            documents=count("report.documents", len(material.documents)),
            figures=count("report.figures", len(material.statements)),
            pairs=count("report.pairs", len(material.comparisons)),
        )
    ]
    if choice.verdicts or choice.states:
        pairs = count("report.pairs", len(found))
        lines.append(say("report.compared_chosen", pairs=pairs, choice=choice_words(choice)))
    return lines


def choice_words(choice: Choice) -> str:
    """Returns in words which comparisons were chosen."""
    verdicts = ", ".join(name("verdicts", one) for one in choice.verdicts)
    states = ", ".join(state_name(one) for one in choice.states)
    return "; ".join(
        (
            verdicts or say("report.all_verdicts"),
            say("report.states_some", states=states) if states else say("report.all_states"),
        )
    )


def state_name(state: str) -> str:
    """Returns what a state of review is called."""
    own = {"open": "report.open", "disagreed": "report.disagreed"}
    return say(own[state]) if state in own else name("decisions", state)


def _facts(material: Material) -> list[tuple[str, str]]:
    case, documents = material.case, list(material.documents.values())
    facts = [(say("report.event"), case.title)]
    if case.place:
        facts.append(
            (say("report.place"), material.lexicon.label("places", case.place, language()))
        )
    if case.period:
        facts.append((say("report.period"), _span(case.period.start, case.period.stop)))
    dated = sorted((d.published for d in documents if d.published), key=lambda one: one.first_day)
    if dated:
        facts.append((say("report.published"), _span(dated[0], dated[-1])))
    sides = Counter(one.side for one in documents)
    order = [*(side for side in case.sides if side in sides), *sorted(set(sides) - set(case.sides))]
    told = (
        say(
            "report.side_documents",
            side=name("sides", side),
            documents=count("report.documents", sides[side]),
        )
        for side in order
    )
    facts.append((say("report.sides"), "; ".join(told)))
    spoken = Counter(one.language for one in documents)
    named = (f"{name('languages', code)} ({n})" for code, n in spoken.most_common())
    return [*facts, (say("report.languages"), ", ".join(named))]


def _counts(
    material: Material, found: Sequence[Comparison], groups: dict[Verdict, list[Group]]
) -> list[Count]:
    pairs = Counter(one.verdict for one in found)
    reviewed = Counter(one.verdict for one in found if material.review_of(one))
    rows = [
        Count(name("verdicts", one.value), pairs[one], len(groups[one]), reviewed[one])
        for one in Verdict
        if pairs[one]
    ]
    distinct = sum(len(made) for made in groups.values())
    return [*rows, Count(say("report.total"), len(found), distinct, sum(reviewed.values()))]


def _sources(material: Material) -> list[Source]:
    figures = Counter(one.document_id for one in material.statements.values())
    documents = sorted(
        material.documents.values(), key=lambda one: (str(one.published or "9999"), one.path)
    )
    return [
        Source(
            publisher=one.publisher or one.path,
            title=one.title or one.path,
            side=name("sides", one.side),
            published=_day(one.published),
            language=name("languages", one.language),
            url=one.url,
            figures=figures[one.id],
            digest=one.kind == "digest",
            code=one.language,
        )
        for one in documents
    ]


def _method(material: Material, found: Sequence[Comparison]) -> list[str]:
    lines = [say("report.method_read"), say("report.method_verdict"), say("report.method_limits")]
    policies = sorted({one.policy for one in found})
    if policies:
        lines.append(say("report.method_policy", policy=", ".join(policies)))
    if any(one.kind == "digest" for one in material.documents.values()):
        lines.append(say("report.method_digests"))
    return lines


def _citation(material: Material, today: date) -> str:
    return say(
        "report.citation_text",
        case=material.case.title,
        date=_day(PartialDate.of(today)),
        version=__version__,
        lexicon=material.lexicon.version,
        documents=count("report.documents", len(material.documents)),
    )


def _span(first: PartialDate, last: PartialDate) -> str:
    if first == last:
        return _day(first)
    return say("report.span", first=_day(first), last=_day(last))


def _day(day: PartialDate | None) -> str:
    return say("report.undated") if day is None else locale.day(day, language())
