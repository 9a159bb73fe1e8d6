"""As of when a figure holds, and which period it covers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.telling import context, lexicon, sentence
from workbench.extract.asof import as_of
from workbench.extract.attribution import attribute
from workbench.extract.modality import modalities
from workbench.model.dates import DateBasis, PartialDate

TODAY = "publication"
CASES = [
    ("kk", "14 қаңтардағы жағдай бойынша 40 адам қаза тапты.", "2022-01-14", "text", None),
    ("kk", "Қаңтардың 10-ына қарай 40 адам ұсталды.", "2022-01-10", "text", None),
    ("kk", "ІІМ 7 қаңтарда 40 адам ұсталғанын хабарлады.", "2022-01-07", "briefing", None),
    ("kk", "5 қаңтарда алаңға 40 мың адам шықты.", "2022-01-15", "publication", "2022-01-05"),
    ("kk", "Бүгінде изоляторда 40 адам отыр.", "2022-01-15", "text", None),
    ("ky", "10-январга карата 40 адам кармалган.", "2022-01-10", "text", None),
    (
        "ky",
        "Министрликтин 8-январдагы маалыматына ылайык, 40 адам өлдү.",
        "2022-01-08",
        "briefing",
        None,
    ),
    ("ky", "2022 Январь окуяларында 40 адам өлгөн.", "2022-01-15", "publication", "2022-01"),
    ("ru", "По состоянию на 14 января погибли 40 человек.", "2022-01-14", "text", None),
    ("ru", "К девяти утра 12 января собрано 40 заявлений.", "2022-01-12T09:00", "text", None),
    ("ru", "В МВД в пятницу сообщили о 40 раненых.", "2022-01-14", "briefing", None),
    ("ru", "4 января на улицы вышли 40 тысяч человек.", "2022-01-15", "publication", "2022-01-04"),
    ("en", "As of 14 January, 40 people had died.", "2022-01-14", "text", None),
    ("en", "The ministry said on Monday that 40 people had died.", "2022-01-10", "briefing", None),
    ("en", "The day before, the mayor had spoken of 40 deaths.", "2022-01-14", "briefing", None),
    ("en", "On 5 January 40,000 people took part.", "2022-01-15", "publication", "2022-01-05"),
    ("en", "In January 2021 police shot 40 people.", "2022-01-15", "publication", "2021-01"),
    (
        "en",
        "Since 5 January 40 people have been held.",
        "2022-01-15",
        "publication",
        "2022-01-05/2022-01-15",
    ),
    (
        "en",
        "Between 4 and 6 January 40 people died.",
        "2022-01-15",
        "publication",
        "2022-01-04/2022-01-06",
    ),
    (
        "en",
        "The state of emergency lasts until 19 January; 40 people died.",
        "2022-01-15",
        "publication",
        None,
    ),
    ("en", "At least 40 people died.", "2022-01-15", "publication", None),
]


@pytest.mark.parametrize(("language", "text", "day", "basis", "period"), CASES)
def test_the_date_of_the_count_is_told_from_the_date_of_the_event(
    language: str, text: str, day: str, basis: str, period: str | None
) -> None:
    found = as_of(sentence(text, language), 0, context(language), lexicon())
    assert (str(found[0]), str(found[1])) == (day, basis)
    assert (str(found[2]) if found[2] else None) == period


def test_each_figure_takes_the_date_nearest_to_it() -> None:
    whole = sentence("On 4 January 38,000 people marched; on 5 January 50,000 marched.", "en")
    periods = [str(as_of(whole, i, context("en"), lexicon())[2]) for i in range(2)]
    assert periods == ["2022-01-04", "2022-01-05"]


def test_a_briefing_dates_only_what_was_said_there() -> None:
    text = (
        "With the 99 arrests that the ministry reported a day earlier, the total is 120 people, "
        "the agency calculated."
    )
    whole = sentence(text, "en")
    bases = [as_of(whole, i, context("en"), lexicon())[1] for i in range(2)]
    assert bases == [DateBasis.BRIEFING, DateBasis.PUBLICATION]


def test_what_the_text_around_says_goes_before_the_publication() -> None:
    known = replace(
        context("en"),
        as_of=PartialDate.parse("2022-01-09"),
        as_of_basis=DateBasis.BRIEFING,
    )
    whole = sentence("In Aktau 40 people were held.", "en")
    assert as_of(whole, 0, known, lexicon())[:2] == (known.as_of, DateBasis.BRIEFING)


def test_nothing_is_known_without_any_date() -> None:
    whole = sentence("In Aktau 40 people were held.", "en", None)
    assert as_of(whole, 0, context("en", None), lexicon()) == (None, DateBasis.UNKNOWN, None)


@pytest.mark.parametrize(
    ("text", "language", "dated"),
    [
        ("Накануне сообщалось о 14 пропавших.", "ru", True),
        ("Two days earlier the toll stood at 14.", "en", True),
        ("Кеше 14 адамның жараланғаны белгілі болды.", "kk", True),
        ("Кечээ 14 киши жарадар болгону кабарланган.", "ky", True),
        ("Накануне пропали 14 человек, об этом сообщалось позже.", "ru", False),
    ],
)
def test_a_day_on_which_nobody_in_particular_told_dates_the_count(
    text: str, language: str, dated: bool
) -> None:
    whole = sentence(text, language)
    basis = as_of(whole, 0, context(language), lexicon())[1]
    assert (basis is DateBasis.BRIEFING) is dated


@given(
    st.text(
        st.sampled_from("0123456789 .,:-by January қаңтарда дейін к января Monday said МВД ")
        | st.characters(),
        max_size=80,
    ),
    st.sampled_from(["kk", "ky", "ru", "en"]),
)
def test_no_text_breaks_it(text: str, language: str) -> None:
    whole = sentence(text, language)
    for index in range(len(whole.mentions)):
        day, basis, _ = as_of(whole, index, context(language), lexicon())
        assert (day is None) == (basis is DateBasis.UNKNOWN)


def test_a_list_without_marks_is_not_taken_for_a_sentence() -> None:
    whole = sentence("5 January police said 40 people died " * 100, "en")
    assert as_of(whole, 0, context("en"), lexicon())[1] is DateBasis.PUBLICATION
    assert set(attribute(whole, lexicon(), context("en"))) == {None}
    assert {str(mode) for mode, _ in modalities(whole, lexicon(), context("en"))} == {"asserted"}
