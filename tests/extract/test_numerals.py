"""Number words and digits to values, and what a broken word list says."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.errors import LexiconError
from workbench.extract.numerals import find_numbers, value_of
from workbench.extract.quantities.units import unit_words
from workbench.extract.quantities.words import number_words
from workbench.extract.tokens import tokenise
from workbench.lexicon import HOME, load

CASES = {
    "kk": {
        "мың тоқсан бес": 1095,
        "екі жүз отыз сегізге": 238,
        "он екі бүтін жүзден жетпіс бес": "12.75",
        "екі де тоғыз": "2.9",
        "үш жарым миллион": 3_500_000,
        "жарты миллион": 500_000,
        "он төрт-ақ": 14,
        "қырқы": 40,
        "елу бірінші": 51,
        "минус бес": -5,
    },
    "ky": {
        "миң токсон беш": 1095,
        "эки жүз отуз сегизге": 238,
        "он эки бүтүн жүздөн жетимиш беш": "12.75",
        "бир жарым миллиард": 1_500_000_000,
        "эки миң, үч жүз жана беш": 2305,
        "он сегизи": 18,
    },
    "ru": {
        "одна тысяча девяносто пять": 1095,
        "двумястами тридцатью восемью": 238,
        "двенадцать целых семьдесят пять сотых": "12.75",
        "два с половиной миллиона": 2_500_000,
        "полтора": "1.5",
        "полтораста": 150,
        "три десятка": 30,
        "минус две целых пять десятых": "-2.5",
        "3М": 3_000_000,
        "0033": 33,
        ".77": "0.77",
        "-1.2М": -1_200_000,
    },
    "en": {
        "one thousand and ninety-five": 1095,
        "two hundred thirty-eight": 238,
        "one and a half million": 1_500_000,
        "half a dozen": 6,
        "two point five": "2.5",
        "nineteen hundred": 1900,
        "1,234.56": "1234.56",
        "4 hundred million": 400_000_000,
        "one thousand, eight hundred": 1800,
        "one hundred and four thousand, seven hundred and eighty-two": 104_782,
        "one hundred and twenty-first": 121,
        "three hundredth": 300,
        "twelfth": 12,
    },
}
ORDINALS = {
    "двадцать первый": 21,
    "сто десятая": 110,
    "тысяча девятьсот восемьдесят шестом": 1986,
    "двухтысячного": 2000,
    "третьему": 3,
}


@pytest.mark.parametrize(("text", "value"), ORDINALS.items())
def test_russian_ordinals_have_their_value(text: str, value: int) -> None:
    assert value_of(text, "ru", load()) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [(language, text, value) for language, all_ in CASES.items() for text, value in all_.items()],
)
def test_values(language: str, text: str, value: int | str) -> None:
    assert value_of(text, language, load()) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text"),
    [("kk", "ондай үшін"), ("en", "eleven o one 10.01.2022"), ("ru", "12345678901234567890")],
)
def test_what_is_no_single_number_has_no_value(language: str, text: str) -> None:
    assert value_of(text, language, load()) is None


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("kk_cldr", 100),
        ("ru_cldr", 99.9),
        ("ru_nemo", 100),
        ("ru_duckling", 100),
        ("ru_num2words", 96),
        ("kk_kaznerd_plain_even", 97),
        ("kk_kaznerd_inflected_even", 94),
        ("ky_cldr", 95.9),  # CLDR spells 100 thousand as "one thousand" in 33 of its verbose rows
    ],
)
def test_spelled_numbers_of_the_benchmarks(name: str, floor: float, shared: Path) -> None:
    path = shared / "data" / "bench" / "numerals" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = sum(_close(value_of(row["text"], name[:2], load()), row["value"]) for row in rows)
    assert 100 * right / len(rows) >= floor


def _close(value: Decimal | None, gold: float) -> bool:
    return value is not None and abs(float(value) - gold) <= 1e-9 * abs(gold) + 1e-9


def test_two_numbers_stay_two() -> None:
    words = number_words(load(), "en")
    numbers = find_numbers(tokenise("twenty-five, 30 and forty-one"), words)
    assert [number.value for number in numbers] == [25, 30, 41]


def broken(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """Returns a copy of the word lists with one thing wrong in it."""
    folder = tmp_path / "lexicon"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_key_that_is_no_number_is_named(tmp_path: Path) -> None:
    folder = broken(tmp_path, "languages/en/numbers.toml", "[groups]\n12 =", "[groups]\ndozen =")
    with pytest.raises(LexiconError, match=r"numbers\.toml.*groups\.dozen.*number"):
        number_words(load(folder), "en")


def test_a_unit_nobody_knows_is_named(tmp_path: Path) -> None:
    folder = broken(tmp_path, "languages/en/units.toml", "hour = [", "fortnight = [")
    with pytest.raises(LexiconError, match=r"units\.toml.*fortnight.*common/units\.toml"):
        unit_words(load(folder), "en")


def test_numbers_said_two_by_two() -> None:
    said = {"twenty twenty": 2020, "sixteen forty": 1640, "five six": None, "ten five": None}
    assert {text: value_of(text, "en", load()) for text in said} == said
    assert value_of("он төрт нөл алты", "kk", load()) == 1406
