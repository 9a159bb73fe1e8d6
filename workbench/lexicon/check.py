"""What the word lists must not do: name two measures with one word, or leave holes unseen."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.errors import LexiconError
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


def coverage_table(lexicon: Lexicon) -> str:
    """Returns the language × measure table as lines of text: how many words each language has for
    a measure, `-` where it has none. LexiconError where two measures share a word."""
    refuse_clashes(lexicon)
    if not lexicon.measures:
        raise LexiconError(f"{lexicon.folder / 'measures'}: no measures; expected one table each")
    width = max(map(len, lexicon.measures))
    lines = [f"{'':<{width}}" + "".join(f"{language:>6}" for language in lexicon.languages)]
    for id_, table in lexicon.measure_tables.items():
        counts = [len(list(_words(table, language))) for language in lexicon.languages]
        lines.append(f"{id_:<{width}}" + "".join(f"{count or '-':>6}" for count in counts))
    return "\n".join(lines)
