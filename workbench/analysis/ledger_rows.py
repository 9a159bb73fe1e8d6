"""The ledger as a table: the columns, defined once, and how an entry fills them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.analysis.entries import Entry
from workbench.export.figure import figure
from workbench.export.rows import Row
from workbench.lexicon import Lexicon
from workbench.model.quantity import plain_number

LEDGER_COLUMNS = (
    *("measure", "measure_label", "place", "population", "qualifiers"),
    *("as_of", "as_of_basis", "published", "figure", "low", "high", "hedge", "unit"),
    *("status", "withdrawn_by", "figure_of", "voice", "authority", "side", "publisher"),
    *("speaker", "source", "language", "document", "title", "url", "quote", "start", "stop"),
)


def ledger_rows(entries: Iterable[Entry], lexicon: Lexicon) -> list[Row]:
    """Returns one row an entry, keyed by LEDGER_COLUMNS, in the order given. `side` is the
    document's, `figure_of` the side whose figure it is; `voice` who gives it."""
    rows = ({**_asked(one, lexicon), **_given(one), **_stands(one)} for one in entries)
    return [{name: row[name] for name in LEDGER_COLUMNS} for row in rows]


def _asked(entry: Entry, lexicon: Lexicon) -> Row:
    question = entry.question
    return {
        "measure": question.measure,
        "measure_label": lexicon.label("measures", question.measure),
        "place": question.place,
        "population": question.population,
        "qualifiers": list(question.narrowing),
    }


def _given(entry: Entry) -> Row:
    amount, statement = entry.quantity, entry.statement
    return {
        "as_of": str(entry.when) if entry.when else None,
        "as_of_basis": entry.basis.value,
        "figure": figure(amount),
        "low": plain_number(amount.low),
        "high": plain_number(amount.high),
        "hedge": amount.hedge.value,
        "unit": amount.unit,
        "speaker": statement.speaker,
        "source": statement.attribution.source if statement.attribution else None,
        "language": statement.language,
        "quote": statement.quote.text,
        "start": statement.span.start,
        "stop": statement.span.stop,
    }


def _stands(entry: Entry) -> Row:
    document = entry.document
    return {
        "status": entry.status.value,
        "withdrawn_by": str(entry.until) if entry.until else None,
        "figure_of": entry.home,
        "voice": entry.voice.name,
        "authority": entry.voice.id if entry.voice.known else None,
        "side": document.side,
        "publisher": document.publisher or None,
        "published": str(document.published) if document.published else None,
        "document": document.path,
        "title": document.title or None,
        "url": document.url or None,
    }
