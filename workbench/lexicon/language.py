"""Which language a text is in.

Frequent words and letters of its own settle it for nearly every sentence (see signs.py). What they
leave in doubt is asked of py3langid, among seven languages that are easily taken for each other;
its model (70 MB, half a second) is loaded with the first doubt. There the alphabets of text.toml
have a veto: where many words hold letters a language does not have, the text is not in that
language, whatever the statistics say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.lexicon import Lexicon, load
from workbench.lexicon.signs import ENOUGH, signs

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ASKED = ("kk", "ky", "ru", "en", "uz", "tt", "ba")
FOREIGN_SHARE = 0.15
"""Share of words with letters outside an alphabet from which on the alphabet has its veto."""
FEW_WORDS = 4
"""So few words are never taken for a language without word lists."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    """Returns the model for these languages; what it knows of the others is not kept (28 MB)."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
    from py3langid.modelio import load_model

    ptc, pc, labels, moves, rows, output = load_model(MODEL_DIR / MODEL_FILE)
    kept = [at for at, label in enumerate(labels) if label in languages]
    asked = [labels[at] for at in kept]
    return LanguageIdentifier(
        ptc[:, kept], pc[kept], asked, moves, output, norm_probs=True, tk_row=rows
    )


@lru_cache(maxsize=8)
def _alphabets(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(lexicon.table(language, "text").text("alphabet"))
        for language in lexicon.languages
    }


@dataclass(frozen=True, slots=True)
class _Sure:
    """What a language asks of a text: so many words, or letters that only it has."""

    words: int
    own: re.Pattern[str] | None

    def of(self, words: list[str], sample: str) -> bool:
        """True when the text may be in the language at all."""
        if len(words) >= self.words:
            return True
        return self.own is not None and self.own.search(sample.casefold()) is not None


@lru_cache(maxsize=8)
def _surenesses(lexicon: Lexicon) -> dict[str, _Sure]:
    """Returns what languages ask that are easily taken for another in a few words."""
    found = {}
    for language in lexicon.languages:
        table = lexicon.table(language, "text")
        if "least_words" in table:
            own = table.text("own_letters", "")
            least = int(table.number("least_words"))
            found[language] = _Sure(least, re.compile(own) if own else None)
    return found


def ranked(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, float]]:
    """Returns the languages of the word lists that the text may be in with their probabilities,
    likeliest first; nothing where the text has no word or is in another language."""
    lexicon = lexicon or load()
    told = signs(lexicon).told(text)
    return [(told, 1.0)] if told else list(_ranked(text[:ENOUGH], lexicon))


@lru_cache(maxsize=256)
def _ranked(sample: str, lexicon: Lexicon) -> tuple[tuple[str, float], ...]:
    words = [word.casefold() for word in _WORD.findall(sample)]
    if not words:
        return ()
    alphabets = _alphabets(lexicon)
    asked = tuple(dict.fromkeys((*lexicon.languages, *ASKED)))
    order = [
        (language, share)
        for language, share in _identifier(asked).rank(" ".join(words))
        if language not in alphabets or _fits(words, alphabets[language])
    ]
    doubtful = {name for name, sure in _surenesses(lexicon).items() if not sure.of(words, sample)}
    known = alphabets.keys() - doubtful
    ours = [(language, share) for language, share in order if language in known]
    if not ours or (order[0][0] not in known and len(words) > FEW_WORDS):
        return ()
    return tuple(ours)


def _fits(words: list[str], alphabet: frozenset[str]) -> bool:
    """True unless many words mix letters of the alphabet with others (not those of a second
    script: a Latin name says nothing against Kazakh)."""
    ours = [word for word in words if not alphabet.isdisjoint(word)]
    foreign = sum(1 for word in ours if not alphabet.issuperset(word))
    return foreign <= FOREIGN_SHARE * len(ours)


def detect(text: str, lexicon: Lexicon | None = None) -> str | None:
    """Returns the language's code, None where the text has no words or is in no language that the
    word lists know."""
    lexicon = lexicon or load()
    told = signs(lexicon).told(text)
    if told:
        return told
    order = _ranked(text[:ENOUGH], lexicon)
    return order[0][0] if order else None
