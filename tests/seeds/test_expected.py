"""The digests give the statements and verdicts that were set down by hand (expected.toml).

Most must hold as rates, pinned in floors.toml per language and per verdict; what a fact-checker's
name hangs on must hold one by one.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.seeds.conftest import CASE
from tests.seeds.expectation import ASKED, Expectations
from workbench.model.comparison import Verdict

EXPECTED = tomllib.loads((CASE / "expected.toml").read_text(encoding="utf-8"))
FLOORS = tomllib.loads((Path(__file__).parents[1] / "gate/floors.toml").read_text(encoding="utf-8"))
Entry = Mapping[str, Any]

CHAIN = ("225", "227", "230", "232", "238")
MUST_CONTRADICT = {"J01", "J10", "J15", "J77", "J78"}


def rates(
    entries: Iterable[Entry], key: Callable[[Entry], str], right: Callable[[Entry], bool]
) -> dict[str, float]:
    counted: dict[str, list[bool]] = defaultdict(list)
    for entry in entries:
        counted[key(entry)].append(right(entry))
    return {name: 100 * sum(marks) / len(marks) for name, marks in counted.items()}


def language(entry: Entry) -> str:
    return str(entry["document"][:2])


@pytest.mark.parametrize("asked", ["found", *ASKED])
def test_statements_are_read_as_expected(expectations: Expectations, asked: str) -> None:
    seen = rates(
        EXPECTED["statement"],
        language,
        lambda entry: not {asked, "found"} & set(expectations.misses(entry)),
    )
    low = {
        name: (round(rate, 1), FLOORS["seeds"][asked][name])
        for name, rate in seen.items()
        if rate < FLOORS["seeds"][asked][name]
    }
    assert not low, f"{asked} right in percent, and the floor: {low}"


def test_verdicts_are_as_expected(expectations: Expectations) -> None:
    seen = rates(
        EXPECTED["verdict"],
        lambda entry: str(entry["verdict"]),
        lambda entry: expectations.verdict_misses(entry) is None,
    )
    floors = FLOORS["verdicts"]
    low = {name: rate for name, rate in seen.items() if rate < floors[name]}
    wrong = [
        f"{entry.get('ruling', '-')}: {problem}"
        for entry in EXPECTED["verdict"]
        if (problem := expectations.verdict_misses(entry))
    ]
    assert not low, f"{low}; floors {floors}\n" + "\n".join(wrong)


def named(ruling: str) -> list[Entry]:
    return [entry for entry in EXPECTED["verdict"] if entry.get("ruling") == ruling]


@pytest.mark.parametrize("ruling", sorted(MUST_CONTRADICT))
def test_what_every_reader_must_see(expectations: Expectations, ruling: str) -> None:
    assert named(ruling)
    for entry in named(ruling):
        assert expectations.verdict_misses(entry) is None


def test_filed_claims_and_the_state_s_loss_differ_in_scope(expectations: Expectations) -> None:
    for entry in named("J49"):
        assert expectations.verdict_misses(entry) is None


def test_the_toll_of_one_office_is_updated_not_contradicted(expectations: Expectations) -> None:
    chain = [entry for entry in EXPECTED["verdict"] if entry.get("ruling") == "J27"]
    surfaces = {entry[side]["surface"] for entry in chain for side in ("left", "right")}
    assert set(CHAIN) <= surfaces
    for entry in chain:
        assert expectations.verdict_misses(entry) is None


@pytest.mark.parametrize(
    "entry",
    [entry for entry in EXPECTED["never"] if "left" in entry],
    ids=lambda entry: f"{entry['left']['surface']}-{entry['right']['surface']}: {entry['why']}",
)
def test_what_must_never_be_called_a_contradiction(
    expectations: Expectations, entry: Entry
) -> None:
    left = expectations.statement(entry["left"])
    right = expectations.statement(entry["right"])
    seen = expectations.comparison(left, right)
    assert seen is None or seen.verdict is not Verdict.CONTRADICTION, seen


@pytest.mark.parametrize("file", [e["document"] for e in EXPECTED["never"] if "left" not in e])
def test_another_event_contradicts_nothing(expectations: Expectations, file: str) -> None:
    view = expectations.view

    def path(id_: str) -> str:
        return view.documents[view.statements[id_].document_id].path

    for one in view.comparisons:
        ends = {path(one.left_id), path(one.right_id)}
        if file in ends and ends != {file}:
            assert one.verdict is not Verdict.CONTRADICTION, one.reason


def test_contradictions_nobody_expected_are_few(expectations: Expectations) -> None:
    """Those beyond the ones set down were looked at once; their number is pinned."""
    known = {
        frozenset(
            one.id
            for side in ("left", "right")
            if (one := expectations.statement(entry[side])) is not None
        )
        for entry in EXPECTED["verdict"]
        if entry["verdict"] == "contradiction"
    }
    more = [
        one
        for one in expectations.view.comparisons
        if one.verdict is Verdict.CONTRADICTION
        and frozenset((one.left_id, one.right_id)) not in known
    ]
    assert len(more) <= FLOORS["beyond"]["contradictions"], "\n".join(one.reason for one in more)
