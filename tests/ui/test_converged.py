"""Since converged: the two sides disagreed, and have agreed since on the same question."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.ui.conftest import Open, cards
from tests.ui.seeded import SEEDED
from workbench.model.comparison import Comparison, Verdict
from workbench.model.dates import PartialDate
from workbench.model.statement import Scope
from workbench.ui.converged import converged, marked
from workbench.ui.findings import Pair

FIRST, SECOND, THIRD = (PartialDate(2022, 1, day) for day in (8, 10, 15))
DOCUMENTS = list(SEEDED.documents.values())
OFFICIAL = next(one for one in DOCUMENTS if one.side == "official")
OTHER = next(one for one in DOCUMENTS if one.side == "independent")


def pair(
    id_: str,
    verdict: Verdict,
    left: PartialDate | None,
    right: PartialDate | None,
    place: str = "kazakhstan",
    same_side: bool = False,
) -> Pair:
    said = [
        replace(SEEDED.statements[at], measure="deaths", as_of=day, scope=Scope(place=place))
        for at, day in ((0, left), (1, right))
    ]
    documents = [
        replace(one, published=day)
        for one, day in ((OFFICIAL, left), (OFFICIAL if same_side else OTHER, right))
    ]
    judged = Comparison(id_, "case", said[0].id, said[1].id, verdict, "by_hand", gap=Decimal(1))
    return Pair(judged, *said, *documents)


CON, AGREE = Verdict.CONTRADICTION, Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([pair("a", CON, FIRST, FIRST), pair("b", AGREE, SECOND, SECOND)], {"a"}),
        ([pair("a", CON, FIRST, FIRST), pair("b", AGREE, FIRST, FIRST)], set()),
        ([pair("a", CON, SECOND, SECOND), pair("b", AGREE, FIRST, FIRST)], set()),
        (
            [
                pair("a", CON, FIRST, FIRST),
                pair("b", AGREE, SECOND, SECOND),
                pair("c", CON, THIRD, THIRD),
            ],
            set(),
        ),
        ([pair("a", CON, FIRST, FIRST), pair("b", AGREE, SECOND, SECOND, place="almaty")], set()),
        ([pair("a", CON, FIRST, FIRST, same_side=True), pair("b", AGREE, SECOND, SECOND)], set()),
        ([pair("a", CON, FIRST, None), pair("b", AGREE, SECOND, SECOND)], set()),
        ([pair("a", CON, FIRST, SECOND), pair("b", AGREE, SECOND, THIRD)], {"a"}),
    ],
)
def test_only_a_later_agreement_on_the_same_question_ends_it(
    pairs: list[Pair], wanted: set[str]
) -> None:
    assert converged(pairs) == wanted
    assert {one.comparison.id for one in marked(pairs) if one.converged} == wanted


def test_the_page_filters_by_what_still_stands(opened: Open) -> None:
    both = cards(opened("contradictions"))
    stands = cards(opened("contradictions", standing="stands"))
    assert 0 < len(stands) <= len(both)
    assert not any("Since converged" in card for card in stands)
