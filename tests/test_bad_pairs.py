"""What `judge` answers where a pair is not what it should be: an answer and a reason each time."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from workbench.compare import judge_case
from workbench.ingest import document_from_text
from workbench.judging import judge_documents
from workbench.lexicon import load
from workbench.model.text import Case
from workbench.streams import run_judge

Answer = dict[str, Any]
TWELVE, NINETEEN = "12 people died in Osh.", "19 people died in Osh."
CASE = Case("case", "Case")


def judge(a: object, b: object) -> tuple[Answer, int]:
    """The answer of the command to one pair, and its exit code."""
    out = io.StringIO()
    line = json.dumps({"id": "p", "a": a, "b": b}, ensure_ascii=False)
    code = run_judge(io.BytesIO(line.encode()), out, None)
    (found,) = map(json.loads, out.getvalue().splitlines())
    return found, code


@pytest.mark.parametrize(
    ("one", "other", "rule", "reason"),
    [
        ("It rained.", "All is well.", "nothing_both", "Neither text holds a figure to compare."),
        ("It rained.", TWELVE, "nothing_left", "The first text holds no figure to compare."),
        (TWELVE, "It rained.", "nothing_right", "The second text holds no figure to compare."),
        ("", TWELVE, "empty_left", "The first text is empty."),
        (TWELVE, " \n\t ", "empty_right", "The second text is empty."),
        ("", "", "empty_both", "Both texts are empty."),
        ("It rained.", "", "empty_right", "The second text is empty."),
    ],
)
def test_nothing_to_compare_says_what_is_missing(
    one: str, other: str, rule: str, reason: str
) -> None:
    found, code = judge({"text": one}, {"text": other})
    assert code == 0
    assert (found["verdict"], found["rule"], found["reason"]) == ("not_comparable", rule, reason)
    assert (found["kind"], found["severity"], found["flags"]) == ("quantitative", None, [])


def test_a_language_without_word_lists_is_named_as_the_reason() -> None:
    found, code = judge({"text": "12 Menschen starben.", "language": "de"}, {"text": TWELVE})
    assert (code, found["verdict"], found["rule"]) == (0, "not_comparable", "unread_left")
    assert "language without word lists" in found["reason"]


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ({"text": None}, "'a': 'text' is NoneType; expected a string"),
        ({}, "'a': 'text' is NoneType; expected a string"),
        ("text", "'a' is missing; expected an object with a text"),
        ({"text": TWELVE, "published": "tomorrow"}, "'published': 'tomorrow' is not an ISO date"),
        ({"text": TWELVE, "published": "2022-13-45"}, "'published': month must be in 1..12"),
        ({"text": TWELVE, "language": 5}, "'language' is int; expected a code such as kk"),
        ({"text": TWELVE, "source": ["x"]}, "'source' is list; expected a string"),
        ({"text": TWELVE, "side": 3}, "'side' is int; expected a string"),
    ],
)
def test_what_cannot_be_taken_is_named_with_what_was_expected(side: object, said: str) -> None:
    found, code = judge(side, {"text": NINETEEN})
    assert code == 1
    assert found["id"] == "p"
    assert said in found["error"]


def test_dates_in_the_future_are_dates_like_others() -> None:
    one = {"text": TWELVE, "published": "2091-01-01"}
    found, _ = judge(one, {"text": NINETEEN, "published": "2091-01-02"})
    assert (found["verdict"], found["rule"]) == ("update", "later_and_higher")
    assert "1 January 2091" in found["reason"]
    found, _ = judge(one, {"text": NINETEEN, "published": "2091-01-01"})
    assert found["verdict"] == "contradiction"


def test_a_text_that_tells_of_a_day_after_its_publication_is_to_be_checked() -> None:
    early = {"text": "12 people died in Osh on 10 January 2022.", "published": "2021-06-01"}
    plain = {"text": "19 people died in Osh on 10 January 2022.", "published": "2022-01-11"}
    found, _ = judge(early, plain)
    assert "check_date" in found["flags"], found
    honest = {"text": "12 people died in Osh on 10 January 2022.", "published": "2022-01-10"}
    found, _ = judge(honest, plain)
    assert found["verdict"] in ("contradiction", "update")
    assert "check_date" not in found["flags"]


def test_a_wrong_language_gives_no_contradiction() -> None:
    one = {"text": "Погибли 12 человек в Оше.", "language": "en"}
    found, code = judge(one, {"text": NINETEEN, "language": "ru"})
    assert code == 0
    assert found["verdict"] != "contradiction"
    assert found["reason"]


def test_two_sides_of_one_name_and_source_are_two_texts_all_the_same() -> None:
    who = {"side": "official", "source": "Ministry", "published": "2022-01-10"}
    found, _ = judge({"text": TWELVE, **who}, {"text": NINETEEN, **who})
    assert found["verdict"] == "contradiction"
    found, _ = judge({"text": TWELVE, **who}, {"text": TWELVE, **who})
    assert found["verdict"] == "consistent"


def crowd(who: str, size: int) -> str:
    """A text of so many sentences that each count the dead of one town."""
    said = (
        f"On {at % 28 + 1} January 2022 {who} said {at * 37 % 391 + 10} people died in Osh."
        for at in range(size)
    )
    return " ".join(said)


def test_more_than_a_thousand_statements_on_one_measure_have_an_answer() -> None:
    found, code = judge({"text": crowd("the ministry", 600)}, {"text": crowd("doctors", 600)})
    assert code == 0
    assert found["verdict"] == "contradiction"
    assert found["left"]["measure"] == found["right"]["measure"] == "deaths"
    assert found["reason"]


def test_twice_the_statements_are_twice_the_comparisons() -> None:
    lexicon = load()

    def count(size: int) -> tuple[int, int]:
        texts = [
            document_from_text("case", name, crowd(name, size), language="en")
            for name in ("doctors", "officials")
        ]
        statements, comparisons = judge_documents(texts, lexicon, CASE)
        return len(statements), len(comparisons)

    (few, small), (many, large) = count(150), count(300)
    assert many == 2 * few
    assert large <= 2.2 * small


def test_the_same_statement_handed_in_twice_is_one() -> None:
    lexicon = load()
    texts = [
        document_from_text("case", name, text, language="en")
        for name, text in (("a", TWELVE), ("b", NINETEEN))
    ]
    statements, comparisons = judge_documents(texts, lexicon, CASE)
    by_id = {one.id: one for one in texts}
    doubled = [*statements.values(), *statements.values()]
    assert judge_case(doubled, by_id, CASE, lexicon) == comparisons
