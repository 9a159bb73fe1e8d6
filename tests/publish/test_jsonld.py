"""JSON-LD: schema.org terms only, read as RDF, and never a rating that a machine gave."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from workbench.publish import BY_NAME, Choice, Material
from workbench.publish.jsonld import document

SCHEMA = Namespace("https://schema.org/")
BASE = "https://example.org/case"
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$"}
HERE = {"type": "string", "pattern": "^#."}
LINK = {
    "type": "object",
    "properties": {"@id": HERE},
    "required": ["@id"],
    "additionalProperties": False,
}


def thing(type_: str, required: list[str], **properties: object) -> dict[str, Any]:
    """A schema of a thing of schema.org that has these properties and no others."""
    return {
        "type": "object",
        "properties": {"@type": {"const": type_}, "@id": HERE, **properties},
        "required": ["@type", *required],
        "additionalProperties": False,
    }


PERSON = thing("Person", ["name"], name=TEXT)
ORGANIZATION = thing("Organization", ["name"], name=TEXT)
NODES = {
    "Dataset": thing(
        "Dataset",
        ["@id", "name", "description", "creator"],
        name=TEXT,
        description=TEXT,
        temporalCoverage=TEXT,
        creator=thing(
            "SoftwareApplication", ["name", "softwareVersion"], name=TEXT, softwareVersion=TEXT
        ),
    ),
    "Article": thing(
        "Article",
        ["@id", "identifier"],
        identifier=TEXT,
        headline=TEXT,
        url={"type": "string", "pattern": "^https?://"},
        publisher=ORGANIZATION,
        datePublished=DAY,
        inLanguage={"enum": ["kk", "ky", "ru", "en"]},
    ),
    "Claim": thing(
        "Claim",
        ["@id", "name", "text", "appearance"],
        name=TEXT,
        text=TEXT,
        inLanguage={"enum": ["kk", "ky", "ru", "en"]},
        author={"anyOf": [PERSON, ORGANIZATION, TEXT]},
        datePublished=DAY,
        temporalCoverage=DAY,
        appearance=LINK,
        isPartOf=LINK,
    ),
    "ClaimReview": thing(
        "ClaimReview",
        ["@id", "itemReviewed", "author", "datePublished", "reviewRating"],
        itemReviewed={"type": "array", "items": LINK, "minItems": 2, "maxItems": 2},
        claimReviewed=TEXT,
        reviewAspect=TEXT,
        author=PERSON,
        datePublished=DAY,
        reviewBody=TEXT,
        isPartOf=LINK,
        reviewRating=thing(
            "Rating", ["alternateName"], author=PERSON, alternateName=TEXT, ratingExplanation=TEXT
        ),
    ),
}


@pytest.fixture(scope="module")
def found(seeds: Material) -> dict[str, Any]:
    return document(seeds, Choice(verdicts=("contradiction",)))


def of_type(found: dict[str, Any], type_: str) -> list[dict[str, Any]]:
    return [one for one in found["@graph"] if one["@type"] == type_]


def test_every_thing_has_the_properties_of_its_type_and_no_others(found: dict[str, Any]) -> None:
    assert found["@context"] == "https://schema.org"
    for one in found["@graph"]:
        jsonschema.validate(one, NODES[one["@type"]])


def test_every_claim_of_the_choice_is_there_once(seeds: Material, found: dict[str, Any]) -> None:
    chosen = [one for one in seeds.comparisons if one.verdict.value == "contradiction"]
    ids = {f"#{id_}" for one in chosen for id_ in (one.left_id, one.right_id)}
    claims = of_type(found, "Claim")
    assert {one["@id"] for one in claims} == ids
    assert len(claims) == len(ids)
    articles = {one["@id"] for one in of_type(found, "Article")}
    assert {one["appearance"]["@id"] for one in claims} == articles
    for one in claims:
        assert one["text"] == seeds.statements[one["@id"][1:]].quote.text


def test_only_what_a_person_reviewed_is_a_review(seeds: Material, found: dict[str, Any]) -> None:
    reviews = of_type(found, "ClaimReview")
    assert len(reviews) == len(seeds.decided) == 3
    told = {one["@id"][1:]: one["reviewRating"]["alternateName"] for one in reviews}
    words = {"confirmed": "Confirmed", "rejected": "Rejected", "unsure": "Undecided"}
    for one in seeds.comparisons:
        review = seeds.review_of(one)
        if review is not None:
            assert told[one.id] == f"{words[review.decision]} by a reviewer: Contradiction"
    assert {one["author"]["name"] for one in reviews} == {"Aigul"}


def test_no_rating_is_a_number_and_the_file_says_why(found: dict[str, Any]) -> None:
    written = json.dumps(found)
    for word in ("ratingValue", "bestRating", "worstRating"):
        assert word not in written
    (dataset,) = of_type(found, "Dataset")
    assert "nobody here rates whether a claim is true" in dataset["description"]
    assert "A machine's verdict that nobody reviewed is not a review" in dataset["description"]


def test_rdf_readers_find_the_same(seeds: Material, found: dict[str, Any]) -> None:
    """The context stands in for the one of schema.org, which a test must not fetch."""
    local = {**found, "@context": {"@vocab": str(SCHEMA), "@base": BASE}}
    graph = Graph().parse(data=json.dumps(local), format="json-ld")
    assert len(list(graph.subjects(RDF.type, SCHEMA.Claim))) == len(of_type(found, "Claim"))
    for review in of_type(found, "ClaimReview"):
        node = URIRef(BASE + review["@id"])
        reviewed = set(graph.objects(node, SCHEMA.itemReviewed))
        assert reviewed == {URIRef(BASE + one["@id"]) for one in review["itemReviewed"]}
        for claim in reviewed:
            assert (claim, RDF.type, SCHEMA.Claim) in graph
            (text,) = graph.objects(claim, SCHEMA.text)
            assert text == Literal(seeds.statements[str(claim).rpartition("#")[2]].quote.text)
    again = Graph().parse(data=graph.serialize(format="json-ld"), format="json-ld")
    assert len(again) == len(graph)


def test_hostile_text_gives_a_valid_file(hostile: Material) -> None:
    content = BY_NAME["claims"].make(hostile, Choice(("contradiction",)), date(2026, 11, 24))
    assert content.texts is not None
    read = json.loads(content.texts("jsonld"))
    assert len(read["@graph"]) == content.size
    for one in read["@graph"]:
        jsonschema.validate(one, NODES[one["@type"]])
