"""What figures count where the wording is less plain: sets, denied places, noughts, rates."""

from __future__ import annotations

import pytest

from workbench.extract.statements import read_all
from workbench.lexicon import load
from workbench.model.dates import PartialDate, Period
from workbench.model.statement import Statement
from workbench.model.text import Case, Document
from workbench.text import passages

CASE = Case("case", "January", place="kazakhstan", period=Period.parse("2022-01"))
Scope = tuple[str, str | None, str | None]


def statements(text: str, language: str) -> list[Statement]:
    document = Document(
        "doc", "case", "a.txt", text, language=language, published=PartialDate(2022, 1, 15)
    )
    return read_all(passages.split(document, load()), document, load(), CASE)


SCOPES = [
    (
        "en",
        "Of 40 victims, 12 of the dead were soldiers.",
        "12",
        ("deaths", "soldiers", "kazakhstan"),
    ),
    ("ru", "Восемь из погибших были солдатами.", "Восемь", ("deaths", "soldiers", "kazakhstan")),
    (
        "kk",
        "Үш мың содыр туралы дерек тек Тараз қаласына емес, бүкіл елге қатысты.",
        "Үш мың",
        ("attackers", "attackers", "kazakhstan"),
    ),
    (
        "en",
        "The fires injured 60 people not only in Taraz but across the country.",
        "60",
        ("injuries", "people", "kazakhstan"),
    ),
    (
        "en",
        "A bomb killed 3 people, wounding 17 others.",
        "17",
        ("injuries", "people", "kazakhstan"),
    ),
    ("ru", "На всю страну пропали без вести 9 рыбаков.", "9", ("missing", "people", "kazakhstan")),
    ("ky", "Суу каптап, 45 үй кыйраган.", "45", ("buildings_damaged", None, "kazakhstan")),
    ("kk", "Өрттен 6 адам күйік шалды.", "6", ("injuries", "people", "kazakhstan")),
]


@pytest.mark.parametrize(("language", "text", "figure", "wanted"), SCOPES)
def test_measure_population_and_place(language: str, text: str, figure: str, wanted: Scope) -> None:
    one = next(one for one in statements(text, language) if figure in one.span.text)
    assert (one.measure, one.scope.population, one.scope.place) == wanted


MEASURES = [
    # what happens to a part happens not to its whole
    ("en", "A boat with 70 passengers, nine of whom drowned, capsized.", ["other", "deaths"]),
    ("kk", "Кемедегі қырық жолаушының 9-ы суға кетті.", ["other", "deaths"]),
    # shares that something changed by
    ("ru", "Цены на уголь выросли за год, то есть на 12 процентов.", ["change"]),
    ("en", "The ministry reported a 12 per cent drop in sales.", ["change"]),
    # how long something lasted is no term
    ("ky", "Тергөө беш айга созулуп, үч киши соттолду.", ["duration", "convicted"]),
    ("ru", "Суд приговорил их к шести годам лишения свободы.", ["prison_term"]),
    ("ru", "Сроки ремонта сдвинули на два месяца.", ["duration"]),
    ("ru", "Из 70 рыбаков девять получили ожоги.", ["other", "injuries"]),
    ("en", "Eleven of the wounded remained in hospital.", ["hospitalized"]),
    # vehicles of every kind; active verbs
    ("en", "The mob damaged three minibuses.", ["vehicles_damaged"]),
    ("ky", "Алар үч автобусту бузушту.", ["vehicles_damaged"]),
    ("ky", "Милиция 70 тапанчаны алып койду.", ["weapons_seized"]),
    # business people are people too
    ("ru", "Задержаны 14 предпринимателей.", ["detained"]),
    ("en", "Fourteen climbers were taken to a hospital.", ["hospitalized"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), MEASURES)
def test_measures(language: str, text: str, wanted: list[str]) -> None:
    assert [one.measure for one in statements(text, language)] == wanted


def test_the_place_of_residents_who_are_counted() -> None:
    (one,) = statements("Without heating are 35 residents of Taraz.", "en")
    assert (one.scope.place, one.scope.population) == ("taraz", "people")


def test_people_in_no_list_are_people() -> None:
    (one,) = statements("Two beekeepers were injured.", "en")
    assert (one.measure, one.scope.population) == ("injuries", "people")


NARROWED = [
    ("en", "Damage came to 7 billion tenge. The sum includes small businesses."),
    ("ru", "Ущерб составил 7 млрд тенге. Эта сумма включает убытки бизнеса."),
    ("kk", "Шығын 7 миллиард теңге болды. Бұл сомаға бизнес те кірген."),
    ("en", "Businesses lost 7 billion tenge."),
    ("ru", "Предприниматели потеряли 7 млрд тенге."),
]


@pytest.mark.parametrize(("language", "text"), NARROWED)
def test_damage_of_business(language: str, text: str) -> None:
    (one,) = statements(text, language)
    assert one.measure == "damage_cost"
    assert {"business", "small_business"} & set(one.scope.qualifiers)


def test_another_figure_in_the_next_sentence_narrows_nothing() -> None:
    first, _ = statements(
        "Damage came to 7 billion tenge. The sum of 3 billion hit business.", "en"
    )
    assert first.scope.qualifiers == ()


def test_what_is_counted_is_the_unit_as_written() -> None:
    (one,) = statements("Police detained 31 villagers.", "en")
    assert (one.quantity.unit, one.unit_text, one.thing) == ("person", "villagers", "villagers")
    (one,) = statements("Damage came to 7 billion tenge.", "en")
    assert (one.quantity.unit, one.unit_text, one.thing) == ("KZT", "tenge", None)


def test_a_noun_between_a_number_and_its_rate() -> None:
    (one,) = statements("Doctors treated 300 patients a day.", "en")
    assert one.rate


def test_who_sits_in_custody_is_marked() -> None:
    (one,) = statements("Қазір 44 адам қамауда отыр.", "kk")
    assert (one.measure, one.scope.qualifiers) == ("arrested", ("in_custody",))
