"""Four languages: gettext catalogues of our own words, numbers and dates by CLDR.

  <code>/LC_MESSAGES/workbench.po   translations; msgctxt is the key, msgid the English words

English stands in TOML (ui/catalogue/*.toml, lexicon/messages/en.toml, locale/*.toml); `make
catalogues` brings new and changed words into the .po files. They are read as they are: there is no
compiled file that could be older than its source.
"""

from __future__ import annotations

import gettext
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from workbench.model.dates import PartialDate

HOME = Path(__file__).resolve().parent
ENGLISH = "en"
LANGUAGES = ("kk", "ky", "ru", ENGLISH)
NARROW, NO_BREAK = "\u202f", "\u00a0"
COMMA = ","
"""Kyrgyz dates have one within, which is taken for the end of the date in a sentence."""
DAY, MONTH = "d MMM y", "MMM y"
LONG_DAY, LONG_MONTH = "d MMMM y", "MMMM y"
"""How English dates are written here; the other languages follow CLDR."""


def language_of(tag: str | None) -> str | None:
    """Returns the language of a tag such as ru-RU where there is one of ours, else None."""
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else None


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Returns the translations of a language; English and languages without any give back the
    English words."""
    path = HOME / language / "LC_MESSAGES" / "workbench.po"
    if language == ENGLISH or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        read = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translated(key: str, english: str, language: str) -> str:
    """Returns the words of a key in the language, in English where it has none."""
    return catalogue(language).pgettext(key, english) if english else english


def plural(key: str, forms: Mapping[str, str], n: int, language: str) -> str:
    """Returns the plural form for n of the English forms `one` and `other`, in the language."""
    return catalogue(language).npgettext(key, forms["one"], forms["other"], n)


@cache
def _figures() -> dict[str, dict[str, Any]]:
    return tomllib.loads((HOME / "figures.toml").read_text(encoding="utf-8"))


def word(key: str, language: str) -> str:
    """Returns a word of figures.toml in the language."""
    section, _, name = key.partition(".")
    english: str = _figures()[section][name]
    return translated(key, english, language)


def word_for(key: str, n: int, language: str) -> str | None:
    """Returns the plural form for n of a word of figures.toml; None where there is no such word."""
    section, _, name = key.partition(".")
    forms = _figures()[section].get(name)
    return plural(key, forms, n, language) if forms else None


@cache
def locale_of(language: str) -> Locale:
    """Returns the CLDR data of a language of ours."""
    return Locale(language if language in LANGUAGES else ENGLISH)


@lru_cache(maxsize=4096)
def number(value: int | float | Decimal, language: str) -> str:
    """Returns the number with its separators: 7,939.5 in English, 7 939,5 in the others."""
    written = format_decimal(value, locale=locale_of(language), decimal_quantization=False)
    return str(written)


@lru_cache(maxsize=4096)
def day(known: PartialDate, language: str, long: bool = False) -> str:
    """Returns a date as far as it is known, its month short or `long`; without its hour."""
    first = known.first_day
    if known.month is None:
        return str(known.year)
    if language == ENGLISH or language not in LANGUAGES:
        return _english(first, known.day is None, long)
    if known.day is None:
        text = format_skeleton("yMMMM" if long else "yMMM", first, locale=locale_of(language))
    elif long:
        text = format_date(first, "long", locale=locale_of(language))
    else:
        text = format_skeleton("yMMMd", first, locale=locale_of(language))
    return str(text).replace(NARROW, NO_BREAK).replace(COMMA, "")


def _english(first: date, month_only: bool, long: bool) -> str:
    if month_only:
        return str(format_date(first, LONG_MONTH if long else MONTH, locale=ENGLISH))
    return str(format_date(first, LONG_DAY if long else DAY, locale=ENGLISH))
