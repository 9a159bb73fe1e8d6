"""FollowTheMoney statements: the case as entities of the model that Aleph and OpenSanctions use.

The event is an `Event`, each document an `Article`, each figure a `Note` on both, each source that
a text names a `Mention` in its article. Each line says one property of one entity; `ftm
aggregate-statements` makes entities of them. Verdicts are not part of it: the model has no place
for them, and a note must not look like a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.compare.events import country
from workbench.export.figure import figure
from workbench.export.rows import Row
from workbench.model.dates import PartialDate
from workbench.model.ids import content_id
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.publish.chosen import Material
from workbench.publish.web import web_address

FTM_COLUMNS = (
    *("canonical_id", "entity_id", "prop", "schema", "value", "dataset", "lang"),
    *("original_value", "first_seen", "last_seen", "external", "origin", "id"),
)
"""The keys of a line, as followthemoney 4.11 writes them."""
ISO_639_3 = {"kk": "kaz", "ky": "kir", "ru": "rus", "en": "eng", "uz": "uzb"}
ORIGIN = "claim-workbench"
WORDED = frozenset({"name", "title", "description", "summary"})
"""Properties in words, which have a language."""


@dataclass
class Entity:
    """An entity on its way into statements: the values of each property in `values`."""

    id: str
    schema: str
    language: str | None = None
    values: list[tuple[str, str]] = field(default_factory=list)

    def add(self, prop: str, value: object | None) -> None:
        """Adds a value; one that is unknown or empty adds nothing."""
        text = " ".join(str(value).split()) if value is not None else ""
        if text and (prop, text) not in self.values:
            self.values.append((prop, text))


def ftm_rows(material: Material) -> list[Row]:
    """Returns the FollowTheMoney statements of the case, keyed by FTM_COLUMNS, entity by entity."""
    return [row for one in entities(material) for row in _statements(one, material.case.id)]


def entities(material: Material) -> Iterator[Entity]:
    """Yields the event, then the documents, then the figures, then the sources they name."""
    event = _event(material)
    yield event
    for document in material.documents.values():
        yield _article(document)
    mentions: dict[str, Entity] = {}
    for one in material.statements.values():
        yield _note(one, material, event)
        if one.attribution:
            mention = _mention(one)
            mentions.setdefault(mention.id, mention)
    yield from mentions.values()


def _event(material: Material) -> Entity:
    case = material.case
    event = Entity(content_id("event", case.id), "Event")
    event.add("name", case.title)
    if case.period:
        event.add("startDate", _date(case.period.start))
        event.add("endDate", _date(case.period.stop))
    if case.place:
        event.add("location", material.lexicon.label("places", case.place))
        event.add("country", _iso_country(case.place, material))
    return event


def _article(document: Document) -> Entity:
    article = Entity(document.id, "Article", document.language)
    article.add("fileName", document.path)
    article.add("title", document.title)
    article.add("author", document.speaker)
    article.add("publisher", document.publisher)
    article.add("publishedAt", _date(document.published))
    article.add("sourceUrl", web_address(document.url))
    article.add("language", ISO_639_3.get(document.language or ""))
    article.add("mimeType", document.media_type)
    article.add("keywords", document.side)
    return article


def _note(one: Statement, material: Material, event: Entity) -> Entity:
    """Returns a figure as a note; its name is ours and in English, its description the quote."""
    note = Entity(one.id, "Note", one.language)
    note.add("name", f"{material.lexicon.label('measures', one.measure)}: {figure(one.quantity)}")
    note.add("description", one.quote.text)
    note.add("entity", event.id)
    note.add("entity", one.document_id)
    note.add("proof", one.document_id)
    note.add("publisher", material.documents[one.document_id].publisher)
    note.add("keywords", one.measure)
    if one.scope.place:
        note.add("country", _iso_country(one.scope.place, material))
    return note


def _mention(one: Statement) -> Entity:
    source = one.attribution.source if one.attribution else ""
    mention = Entity(content_id("mention", one.document_id, source), "Mention", one.language)
    mention.add("document", one.document_id)
    mention.add("name", source)
    mention.add("detectedSchema", "LegalEntity")
    return mention


def _iso_country(place: str, material: Material) -> str | None:
    """Returns the country's two letters in small, as the model writes them."""
    land = country(place, material.lexicon.places)
    if land is None:
        return None
    row = material.lexicon.common("places").table(land)
    return row.text("iso", "").lower() or None


def _date(day: PartialDate | None) -> str | None:
    """Returns the date as the model writes it: with seconds where an hour is known."""
    if day is None:
        return None
    return f"{day}:00" if day.hour is not None else str(day)


def _statements(entity: Entity, dataset: str) -> Iterator[Row]:
    for prop, value in entity.values:
        language = ISO_639_3.get(entity.language or "") if prop in WORDED else None
        ours = entity.schema == "Note" and prop == "name"
        yield _statement(entity, prop, value, dataset, ISO_639_3["en"] if ours else language)


def _statement(entity: Entity, prop: str, value: str, dataset: str, language: str | None) -> Row:
    key = f"{dataset}.{entity.id}.{prop}.{value}" + (f"@{language}" if language else "")
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "schema": entity.schema,
        "value": value,
        "dataset": dataset,
        "lang": language,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": ORIGIN,
        "id": hashlib.sha1(key.encode()).hexdigest(),
    }
