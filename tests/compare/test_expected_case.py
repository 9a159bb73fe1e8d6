"""The verdicts that expected.toml asks for, from statements made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from compare import expected_case as given

from workbench.compare import judge_case, judge_pair
from workbench.lexicon import load
from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Statement


@pytest.fixture(scope="module")
def comparisons() -> dict[frozenset[str], Comparison]:
    """The whole case judged once, by the pair of statements."""
    judged = judge_case(list(given.statements().values()), given.documents(), given.case(), load())
    return {frozenset((one.left_id, one.right_id)): one for one in judged}


def _one(left: Statement, right: Statement) -> Comparison:
    peers = given.statements().values()
    return judge_pair(left, right, given.documents(), given.case(), load(), peers=peers)


def _wrong(row: dict[str, Any], found: Comparison) -> list[str]:
    problems = []
    for name in ("verdict", "kind", "severity"):
        value = getattr(found, name)
        if name in row and (value is None or value.value != row[name]):
            problems.append(f"{name}: {value} instead of {row[name]}")
    missing = set(row.get("flags", ())) - set(found.flags)
    if missing:
        problems.append(f"flags: {found.flags} without {sorted(missing)}")
    return problems


@pytest.mark.parametrize("row", given.expected()["verdict"], ids=lambda row: row.get("ruling", "-"))
def test_expected_verdict(row: dict[str, Any]) -> None:
    found = _one(given.find(row["left"]), given.find(row["right"]))
    assert not _wrong(row, found), f"by {found.rule}: {found.reason}"


def test_expected_pairs_are_candidates(comparisons: dict[frozenset[str], Comparison]) -> None:
    wanted = {
        frozenset((given.find(row["left"]).id, given.find(row["right"]).id)): row
        for row in given.expected()["verdict"]
    }
    missing = [row for pair, row in wanted.items() if pair not in comparisons]
    assert not missing


@pytest.mark.parametrize("row", given.expected()["never"], ids=lambda row: row["why"])
def test_never_a_contradiction(
    row: dict[str, Any], comparisons: dict[frozenset[str], Comparison]
) -> None:
    if "document" in row:
        inside = {
            one.id for one in given.statements().values() if one.document_id == row["document"]
        }
        against = [one for pair, one in comparisons.items() if len(pair & inside) == 1]
        assert not [one.reason for one in against if one.verdict is Verdict.CONTRADICTION]
        return
    found = _one(given.find(row["left"]), given.find(row["right"]))
    assert found.verdict is not Verdict.CONTRADICTION, f"by {found.rule}: {found.reason}"


def test_every_answer_has_its_reason_and_findings(
    comparisons: dict[frozenset[str], Comparison],
) -> None:
    for one in comparisons.values():
        assert one.reason
        assert len(one.findings) == 12
        assert (one.severity is None) == (one.verdict is not Verdict.CONTRADICTION)


def test_the_case_stays_readable(comparisons: dict[frozenset[str], Comparison]) -> None:
    assert len(comparisons) < 5000
