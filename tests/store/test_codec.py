"""Types to JSON and back, and offsets in few bytes."""

from __future__ import annotations

import json
import pickle
from array import array

from hypothesis import given
from hypothesis import strategies as st
from sample_case import CONTRADICTION, NINETEEN, PART, TWELVE

from workbench.model.comparison import Comparison, Finding, Relation
from workbench.model.dates import PartialDate
from workbench.model.quantity import Quantity
from workbench.model.statement import Statement
from workbench.store.codec import decode, encode
from workbench.store.findings import Packed
from workbench.store.findings import pack as pack_findings
from workbench.store.offsets import pack, unpack


def test_statements_and_comparisons_come_back_equal() -> None:
    for one in (TWELVE, PART, NINETEEN):
        assert decode(Statement, json.loads(json.dumps(encode(one)))) == one
    assert decode(Comparison, json.loads(json.dumps(encode(CONTRADICTION)))) == CONTRADICTION


@given(st.builds(Quantity, low=st.decimals(allow_nan=False), high=st.none()))
def test_no_number_is_rounded(quantity: Quantity) -> None:
    back = decode(Quantity, json.loads(json.dumps(encode(quantity))))
    assert str(back.low) == str(quantity.low)


def test_what_an_older_version_did_not_write_gets_its_default() -> None:
    assert decode(PartialDate, {"year": 2022, "century": 21}) == PartialDate(2022)


FINDINGS = st.lists(
    st.builds(Finding, st.text(), st.sampled_from(Relation), st.text(), left=st.text()), max_size=3
).map(tuple)


@given(FINDINGS, FINDINGS)
def test_packed_findings_are_what_their_tuple_is(
    findings: tuple[Finding, ...], others: tuple[Finding, ...]
) -> None:
    packed = Packed(pack_findings(findings))
    assert packed == findings
    assert findings == packed
    assert (packed == Packed(pack_findings(others))) == (packed == others) == (findings == others)
    assert hash(packed) == hash(findings)
    assert (tuple(packed), len(packed), packed[:1]) == (findings, len(findings), findings[:1])
    assert type(pickle.loads(pickle.dumps(packed))) is tuple
    assert pickle.loads(pickle.dumps(packed)) == findings
    assert pack_findings(packed) == pack_findings(findings)


@given(st.lists(st.integers(0, 2**40)))
def test_offsets_come_back_equal(offsets: list[int]) -> None:
    assert unpack(pack(array("q", offsets))) == array("q", offsets)


def test_a_straight_run_is_small() -> None:
    assert len(pack(array("q", range(100_000)))) < 40
