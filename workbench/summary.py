"""A case in lines for a terminal: the counts, then every contradiction with both quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.compare.groups import Group, group
from workbench.compare.policies import AS_WRITTEN
from workbench.export.figure import said
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.pipeline import CaseView

MOST = 40
"""Disagreements printed in full; a table or the page shows more."""
AROUND = 160
"""Characters of a quote shown on each side of its figure."""


def summary(view: CaseView, lexicon: Lexicon) -> Iterator[str]:
    """Yields the lines: what was found and read, how many verdicts of each kind, then each
    contradiction once, however many pairs of texts repeat it."""
    found = [one for one in view.comparisons if one.verdict is Verdict.CONTRADICTION]
    distinct = group(found, view.statements, lexicon)
    figures = sum(one.is_figure for one in view.statements.values())
    yield (
        f"{view.case.title}: {_many(len(view.documents), 'document')}, "
        f"{_many(figures, 'figure')}, {_many(len(view.comparisons), 'comparison')}; "
        f"{_many(len(found), 'contradiction')}{_distinct(distinct, found)}"
    )
    if policies := sorted({one.policy for one in view.comparisons} - {AS_WRITTEN}):
        yield f"  counting policy: {', '.join(map(_plain, policies))}"
    counts = Counter(one.verdict for one in view.comparisons)
    if counts:
        yield "  " + ", ".join(f"{counts[one]:,} {_plain(one)}" for one in Verdict if counts[one])
    if not found:
        yield (
            "No contradictions." if view.documents else "Nothing was read, so nothing is compared."
        )
    for one in distinct[:MOST]:
        yield ""
        yield from _contradiction(one, view, lexicon)
    if len(distinct) > MOST:
        yield ""
        yield (
            f"… and {_many(len(distinct) - MOST, 'more disagreement')}: see the page, or --out FILE"
        )


def _distinct(groups: Sequence[Group], found: Sequence[Comparison]) -> str:
    return f" ({len(groups):,} distinct)" if len(groups) != len(found) else ""


def _contradiction(alike: Group, view: CaseView, lexicon: Lexicon) -> Iterator[str]:
    one = alike.first
    left, right = view.statements[one.left_id], view.statements[one.right_id]
    about = [lexicon.label("measures", left.measure)]
    if left.scope.place and left.scope.place == right.scope.place:
        about.append(lexicon.label("places", left.scope.place))
    grade = one.severity or one.kind
    flags = f" ({', '.join(_plain(flag) for flag in one.flags)})" if one.flags else ""
    yield f"✕ {', '.join(about)}: {grade} contradiction{flags}"
    yield f"  {one.reason}"
    for statement in (left, right):
        yield from _said(statement, view.documents[statement.document_id])
    if alike.others:
        yield f"  also: {_many(len(alike.others), 'more pair')}"


def _said(statement: Statement, document: Document) -> Iterator[str]:
    who = statement.attribution.source if statement.attribution else statement.speaker
    facts = (document.side, str(document.published or "undated"), who)
    where = document.publisher or document.path
    yield (f"  {said(statement):>14}  {where} ({', '.join(fact for fact in facts if fact)})")
    yield f"  {'':>14}  │ {_shortened(statement)}"


def _shortened(statement: Statement) -> str:
    """Returns the quote, cut at words where it runs on far beyond its figure."""
    quote = statement.quote
    start, stop = max(0, quote.mark_start - AROUND), quote.mark_stop + AROUND
    text = quote.text[start:stop]
    if start:
        text = "… " + text.split(" ", 1)[-1]
    if stop < len(quote.text):
        text = text.rsplit(" ", 1)[0] + " …"
    return " ".join(text.split())


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _plain(name: str) -> str:
    return name.replace("_", " ")
