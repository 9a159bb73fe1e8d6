"""Sentences and pairs that no rule was made for, through what the commands run, against floors.

The floors lie one figure or one pair below what was measured when they were pinned; raise them
with the reader and the judge, never change the gold to please them. `python -m benchmarks.gold`
prints the tables.
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from typing import Any

import pytest

from benchmarks.gold import (
    GOLD,
    HALVES,
    LANGUAGES,
    PAIR_SETS,
    Judged,
    Scores,
    pairs,
    score_pairs,
    score_sentences,
    sentences,
)
from workbench.model.comparison import Verdict
from workbench.model.quantity import Hedge
from workbench.model.statement import Modality

FLOORS: dict[str, Any] = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))
SENTENCE_FLOORS = [
    (half, language, name, floor)
    for half in HALVES
    for language in LANGUAGES
    for name, floor in FLOORS["sentences"][half][language].items()
]
PAIR_FLOORS = [(name, *floor) for name in PAIR_SETS for floor in FLOORS["pairs"][name].items()]


@functools.cache
def _sentence_scores(half: str) -> dict[str, Scores]:
    return score_sentences(half)


@functools.cache
def _pair_scores(name: str) -> Judged:
    return score_pairs(name)


@pytest.mark.parametrize(("half", "language", "name", "floor"), SENTENCE_FLOORS)
def test_reading(half: str, language: str, name: str, floor: float) -> None:
    scores = _sentence_scores(half)[language]
    if name == "extra_at_most":
        assert scores.total["extra"] <= floor
        return
    counted = name.replace("_", " ")
    assert scores.total[counted], f"nothing is counted as {counted!r}"
    assert scores.share(counted) >= floor


@pytest.mark.parametrize(("pair_set", "name", "floor"), PAIR_FLOORS)
def test_judging(pair_set: str, name: str, floor: float) -> None:
    scores = _pair_scores(pair_set)
    shares = {
        "accuracy": scores.share("all"),
        "contradiction_precision": scores.precision,
        "contradiction_recall": scores.share("contradiction"),
        "look_alikes_no_contradiction": scores.share("look-alike is no contradiction"),
    }
    assert name in shares or scores.total[name], f"nothing is counted as {name!r}"
    assert shares.get(name, scores.share(name)) >= floor


@pytest.mark.parametrize("pair_set", PAIR_SETS)
def test_order_of_the_texts_does_not_matter(pair_set: str) -> None:
    assert _pair_scores(pair_set).share("both orders alike") == 100


@pytest.mark.parametrize("half", HALVES)
def test_sentences_are_well_formed(half: str) -> None:
    rows = sentences(half)
    assert Counter(row["lang"] for row in rows) == dict.fromkeys(LANGUAGES, 30)
    assert sum(not row["statements"] for row in rows) == 24
    for row in rows:
        said = row["attribution"] or {}
        assert all(said[key] in row["text"] for key in said), row["id"]
        for one in row["statements"]:
            assert row["text"][one["start"] : one["stop"]] == one["surface"], row["id"]
            assert one["low"] is not None or one["high"] is not None, row["id"]
            assert (Hedge(one["hedge"]) is Hedge.VAGUE) == one["vague"], row["id"]
            assert Modality(one["modality"])


@pytest.mark.parametrize("pair_set", PAIR_SETS)
def test_pairs_are_well_formed(pair_set: str) -> None:
    rows = pairs(pair_set)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert Verdict(row["verdict"])
        assert row["why"]
        assert {row["a"]["lang"], row["b"]["lang"]} <= set(LANGUAGES), row["id"]


def test_halves_share_no_sentence() -> None:
    tuning, kept = ({row["text"] for row in sentences(half)} for half in HALVES)
    assert not tuning & kept
    tuned, aside = ({(row["a"]["text"], row["b"]["text"]) for row in pairs(h)} for h in HALVES)
    assert not tuned & aside
