"""Which words each side uses: how often, in whose voice, and which words set the sides apart.

A word of the word list (common/framing.toml) stands for an actor or the event; `own_words` makes
such a list of what a person typed. Counting is over passages, in the side's own voice or in all
voices; a word in quotation marks, or behind "so-called", is counted and told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.tokens import tokenise
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import PatternSet
from workbench.model.text import Document, Passage, Role

OPENING, CLOSING = "«“\"„‘'", "»”\"’'"
NEAR = 30
"""How far from a word, in characters, the marks of a short quoted phrase may stand."""
OWN_GROUP = "own"
ANY_ENDING = "*"
MOST_OWN = 12
"""Words a person may set down at once."""

Lookup = Callable[[str | None], PatternSet[str]]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a term: offsets in the passage's readable text; `distanced` when it is kept at
    arm's length, by quotation marks or a word such as "so-called"."""

    term: str
    passage: Passage
    document: Document
    start: int
    stop: int
    distanced: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The uses of all terms, and how many words each document has in the voices counted."""

    uses: tuple[Use, ...]
    words: Mapping[str, int]
    documents: Mapping[str, Document]

    def of(self, side: str) -> list[str]:
        """Returns the ids of a side's documents that have any words."""
        return [id_ for id_, one in self.documents.items() if one.side == side and self.words[id_]]


def groups(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Returns the groups of the word list with the ids of their terms (`actor.terrorist`)."""
    table = lexicon.common("framing")
    return {
        group: tuple(f"{group}.{term}" for term, _ in entries.tables())
        for group, entries in table.tables()
        if group not in ("distance", "prefix")
    }


def listed(lexicon: Lexicon, group: str) -> Lookup:
    """Returns what finds the terms of a group in a language; nothing in one it has no words of."""
    return lambda language: _listed(lexicon, language or "")[group]


@lru_cache(maxsize=16)
def _listed(lexicon: Lexicon, language: str) -> dict[str, PatternSet[str]]:
    known = language in lexicon.languages
    suffixes = lexicon.suffixes(language if known else lexicon.languages[0])
    table = lexicon.common("framing")
    return {
        group: PatternSet(
            [
                (term, word)
                for term in terms
                for word in (
                    table.table(group).table(term.partition(".")[2]).words(language)
                    if known
                    else ()
                )
            ],
            suffixes,
        )
        for group, terms in groups(lexicon).items()
    }


def own_words(lexicon: Lexicon, typed: str) -> tuple[tuple[str, ...], Lookup]:
    """Returns the ids of the words typed, with commas between (`word*` stands for every ending),
    and what finds them in any language."""
    found: dict[str, str] = {}
    for piece in typed.split(","):
        shown = " ".join(piece.split())
        trigger = _trigger(shown)
        if trigger and len(found) < MOST_OWN:
            found.setdefault(f"{OWN_GROUP}.{shown.casefold()}", trigger)
    patterns = PatternSet(list(found.items()), lexicon.suffixes(lexicon.languages[0]))
    return tuple(found), lambda language: patterns


def _trigger(typed: str) -> str:
    """Returns the words typed as a trigger: letters only, and `*` as any ending of its word."""
    parts: list[str] = []
    for token in tokenise(typed):
        if token.kind != "punct":
            parts.append(token.norm)
        elif token.norm == ANY_ENDING and parts and not parts[-1].endswith("~a"):
            parts[-1] += "~a"
    return " ".join(parts)


def is_own(passage: Passage, document: Document) -> bool:
    """True where a document speaks in its own voice: the outlet's text, or the words of the
    speaker whose document it is. Quotations of others and questions put to them are not."""
    if passage.role is Role.NARRATION:
        return True
    return bool(document.speaker) and passage.speaker == document.speaker


def read(
    passages: Iterable[Passage],
    documents: Mapping[str, Document],
    find: Lookup,
    lexicon: Lexicon,
    *,
    own: bool = True,
    language: str | None = None,
) -> Reading:
    """Returns every use of the terms in the passages of the documents: with `own` only where a
    document speaks in its own voice, with a language only in that language."""
    uses: list[Use] = []
    words = dict.fromkeys(documents, 0)
    for passage in passages:
        document = documents.get(passage.document_id)
        if document is None or language not in (None, passage.language):
            continue
        if own and not is_own(passage, document):
            continue
        tokens = tokenise(passage.text.text)
        norms = [token.norm for token in tokens]
        words[document.id] += sum(token.kind == "word" for token in tokens)
        away = _distance(lexicon, passage.language or "")
        for term, first, last in _longest(find(passage.language), norms):
            start, stop = tokens[first].start, tokens[last - 1].stop
            distanced = _in_marks(passage.text.text, start, stop) or away(norms, first, last)
            uses.append(Use(term, passage, document, start, stop, distanced))
    return Reading(tuple(uses), words, documents)


def _longest(patterns: PatternSet[str], norms: Sequence[str]) -> list[tuple[str, int, int]]:
    """Returns the terms found, each token in one of them: the longest that begins first."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for hit in patterns.find(norms):
        if hit.first >= at:
            found.append((hit.key, hit.first, hit.last))
            at = hit.last
    return found


def _in_marks(text: str, start: int, stop: int) -> bool:
    """True where the words stand in quotation marks, alone or with a word or two beside them."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before and after and before in OPENING and after in CLOSING:
        return True
    behind, ahead = text[max(0, start - NEAR) : start], text[stop : stop + NEAR]
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        begun = behind.rpartition(opening)[2]
        ended = ahead.partition(closing)[0]
        whole = opening in behind and closing in ahead
        if whole and not any(mark in begun + ended for mark in closing + ".!?,;:"):
            return True
    return False


Away = Callable[[Sequence[str], int, int], bool]


@lru_cache(maxsize=16)
def _distance(lexicon: Lexicon, language: str) -> Away:
    known = language in lexicon.languages
    table = lexicon.common("framing").table("distance").table(language)
    suffixes = lexicon.suffixes(language if known else lexicon.languages[0])
    before = PatternSet([("", word) for word in table.words("before")], suffixes)
    after = PatternSet([("", word) for word in table.words("after")], suffixes)

    def away(norms: Sequence[str], first: int, last: int) -> bool:
        near = norms[max(0, first - 3) : first]
        behind = norms[last : last + 3]
        while behind and behind[0] in CLOSING:
            behind = behind[1:]
        return any(hit.last == len(near) for hit in before.find(near)) or any(
            hit.first == 0 for hit in after.find(behind)
        )

    return away


@lru_cache(maxsize=16)
def prefix(lexicon: Lexicon, language: str) -> int:
    """Returns how many first letters stand for a word in a language, 0 for the whole word."""
    return int(lexicon.common("framing").table("prefix").number(language, 0))


@lru_cache(maxsize=16)
def _plain(lexicon: Lexicon, language: str) -> frozenset[str]:
    if language not in lexicon.languages:
        return frozenset()
    return frozenset(lexicon.table(language, "text").words("frequent_words"))


def vocabulary(
    passages: Iterable[Passage],
    documents: Mapping[str, Document],
    lexicon: Lexicon,
    language: str,
    *,
    own: bool = True,
) -> dict[str, dict[str, Counter[str]]]:
    """Returns, by side and document, how often each word is used in a language. Forms of a word
    are counted as one by their first letters, and go by the form that is used most; words that
    every text has (`frequent_words` of the language) are left out."""
    length, plain = prefix(lexicon, language), _plain(lexicon, language)
    forms: dict[str, Counter[str]] = {}
    counted: dict[str, dict[str, Counter[str]]] = {}
    for passage in passages:
        document = documents.get(passage.document_id)
        if document is None or passage.language != language:
            continue
        if own and not is_own(passage, document):
            continue
        mine = counted.setdefault(document.side, {}).setdefault(document.id, Counter())
        for token in tokenise(passage.text.text):
            if token.kind == "word" and len(token.norm) > 2 and token.norm not in plain:
                stem = token.norm[: length or None]
                mine[stem] += 1
                forms.setdefault(stem, Counter())[token.norm] += 1
    named = {stem: max(sorted(found), key=found.__getitem__) for stem, found in forms.items()}
    return {
        side: {
            id_: Counter({named[stem]: n for stem, n in words.items()})
            for id_, words in of_side.items()
        }
        for side, of_side in counted.items()
    }


def concordance(use: Use, reach: int = 70) -> tuple[str, str, str]:
    """Returns the words before a use, the use itself and the words after it, cut at blanks."""
    text = use.passage.text.text
    before, after = text[: use.start], text[use.stop :]
    if len(before) > reach:
        cut = before[-reach:]
        before = "… " + (cut.split(" ", 1)[1] if " " in cut else cut)
    if len(after) > reach:
        cut = after[:reach]
        after = (cut.rsplit(" ", 1)[0] if " " in cut else cut) + " …"
    return before, text[use.start : use.stop], after
