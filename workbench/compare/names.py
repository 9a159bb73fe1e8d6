"""Names compared across alphabets: the same person or office, spelled in four languages."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.compare.settings import Settings, settings
from workbench.lexicon import Lexicon

_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST = 4
KNOWN = "id:"


@lru_cache(maxsize=65536)
def keys(name: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns what a name may be matched by: the whole name and its last word; none for a general
    word such as "the ministry"."""
    rules = settings(lexicon)
    folded = fold(name, rules)
    if not folded or folded in _generic(lexicon):
        return frozenset()
    last = folded.rsplit(" ", 1)[-1]
    return frozenset((folded, f"…{last}") if len(last) >= SHORTEST else (folded,))


def known(authority: str) -> frozenset[str]:
    """Returns the key of an authority that the word lists know."""
    return frozenset((f"{KNOWN}{authority}",))


@lru_cache(maxsize=65536)
def of_known(authority: str, name: str, lexicon: Lexicon) -> frozenset[str]:
    """Returns the keys of a known authority under the name it is given."""
    return known(authority) | keys(name, lexicon)


def is_known(name: frozenset[str]) -> bool:
    """True for the key of an authority that the word lists know."""
    return any(key.startswith(KNOWN) for key in name)


def is_whole(key: str) -> bool:
    """True for a key that stands for a whole name, not for its last word only."""
    return not key.startswith("…")


def same(left: frozenset[str], right: frozenset[str]) -> bool:
    """True when two names may be one: alike, or one is the other's last word. Known authorities are
    one only by their ids."""
    if is_known(left) and is_known(right):
        return any(key.startswith(KNOWN) for key in left & right)
    if left & right and any(not key.startswith("…") for key in left & right):
        return True
    return _is_last_word(left, right) or _is_last_word(right, left)


def _is_last_word(short: frozenset[str], long: frozenset[str]) -> bool:
    return any(" " not in key and f"…{key}" in long for key in short)


def fold(text: str, rules: Settings) -> str:
    """Returns the words of a name in Latin letters, hyphens and vowel signs aside."""
    words = _WORDS.findall(text.casefold().replace("-", " "))
    return " ".join(word.translate(rules.letters) for word in words)


@lru_cache(maxsize=8)
def _generic(lexicon: Lexicon) -> frozenset[str]:
    rules = settings(lexicon)
    return frozenset(fold(word, rules) for word in rules.generic_sources)
