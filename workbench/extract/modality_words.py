"""The words that show how a figure stands, compiled from modality.toml and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import PatternSet
from workbench.lexicon.table import Table

ORDERS = ("sov", "svo")
CUES = ("denied", "withdrawn", "previous", "hypothetical", "forecast", "unconfirmed")
TAKEN_BACK = ("withdrawn", "withdrawn_after", "published")
AHEAD = ("ahead", "not_ahead")
CORRECTION = ("correction", "correction_weak", "correction_objects")
_SETS = (
    "question_start",
    "before_previous",
    "not_previous",
    "open_question",
    "breaks",
    "relatives",
    "resets",
    "contrast",
    "negation",
    "remark",
    "that",
    "who",
)


@dataclass(frozen=True, eq=False)
class ModalityWords:
    """What bears on how a figure stands in one language."""

    order: str
    cues: PatternSet[str]
    question: PatternSet[str]
    correction: PatternSet[str]
    taken_back: PatternSet[str]
    before_previous: frozenset[str]
    not_previous: frozenset[str]
    question_start: frozenset[str]
    open_question: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    resets: frozenset[str]
    contrast: frozenset[str]
    negation: frozenset[str]
    remark: frozenset[str]
    that: frozenset[str]  # relatives that no plan or doubt reaches over but these
    who: frozenset[str]  # relative pronouns: what follows is told of somebody else
    ahead: PatternSet[str]
    future: re.Pattern[str]
    finite: re.Pattern[str]
    question_ending: re.Pattern[str]


@lru_cache(maxsize=32)
def modality_words(lexicon: Lexicon, language: str) -> ModalityWords:
    """Returns the compiled words; LexiconError names the file, key and value that is wrong."""
    table = lexicon.table(language, "modality")
    order = table.text("order")
    if order not in ORDERS:
        raise table.wrong("order", order, " or ".join(ORDERS))
    suffixes = lexicon.suffixes(language)
    return ModalityWords(
        order=order,
        cues=PatternSet([(key, text) for key in CUES for text in table.words(key)], suffixes),
        question=PatternSet([("question", text) for text in table.words("question")], suffixes),
        correction=PatternSet([(key, w) for key in CORRECTION for w in table.words(key)], suffixes),
        taken_back=PatternSet([(key, w) for key in TAKEN_BACK for w in table.words(key)], suffixes),
        **{name: frozenset(table.words(name)) for name in _SETS},
        ahead=PatternSet([(key, text) for key in AHEAD for text in table.words(key)], suffixes),
        future=_regex(table, "future"),
        finite=_regex(table, "finite"),
        question_ending=_regex(table, "question_ending"),
    )


def _regex(table: Table, key: str) -> re.Pattern[str]:
    text = table.text(key, "")
    try:
        return re.compile(text or r"(?!)")
    except re.error as problem:
        raise table.wrong(key, text, f"a regular expression ({problem})") from problem
