"""What one text asserts and another denies of the same doing, by the same group, there and then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from workbench.claims.read import Claim
from workbench.claims.words import families, wider_groups
from workbench.compare import explain
from workbench.compare.wording import MARK
from workbench.lexicon import Lexicon
from workbench.model.comparison import (
    Comparison,
    Finding,
    Kind,
    Relation,
    Severity,
    Verdict,
)
from workbench.model.dates import Period
from workbench.model.ids import content_id
from workbench.model.statement import Statement
from workbench.model.text import Case, Document

DENIED, EXCLUDES = "asserted_and_denied", "two_doers_of_one_deed"
FAR_APART = 400
"""Days between two undated texts outside of any case: not of one event."""
Confirms = Callable[[str, str], bool]
"""Whether a model, where one was named, takes two sentences to exclude each other."""


def judge_claims(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
    confirms: Confirms | None = None,
) -> list[Comparison]:
    """Returns the contradictions between claims of different documents, each kind of deed once for
    two documents, sorted by id; nothing where it is not plain that they are of one thing."""
    found: dict[tuple[str, str, str], Comparison] = {}
    for rule, one, other in _pairs(claims, documents, case, lexicon):
        first, last = sorted((one.statement.document_id, other.statement.document_id))
        key = one.family, first, last
        quotes = one.statement.quote.text, other.statement.quote.text
        if key not in found and (confirms is None or confirms(*quotes)):
            found[key] = _comparison(rule, one, other, documents, case, lexicon)
    return sorted(found.values(), key=lambda made: made.id)


def claimed(claims: Sequence[Claim], judged: Sequence[Comparison]) -> list[Statement]:
    """Returns the statements of the claims that stand in a comparison, each once."""
    wanted = {id_ for one in judged for id_ in (one.left_id, one.right_id)}
    made = {one.statement.id: one.statement for one in claims if one.statement.id in wanted}
    return list(made.values())


def _pairs(
    claims: Sequence[Claim], documents: Mapping[str, Document], case: Case, lexicon: Lexicon
) -> Iterator[tuple[str, Claim, Claim]]:
    by_family: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.statement.id):
        if _names(claim, families(lexicon)[claim.family].needs):
            by_family[claim.family].append(claim)
    for id_, group in sorted(by_family.items()):
        said = [one for one in group if one.asserted]
        denied = [one for one in group if not one.asserted]
        for one, other in product(said, denied):
            if _apart(one, other) and _covers(one, other, documents, case, lexicon):
                yield DENIED, one, other
        for one, other in combinations(said, 2) if families(lexicon)[id_].exclusive else ():
            if _apart(one, other) and _exclude(one, other, documents, case, lexicon):
                yield EXCLUDES, one, other


def _apart(one: Claim, other: Claim) -> bool:
    return one.statement.document_id != other.statement.document_id


def _names(claim: Claim, needs: frozenset[str]) -> bool:
    if "actor" in needs and claim.parties.actor is None:
        return False
    return "object" not in needs or bool(claim.parties.objects)


def _covers(
    said: Claim, denied: Claim, documents: Mapping[str, Document], case: Case, lexicon: Lexicon
) -> bool:
    """True when what is asserted lies within what is denied."""
    return (
        _actor_within(said, denied, lexicon)
        and _topics_meet(said, denied, lexicon)
        and _objects_within(said, denied, lexicon)
        and _place_within(said.place or case.place, denied.place or case.place, lexicon)
        and _time_within(said, denied, documents)
        and _one_event(said, denied, documents, case)
    )


def _actor_within(said: Claim, denied: Claim, lexicon: Lexicon) -> bool:
    one, other = said.parties.actor, denied.parties.actor
    if other is None:
        return True
    if one is None:
        return False
    wider = wider_groups(lexicon)
    return other in wider[one] or (said.assumed and one in wider[other])


def _topics_meet(said: Claim, denied: Claim, lexicon: Lexicon) -> bool:
    """True unless the family is about figures and they are of two things, or of nothing known."""
    wanted = "topic" in families(lexicon)[said.family].needs
    return not wanted or bool(said.topics & denied.topics)


def _objects_within(said: Claim, denied: Claim, lexicon: Lexicon) -> bool:
    one, other = said.parties.objects, denied.parties.objects
    if not other:
        return True
    wider = wider_groups(lexicon)
    return any(other & wider.get(name, frozenset((name,))) for name in one)


def _place_within(said: str | None, denied: str | None, lexicon: Lexicon) -> bool:
    if denied is None or said == denied:
        return True
    known = lexicon.places.nodes
    return said in known and denied in known and lexicon.places.is_part(str(said), denied)


def _time_within(said: Claim, denied: Claim, documents: Mapping[str, Document]) -> bool:
    if denied.period is None:
        return True
    told = said.period or _day_of(said, documents)
    return told is not None and told.overlaps(denied.period)


def _day_of(claim: Claim, documents: Mapping[str, Document]) -> Period | None:
    day = documents[claim.statement.document_id].published
    return Period(day, day) if day else None


def _one_event(one: Claim, other: Claim, documents: Mapping[str, Document], case: Case) -> bool:
    """True unless the texts are of times so far apart that they speak of two events."""
    days = [claim.period or _day_of(claim, documents) for claim in (one, other)]
    if case.period is not None or days[0] is None or days[1] is None:
        return True
    return abs((days[0].first_day - days[1].first_day).days) <= FAR_APART


def _exclude(
    one: Claim, other: Claim, documents: Mapping[str, Document], case: Case, lexicon: Lexicon
) -> bool:
    left, right = one.parties.actor, other.parties.actor
    wider = wider_groups(lexicon)
    if left is None or right is None or left in wider[right] or right in wider[left]:
        return False
    places = one.place or case.place, other.place or case.place
    near = _place_within(*places, lexicon) or _place_within(*places[::-1], lexicon)
    dated = one.period is None or other.period is None or one.period.overlaps(other.period)
    return near and dated and _one_event(one, other, documents, case)


def _comparison(
    rule: str,
    one: Claim,
    other: Claim,
    documents: Mapping[str, Document],
    case: Case,
    lexicon: Lexicon,
) -> Comparison:
    left, right = sorted((one, other), key=lambda claim: _rank(claim, documents, case))
    values = (
        ("label", f"{MARK}measures:{one.statement.measure}"),
        ("said_outlet", _outlet(one, documents)),
        ("denied_outlet", _outlet(other, documents)),
    )
    told = Finding("reason", Relation.APART, f"reason_{rule}", values)
    return Comparison(
        id=content_id("pair", left.statement.id, right.statement.id),
        case_id=case.id,
        left_id=left.statement.id,
        right_id=right.statement.id,
        verdict=Verdict.CONTRADICTION,
        rule=rule,
        kind=Kind.QUALITATIVE,
        severity=Severity.MAJOR,
        flags=("needs_review",) if one.assumed or other.assumed else (),
        findings=(told,),
        reason=explain.sentence(told, lexicon),
        event_id=content_id("event", case.id, case.place, case.period),
        lexicon_version=lexicon.version,
    )


def _rank(claim: Claim, documents: Mapping[str, Document], case: Case) -> tuple[int, str, str, int]:
    document = documents[claim.statement.document_id]
    place = case.sides.index(document.side) if document.side in case.sides else len(case.sides)
    return place, str(document.published or "9"), document.path, claim.statement.span.start


def _outlet(claim: Claim, documents: Mapping[str, Document]) -> str:
    source, document = claim.statement.attribution, documents[claim.statement.document_id]
    return source.source if source else document.publisher or document.path
