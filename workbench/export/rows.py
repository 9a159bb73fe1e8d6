"""What the tables hold: the columns, defined once, and how a comparison or statement fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from workbench.export.figure import said
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.model.correction import PAIRING, Correction
from workbench.model.correction import standing as corrected_fields
from workbench.model.quantity import plain_number
from workbench.model.review import Review, standing
from workbench.model.statement import Statement
from workbench.model.text import Case, Document

Row = dict[str, object]
About = Sequence[tuple[str, object]]
"""What a file says of itself: labels with their values."""

SHARED = ("case", "event", "measure", "measure_label", "population", "place", "period")
SIDE = (
    *("side", "publisher", "document", "title", "url", "published", "as_of", "speaker", "source"),
    *("language", "figure", "low", "high", "hedge", "unit", "quote", "start", "stop"),
)
JUDGED = (
    *("verdict", "kind", "severity", "flags", "gap", "gap_ratio", "rule", "reason"),
    *("review", "reviewer", "review_note", "reviewed_at", "lexicon_version", "encoder", "policy"),
    *("review_verdict", "review_resolution", "review_preferred", "corrections", "machine_verdict"),
)
COMPARISON_COLUMNS = (
    *SHARED,
    *(f"left_{name}" for name in SIDE),
    *(f"right_{name}" for name in SIDE),
    *JUDGED,
)
STATEMENT = (
    *("surface", "start", "stop", "low", "high", "hedge", "vague", "direction", "unit"),
    *("unit_text", "measure", "thing", "population", "place", "period", "as_of", "as_of_basis"),
    *("incremental", "modality", "source", "source_cue", "speaker", "part_of", "rules"),
    *("qualifiers", "rate", "correction"),
)
CORRECTED = "corrections"
ABOUT = ("document", "title", "publisher", "side", "url", "published", "language", "role", "quote")
STATEMENT_COLUMNS = (*ABOUT, *STATEMENT, CORRECTED)
COLUMNS = {"comparisons": COMPARISON_COLUMNS, "statements": STATEMENT_COLUMNS}
VERDICTS = {one: place for place, one in enumerate(Verdict)}
SEVERITIES = {
    one: place
    for place, one in enumerate((Severity.MAJOR, None, Severity.MODERATE, Severity.MINOR))
}
REVIEWED = (
    *("review", "reviewer", "review_note", "reviewed_at"),
    *("review_verdict", "review_resolution", "review_preferred"),
)
TURNED = {"left": "right", "right": "left"}
NOT_SAID = "not said"
"""Stands for the statement that leaves open what the other one says."""


def gravity(one: Comparison) -> tuple[int, int, int]:
    """Returns the sort key of a comparison: contradictions first, the gravest of them first (one
    without a gap is about who did what, and stands after the major ones), then the fewest flags."""
    return VERDICTS[one.verdict], SEVERITIES[one.severity], len(one.flags)


def comparison_rows(
    comparisons: Iterable[Comparison],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    reviews: Iterable[Review],
    encoder_name: str,
    corrections: Iterable[Correction] = (),
    judged: Mapping[str, Comparison] | None = None,
) -> list[Row]:
    """Returns one row a comparison, keyed by COMPARISON_COLUMNS, in the order given. `judged` are
    the machine's own verdicts, by id, where the statements were corrected."""
    decided = standing(reviews)
    told = _told(corrections)
    rows: list[Row] = []
    for one in comparisons:
        left, right = statements[one.left_id], statements[one.right_id]
        review = decided.get(frozenset((one.left_id, one.right_id)))
        row = {
            "case": case.title,
            "event": one.event_id or None,
            **_shared(left, right, lexicon),
            **_side("left", left, documents[left.document_id]),
            **_side("right", right, documents[right.document_id]),
            **_judged(one, lexicon),
            **_reviewed(review, one),
            "encoder": encoder_name,
            CORRECTED: [
                f"{which} {words}"
                for which, id_ in (("left", left.id), ("right", right.id))
                for words in told.get(id_, ())
            ],
            "machine_verdict": judged[one.id].verdict.value
            if judged and one.id in judged
            else None,
        }
        rows.append({name: row[name] for name in COMPARISON_COLUMNS})
    return rows


def _told(corrections: Iterable[Correction]) -> dict[str, list[str]]:
    """Returns what reviewers corrected in each statement, beside what the machine had read."""
    told: dict[str, list[str]] = {}
    for (id_, _), one in corrected_fields(corrections).items():
        words = f"{one.field}: {one.old or NOT_SAID} → {one.new or NOT_SAID} ({one.reviewer})"
        if one.field != PAIRING:
            told.setdefault(id_, []).append(words)
    return told


def statement_rows(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    corrections: Iterable[Correction] = (),
) -> list[Row]:
    """Returns one row a figure, keyed by STATEMENT_COLUMNS; `part_of` counts the statements of
    the same document, from 0."""
    told = _told(corrections)
    by_document: dict[str, list[Statement]] = {}
    for one in (statement for statement in statements if statement.is_figure):
        by_document.setdefault(one.document_id, []).append(one)
    rows: list[Row] = []
    for document_id, found in by_document.items():
        document = documents[document_id]
        for one, numbered in zip(found, number_statements(found), strict=True):
            row = {**_about(one, document), **numbered, CORRECTED: told.get(one.id, [])}
            rows.append({name: row[name] for name in STATEMENT_COLUMNS})
    return rows


def number_statements(statements: Sequence[Statement]) -> list[Row]:
    """Returns the statements as the interface promises them, `part_of` being the index of the
    whole in this list, None where it is not in it."""
    place = {one.id: index for index, one in enumerate(statements)}
    return [{**_statement(one), "part_of": place.get(one.part_of or "")} for one in statements]


def _statement(one: Statement) -> Row:
    quantity, scope, source = one.quantity, one.scope, one.attribution
    return {
        "surface": one.span.text,
        "start": one.span.start,
        "stop": one.span.stop,
        "low": plain_number(quantity.low),
        "high": plain_number(quantity.high),
        "hedge": quantity.hedge.value,
        "vague": quantity.vague,
        "direction": one.direction,
        "unit": quantity.unit,
        "unit_text": one.unit_text,
        "measure": one.measure,
        "thing": one.thing,
        "population": scope.population,
        "place": scope.place,
        "period": _text(scope.period),
        "as_of": _text(one.as_of),
        "as_of_basis": one.as_of_basis.value,
        "incremental": one.incremental,
        "modality": one.modality.value,
        "source": source.source if source else None,
        "source_cue": source.cue if source else None,
        "speaker": one.speaker,
        "part_of": None,
        "rules": list(one.origin),
        "qualifiers": list(scope.qualifiers),
        "rate": one.rate,
        "correction": one.correction,
    }


def _about(one: Statement, document: Document) -> Row:
    return {
        "document": document.path,
        "title": document.title or None,
        "publisher": document.publisher or None,
        "side": document.side,
        "url": document.url or None,
        "published": _text(document.published),
        "language": one.language,
        "role": one.role.value,
        "quote": one.quote.text,
    }


def _shared(left: Statement, right: Statement, lexicon: Lexicon) -> Row:
    def both(of: Callable[[Statement], object | None]) -> str | None:
        first, last = of(left), of(right)
        if first == last:
            return _text(first)
        return f"{_text(first) or NOT_SAID} / {_text(last) or NOT_SAID}"

    return {
        "measure": both(lambda one: one.measure),
        "measure_label": both(lambda one: lexicon.label("measures", one.measure)),
        "population": both(lambda one: one.scope.population),
        "place": both(lambda one: one.scope.place),
        "period": both(lambda one: one.scope.period),
    }


def _side(which: str, one: Statement, document: Document) -> Row:
    row = {
        **_about(one, document),
        "as_of": _text(one.as_of),
        "speaker": one.speaker,
        "source": one.attribution.source if one.attribution else None,
        "figure": said(one),
        "low": plain_number(one.quantity.low),
        "high": plain_number(one.quantity.high),
        "hedge": one.quantity.hedge.value,
        "unit": one.quantity.unit,
        "start": one.span.start,
        "stop": one.span.stop,
    }
    return {f"{which}_{name}": row[name] for name in SIDE}


def _judged(one: Comparison, lexicon: Lexicon) -> Row:
    return {
        "verdict": one.verdict.value,
        "kind": one.kind.value,
        "severity": one.severity.value if one.severity else None,
        "flags": list(one.flags),
        "gap": plain_number(one.gap),
        "gap_ratio": plain_number(one.gap_ratio),
        "rule": one.rule,
        "reason": one.reason,
        "lexicon_version": one.lexicon_version or lexicon.version,
        "policy": one.policy,
    }


def _reviewed(review: Review | None, one: Comparison) -> Row:
    if review is None:
        return dict.fromkeys(REVIEWED)
    turned = review.left_id != one.left_id
    return {
        "review": review.decision,
        "reviewer": review.reviewer,
        "review_note": review.note,
        "reviewed_at": review.created_at.isoformat(),
        "review_verdict": review.verdict or None,
        "review_resolution": review.resolution or None,
        "review_preferred": TURNED.get(review.preferred) if turned else review.preferred or None,
    }


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)
