"""Figures, numbers and dates as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench import locale
from workbench.export.figure import figure
from workbench.model.dates import PartialDate
from workbench.model.quantity import Hedge, Quantity

E9 = Decimal(10**9)
TWO_TO_THREE = Quantity(2 * E9, 3 * E9, Hedge.RANGE, "USD")


@pytest.mark.parametrize(
    ("quantity", "russian", "kazakh", "kyrgyz"),
    [
        (TWO_TO_THREE, "$2–3 млрд", "$2–3 млрд", "$2–3 млрд"),
        (
            Quantity(3 * E9, 3 * E9, Hedge.NEARLY, "USD"),
            "почти $3 млрд",
            "$3 млрд дерлік",
            "дээрлик $3 млрд",
        ),
        (
            Quantity(Decimal(7939), Decimal(7939), unit="person"),
            "7\u00a0939",
            "7\u00a0939",
            "7\u00a0939",
        ),
        (
            Quantity(Decimal("103.7") * E9, None, Hedge.MORE_THAN, "KZT"),
            "> 103,7 млрд тенге",
            "> 103,7 млрд теңге",
            "> 103,7 млрд теңге",
        ),
        (Quantity(Decimal(21), Decimal(21), unit="week"), "21 неделя", "21 апта", "21 жума"),
        (Quantity(Decimal("1.5"), Decimal("1.5"), unit="year"), "1,5 года", "1,5 жыл", "1,5 жыл"),
        (Quantity(None, None), "неизвестно", "белгісіз", "белгисиз"),
    ],
)
def test_figures(quantity: Quantity, russian: str, kazakh: str, kyrgyz: str) -> None:
    assert [figure(quantity, code) for code in ("ru", "kk", "ky")] == [russian, kazakh, kyrgyz]
    assert figure(quantity, "en") == figure(quantity)


@pytest.mark.parametrize(
    ("language", "short", "long", "month"),
    [
        ("en", "10 Jan 2022", "10 January 2022", "January 2022"),
        ("ru", "10 янв. 2022 г.", "10 января 2022 г.", "январь 2022 г."),
        ("kk", "2022 ж. 10 қаң.", "2022 ж. 10 қаңтар", "2022 ж. қаңтар"),
        ("ky", "2022-ж. 10-янв.", "2022-ж. 10-январь", "2022-ж. январь"),
    ],
)
def test_dates(language: str, short: str, long: str, month: str) -> None:
    known = PartialDate(2022, 1, 10)
    said = [
        locale.day(known, language),
        locale.day(known, language, long=True),
        locale.day(PartialDate(2022, 1), language, long=True),
    ]
    assert [one.replace("\u00a0", " ") for one in said] == [short, long, month]
    assert locale.day(PartialDate(2022), language) == "2022"


def test_languages_are_told_by_their_tags() -> None:
    assert [locale.language_of(tag) for tag in ("ru-RU", "kk_KZ", "EN", "de", "", None)] == [
        "ru",
        "kk",
        "en",
        None,
        None,
        None,
    ]


def test_a_key_without_a_translation_is_said_in_english() -> None:
    assert locale.translated("nowhere.at_all", "Words", "kk") == "Words"
    assert locale.number(1200, "de") == "1,200"
