"""What invented accident and flood news counts, where a nearer word used to lend its measure."""

from __future__ import annotations

import pytest

from tests.read_sentence import measures
from workbench.extract.dates import find_times
from workbench.extract.tokens import tokenise
from workbench.lexicon import load
from workbench.model.dates import PartialDate

PUBLISHED = PartialDate(2023, 10, 29)

SENTENCES = [
    ("en", "Some 900 sheep and 60 cows perished.", ["other", "other"]),
    ("ru", "Погибли 900 овец, погибло 300 голов скота.", ["other", "other"]),
    ("kk", "Су тасқынынан 900 қой өлді, үш адам қаза тапты.", ["other", "deaths"]),
    ("ky", "Селден 900 кой, 60 уй өлдү.", ["other", "other"]),
    (
        "en",
        "The bodies of 32 were found; the search for 14 people continues.",
        ["deaths", "other"],
    ),
    ("kk", "Тағы 14 адамды іздеу жалғасуда.", ["missing"]),
    ("ky", "Издөө иштерине 120 куткаруучу катышты.", ["other"]),
    ("en", "Eleven patients were discharged by the evening.", ["discharged"]),
    ("en", "20 workers were discharged.", ["other"]),
    (
        "en",
        "The Cabinet allocated 50 million soms; damage is put at 400 million soms.",
        ["money_other", "damage_cost"],
    ),
    (
        "ru",
        "Кабмин выделил 50 млн сомов, ущерб оценён в 180 млн сомов.",
        ["money_other", "damage_cost"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_measures(language: str, text: str, expected: list[str]) -> None:
    assert [measure for _, measure in measures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("ru", "15 лет назад на этой дороге погибли 12 человек.", PartialDate(2008)),
        ("en", "12 people died on this road 15 years ago.", PartialDate(2008)),
        ("kk", "15 жыл бұрын осы жолда 12 адам қаза тапты.", PartialDate(2008)),
        ("ky", "15 жыл мурун бул жолдо 12 адам каза болгон.", PartialDate(2008)),
        (
            "kk",
            "Тамыз айында сол компанияның шахтасында бес адам қаза тапты.",
            PartialDate(2023, 8),
        ),
        ("ky", "Август айында ошол эле шахтада беш адам каза болгон.", PartialDate(2023, 8)),
    ],
)
def test_long_ago(language: str, text: str, start: PartialDate) -> None:
    (time,) = find_times(tokenise(text), language, load(), PUBLISHED)
    assert time.period is not None
    assert time.period.start == start


def test_witnesses_are_not_charged() -> None:
    text = "По делу проходят 14 подсудимых, допрошены 86 свидетелей."
    assert dict(measures(text, "ru"))[86] == "other"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Елде 31 саяси тұтқын бар."),
        ("ky", "Өлкөдө 31 саясий туткун бар."),
        ("ru", "В стране 31 политзаключённый."),
        ("en", "The group counts 31 political prisoners in the country."),
    ],
)
def test_political_prisoners_are_not_the_arrested_of_a_day(language: str, text: str) -> None:
    assert measures(text, language) == [(31, "other")]
