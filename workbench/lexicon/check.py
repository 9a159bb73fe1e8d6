"""What the word lists must not do: name two measures with one word."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.lexicon import Lexicon
from workbench.lexicon.table import Table

ROLES = ("act", "noun", "weak")


def refuse_clashes(lexicon: Lexicon) -> None:
    """LexiconError names two measures that one word of a language stands for, where neither is a
    part of the other and they do not count different things."""
    for language in lexicon.languages:
        seen: dict[tuple[str, str], str] = {}
        for id_, table in lexicon.measure_tables.items():
            for role, word in _words(table, language):
                other = seen.setdefault((role, word), id_)
                if other != id_ and not _told_apart(lexicon, id_, other):
                    raise table.wrong(
                        f"{language}.{role}",
                        word,
                        f"a word of one measure, but {other} has it too; longer words tell them "
                        f"apart (in {lexicon.measure_tables[other].path.name})",
                    )


def _words(table: Table, language: str) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        for word in table.table(language).words(role):
            yield role, word.casefold()


def _told_apart(lexicon: Lexicon, one: str, other: str) -> bool:
    first, second = lexicon.measures[one], lexicon.measures[other]
    if first.kind != second.kind or one in second.parents or other in first.parents:
        return True
    things = set(lexicon.measure_tables[one].words("things"))
    others = set(lexicon.measure_tables[other].words("things"))
    return things != others
