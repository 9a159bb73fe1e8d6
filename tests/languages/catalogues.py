"""The English words and their translations as they stand on disk."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from workbench.locale import ENGLISH, HOME, LANGUAGES
from workbench.locale.extract import messages

ROOT = Path(__file__).parents[2]
TRANSLATED = tuple(code for code in LANGUAGES if code != ENGLISH)


@dataclass(frozen=True)
class Words:
    """One message: where it stands, its key and its English forms (one, or `one` and `other`)."""

    file: str
    key: str
    forms: tuple[str, ...]


def sources() -> list[Path]:
    """The files that `make catalogues` reads, as babel.cfg lists them."""
    lines = (ROOT / "babel.cfg").read_text(encoding="utf-8").splitlines()
    patterns = [line.split(": ", 1)[1].rstrip("]") for line in lines if line.startswith("[toml_")]
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


@cache
def english() -> tuple[Words, ...]:
    """Every message there is."""
    return tuple(_words())


def _words() -> Iterator[Words]:
    for path in sources():
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for _, _, (key, *forms), _ in messages(tables):
            yield Words(str(path.relative_to(ROOT)), key, tuple(forms))


@cache
def catalogue(language: str) -> Catalog:
    """The translations of a language, as Babel reads them."""
    with (HOME / language / "LC_MESSAGES" / "workbench.po").open("rb") as source:
        return read_po(source, locale=language)


def translation(words: Words, language: str) -> tuple[str, ...]:
    """The translated forms of a message; none where it has none or one of them is empty."""
    wanted = words.forms if len(words.forms) > 1 else words.forms[0]
    found = catalogue(language).get(wanted, words.key)
    if found is None or found.fuzzy or found.id != wanted:
        return ()
    forms = found.string if isinstance(found.string, tuple | list) else (found.string,)
    return tuple(forms) if all(forms) else ()


def names(template: str) -> set[str]:
    """The names that a template fills in."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}
