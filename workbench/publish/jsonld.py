"""schema.org Claim and ClaimReview as JSON-LD.

A ClaimReview is written only where a person reviewed a verdict, and says whether that person
upholds the finding about two claims. Nobody here rates whether a claim is true: no `ratingValue` is
ever written, and a machine's verdict that nobody reviewed is no review.
"""

from __future__ import annotations

from typing import Any

from workbench import __version__
from workbench.compare.explain import reason_in
from workbench.export.figure import figure
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison
from workbench.model.review import Review
from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.publish.chosen import Choice, Material
from workbench.publish.web import web_address
from workbench.publish.words import language, name, say

Node = dict[str, Any]

CONTEXT = "https://schema.org"
TOOL = "Claim Workbench"
DATASET = "#dataset"


def document(material: Material, choice: Choice) -> Node:
    """Returns the JSON-LD document: the data set, the articles, a Claim for each statement of the
    comparisons chosen and a ClaimReview for each of them that a person reviewed."""
    return {"@context": CONTEXT, "@graph": nodes(material, choice)}


def nodes(material: Material, choice: Choice) -> list[Node]:
    """Returns the things of the document, each once, in reading order."""
    found = material.chosen(choice)
    ids = {id_ for one in found for id_ in (one.left_id, one.right_id)}
    claims = [one for one in material.statements.values() if one.id in ids]
    texts = dict.fromkeys(one.document_id for one in claims)
    reviewed = [(one, review) for one in found if (review := material.review_of(one))]
    return [
        _dataset(material),
        *(_article(material.documents[id_]) for id_ in texts),
        *(_claim(one, material) for one in claims),
        *(_review(one, review, material.lexicon) for one, review in reviewed),
    ]


def _dataset(material: Material) -> Node:
    case = material.case
    return _known(
        {
            "@type": "Dataset",
            "@id": DATASET,
            "name": case.title,
            "description": say("jsonld.description"),
            "temporalCoverage": str(case.period) if case.period else None,
            "creator": {
                "@type": "SoftwareApplication",
                "name": TOOL,
                "softwareVersion": __version__,
            },
        }
    )


def _article(one: Document) -> Node:
    publisher = {"@type": "Organization", "name": one.publisher} if one.publisher else None
    return _known(
        {
            "@type": "Article",
            "@id": f"#{one.id}",
            "headline": one.title or None,
            "url": web_address(one.url),
            "publisher": publisher,
            "datePublished": str(one.published) if one.published else None,
            "inLanguage": one.language,
            "identifier": one.path,
        }
    )


def _claim(one: Statement, material: Material) -> Node:
    document_ = material.documents[one.document_id]
    return _known(
        {
            "@type": "Claim",
            "@id": f"#{one.id}",
            "name": _name(one, material),
            "text": one.quote.text,
            "inLanguage": one.language or None,
            "author": _author(one, document_),
            "datePublished": str(document_.published) if document_.published else None,
            "temporalCoverage": str(one.as_of) if one.as_of else None,
            "appearance": {"@id": f"#{document_.id}"},
            "isPartOf": {"@id": DATASET},
        }
    )


def _name(one: Statement, material: Material) -> str:
    counted = material.lexicon.label("measures", one.measure, language())
    return f"{counted}: {figure(one.quantity, language())}"


def _author(one: Statement, document_: Document) -> Node | str | None:
    """Returns whom the text names as the source, else who speaks, else who published it; a source
    that is no known body stays plain text, for it may be anyone."""
    if one.attribution and one.attribution.source_id is None:
        return one.attribution.source
    if one.attribution:
        return {"@type": "Organization", "name": one.attribution.source}
    if one.speaker:
        return {"@type": "Person", "name": one.speaker}
    if document_.publisher:
        return {"@type": "Organization", "name": document_.publisher}
    return None


def _review(one: Comparison, review: Review, lexicon: Lexicon) -> Node:
    reviewer = {"@type": "Person", "name": review.reviewer}
    return _known(
        {
            "@type": "ClaimReview",
            "@id": f"#{one.id}",
            "itemReviewed": [{"@id": f"#{one.left_id}"}, {"@id": f"#{one.right_id}"}],
            "claimReviewed": reason_in(one, lexicon, language()) or None,
            "reviewAspect": say("jsonld.aspect"),
            "author": reviewer,
            "datePublished": review.created_at.date().isoformat(),
            "reviewBody": review.note or None,
            "reviewRating": _known(
                {
                    "@type": "Rating",
                    "author": reviewer,
                    "alternateName": say(
                        "jsonld.rating",
                        decision=name("decisions", review.decision),
                        verdict=name("verdicts", _verdict(one, review)),
                    ),
                    "ratingExplanation": review.note or None,
                }
            ),
            "isPartOf": {"@id": DATASET},
        }
    )


def _verdict(one: Comparison, review: Review) -> str:
    """Returns the verdict the decision is about: the reviewer's own where there is one."""
    return review.verdict or one.verdict.value


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
