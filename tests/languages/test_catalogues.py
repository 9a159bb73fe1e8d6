"""Every word in four languages: nothing untranslated, left over, or filled in otherwise."""

from __future__ import annotations

import re

import pytest
from languages.catalogues import (
    TRANSLATED,
    Words,
    catalogue,
    english,
    names,
    sources,
    translation,
)

from workbench import locale

IN_FLIGHT: frozenset[str] = frozenset()
"""Files whose words are still being written; a file that is translated must be taken off."""
# fmt: off
LATIN = {
    "acled", "aleph", "claim", "claimreview", "csv", "docx", "en", "excel", "followthemoney",
    "html", "https", "iso", "json", "jsonld", "kk", "ky", "ld", "lines", "markdown",
    "opensanctions", "parquet", "pdf", "png", "relid", "ru", "svg", "true", "ucdp", "utf",
    "word", "workbench", "xlsx",
}
# fmt: on
"""Latin words that stand in other languages as they are: names, formats, codes."""
CODES = re.compile(
    r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|UCDP Georeferenced Event Dataset|case\.toml|schema\.org"
)
WORD = re.compile(r"[A-Za-z]{2,}")
SHOWN = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated(language: str) -> None:
    open_ = [one for one in english() if not translation(one, language)]
    waiting = [one for one in open_ if one.file in IN_FLIGHT]
    if waiting:
        print(f"{language}: {len(waiting)} words of {sorted(IN_FLIGHT)} wait for a translation")
    assert not [f"{one.file}: {one.key}" for one in open_ if one.file not in IN_FLIGHT]


def test_no_translated_file_is_still_called_in_flight() -> None:
    waiting = {one.file for one in english() for code in TRANSLATED if not translation(one, code)}
    assert waiting >= IN_FLIGHT


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(language: str) -> None:
    known = {(one.key, one.forms[0]) for one in english()}
    stored = {
        (entry.context, entry.id[0] if isinstance(entry.id, tuple | list) else entry.id)
        for entry in catalogue(language)
        if entry.id
    }
    assert not stored - known
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_fills_in_the_same_names(language: str) -> None:
    wrong = [
        (one.key, form)
        for one in english()
        for form in translation(one, language)
        if names(form) != set().union(*(names(known) for known in one.forms))
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_plural_has_its_forms_and_renders(language: str) -> None:
    forms = catalogue(language).num_plurals
    plurals = [one for one in english() if len(one.forms) > 1 and translation(one, language)]
    assert len(plurals) > 20
    for one in plurals:
        assert len(translation(one, language)) == forms
        for n in (0, 1, 2, 5, 21):
            by_form = {"one": one.forms[0], "other": one.forms[1]}
            template = locale.plural(one.key, by_form, n, language)
            assert template in translation(one, language)


def test_plurals_follow_the_grammar() -> None:
    forms = {"one": "{n} statement", "other": "{n} statements"}
    russian = [
        locale.plural("common.statements", forms, n, "ru").split()[1] for n in (1, 2, 5, 11, 21)
    ]
    assert russian == ["утверждение", "утверждения", "утверждений", "утверждений", "утверждение"]
    assert len({locale.plural("common.statements", forms, n, "kk") for n in (1, 2, 5)}) == 1


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_word_is_left_in_a_translation(language: str) -> None:
    left = {
        (one.key, word)
        for one in english()
        for form in translation(one, language)
        for word in WORD.findall(CODES.sub("", SHOWN.sub("", form)))
        if word.lower() not in LATIN | _codes(one)
    }
    assert not left


def _codes(one: Words) -> set[str]:
    """Codes that the English words list in so many letters: verdicts, hedges, columns."""
    if not one.file.endswith(("codebook.toml", "words.toml")):
        return set()
    return {word.lower() for form in one.forms for word in WORD.findall(form)}


def test_the_sources_are_found() -> None:
    assert {path.name for path in sources()} >= {"common.toml", "en.toml", "figures.toml"}
    said: dict[str, tuple[str, ...]] = {}
    for one in english():
        assert said.setdefault(one.key, one.forms) == one.forms, f"{one.key} says two things"
