"""The Review page: the queue, decisions with their keys, undo, disagreement, the log."""

from __future__ import annotations

import json
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Open, cards, healthy, start, words
from tests.ui.seeded import SEEDED
from workbench.model.review import standing
from workbench.ui import data, deciding, queue, reviewer
from workbench.ui.alike import Alike
from workbench.ui.queue import Wish

CASE = "january-2022"


def press(app: AppTest, label: str) -> AppTest:
    """Clicks the button of that name."""
    next(one for one in app.button if one.label == label).click().run()
    healthy(app)
    return app


def decided() -> dict[frozenset[str], str]:
    """What stands in the store."""
    reviews = data.workbench().store.reviews(CASE)
    return {pair: one.decision for pair, one in standing(reviews).items()}


def todo() -> list[Alike]:
    """The contradictions to decide on, in the order of the queue."""
    return queue.waiting(data.load(CASE).distinct, Wish(verdicts=("contradiction",)))


def pairs_of(one: Alike) -> set[frozenset[str]]:
    return {frozenset((pair.left.id, pair.right.id)) for pair in one.all}


def shown(app: AppTest) -> str:
    (card,) = cards(app)
    return card


def test_it_opens_on_the_first_contradiction_to_decide(opened: Open) -> None:
    app = opened("review")
    total = len(todo())
    assert f"0 of {total} reviewed" in str(app.get("progress")[0].proto.text)
    assert ">Contradiction<" in shown(app)
    assert [one.label for one in app.button if one.label in ("Confirm", "Dismiss", "Skip")] == [
        "Confirm",
        "Dismiss",
        "Skip",
    ]
    assert next(one for one in app.button if one.label == "Undo").disabled


def test_a_decision_is_kept_with_comment_and_basis_and_the_next_one_comes(opened: Open) -> None:
    app = opened("review")
    first, second = todo()[:2]
    card = shown(app)
    app.text_input(f"comment_{first.first.comparison.id}").set_value("called the ministry").run()
    press(app, "Confirm")
    assert shown(app) != card
    assert app.query_params["finding"] == second.first.comparison.id
    reviews = data.workbench().store.reviews(CASE)
    assert {frozenset((one.left_id, one.right_id)) for one in reviews} == pairs_of(first)
    assert {(one.decision, one.note) for one in reviews} == {("confirmed", "called the ministry")}
    assert all(one.basis and one.judged == "contradiction" for one in reviews)
    assert pairs_of(todo()[0]) == pairs_of(second)


def test_undo_is_a_new_line_and_brings_finding_and_comment_back(opened: Open) -> None:
    app = opened("review")
    finding = todo()[0].first.comparison.id
    app.text_input(f"comment_{finding}").set_value("a slip").run()
    press(app, "Dismiss")
    assert set(decided().values()) == {"rejected"}
    press(app, "Undo")
    assert decided() == {}
    assert app.query_params["finding"] == finding
    assert app.text_input(f"comment_{finding}").value == "a slip"
    log = data.workbench().review_log(CASE)
    assert [one["decision"] for one in log][-1] == "undone"
    assert log[-1]["undoes"] == log[0]["id"] or len(log) > 2


def test_skip_goes_on_and_round_and_keeps_what_was_typed(opened: Open) -> None:
    app = opened("review")
    order = [one.first.comparison.id for one in todo()]
    app.text_input(f"comment_{order[0]}").set_value("half a thought").run()
    seen = [order[0]]
    for _ in order[1:]:
        press(app, "Skip")
        seen.append(str(app.query_params["finding"]))
    assert seen == order
    press(app, "Skip")
    assert app.text_input(f"comment_{order[0]}").value == "half a thought"
    assert decided() == {}


def test_the_next_major_one_is_major(opened: Open) -> None:
    app = opened("review")
    press(app, "Next major")
    now = queue.holding(data.load(CASE).distinct, str(app.query_params["finding"]))
    assert now is not None
    assert queue.is_severe(now)


def test_another_verdict_with_a_resolution_and_a_preferred_side(opened: Open) -> None:
    app = opened("review")
    finding = todo()[0].first
    id_ = finding.comparison.id
    app.selectbox(f"resolution_{id_}").set_value("prefer_source").run()
    app.selectbox(f"preferred_{id_}").set_value("right").run()
    app.selectbox(f"verdict_{id_}").set_value("different_scope").run()
    app.button("give_verdict").click().run()
    healthy(app)
    made = next(
        one for one in data.workbench().store.reviews(CASE) if one.left_id == finding.left.id
    )
    assert (made.decision, made.verdict) == ("other_verdict", "different_scope")
    assert (made.resolution, made.preferred) == ("prefer_source", "right")
    card = start("review", finding=id_)
    assert "Judged otherwise, Different scope; Follow one source: " in words(card)


def test_two_reviewers_and_where_they_disagree(opened: Open) -> None:
    app = opened("review")
    first = todo()[0]
    press(app, "Confirm")
    app.text_input(reviewer.FIELD).set_value("Айгүл <b>").run()
    finding = first.first.comparison.id
    app.query_params["finding"] = finding
    app.run()
    press(app, "Dismiss")
    again = start("review", state="disagreed")
    page = words(again)
    assert "Reviewers disagree" in shown(again)
    assert "Айгүл &lt;b&gt;" in page
    assert ": Confirmed" in page
    assert ": Rejected" in page
    assert "Reviewers disagree" in cards(start(review="disagreed"))[0]
    assert app.pills("review_verdict").value == ["contradiction"]


def test_mine_only_leaves_a_colleagues_decisions_open(opened: Open) -> None:
    app = opened("review")
    total = len(todo())
    press(app, "Confirm")
    app.text_input(reviewer.FIELD).set_value("Aigul").run()
    mine = start("review", mine="True")
    assert mine.toggle("review_mine").value
    assert f"0 of {total} reviewed by you" in str(mine.get("progress")[0].proto.text)
    both = start("review")
    assert f"1 of {total} reviewed" in str(both.get("progress")[0].proto.text)


def test_the_name_is_kept_in_the_store_and_never_in_the_url(opened: Open) -> None:
    app = opened("review")
    app.text_input(reviewer.FIELD).set_value("  Aigul   Bek ").run()
    assert "Deciding as Aigul Bek" in words(start("review"))
    assert not any("Aigul" in str(value) for value in app.query_params.values())


def test_everything_decided_says_so_and_can_be_undone(opened: Open) -> None:
    opened("review")
    loaded = data.load(CASE)
    stands = [(pair.comparison, deciding.Stand("confirmed")) for one in todo() for pair in one.all]
    app = start("review")
    data.workbench().decide(loaded.view, stands, reviewer._login())
    data.changed()
    app.run()
    assert "Everything here is decided" in words(app)
    press(app, "Undo")
    assert decided() == {}
    assert len(cards(app)) == 1


def test_unknown_ids_and_nonsense_do_no_harm(opened: Open) -> None:
    gone = opened("review", finding="pair-0000")
    assert "This finding no longer exists" in words(gone)
    press(gone, "To the first one to decide")
    assert len(cards(gone)) == 1
    for nonsense in (
        {"state": "<script>"},
        {"verdict": "nope,<b>"},
        {"mine": "perhaps"},
        {"finding": "x" * 5000},
        {"event": "gone"},
    ):
        assert len(cards(start("review", **nonsense))) == 1
    assert "There is nothing in this list" in words(start("review", state="disagreed"))


def test_a_log_goes_out_and_comes_in_once(opened: Open) -> None:
    app = opened("review")
    press(app, "Confirm")
    lines = [json.dumps(row) for row in data.workbench().review_log(CASE)]
    press(app, "Undo")
    before = data.workbench().review_log(CASE)
    app.file_uploader[0].upload("log.jsonl", "\n".join(lines).encode()).run()
    app.button("log_take").click().run()
    healthy(app)
    assert "0 new decisions" in words(app)
    assert data.workbench().review_log(CASE) == before
    app.file_uploader[0].upload("log.jsonl", b'{"kind": "gossip"}').run()
    app.button("log_take").click().run()
    assert "line 1 of the log" in str(app.text[0].value)


def test_a_decision_whose_figures_are_gone_is_listed(opened: Open) -> None:
    app = opened("review")
    press(app, "Confirm")
    store = data.workbench().store
    made = store.reviews(CASE)[0]
    assert made.basis is not None
    gone = replace(made.basis[0], quote="Nobody says this <b>now</b> 5")
    lost = replace(made, id="lost", left_id="st-gone", basis=(gone, made.basis[1]))
    store.append_reviews(CASE, [lost])
    data.changed()
    app.run()
    healthy(app)
    page = words(app)
    assert "Nobody says this &lt;b&gt;now&lt;/b&gt; 5" in page
    assert app.expander[0].label == "1 decision lost its figures"


def test_another_figure_can_be_set_against_one(opened: Open) -> None:
    app = opened("review")
    first = todo()[0].first
    id_ = first.comparison.id
    known = {frozenset((one.left_id, one.right_id)) for one in SEEDED.comparisons}
    picker = app.selectbox(f"pair_with_{id_}")
    other = next(
        one.id
        for one in SEEDED.statements
        if frozenset((one.id, first.left.id)) not in known and one.id != first.left.id
    )
    picker.set_value(other).run()
    app.button(f"pair_judge_{id_}").click().run(timeout=120)
    healthy(app)
    view = data.load(CASE).view
    new = next(one for one in view.comparisons if one.id == app.query_params["finding"])
    assert {new.left_id, new.right_id} == {first.left.id, other}
    assert len(cards(app)) == 1


def test_the_contradictions_page_counts_what_was_decided(opened: Open) -> None:
    app = opened("review")
    press(app, "Confirm")
    front = start(review="confirmed")
    assert len(cards(front)) == 1
    assert "Confirmed" in cards(front)[0]
    options = front.multiselect("review").options
    assert any(label.startswith("Confirmed · 1") for label in options)
    assert any(label.startswith("Not reviewed · ") for label in options)
