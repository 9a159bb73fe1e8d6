"""What a figure is about, by the words near it, where its measure says little."""

from __future__ import annotations

import pytest
from compare.builder import NO_FRAME, Desk

from workbench.compare import topics
from workbench.lexicon import load
from workbench.model.comparison import Verdict
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Quote, Statement
from workbench.model.text import Span

LEXICON = load()


def about(text: str, figure: str, measure: str, language: str, unit: str | None = None) -> str:
    """Returns the topic of a figure that stands in a sentence, empty without one."""
    start = text.index(figure)
    number = Quantity(1, 1, Hedge.EXACT, unit)  # type: ignore[arg-type]
    statement = Statement(
        id="s",
        document_id="d",
        passage_id="",
        span=Span(start, start + len(figure), figure),
        quote=Quote(text, 0, len(text), start, start + len(figure)),
        quantity=number,
        measure=measure,
        language=language,
    )
    return topics.topic_of(statement, LEXICON) or ""


@pytest.mark.parametrize(
    ("text", "figure", "measure", "language", "unit", "topic"),
    [
        ("Turnout was 41 percent.", "41 percent", "share", "en", "percent", "turnout"),
        ("Сайлаушылардың 63,4 пайызы қатысты.", "63,4", "share", "kk", "percent", "turnout"),
        ("Инфляция 9,3 пайызды түздү.", "9,3", "share", "ky", "percent", "inflation"),
        ("Бастуют около 500 нефтяников.", "500", "other", "ru", "person", "strikers"),
        ("The operation lasted nine days.", "nine days", "duration", "en", "day", "operation_time"),
        ("The operation ended nine days ago.", "nine days", "duration", "en", "day", ""),
        ("Паводок разрушил пять мостов.", "пять", "other", "ru", None, "destroyed bridge"),
        (
            "Минимальная зарплата — 85 тысяч тенге.",
            "85",
            "money_other",
            "ru",
            "KZT",
            "minimum_wage",
        ),
        ("About 300 were at the concert.", "300", "other", "en", "person", ""),
        ("Unemployment fell; 41 people came.", "41", "other", "en", "person", ""),
    ],
)
def test_the_nearest_word_tells(
    text: str, figure: str, measure: str, language: str, unit: str | None, topic: str
) -> None:
    assert about(text, figure, measure, language, unit) == topic


@pytest.mark.parametrize(
    ("first", "second", "measure", "unit", "expected"),
    [
        ("measles struck 10", "қызылшамен 90 ауырды", "other", "person", Verdict.CONTRADICTION),
        ("measles struck 10", "тұмаумен 90 ауырды", "other", "person", Verdict.DIFFERENT_MEASURE),
        ("bread costs 10", "нан 90 тұрады", "price", "KZT", Verdict.CONTRADICTION),
        ("bread costs 10", "бензин 90 тұрады", "price", "KZT", Verdict.DIFFERENT_MEASURE),
        ("10 allotted for roads", "жолға 90 бөлінді", "money_other", "KZT", Verdict.CONTRADICTION),
        (
            "10 allotted for roads",
            "мектепке 90 бөлінді",
            "money_other",
            "KZT",
            Verdict.DIFFERENT_MEASURE,
        ),
    ],
)
def test_one_topic_is_of_one_kind(
    first: str, second: str, measure: str, unit: str, expected: Verdict
) -> None:
    desk = Desk(NO_FRAME)
    left = desk.say("10", measure, unit=unit, text=first, place=None)
    right = desk.say("90", measure, unit=unit, text=second, place=None, language="kk")
    assert desk.judge(left, right).verdict is expected
    assert desk.judge(right, left).verdict is expected


def test_a_growing_topic_is_brought_up_to_date_and_a_term_is_not() -> None:
    desk = Desk(NO_FRAME)
    fewer = desk.say("10", "share", "2021-05-05", unit="percent", text="10 percent vaccinated")
    more = desk.say("40", "share", "2021-09-05", unit="percent", text="40 percent vaccinated")
    assert desk.judge(fewer, more).verdict is Verdict.UPDATE
    march = desk.say("10", "share", "2024-03-05", unit="percent", text="inflation of 10 percent")
    may = desk.say("8", "share", "2024-05-05", unit="percent", text="inflation of 8 percent")
    assert desk.judge(march, may).verdict is Verdict.DIFFERENT_EVENT


def test_the_destroyed_are_some_of_the_damaged() -> None:
    desk = Desk(NO_FRAME)
    damaged = desk.say("90", "buildings_damaged", unit="building", text="damaged 90 houses")
    some = desk.say("40", "buildings_damaged", unit="building", text="destroyed 40 houses")
    beyond = desk.say("95", "buildings_damaged", unit="building", text="destroyed 95 houses")
    assert desk.judge(damaged, some).verdict is Verdict.DIFFERENT_MEASURE
    assert desk.judge(damaged, beyond).verdict is Verdict.CONTRADICTION


def test_two_kinds_of_vote_are_two_events() -> None:
    desk = Desk(NO_FRAME)
    first = desk.say("54", "share", "2023-03-20", unit="percent", text="54 percent turnout")
    second = desk.say("69", "share", "2023-03-21", unit="percent", text="69 percent turnout")
    assert desk.judge(first, second).verdict is Verdict.UPDATE
    other = desk.say(
        "69", "share", "2023-03-21", unit="percent", text="69 percent turnout in the referendum"
    )
    poll = desk.say(
        "54", "share", "2023-03-20", unit="percent", text="54 percent turnout, presidential vote"
    )
    assert desk.judge(poll, other).verdict is Verdict.DIFFERENT_EVENT
