"""The words of the pages in the reader's language.

English stands in catalogue/*.toml; the other languages in workbench/locale/*.po. The language is
`?lang=`, else the one this session chose, else the browser's, else English. Where there is no
session (a download is made in a thread without one) it is English unless said otherwise:

    language = words.language()          # while the page is drawn
    with words.speaking(language): ...   # later, in the thread
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from workbench import locale
from workbench.compare.explain import reason_in
from workbench.export import figure as figures
from workbench.lexicon import Lexicon
from workbench.locale import ENGLISH, LANGUAGES
from workbench.model.comparison import Comparison
from workbench.model.dates import PartialDate
from workbench.model.quantity import Quantity

PARAMETER = "lang"
CHOSEN = "language_of_the_pages"
_SPOKEN: ContextVar[str | None] = ContextVar("spoken", default=None)

__all__ = [
    "LANGUAGES",
    "count",
    "day",
    "figure",
    "label",
    "language",
    "name",
    "number",
    "reason",
    "say",
    "speaking",
]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Says everything inside in that language, whatever the session speaks."""
    before = _SPOKEN.set(code)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def language() -> str:
    """Returns the language spoken now: kk, ky, ru or en."""
    return _SPOKEN.get() or _of_session()


def _of_session() -> str:
    if get_script_run_ctx() is None:
        return ENGLISH
    asked = st.query_params.get(PARAMETER)
    if asked in LANGUAGES:
        st.session_state[CHOSEN] = asked
        return asked
    chosen: str | None = st.session_state.get(CHOSEN)
    return chosen or locale.language_of(st.context.locale) or ENGLISH


@cache
def _tables() -> dict[str, Any]:
    """Returns all sections by name; a section may stand in one file of the catalogue only."""
    found: dict[str, Any] = {}
    for path in sorted((Path(__file__).parent / "catalogue").glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = found.keys() & tables.keys()
        if twice:
            raise ValueError(f"{path}: the sections {sorted(twice)} stand in another file too")
        found |= tables
    return found


def _entry(key: str) -> Any:
    section, _, name = key.partition(".")
    return _tables()[section][name]


def say(key: str, **values: object) -> str:
    """Returns the words of a key (`section.name`) with its values filled in."""
    return locale.translated(key, _entry(key), language()).format(**values)


def count(key: str, n: int, **values: object) -> str:
    """Returns the plural form of a key that fits n, with n written with separators."""
    form = locale.plural(key, _entry(key), n, language())
    return form.format(n=number(n), **values)


def number(value: int | float | Decimal) -> str:
    """Returns a number with the separators of the language: 7,939 or 7 939."""
    return locale.number(value, language())


def name(section: str, id_: str | None) -> str:
    """Returns what people call an id of a section (sides, verdicts, languages …); an id nobody
    named is shown as it is, with spaces."""
    table = _tables()[section]
    known = id_ if id_ in table else None if id_ else "unknown"
    if known is not None:
        return locale.translated(f"{section}.{known}", table.get(known, ""), language())
    plain = (id_ or "").replace("_", " ")
    return plain[:1].upper() + plain[1:]


def day(date: PartialDate | None) -> str:
    """Returns a date as far as it is known (10 Jan 2022, Jan 2022, 2022), or that there is none."""
    return say("dates.unknown") if date is None else locale.day(date, language())


def figure(quantity: Quantity) -> str:
    """Returns a figure as a person writes it: $2–3 bn, $2–3 млрд."""
    return figures.figure(quantity, language())


def label(lexicon: Lexicon, group: str, id_: str) -> str:
    """Returns what people call a measure, population, place or qualifier of the word lists."""
    return lexicon.label(group, id_, language())


def reason(comparison: Comparison, lexicon: Lexicon) -> str:
    """Returns the sentence of reason of a verdict."""
    spoken = language()
    return comparison.reason if spoken == ENGLISH else reason_in(comparison, lexicon, spoken)
