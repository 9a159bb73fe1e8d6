"""Counting policies: what a vague word, a range or a bound counts as, and where a verdict turns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from compare.builder import Desk, amount, verdict

from workbench.cli import POLICIES
from workbench.compare import judge_case, judge_pair
from workbench.compare.policies import counted, low_best_high, policies, policy
from workbench.compare.quantity import widen
from workbench.compare.settings import settings
from workbench.errors import CannotStart, LexiconError
from workbench.export.rows import comparison_rows
from workbench.lexicon import Lexicon, load
from workbench.lexicon.table import Table

LEXICON = load()
WRITTEN, CONSERVATIVE, MIDPOINTS = POLICIES


def test_the_command_offers_the_policies_of_the_word_list() -> None:
    assert tuple(policies(LEXICON)) == POLICIES


def test_a_policy_nobody_wrote_down_is_named_with_those_there_are() -> None:
    with pytest.raises(CannotStart, match=r"'bold'; there is: as_written, conservative, midpoints"):
        policy(LEXICON, "bold")


@pytest.mark.parametrize(
    ("figure", "name", "expected"),
    [
        ("238", WRITTEN, (238, 238, 238)),
        ("238", CONSERVATIVE, (238, 238, 238)),
        ("238", MIDPOINTS, (238, 238, 238)),
        ("~ 300", MIDPOINTS, (300, 300, 300)),
        (">= 238", WRITTEN, (238, 238, None)),
        (">= 238", CONSERVATIVE, (238, 238, None)),
        ("> 200", MIDPOINTS, (200, 200, None)),
        ("<= 20", WRITTEN, (None, 20, 20)),
        ("<= 20", CONSERVATIVE, (None, None, 20)),
        ("< 20", MIDPOINTS, (None, 20, 20)),
        ("40-60", WRITTEN, (40, None, 60)),
        ("40-60", CONSERVATIVE, (40, 40, 60)),
        ("40-60", MIDPOINTS, (40, 50, 60)),
        ("2-3 bn", MIDPOINTS, (2 * 10**9, 25 * 10**8, 3 * 10**9)),
        ("vague 20", WRITTEN, (20, None, None)),
        ("vague 20", CONSERVATIVE, (10, 10, 199)),
        ("vague 24", CONSERVATIVE, (12, 12, 199)),
        ("vague 200", CONSERVATIVE, (100, 100, 1999)),
        ("vague 24", MIDPOINTS, (54, 60, 66)),
        ("vague 200", MIDPOINTS, (540, 600, 660)),
        ("vague 77", CONSERVATIVE, (77, None, None)),
    ],
)
def test_low_best_and_high(figure: str, name: str, expected: tuple[int | None, ...]) -> None:
    found = low_best_high(amount(figure), policy(LEXICON, name))
    assert found == tuple(None if one is None else Decimal(one) for one in expected)


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("figure", ["238", "~ 300", "<~ 300", ">= 238", "> 200", "<= 20", "< 20"])
def test_no_policy_touches_a_number_or_a_bound(figure: str, name: str) -> None:
    plain = settings(LEXICON).widening
    chosen = settings(LEXICON, name)
    assert counted(amount(figure), chosen.policy) == amount(figure)
    assert widen(amount(figure), chosen.widening) == widen(amount(figure), plain)


@pytest.mark.parametrize(
    ("one", "other", "written", "conservative", "midpoints"),
    [
        # dozens: 20 to 199, from 12, about 60
        ("vague 24", "15", "not_comparable", "consistent", "contradiction"),
        ("vague 24", "38", "consistent", "consistent", "not_comparable"),
        ("vague 24", "62", "consistent", "consistent", "consistent"),
        ("vague 24", "150", "consistent", "consistent", "contradiction"),
        ("vague 24", "7", "contradiction", "not_comparable", "contradiction"),
        # hundreds: 200 to 1,999, from 100, about 600
        ("vague 200", "120", "not_comparable", "consistent", "contradiction"),
        ("vague 200", "91", "contradiction", "not_comparable", "contradiction"),
        # tens: from 10
        ("vague 20", "11", "not_comparable", "consistent", "contradiction"),
        ("vague 20", "4", "contradiction", "contradiction", "contradiction"),
        # ranges
        ("40-60", "41", "consistent", "consistent", "contradiction"),
        ("40-60", "52", "consistent", "consistent", "consistent"),
        ("40-60", "58-80", "consistent", "consistent", "contradiction"),
        # bounds and plain numbers stay what they are
        (">= 40", "41", "consistent", "consistent", "consistent"),
        ("<= 40", "41", "contradiction", "contradiction", "contradiction"),
        ("40", "41", "contradiction", "contradiction", "contradiction"),
    ],
)
def test_verdicts_turn_with_the_policy_where_it_says_something(
    one: str, other: str, written: str, conservative: str, midpoints: str
) -> None:
    desk = Desk()
    left = desk.say(one, published="2022-01-08", source_id="interior_ministry")
    right = desk.say(other, published="2022-01-08", side="independent", source="HRW")
    for name, expected in zip(POLICIES, (written, conservative, midpoints), strict=True):
        judged = [
            judge_pair(*pair, desk.documents, desk.case, LEXICON, counting=name)
            for pair in ((left, right), (right, left))
        ]
        assert judged[0] == judged[1]
        assert verdict(judged[0])[0] == expected, (name, judged[0].reason)
        assert judged[0].policy == name


@pytest.mark.parametrize("name", POLICIES)
def test_the_policy_stands_in_every_row_and_the_figure_as_written(name: str) -> None:
    desk = Desk()
    desk.say("vague 24")
    desk.say("40-60", side="independent")
    desk.say("90", side="international")
    judged = judge_case(desk.statements, desk.documents, desk.case, LEXICON, counting=name)
    by_id = {one.id: one for one in desk.statements}
    rows = comparison_rows(judged, by_id, desk.documents, desk.case, LEXICON, (), "none")
    assert len(rows) == 3
    assert {row["policy"] for row in rows} == {name}
    assert {row["left_figure"] for row in rows} <= {"24+", "40–60", "90"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('default = "plain"', r"default is 'plain'; expected one of"),
        ('default = "a"\n[a]\nrange_judged = "third"', r"range_judged is 'third'; expected one of"),
        (
            'default = "a"\n[a]\nrange_judged="whole"\nrange_best="low"\nceiling_best="none"\n'
            "vague = [{floor = 20, low = 12, best = 10, high = 99}]",
            r"a\.vague\.low is .*low, best and high in this order",
        ),
    ],
)
def test_a_wrong_word_list_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "policies.toml"
    path.write_text(text, encoding="utf-8")

    class Broken(Lexicon):
        def common(self, name: str) -> Table:
            return Table.read(path)

    broken = Broken.__new__(Broken)
    with pytest.raises(LexiconError, match=message):
        policies(broken)
