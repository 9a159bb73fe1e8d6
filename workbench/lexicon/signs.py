"""Which language a text is in by its plain signs: frequent words and letters of its own.

Nearly every sentence of running text is settled here by one pass over its words, each looked up
once and remembered; what stays in doubt is left to whoever asks (see language.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon

KEPT = 60_000
"""Words remembered at most; then they are learnt anew."""
SIGNS_SHARE, LONE_SHARE = 12, 7
"""At least one word in so many must be a sign, one in fewer where it is the only one; running text
has one in three."""
AGAINST = 4
"""Signs of a language that one sign of another outweighs."""
FOREIGN_SHARE = 7
"""At most one word in so many may hold letters from outside the alphabet."""

ENOUGH = 4000
"""Characters from the beginning that decide; more add nothing."""
BITS = 13
"""A field of a packed count: more than the words of any text of that length."""
FIELD = (1 << BITS) - 1
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[-'’ʻ‘][^\W\d_]+)*['’ʻ‘]?")


@dataclass(frozen=True, slots=True)
class _Language:
    """What shows a language, and where its fields begin in a packed count."""

    code: str
    frequent: frozenset[str]
    own: re.Pattern[str] | None
    alphabet: frozenset[str]
    least: int
    shift: int

    def counted(self, word: str) -> int:
        """Returns a case-folded word as signs, own words and foreign ones in this one's fields."""
        if self.alphabet.isdisjoint(word):
            return 0
        if not self.alphabet.issuperset(char for char in word if char.isalpha()):
            return (1 << BITS | 1 << 2 * BITS) << self.shift
        sign = word in self.frequent or (self.own is not None and bool(self.own.search(word)))
        return (sign | 1 << BITS) << self.shift


class _Counts(dict[str, int]):
    """The packed count of each word as it stands between spaces; its words in the lowest field."""

    def __init__(self, languages: Sequence[_Language]) -> None:
        super().__init__()
        self.languages = languages

    def __missing__(self, token: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        count = 0
        for word in _WORD.findall(token.casefold()):
            count += 1 + sum(language.counted(word) for language in self.languages)
        self[token] = count
        return count


@dataclass(frozen=True, eq=False)
class Signs:
    """The signs of every language that has some."""

    languages: tuple[_Language, ...]
    _counts: _Counts

    def told(self, text: str) -> str | None:
        """Returns the language whose signs leave no doubt, None where they do."""
        return self.told_of(text[:ENOUGH].split())

    def told_of(self, tokens: Iterable[str]) -> str | None:
        """The same for the words of a text no longer than ENOUGH, as they stand between spaces."""
        total = sum(map(self._counts.__getitem__, tokens))
        words = total & FIELD
        found, most, least, all_ = None, 0, 1, 0
        for language in self.languages:
            fields = total >> language.shift
            here, written = fields & FIELD, fields >> BITS & FIELD
            if not here or (fields >> 2 * BITS & FIELD) * FOREIGN_SHARE > written:
                continue  # no sign, or too many letters from outside the alphabet
            all_ += here
            if here > most and written * 2 > words:
                found, most, least = language.code, here, language.least
        if most < least or all_ - most > most // AGAINST:
            return None
        return found if words <= most * (SIGNS_SHARE if most > 1 else LONE_SHARE) else None


@lru_cache(maxsize=8)
def signs(lexicon: Lexicon) -> Signs:
    """Returns the signs of the languages; a word that is frequent in two of them is none."""
    frequent = dict(_frequent(lexicon))
    shared = Counter(word for words in frequent.values() for word in words)
    languages = tuple(
        _Language(
            code,
            frozenset(word for word in words if shared[word] == 1),
            _own(lexicon, code),
            frozenset(lexicon.table(code, "text").text("alphabet")),
            int(lexicon.table(code, "text").number("least_signs", 1)),
            BITS * (1 + 3 * place),
        )
        for place, (code, words) in enumerate(frequent.items())
    )
    return Signs(languages, _Counts(languages))


def _frequent(lexicon: Lexicon) -> Iterator[tuple[str, frozenset[str]]]:
    for code in lexicon.languages:
        yield code, frozenset(lexicon.table(code, "text").words("frequent_words"))


def _own(lexicon: Lexicon, code: str) -> re.Pattern[str] | None:
    table = lexicon.table(code, "text")
    forms = table.words("own_forms")
    try:
        return re.compile("|".join(forms)) if forms else None
    except re.error as problem:
        raise table.wrong("own_forms", forms, f"regular expressions ({problem})") from problem
