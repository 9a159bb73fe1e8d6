"""FollowTheMoney statements, read by the library that defines them."""

from __future__ import annotations

import importlib.util
import io
import json
from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest

from tests.publish.conftest import absent
from workbench.publish import BY_NAME, Choice, Material, write_stream
from workbench.publish.ftm import FTM_COLUMNS, ftm_rows

KNOWN = {
    "Event": {"name", "startDate", "endDate", "location", "country"},
    "Article": {
        *("fileName", "title", "author", "publisher", "publishedAt", "sourceUrl", "language"),
        *("mimeType", "keywords"),
    },
    "Note": {"name", "description", "entity", "proof", "publisher", "keywords", "country"},
    "Mention": {"document", "name", "detectedSchema"},
}
"""Which properties each schema gets; the library below checks that it has them."""


def written(material: Material) -> bytes:
    out = io.StringIO()
    write_stream(BY_NAME["followthemoney"].make(material, Choice(), date.today()), out, "jsonl")
    return out.getvalue().encode()


def test_every_line_says_one_property_of_a_known_schema(seeds: Material) -> None:
    rows = ftm_rows(seeds)
    assert all(tuple(row) == FTM_COLUMNS for row in rows)
    assert {str(row["schema"]) for row in rows} == set(KNOWN)
    assert all(row["prop"] in KNOWN[str(row["schema"])] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


def test_each_thing_of_the_case_is_an_entity(seeds: Material) -> None:
    schemas = {str(row["entity_id"]): str(row["schema"]) for row in ftm_rows(seeds)}
    counted = Counter(schemas.values())
    assert counted["Event"] == 1
    assert counted["Article"] == len(seeds.documents)
    assert counted["Note"] == len(seeds.statements)
    named = {
        (one.document_id, one.attribution.source)
        for one in seeds.statements.values()
        if one.attribution
    }
    assert counted["Mention"] == len(named)


def test_links_lead_to_entities_of_the_file(seeds: Material) -> None:
    rows = ftm_rows(seeds)
    ids = {row["entity_id"] for row in rows}
    links = [row["value"] for row in rows if row["prop"] in ("entity", "proof", "document")]
    assert links
    assert set(links) <= ids


@pytest.fixture(scope="module")
def library() -> Any:
    if importlib.util.find_spec("followthemoney") is None:
        absent("followthemoney is not installed: pip install -e '.[exchange]' (it needs ICU)")
    import followthemoney

    return followthemoney


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_the_library_reads_every_statement(
    library: Any, which: str, request: pytest.FixtureRequest
) -> None:
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import CSV_COLUMNS, read_json_statements

    material: Material = request.getfixturevalue(which)
    data = written(material)
    lines = [json.loads(line) for line in data.splitlines()]
    read = list(read_json_statements(io.BytesIO(data)))
    assert [one.to_dict() for one in read] == lines
    assert {*FTM_COLUMNS, "prop_type"} == set(CSV_COLUMNS)
    for one in read:
        key = Statement.make_key(
            one.dataset, one.entity_id, one.prop, one.value, one.external, lang=one.lang
        )
        assert one.id == key


def test_the_entities_are_valid_and_their_values_clean(library: Any, seeds: Material) -> None:
    from followthemoney import model
    from followthemoney.statement.serialize import read_json_statements

    by_entity = defaultdict(list)
    for one in read_json_statements(io.BytesIO(written(seeds))):
        by_entity[one.entity_id].append(one)
    for id_, said in by_entity.items():
        entity = model.make_entity(said[0].schema)
        entity.id = id_
        for one in said:
            prop = entity.schema.get(one.prop)
            assert prop is not None
            assert prop.type.clean(one.value) == one.value, (one.prop, one.value)
            entity.add(one.prop, one.value)
        entity.schema.validate(entity.to_dict())
        assert entity.caption not in ("", entity.schema.label)
        for name in entity.schema.required:
            assert entity.get(name), (said[0].schema, name)
