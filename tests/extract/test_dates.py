"""Dates in four languages: every form that real pages carry, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.telling import PUBLISHED, lexicon
from workbench.extract.dates import find_times
from workbench.extract.tokens import tokenise
from workbench.model.dates import PartialDate, Period

FORMS = [
    ("kk", "2022 жылғы 10 қаңтар", "2022-01-10"),
    ("kk", "2022 жылы 5 қаңтарда", "2022-01-05"),
    ("kk", "2022 жылдың 6 қаңтары", "2022-01-06"),
    ("kk", "қаңтардың 5-і", "2022-01-05"),
    ("kk", "қаңтардың 5-інде", "2022-01-05"),
    ("kk", "5 қаңтарда", "2022-01-05"),
    ("kk", "5-ші қаңтар", "2022-01-05"),
    ("kk", "10 қаңтар 2022 ж.", "2022-01-10"),
    ("kk", "11 маусым 2021 жыл, 19:19", "2021-06-11T19:00"),
    ("kk", "10 нау. 2021 13:00", "2021-03-10T13:00"),
    ("kk", "10 мау. 2021", "2021-06-10"),
    ("kk", "Он бесінші қаңтарда", "2022-01-15"),
    ("kk", "төртінші қаңтарда", "2022-01-04"),
    ("kk", "5-14 қаңтар аралығында", "2022-01-05/2022-01-14"),
    ("kk", "4 қаңтардан 6 қаңтарға дейін", "2022-01-04/2022-01-06"),
    ("kk", "2022 жылдың қаңтарында", "2022-01"),
    ("kk", "2023-2024 жылдары", "2023/2024"),
    ("kk", "өткен тамызда", "2021-08"),
    ("kk", "90-жылдары", "1990/1999"),
    ("kk", "кеше", "2022-01-14"),
    ("kk", "дүйсенбі күні", "2022-01-10"),
    ("kk", "былтыр", "2021"),
    ("kk", "дүйсенбіде", "2022-01-10"),
    ("kk", "2028 жылға қарай", "2028"),
    ("kk", "12 қаңтар сағат 18:00-де", "2022-01-12T18:00"),
    ("kk", "өткен аптада", "2022-01-03/2022-01-09"),
    ("kk", "осы аптада", "2022-01-10/2022-01-15"),
    ("kk", "өткен айда", "2021-12"),
    ("ky", "бейшембиде", "2022-01-13"),
    ("ky", "12-январь, саат 18:00дө", "2022-01-12T18:00"),
    ("ky", "өткөн жумада", "2022-01-03/2022-01-09"),
    ("ru", "на прошлой неделе", "2022-01-03/2022-01-09"),
    ("ru", "в прошлом месяце", "2021-12"),
    ("ru", "в декабре прошлого года", "2021-12"),
    ("ru", "5 декабря прошлого года", "2021-12-05"),
    ("en", "in March last year", "2021-03"),
    ("en", "last week", "2022-01-03/2022-01-09"),
    ("en", "this month", "2022-01"),
    ("ky", "5-январда", "2022-01-05"),
    ("ky", "2022-жылдын 5-январында", "2022-01-05"),
    ("ky", "2022-жылы 10-январь", "2022-01-10"),
    ("ky", "2021-жыл 5-январь", "2021-01-05"),
    ("ky", "10-январь, 2022-жыл", "2022-01-10"),
    ("ky", "январдын 5инде", "2022-01-05"),
    ("ky", "Бешинчи январда", "2022-01-05"),
    ("ky", "16-17-сентябрда", "2021-09-16/2021-09-17"),
    ("ky", "11-13-февраль", "2021-02-11/2021-02-13"),
    ("ky", "2022 Январь окуялары", "2022-01"),
    ("ky", "кечээ", "2022-01-14"),
    ("ky", "шейшемби күнү", "2022-01-11"),
    ("ru", "5 января", "2022-01-05"),
    ("ru", "10 января 2022 года", "2022-01-10"),
    ("ru", "с 4 по 6 января", "2022-01-04/2022-01-06"),
    ("ru", "в январе 2022 года", "2022-01"),
    ("ru", "в мае", "2021-05"),
    ("ru", "12 января, 18:00", "2022-01-12T18:00"),
    ("ru", "К девяти утра 12 января", "2022-01-12T09:00"),
    ("ru", "1990-е годы", "1990/1999"),
    ("ru", "вчера", "2022-01-14"),
    ("ru", "два года назад", "2020"),
    ("en", "5 January", "2022-01-05"),
    ("en", "January 5, 2021", "2021-01-05"),
    ("en", "Jan. 5", "2022-01-05"),
    ("en", "the 5th of January", "2022-01-05"),
    ("en", "between 4 and 6 January", "2022-01-04/2022-01-06"),
    ("en", "from January 4 to January 6", "2022-01-04/2022-01-06"),
    ("en", "by 9 a.m. on Monday", "2022-01-10T09:00"),
    ("en", "in 2019", "2019"),
    ("en", "the 1990s", "1990/1999"),
    ("en", "yesterday", "2022-01-14"),
    ("en", "2022-01-10", "2022-01-10"),
    ("ru", "10.01.2022", "2022-01-10"),
]
NO_DATES = [
    ("kk", "7 жылға сотталды"),
    ("kk", "5 500 қылмыстық іс"),
    ("kk", "2 960 қару ұрланған"),
    ("kk", "тәулік ішінде 100 адам"),
    ("kk", "Қаңтар оқиғасында 238 адам"),
    ("ky", "Январь окуяларында 238 киши"),
    ("ky", "2 миң адам"),
    ("ru", "январские события"),
    ("ru", "около 2500 человек"),
    ("ru", "1,3 тыс. раненых"),
    ("en", "238 people may have died"),
    ("en", "in the past 24 hours"),
    ("en", "during the January events"),
    ("en", "some 2,022 people"),
    ("en", "a march of 5 people"),
]
RELATIONS = [
    ("kk", "6 қаңтардағы жағдай бойынша", "until"),
    ("kk", "қаңтардың 5-інен бастап", "since"),
    ("kk", "10 қаңтарға дейін", "until"),
    ("ky", "10-январга карата", "until"),
    ("ky", "5-январдан бери", "since"),
    ("ru", "к 10 января", "until"),
    ("ru", "по состоянию на 14 января", "until"),
    ("ru", "с 5 января", "since"),
    ("ru", "5 января", "at"),
    ("en", "as of 14 January", "until"),
    ("en", "by the morning of January 7", "until"),
    ("en", "since 5 January", "since"),
    ("en", "before 5 January", "before"),
    ("en", "4-6 January", "during"),
]


@pytest.mark.parametrize(("language", "text", "period"), FORMS)
def test_a_date_is_read_whole(language: str, text: str, period: str) -> None:
    found = find_times(tokenise(text), language, lexicon(), PUBLISHED)
    assert [str(time.period) for time in found] == [period]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_what_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert find_times(tokenise(text), language, lexicon(), PUBLISHED) == []


@pytest.mark.parametrize(("language", "text", "relation"), RELATIONS)
def test_the_words_around_a_date_give_its_relation(language: str, text: str, relation: str) -> None:
    assert find_times(tokenise(text), language, lexicon(), PUBLISHED)[0].relation == relation


@pytest.mark.parametrize(
    ("published", "period"),
    [("2022-01-10", "2021-12-30"), ("2022-12-31", "2022-12-30"), ("2023-06", "2022-12-30")],
)
def test_a_missing_year_is_the_nearest_past_one(published: str, period: str) -> None:
    found = find_times(tokenise("30 December"), "en", lexicon(), PartialDate.parse(published))
    assert (str(found[0].period), found[0].inferred_year) == (period, True)


def test_without_a_publication_another_date_lends_its_year() -> None:
    found = find_times(tokenise("from 3 May 2019 to 5 May"), "en", lexicon(), None)
    assert [str(time.period) for time in found] == ["2019-05-03/2019-05-05"]


def test_a_date_without_any_year_is_found_but_has_no_period() -> None:
    found = find_times(tokenise("5 қаңтарда"), "kk", lexicon(), None)
    assert [(time.start, time.stop, time.period) for time in found] == [(0, 10, None)]


@pytest.mark.parametrize(
    ("told", "text", "period"),
    [
        ("2022-01-08", "the next day", "2022-01-09"),
        ("2022-01-08/2022-01-09", "the next day", "2022-01-10"),
        ("2022-01-08/2022-01-09", "a day earlier", "2022-01-07"),
        ("2022-01", "the next day", "None"),
        ("2022-01", "a day earlier", "2022-01-14"),
        ("2021-12-31", "at the time", "2021-12-31"),
        ("2021-12-31", "that month", "2021-12"),
        ("2021-12-31", "that year", "2021"),
    ],
)
def test_what_counts_from_the_date_told_of_last(told: str, text: str, period: str) -> None:
    found = find_times(tokenise(text), "en", lexicon(), PUBLISHED, Period.parse(told))
    assert [str(time.period) for time in found] == [period]


def test_then_is_a_time_only_where_it_opens_the_sentence() -> None:
    told = Period.parse("2010")
    assert find_times(tokenise("Тогда погибли люди"), "ru", lexicon(), None, told)
    assert not find_times(tokenise("Люди погибли, и тогда"), "ru", lexicon(), None, told)


def test_a_date_that_no_calendar_has_is_none() -> None:
    assert find_times(tokenise("31.02.2022"), "ru", lexicon(), PUBLISHED) == []
    assert find_times(tokenise("31 февраля"), "ru", lexicon(), PUBLISHED) == []


def test_offsets_slice_the_text() -> None:
    text = "Бишкекте 2022-жылдын 5-январында жыйын болду, 6-январда бүттү."
    found = find_times(tokenise(text), "ky", lexicon(), PUBLISHED)
    assert [text[time.start : time.stop] for time in found] == [
        "2022-жылдын 5-январында",
        "6-январда",
    ]


@given(
    st.text(
        st.sampled_from("0123456789 .-–:,/жылқаңтрдіняевпоMayJncst ") | st.characters(), max_size=60
    ),
    st.sampled_from(["kk", "ky", "ru", "en"]),
)
def test_no_text_breaks_it(text: str, language: str) -> None:
    for time in find_times(tokenise(text), language, lexicon(), PUBLISHED):
        assert 0 <= time.start < time.stop <= len(text)
