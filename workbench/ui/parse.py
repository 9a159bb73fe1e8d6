"""A statement's reading as rows of words: what was read, beside what the machine had read."""

from __future__ import annotations

from workbench.export.figure import figure
from workbench.lexicon import Lexicon
from workbench.model.statement import Statement
from workbench.ui.markup import Safe, tag, text
from workbench.ui.words import day, label, name, say

GROUPS = {"measure": "measures", "population": "populations", "place": "places"}


def rows(one: Statement, lexicon: Lexicon) -> dict[str, str]:
    """Returns what is known of a figure, by field, in words; a field that is unknown is empty."""
    scope, source = one.scope, one.attribution
    return {
        "value": figure(one.quantity),
        "interval": interval(one),
        "hedge": name("reading_hedges", one.quantity.hedge.value),
        "unit": _unit(one),
        "measure": label(lexicon, "measures", one.measure),
        "thing": one.thing or "",
        "population": label(lexicon, "populations", scope.population) if scope.population else "",
        "place": label(lexicon, "places", scope.place) if scope.place else "",
        "period": str(scope.period or ""),
        "qualifiers": ", ".join(label(lexicon, "qualifiers", id_) for id_ in scope.qualifiers),
        "as_of": day(one.as_of) if one.as_of else "",
        "as_of_basis": name("reading_bases", one.as_of_basis.value),
        "modality": name("reading_stances", one.modality.value),
        "source": f"{source.source} ({source.cue})"
        if source and source.cue
        else source.source
        if source
        else "",
        "speaker": one.speaker or "",
        "role": name("reading_roles", one.role.value),
        "language": name("languages", one.language),
    }


def _unit(one: Statement) -> str:
    unit = (one.quantity.unit or "").replace("_", " ")
    return f"{unit} (“{one.unit_text}”)" if unit and one.unit_text else unit


def interval(one: Statement) -> str:
    """Returns the amount as written as an interval: [238, 238], (9, ∞)."""
    amount = one.quantity
    low = "−∞" if amount.low is None else f"{amount.low.normalize():,f}"
    high = "∞" if amount.high is None else f"{amount.high.normalize():,f}"
    opened = "(" if amount.low is None or amount.hedge.value == "more_than" else "["
    closed = ")" if amount.high is None or amount.hedge.value == "less_than" else "]"
    return f"{opened}{low}, {high}{closed}"


def table(one: Statement, machine: Statement | None, lexicon: Lexicon) -> Safe:
    """Returns the reading as a table, with the machine's own where a reviewer corrected it."""
    read = rows(one, lexicon)
    before = rows(machine, lexicon) if machine else {}
    head = [say("statement.field"), say("statement.read")]
    if machine:
        head.append(say("statement.machine"))
    lines = [tag("tr", *(tag("th", cell, scope="col") for cell in head))]
    for field, value in read.items():
        differs = bool(machine) and before[field] != value
        if value or differs:
            lines.append(_line(field, value, before[field] if differs else None, bool(machine)))
    return tag("table", *lines, class_="cw-parse")


def _line(field: str, value: str, before: str | None, wide: bool) -> Safe:
    shown_value = value or say("statement.not_said")
    cells = [
        tag("th", name("reading_fields", field), scope="row"),
        tag("td", tag("strong", shown_value) if before is not None else text(shown_value)),
    ]
    if wide:
        cells.append(tag("td", before if before is not None else ""))
    return tag("tr", *cells)


def field_words(field: str, value: str, lexicon: Lexicon) -> str:
    """Returns a corrected value in words, as a history shows it."""
    if not value:
        return say("statement.not_said")
    if field in GROUPS:
        return label(lexicon, GROUPS[field], value)
    if field == "modality":
        return name("reading_stances", value)
    if field == "value":
        hedge, _, ends = value.partition(" ")
        low, _, high = ends.partition("..")
        amount = low if low == high or not high else high if not low else f"{low}–{high}"
        return (
            amount if hedge in ("exact", "range") else f"{name('reading_hedges', hedge)} {amount}"
        )
    return value
