"""The words of reports and exchange files: all there, none left over, the pages' own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from workbench.publish import words


def test_its_words_are_the_pages_words() -> None:
    catalogue = Path(words.FILE).parents[1] / "ui" / "catalogue"
    pages = {
        section: table
        for path in catalogue.glob("*.toml")
        for section, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }
    own = tomllib.loads(words.FILE.read_text(encoding="utf-8"))
    shared = {
        (section, key): (text, pages[section][key])
        for section, table in own.items()
        for key, text in table.items()
        if key in pages.get(section, {})
    }
    assert len(shared) > 30
    assert {key: pair for key, pair in shared.items() if pair[0] != pair[1]} == {}


def test_every_word_is_used_and_none_is_missing() -> None:
    folder = words.FILE.parent
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in folder.iterdir()
        if path.suffix in (".py", ".j2")
    )
    asked = set(re.findall(r"""["']((?:report|jsonld)\.(?!css|html|md)[a-z_]+)["']""", code))
    known = {
        f"{section}.{key}"
        for section in ("report", "jsonld")
        for key in tomllib.loads(words.FILE.read_text(encoding="utf-8"))[section]
    }
    assert asked == known
