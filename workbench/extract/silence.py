"""Lines that can hold no figure, told without cutting them into passages."""

from __future__ import annotations

import re

from workbench.extract.prefilter import amounts, prefilter
from workbench.lexicon import Lexicon
from workbench.lexicon.language import detect
from workbench.lexicon.signs import signs
from workbench.text.normalise import is_readable
from workbench.text.sentences import may_part, sentence_spans

LONGEST = 2000
KEPT = 60_000
"""Words remembered at most; then they are looked at anew."""
LEADS = frozenset("#>*+•▪·-")
"""Marks that a paragraph may begin with and that its reading leaves out."""
SPACED = 5
"""Single letters from which on a word may be set with spaces between its letters."""

_VOICES = re.compile(r"[«“„\"]|[–—-]\s")
_MARKUP = re.compile(r"[*_\[\]#\\]|.-$")
_seen: set[str] = set()


def silent_language(text: str, lexicon: Lexicon) -> str | None:
    """Returns the language of a line of text in which surely no figure stands; None where it must
    be read in full: it may hold one, has words to mend or voices to part, or tells no language."""
    words = text.split()
    if not words or len(text) > LONGEST or len(text.strip().splitlines()) > 1:
        return None
    if not (_seen.issuperset(words) or all(map(_plain, words))):
        return None
    if list(map(len, words)).count(1) >= SPACED and not is_readable(" ".join(words)):
        return None
    language = signs(lexicon).told_of(words) or detect(text, lexicon)
    if language is None or (_VOICES.search(text) and may_part(text)):
        return None
    if not prefilter(lexicon, language).may_be_among(words):
        return language
    return None if _has_amounts(" ".join(words), language, lexicon) else language


def _has_amounts(text: str, language: str, lexicon: Lexicon) -> bool:
    """True where a figure stands in a sentence, or may stand behind a mark the text begins with."""
    if text[0] in LEADS:
        return True
    spans = sentence_spans(text, language, lexicon)
    return any(amounts(text[start:stop], language, lexicon)[1] for start, stop in spans)


def _plain(word: str) -> bool:
    """True for a word that is read as it stands."""
    if word in _seen:
        return True
    if _MARKUP.search(word) or not is_readable(word.replace("\u2019", "'")):
        return False
    if len(_seen) >= KEPT:
        _seen.clear()
    _seen.add(word)
    return True
