"""Languages of a document's parts: one vote for the whole, and parts that may differ from it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.lexicon import Lexicon, load
from workbench.lexicon.language import detect, ranked
from workbench.lexicon.signs import signs

__all__ = ["detect", "of_part", "vote"]

ENOUGH_WORDS = 5
SURE = 0.9
_WORD = re.compile(r"[^\W\d_]{2,}")


def vote(parts: Iterable[str], lexicon: Lexicon | None = None) -> str | None:
    """Returns the language most of the parts are in, each counted with its length."""
    weight: dict[str, float] = {}
    for part in parts:
        for language, share in ranked(part, lexicon)[:1]:
            weight[language] = weight.get(language, 0.0) + share * len(part)
    return max(weight, key=lambda language: weight[language]) if weight else None


def of_part(text: str, whole: str | None, lexicon: Lexicon | None = None) -> str | None:
    """Returns the language of a passage or sentence: the whole's, unless the part has five words or
    more and is in another one beyond doubt."""
    if whole is None:
        return detect(text, lexicon)
    if signs(lexicon or load()).told(text) == whole or len(_WORD.findall(text)) < ENOUGH_WORDS:
        return whole
    order = ranked(text, lexicon)
    return order[0][0] if order and order[0][1] > SURE else whole
