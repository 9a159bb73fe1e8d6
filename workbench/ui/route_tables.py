"""The tables behind Timeline, Ledger, Framing and Search, by the parameters of an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from workbench.analysis.entries import Entry
from workbench.analysis.ledger import Ledger
from workbench.analysis.ledger_rows import LEDGER_COLUMNS, ledger_rows
from workbench.analysis.questions import Question
from workbench.analysis.rates import rates
from workbench.analysis.timeline import Days, first_month, is_early, reach, timeline
from workbench.export.rows import Row
from workbench.model.text import Passage
from workbench.ui import asking, framing, framing_table, ledger_filters, links, searching
from workbench.ui.data import Loaded

Given = Mapping[str, str]
Table = tuple[Sequence[str], list[Row]]
PERIOD, BETWEEN = "period", "~"
ALL, MONTH = "all", "month"
PASSAGE_COLUMNS = (
    *("file", "title", "publisher", "side", "published", "url"),
    *("language", "speaker", "role", "text", "start", "stop", "score"),
)


def ledger(loaded: Loaded, given: Given) -> Table:
    """Returns every figure on the question named, as the Ledger page filters them."""
    _, told = _told(loaded, given)
    kept = [one for one in told if _of_sides(one, given, told) and _answers(one, given, told)]
    return LEDGER_COLUMNS, ledger_rows(kept, loaded.lexicon)


def figures_in_time(loaded: Loaded, given: Given) -> Table:
    """Returns the figures under the Timeline page's chart: those drawn, then those that are not."""
    question, told = _told(loaded, given)
    if question is None:
        return LEDGER_COLUMNS, []
    sides = _sides(given, told)
    shown = timeline(asking.ledger(loaded), question, sides, _days(given.get(PERIOD), told))
    entries = [*(mark.entry for mark in shown.marks), *shown.undrawn] if shown is not None else told
    return LEDGER_COLUMNS, ledger_rows(entries, loaded.lexicon)


def _told(loaded: Loaded, given: Given) -> tuple[Question | None, Sequence[Entry]]:
    known = asking.ledger(loaded)
    if not known.entries:
        return None, ()
    question = _question(known, given)
    return question, known.entries[question]


def _question(known: Ledger, given: Given) -> Question:
    measures = list(known.measures)
    measure = links.one_of(measures, measures[0])(given.get(asking.MEASURE)) or measures[0]
    found = {one.scope_id: one for one in known.of_measure(measure)}
    first = next(iter(found))
    return found[links.one_of(found, first)(given.get(asking.OF)) or first]


def _sides(given: Given, told: Sequence[Entry]) -> list[str]:
    there = {one.document.side for one in told} | {one.home for one in told}
    picked = links.some_of(there)(given.get(asking.SIDES))
    return [] if len(picked) == len(there) else picked


def _of_sides(one: Entry, given: Given, told: Sequence[Entry]) -> bool:
    sides = _sides(given, told)
    return not sides or one.document.side in sides or one.home in sides


def _answers(one: Entry, given: Given, told: Sequence[Entry]) -> bool:
    for facet, value in ledger_filters.FACETS.items():
        here = {value(each) for each in told}
        wish = links.some_of(here)(given.get(ledger_filters.PARAMETERS[facet]))
        if wish and value(one) not in wish:
            return False
    return True


def _days(given: str | None, told: Sequence[Entry]) -> Days | None:
    """Returns the days a period means: all, the first month, or two days with ~ between them."""
    whole = reach(told)
    if whole is None:
        return None
    first, _, last = (given or "").partition(BETWEEN)
    try:
        own = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        own = None
    if own is not None and own[0] <= own[1]:
        return own
    early = given == MONTH or (given != ALL and is_early(told))
    return first_month(whole) if early else None


def words_used(loaded: Loaded, given: Given) -> Table:
    """Returns how often each side uses each word of the group named, as the Framing page does."""
    terms, read = framing.reading(loaded, framing.wished(loaded, given))
    found = rates(read, terms, loaded.sides)
    return framing_table.COLUMNS, [framing_table.row(one) for one in found]


def passages(loaded: Loaded, given: Given) -> Table:
    """Returns the passages that answer a search; none without a query."""
    query = given.get("q", "")
    if not query.strip():
        return PASSAGE_COLUMNS, []
    how = links.one_of(searching.HOW, searching.HOW[0])(given.get("how")) or searching.HOW[0]
    found = searching.found(loaded, query, how, given.get("language") or None)
    return PASSAGE_COLUMNS, [_passage(one, score, loaded) for one, score in found]


def _passage(one: Passage, score: float | None, loaded: Loaded) -> Row:
    document = loaded.view.documents[one.document_id]
    return {
        "file": document.path,
        "title": document.title or None,
        "publisher": document.publisher or None,
        "side": document.side,
        "published": str(document.published) if document.published else None,
        "url": document.url or None,
        "language": one.language,
        "speaker": one.speaker or None,
        "role": one.role.value,
        "text": one.text.text,
        "start": one.span.start,
        "stop": one.span.stop,
        "score": round(score, 4) if score is not None else None,
    }
