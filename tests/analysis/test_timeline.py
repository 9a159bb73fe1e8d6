"""A question drawn in time: treads until revision or retraction, bands, marks."""

from __future__ import annotations

from datetime import date

from tests.analysis.ledgers import DEATHS, january, of
from tests.compare.builder import Desk
from workbench.analysis.entries import Status
from workbench.analysis.questions import Question
from workbench.analysis.timeline import Shape, first_month, reach, timeline


def told(*figures: tuple[str, str], side: str = "official", measure: str = "deaths") -> Desk:
    desk = Desk()
    for figure, day in figures:
        desk.say(figure, measure, day, side=side, speaker="Aibek Smagulov")
    return desk


def test_a_figure_stands_until_it_is_revised() -> None:
    found = timeline(of(told(("225", "2022-01-15"), ("230", "2022-03-14"))), DEATHS)
    assert found is not None
    (series,) = found.series
    (run,) = series.runs
    assert [(one.start, one.stop, one.value) for one in run] == [
        (date(2022, 1, 15), date(2022, 3, 14), 225.0),
        (date(2022, 3, 14), date(2022, 3, 14), 230.0),
    ]


def test_a_range_is_a_band_and_a_bound_is_open() -> None:
    found = timeline(of(told(("232-260", "2022-01-15"), (">= 238", "2022-01-20"))), DEATHS)
    assert found is not None
    band, step = found.series[0].runs[0]
    assert (band.low, band.high, band.value) == (232.0, 260.0, 246.0)
    assert (step.low, step.high) == (None, None)
    assert [mark.shape for mark in found.marks] == [Shape.RANGE, Shape.AT_LEAST]
    assert found.marks[1].high is None


def test_what_happened_once_is_drawn_as_points() -> None:
    desk = told(("4", "2022-01-04"), ("5", "2022-01-05"), measure="protest_participants")
    question = Question("protest_participants", "kazakhstan")
    found = timeline(of(desk), question)
    assert found is not None
    assert len(found.marks) == 2
    assert found.series == ()


def test_a_crowd_stands_at_the_day_it_was_counted_on() -> None:
    desk = Desk()
    desk.say("38000", "protest_participants", "2022-01-15", period="2022-01-04")
    desk.say("50000", "protest_participants", "2022-01-15", period="2022-01-05")
    found = timeline(of(desk), Question("protest_participants", "kazakhstan"))
    assert found is not None
    assert [str(mark.day) for mark in found.marks] == ["2022-01-04", "2022-01-05"]


def test_withdrawn_ends_the_line_on_the_seeds() -> None:
    found = timeline(january(), DEATHS)
    assert found is not None
    official = next(one for one in found.series if one.side == "official" and len(one.runs) > 1)
    withdrawn, standing = official.runs
    assert [one.value for one in withdrawn] == [164.0]
    assert withdrawn[0].stop <= date(2022, 1, 10)
    assert [one.value for one in standing] == [225.0, 227.0, 230.0, 232.0, 241.0, 238.0]
    lowered = [mark.value for mark in found.marks if mark.lowered]
    assert lowered == [238.0]


def test_a_relay_keeps_its_own_sides_colour_and_is_not_joined() -> None:
    found = timeline(january(), DEATHS)
    assert found is not None
    first, *repeated = [mark for mark in found.marks if mark.value == 225.0]
    assert (first.side, first.step, first.second_hand) == ("official", True, True)
    assert {mark.side for mark in repeated} == {"independent", "international"}
    assert not any(mark.step for mark in repeated)
    assert {mark.status for mark in repeated} == {Status.RELAYED}


def test_marks_and_what_is_left_out_are_the_ledger() -> None:
    ledger = january()
    for question in ledger.questions:
        found = timeline(ledger, question)
        if found is not None:
            ids = {mark.entry.statement.id for mark in found.marks}
            ids |= {one.statement.id for one in found.undrawn}
            assert ids == {one.statement.id for one in ledger.entries[question]}


def test_a_period_cuts_the_treads_and_keeps_what_stood_before_it() -> None:
    ledger = of(told(("225", "2022-01-15"), ("230", "2022-03-14"), ("238", "2022-08-01")))
    days = date(2022, 2, 1), date(2022, 4, 1)
    found = timeline(ledger, DEATHS, days=days)
    assert found is not None
    assert [(one.start, one.stop, one.value) for one in found.series[0].runs[0]] == [
        (date(2022, 2, 1), date(2022, 3, 14), 225.0),
        (date(2022, 3, 14), date(2022, 4, 1), 230.0),
    ]
    assert [mark.value for mark in found.marks] == [230.0]
    assert timeline(ledger, DEATHS, days=(date(2020, 1, 1), date(2020, 2, 1))) is None


def test_sides_not_wanted_are_left_out() -> None:
    found = timeline(january(), DEATHS, sides=("international",))
    assert found is not None
    assert found.sides == ("international",)
    assert {one.side for one in found.series} <= {"international"}


def test_a_single_figure_of_one_among_several_voices_is_a_point() -> None:
    desk = told(("225", "2022-01-15"), ("230", "2022-03-14"))
    desk.say("300", published="2022-01-20", side="independent", document="Union")
    found = timeline(of(desk), DEATHS)
    assert found is not None
    assert {one.side for one in found.series} == {"official", "independent"}
    desk.say("280", published="2022-01-21", side="independent", document="Herald")
    found = timeline(of(desk), DEATHS)
    assert found is not None
    assert {one.side for one in found.series} == {"official"}


def test_the_first_month_begins_with_the_first_figure() -> None:
    days = reach(january().entries[DEATHS])
    assert days is not None
    assert first_month(days) == (days[0], date(2022, 2, days[0].day))


def test_a_question_nobody_answered_has_no_timeline() -> None:
    assert timeline(january(), Question("deaths", "nowhere")) is None
