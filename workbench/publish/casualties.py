"""A table of the dead in the shape of the UCDP Georeferenced Event Dataset: one row a figure.

Its columns are those of UCDP GED 25.1 in their order, then some of our own. What no document says
stays empty: the workbench knows neither UCDP's ids nor which armed side the dead belonged to, so
`deaths_a` and `deaths_b` are always empty, and it merges no sources: rows of one `relid` count the
same dead. `low`, `best` and `high` are what the named policy makes of the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.compare.events import country
from workbench.compare.policies import Policy, low_best_high, policy
from workbench.export.figure import figure
from workbench.export.rows import Row
from workbench.model.dates import Period
from workbench.model.ids import content_id
from workbench.model.quantity import plain_number
from workbench.model.statement import Modality, Statement
from workbench.model.text import Document
from workbench.publish.chosen import Choice, Material

GED_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
OURS = (
    *("policy", "hedge", "figure", "population", "side", "modality", "incremental", "language"),
    *("quote", "document", "start", "stop", "url", "statement_id"),
)
CASUALTY_COLUMNS = (*GED_COLUMNS, *OURS)
MEASURE = "deaths"
PERSON = "person"
CLAIMED = (Modality.ASSERTED, Modality.REPORTED, Modality.UNCONFIRMED, Modality.PREVIOUS)
"""A figure that is denied, asked, supposed or foretold is no count of the dead."""
EVERYONE, CIVILIANS = "people", "civilians"
WHERE_PRECISION = {"city": 1, "town": 1, "district": 3, "region": 4, "country": 6}
"""UCDP's where_prec by what kind of place the text names."""
DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
"""UCDP's date_prec by how many days the figure covers at most; longer is LONGER."""
LONGER = 5


def casualty_rows(material: Material, choice: Choice) -> list[Row]:
    """Returns one row a figure of the dead, keyed by CASUALTY_COLUMNS, by place and date."""
    by = policy(material.lexicon, choice.policy)
    found = sorted(_dead(material), key=lambda one: _order(one, material))
    rows = [_row(one, material, by) for one in found]
    return [{name: row.get(name) for name in CASUALTY_COLUMNS} for row in rows]


def _dead(material: Material) -> Iterator[Statement]:
    for one in material.statements.values():
        counts_people = one.quantity.unit in (None, PERSON)
        claimed = one.modality in CLAIMED and not one.rate
        if one.measure == MEASURE and counts_people and claimed and one.same_as is None:
            yield one


def _order(one: Statement, material: Material) -> tuple[str, ...]:
    document = material.documents[one.document_id]
    when = one.as_of or document.published
    return one.scope.place or "", one.scope.population or "", str(when or "9999"), one.id


def _row(one: Statement, material: Material, by: Policy) -> Row:
    document = material.documents[one.document_id]
    return {
        "id": one.id,
        "relid": _question(one, material),
        "conflict_name": material.case.title,
        **_source(one, document),
        **_place(one.scope.place, material),
        **_days(one, material.case.period),
        **_deaths(one, by),
        "policy": by.name,
        "hedge": one.quantity.hedge.value,
        "figure": figure(one.quantity),
        "population": one.scope.population,
        "side": document.side,
        "modality": one.modality.value,
        "incremental": one.incremental,
        "language": one.language,
        "quote": one.quote.text,
        "document": document.path,
        "start": one.span.start,
        "stop": one.span.stop,
        "url": document.url or None,
        "statement_id": one.id,
    }


def _question(one: Statement, material: Material) -> str:
    """Returns one id for all figures that count the same dead: of one place and population."""
    return content_id("dead", material.case.id, one.scope.place, one.scope.population)


def _source(one: Statement, document: Document) -> Row:
    published = str(document.published) if document.published else None
    named = (document.publisher, published, document.title)
    return {
        "number_of_sources": 1,
        "source_article": ", ".join(f'"{part}"' for part in named if part) or document.path,
        "source_office": document.publisher or None,
        "source_date": published,
        "source_headline": document.title or None,
        "source_original": one.attribution.source if one.attribution else one.speaker,
    }


def _place(place: str | None, material: Material) -> Row:
    if place is None:
        return {}
    places = material.lexicon.places
    node = places.nodes.get(place)
    land = country(place, places)
    return {
        "where_coordinates": material.lexicon.label("places", place),
        "where_prec": WHERE_PRECISION.get(node.type) if node else None,
        "country": material.lexicon.label("places", land) if land else None,
    }


def _days(one: Statement, frame: Period | None) -> Row:
    """Returns when the dead died as far as it is said: the figure's own period, else the event's;
    without either the day the count was made bounds it from above only."""
    known = one.scope.period or frame
    if known is None:
        return {"date_end": one.as_of.last_day.isoformat() if one.as_of else None}
    same_year = known.first_day.year == known.last_day.year
    return {
        "year": known.first_day.year if same_year else None,
        "date_prec": _precision(known),
        "date_start": known.first_day.isoformat(),
        "date_end": known.last_day.isoformat(),
    }


def _precision(known: Period) -> int:
    days = (known.last_day - known.first_day).days + 1
    return next((mark for most, mark in DATE_PRECISION if days <= most), LONGER)


def _deaths(one: Statement, by: Policy) -> Row:
    low, best, high = low_best_high(one.quantity, by)
    return {
        "low": plain_number(low),
        "best": plain_number(best),
        "high": plain_number(high),
        "deaths_civilians": plain_number(best) if one.scope.population == CIVILIANS else None,
        "deaths_unknown": plain_number(best) if one.scope.population in (None, EVERYONE) else None,
    }
