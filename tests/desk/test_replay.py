"""One log, one state: whatever people did, written out and read in again it stands the same."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_case import CASE, CONTRADICTION, NINETEEN, OFFICIAL, OTHER, PART, TWELVE

from workbench.errors import WorkbenchError
from workbench.model import correction, review
from workbench.model.anchor import anchors_of
from workbench.model.correction import Correction, changed, shown
from workbench.model.ids import content_id
from workbench.model.review import DECISIONS, OTHER_VERDICT, RESOLUTIONS, UNDONE, Review
from workbench.store import open_store
from workbench.store.log import log_rows, read_log

DOCUMENTS = {one.id: one for one in (OFFICIAL, OTHER)}
STATEMENTS = (TWELVE, PART, NINETEEN)
ANCHORS = anchors_of(STATEMENTS, DOCUMENTS)
START = datetime(2026, 3, 1, tzinfo=UTC)
NEW = {
    "value": "at_least 19..",
    "measure": "injured",
    "speaker": "Асқар",
    "as_of": "2024-05",
    "place": "",
}
deeds = st.tuples(
    st.sampled_from(["decide", "undo", "correct", "uncorrect"]),
    st.sampled_from(["Aigul", "Бакыт"]),
    st.sampled_from([(TWELVE.id, NINETEEN.id), (PART.id, NINETEEN.id), (NINETEEN.id, TWELVE.id)]),
    st.sampled_from(DECISIONS),
    st.sampled_from(["", *RESOLUTIONS]),
    st.sampled_from(sorted(NEW)),
    st.text(max_size=12),
)
Log = tuple[list[Review], list[Correction]]


def play(several: list[tuple[str, str, tuple[str, str], str, str, str, str]]) -> Log:
    """The log of these deeds, one a minute; an undo without anything to undo does nothing."""
    reviews: list[Review] = []
    corrections: list[Correction] = []
    for minute, (deed, who, pair, decision, resolution, field, note) in enumerate(several):
        now = START + timedelta(minutes=minute)
        id_ = content_id(deed, who, *pair, decision, field, minute)
        if deed == "decide":
            verdict = "consistent" if decision == OTHER_VERDICT else ""
            basis = (ANCHORS.of[pair[0]], ANCHORS.of[pair[1]])
            reviews.append(
                Review(id_, *pair, decision, who, note, now, verdict, resolution, basis=basis)
            )
        elif deed == "undo":
            for one in review.last_of(reviews, who):
                reviews.append(replace(one, id=id_, decision=UNDONE, created_at=now, undoes=one.id))
        elif deed == "correct":
            new = NEW[field]
            basis_of = ANCHORS.of[pair[0]]
            corrections.append(
                Correction(id_, pair[0], field, "", new, who, note, now, "", basis_of)
            )
        else:
            for one in list(correction.standing(corrections).values())[-1:]:
                corrections.append(replace(one, id=id_, created_at=now, undoes=one.id))
    return reviews, corrections


def state(reviews: list[Review], corrections: list[Correction]) -> object:
    """Everything that a log decides."""
    return (
        {pair: dict(one) for pair, one in review.by_reviewer(reviews).items()},
        review.standing(reviews),
        set(review.disagreements(reviews)),
        correction.standing(corrections),
        correction.corrected({one.id: one for one in STATEMENTS}, corrections),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(deeds, max_size=14), st.randoms(use_true_random=False))
def test_a_log_written_out_and_taken_in_anywhere_gives_the_same_state(
    several: list[tuple[str, str, tuple[str, str], str, str, str, str]], chance: random.Random
) -> None:
    reviews, corrections = play(several)
    lines = [json.dumps(row) for row in log_rows(reviews, corrections)]
    store = open_store(":memory:")
    store.put_case(CASE)
    for part in (lines[::2], lines, lines):  # a half, all of it, and all of it again
        mixed = list(part)
        chance.shuffle(mixed)
        read = read_log(mixed)
        store.append_reviews(CASE.id, read[0])
        store.append_corrections(CASE.id, read[1])
    kept = store.reviews(CASE.id), store.corrections(CASE.id)
    store.close()
    assert sorted(kept[0], key=lambda one: one.id) == sorted(reviews, key=lambda one: one.id)
    assert state(*kept) == state(reviews, corrections)


@given(st.lists(deeds, max_size=14))
def test_everything_undone_is_as_if_nothing_was_done(
    several: list[tuple[str, str, tuple[str, str], str, str, str, str]],
) -> None:
    reviews, _ = play(several)
    for who in ("Aigul", "Бакыт"):
        while last := review.last_of(reviews, who):
            now = START + timedelta(days=1, minutes=len(reviews))
            reviews += [
                replace(
                    one,
                    id=f"u{len(reviews)}{one.id}",
                    decision=UNDONE,
                    created_at=now,
                    undoes=one.id,
                )
                for one in last
            ]
    assert review.standing(reviews) == {}
    assert review.by_reviewer(reviews) == {}


@pytest.mark.parametrize("field", correction.FIELDS)
def test_what_is_shown_of_a_field_reads_back_as_the_same(field: str) -> None:
    for one in (TWELVE, NINETEEN):
        text = shown(one, field)
        if text:
            assert shown(changed(one, field, text), field) == text


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("value", "lots"),
        ("value", "exact .."),
        ("value", "range 9..3"),
        ("value", "exact NaN..NaN"),
        ("value", "exact 1e99..1e99"),
        ("as_of", "yesterday"),
        ("as_of", "2024-13"),
        ("modality", "maybe"),
        ("measure", ""),
        ("colour", "red"),
        ("speaker", "x" * 401),
    ],
)
def test_what_a_figure_cannot_mean_is_refused(field: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        changed(TWELVE, field, new)


def test_a_correction_keeps_span_and_id_and_names_its_reviewer() -> None:
    one = Correction("c", TWELVE.id, "value", "", "at_least 15..", "Aigul", "", START)
    read = correction.corrected({TWELVE.id: TWELVE}, [one])[TWELVE.id]
    assert (read.id, read.span, read.quote) == (TWELVE.id, TWELVE.span, TWELVE.quote)
    assert (read.quantity.low, read.quantity.high) == (15, None)
    assert read.origin == (*TWELVE.origin, "reviewer:Aigul")


GOOD = json.dumps(
    log_rows(
        play([("decide", "Aigul", (TWELVE.id, NINETEEN.id), "confirmed", "", "value", "")])[0], []
    )[0]
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "no JSON object"),
        ('{"kind": "gossip"}', "kind is 'gossip'"),
        (GOOD.replace('"confirmed"', '"maybe"'), "decision is 'maybe'"),
        (GOOD.replace("+00:00", ""), "without a time zone"),
        (GOOD.replace('"created_at": "', '"created_at": "x'), "created_at is 'x"),
        (GOOD.replace('"reviewer": "Aigul"', '"reviewer": 7'), "reviewer is 7"),
        (GOOD.replace('"surface"', '"surfeit"'), "no whole review"),
    ],
)
def test_a_broken_line_is_named_with_what_was_expected(line: str, said: str) -> None:
    with pytest.raises(WorkbenchError, match="line 2 of the log") as problem:
        read_log([GOOD, line])
    assert said in str(problem.value)
    assert "review export" in str(problem.value)


def test_reviewers_disagree_by_decision_verdict_or_preferred_source() -> None:
    def said(who: str, decision: str, **more: str) -> Review:
        pair = more.pop("pair", "straight")
        ids = (TWELVE.id, NINETEEN.id) if pair == "straight" else (NINETEEN.id, TWELVE.id)
        return replace(Review(who, *ids, decision, who, "", START), **more)  # type: ignore[arg-type]

    yes, no = said("A", "confirmed"), said("B", "rejected")
    assert review.disagreements([yes, no])
    assert not review.disagreements([yes, said("B", "unsure")])
    assert not review.disagreements([yes, said("B", "confirmed")])
    left = said("A", "confirmed", resolution="prefer_source", preferred="left")
    assert review.disagreements([left, replace(left, id="B", reviewer="B", preferred="right")])
    turned = said("B", "confirmed", resolution="prefer_source", preferred="right", pair="turned")
    assert not review.disagreements([left, turned])
    assert review.state_of(review.by_reviewer([yes, no])[review.pair_of(yes)]) == "disagreed"
    assert CONTRADICTION.left_id == TWELVE.id
