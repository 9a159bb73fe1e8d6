"""The layout cues of all languages' text.toml, compiled once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of page furniture and of voices; a page may mix languages, so they count together."""

    furniture: frozenset[str]
    read_also: frozenset[str]
    view_counter: re.Pattern[str]
    view_word: re.Pattern[str]
    credit: re.Pattern[str]
    interviewed_by: re.Pattern[str]
    outlet: re.Pattern[str]
    question_labels: frozenset[str]
    answer_labels: frozenset[str]
    saying: frozenset[str]
    saying_links: frozenset[str]
    pronouns: frozenset[str]
    name_stops: frozenset[str]
    offices: frozenset[str]


@lru_cache(maxsize=8)
def cues_of(lexicon: Lexicon) -> Cues:
    """Returns the cues of every language of the word lists."""
    tables = [lexicon.table(language, "text") for language in lexicon.languages]

    def words(key: str) -> frozenset[str]:
        return frozenset(word.casefold() for table in tables for word in table.words(key))

    views = _either(words("view_counters"))
    outlets = _either(words("outlet_words"))
    number = r"\d[\d \u202f.,]{0,12}"
    return Cues(
        furniture=words("furniture"),
        read_also=words("read_also"),
        view_counter=re.compile(rf"\W*(?:{views}\W{{0,3}}{number}|{number}\s*{views})\W*", re.I),
        view_word=re.compile(rf"\W*{views}\W*", re.I),
        credit=re.compile(rf"\W*{_either(words('credits'))}\s*:[^\d]{{0,80}}", re.I),
        interviewed_by=re.compile(rf"\W*{_either(words('interviewed_by'))}(?!\w)", re.I),
        outlet=re.compile(rf"[«\"“]([^«»\"“”]{{2,60}})[»\"”] {outlets}", re.I),
        question_labels=words("question_labels"),
        answer_labels=words("answer_labels"),
        saying=words("saying"),
        saying_links=words("saying_links"),
        pronouns=words("pronouns"),
        name_stops=words("name_stops"),
        offices=words("offices"),
    )


def _either(words: frozenset[str]) -> str:
    by_length: Callable[[str], tuple[int, str]] = lambda word: (-len(word), word)  # noqa: E731
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=by_length)) + ")"
