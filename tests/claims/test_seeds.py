"""The documents of January 2022: what is claimed in them, and that nothing false is made of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from workbench import ingest
from workbench.claims import Claim, judge_claims, read_claims
from workbench.lexicon import load
from workbench.text import passages

FOLDER = Path(__file__).parents[2] / "seeds" / "january-2022"
SEEN: frozenset[tuple[str, str]] = frozenset()
"""Pairs of documents of which one was seen to deny what the other asserts; a new one is read by eye
before it is put here."""


@cache
def claims() -> tuple[Claim, ...]:
    lexicon = load()
    _, documents, _ = ingest.load_case(FOLDER)
    return tuple(
        claim
        for document in documents
        for claim in read_claims(passages.split(document, lexicon), document, lexicon)
    )


def told(family: str) -> set[tuple[bool, str | None, str]]:
    """Whether it is asserted, who does it, and the words."""
    return {
        (one.asserted, one.parties.actor, one.statement.span.text)
        for one in claims()
        if one.family == family
    }


def test_the_alliance_fired_no_shot() -> None:
    assert (False, "csto", "бірде-бір оқ атылмады") in told("live_fire")


def test_the_ministry_never_issued_the_figure() -> None:
    assert (False, "health_ministry", "issued the figure") in told("published")


def test_nouns_aims_and_attributes_claim_nothing() -> None:
    words = {one.statement.span.text for one in claims()}
    assert words.isdisjoint({"torture", "attack", "attacking", "shooting at", "publish a list"})


def test_no_text_is_said_to_deny_what_it_does_not() -> None:
    lexicon = load()
    case, documents, _ = ingest.load_case(FOLDER)
    by_id = {one.id: one for one in documents}
    known = {one.statement.id: one.statement.document_id for one in claims()}
    found = {
        (by_id[known[one.left_id]].path, by_id[known[one.right_id]].path)
        for one in judge_claims(claims(), by_id, case, lexicon)
    }
    assert found == SEEN
