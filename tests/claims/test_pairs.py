"""Claims without a figure: texts that contradict each other, and texts that only look so."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.streams import run_judge

HERE = Path(__file__).parent
Pair = dict[str, Any]


def pairs(name: str) -> list[Pair]:
    """The pairs of a file."""
    listed: list[Pair] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["pair"]
    return listed


def judged(pair: Pair) -> Iterator[Pair]:
    """The answers of the judge command, both ways round."""
    for sides in ("ab", "ba"):
        record = {"a": pair[sides[0]], "b": pair[sides[1]]}
        out = io.StringIO()
        assert run_judge(io.BytesIO(json.dumps(record).encode()), out, None) == 0
        yield json.loads(out.getvalue())


def contradicts(answer: Pair) -> bool:
    """True for a contradiction over what was done, not over a number."""
    return (answer["verdict"], answer["kind"]) == ("contradiction", "qualitative")


def _cases() -> list[Any]:
    return [
        pytest.param(
            pair,
            id=f"{pair['a']['language']}-{pair['b']['language']} {at}",
            marks=[pytest.mark.xfail(strict=True, reason=pair["gap"])] if "gap" in pair else [],
        )
        for at, pair in enumerate(pairs("pairs.toml"))
    ]


@pytest.mark.parametrize("pair", _cases())
def test_pair(pair: Pair) -> None:
    for answer in judged(pair):
        assert contradicts(answer) == pair["contradiction"], answer["reason"]


def test_a_claim_in_the_answer_has_its_place_and_no_number() -> None:
    pair = next(one for one in pairs("pairs.toml") if one["contradiction"])
    answer = next(judged(pair))
    assert answer["rule"] == "asserted_and_denied"
    for side, text in (("left", "a"), ("right", "b")):
        one = answer[side]
        assert pair[text]["text"][one["start"] : one["stop"]] == one["surface"]
        assert (one["low"], one["high"]) == (None, None)
        assert one["measure"] == "assertion:live_fire"
    assert {answer["left"]["modality"], answer["right"]["modality"]} == {"asserted", "denied"}


@pytest.mark.parametrize("name", ["pairs.toml", "pairs_apart.toml"])
def test_precision_and_recall(name: str) -> None:
    found = [(contradicts(next(judged(pair))), pair["contradiction"]) for pair in pairs(name)]
    right = sum(both == (True, True) for both in found)
    assert right >= 0.95 * sum(shown for shown, _ in found), "precision"
    assert right >= 0.70 * sum(true for _, true in found), "recall"
