"""Chains of figures come out as ruled, and the same in whatever order the facts come in."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from compare.builder import JANUARY
from compare.facts import facts

from workbench.compare import judge_case, judge_pair
from workbench.lexicon import load
from workbench.model.comparison import Comparison, Verdict

LEXICON = load()


def judged(seed: int | None) -> list[Comparison]:
    """All candidate pairs of the facts, taken in in an order of that seed."""
    statements = list(facts().statements.values())
    documents = list(facts().documents.items())
    if seed is not None:
        random.Random(seed).shuffle(statements)
        random.Random(seed + 1).shuffle(documents)
    return judge_case(statements, dict(documents), JANUARY, LEXICON)


def pair(one: str, other: str) -> Comparison:
    """The verdict on two facts among all of them, the same both ways round."""
    known = facts()
    here, there = (
        judge_pair(
            known.statements[left],
            known.statements[right],
            known.documents,
            JANUARY,
            LEXICON,
            peers=known.statements.values(),
        )
        for left, right in ((one, other), (other, one))
    )
    assert here == there
    return here


def test_there_are_178_facts() -> None:
    assert len(facts().statements) == 178


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_facts_changes_nothing(seed: int) -> None:
    assert judged(seed) == judged(None)


CHAINS = {
    "J25": "F017 F019 F024",
    "J27": "F067 F085 F086 F092 F097",
    "J28": "F026 F028 F050 F051 F052 F056 F058",
    "J29": "F125 F126 F127 F128 F131 F132",
    "J31": "F152 F153 F156 F158 F160",
    "J32": "F154 F155",
    "J33": "F121 F123",
    "J34": "F171 F172",
    "J35": "F087 F098",
    "J36": "F018 F025 F033",
}
OPEN = {
    ("F051", "F052"): "one day, but two offices: the ministry and the president's",
    ("F126", "F127"): "one day, and only one of them names its hour",
}
"""Links of which the table does not say which is the later one."""
STEPS = [
    (name, *step)
    for name, ids in CHAINS.items()
    for step in combinations(ids.split(), 2)
    if step not in OPEN
]


@pytest.mark.parametrize(("name", "one", "other"), STEPS)
def test_every_two_links_of_a_chain_are_an_update(name: str, one: str, other: str) -> None:
    found = pair(one, other)
    assert found.verdict is Verdict.UPDATE, found.reason


@pytest.mark.parametrize(("one", "other"), [("F024", "F032"), ("F132", "F133")])
def test_announced_corrections_are_updates_downwards(one: str, other: str) -> None:
    found = pair(one, other)
    assert (found.verdict, found.flags) == (Verdict.UPDATE, ("revised_down",)), found.reason


TOLLS = ["F036", "F067", "F085", "F086", "F092", "F093", "F097"]
RULED = {("F093", "F097"): "J07: 241, then 238, without a word of correction"}


@pytest.mark.parametrize(("one", "other"), combinations(TOLLS, 2))
def test_the_toll_contradicts_itself_only_where_ruled(one: str, other: str) -> None:
    found = pair(one, other)
    ruled = (one, other) in RULED
    assert (found.verdict is Verdict.CONTRADICTION) == ruled, found.reason
    assert found.verdict in (Verdict.UPDATE, Verdict.CONTRADICTION), found.reason


def test_the_withdrawn_total_is_marked_and_the_first_count_was_of_two_groups() -> None:
    assert "withdrawn" in pair("F036", "F067").flags
    for group in ("F029", "F024"):
        assert pair(group, "F036").verdict is Verdict.DIFFERENT_SCOPE
    assert pair("F036", "F039").verdict is Verdict.CONTRADICTION
