"""Where sentences end: razdel proposes, the rules here may forbid, the order is one list.

A rule looks at what stands before and after a proposed end and answers True (no end here) or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from razdel import sentenize

from workbench.lexicon import Lexicon

WINDOW = 20_000
"""razdel reads at most this many characters at once: it is quadratic in hostile text."""
LOOK_BACK = 400

_OPENING = {"(": ")", "[": "]"}
_LAST_WORD = re.compile(r"([^\W\d_]+(?:[.-][^\W\d_]+)*)\.$")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,4}\.$")
_INITIAL = re.compile(r"(?:^|[\s(«\"“])(?:[^\W\d_]{1,2}\.[ -]?)*[^\W\d_]{1,2}\.$")
_QUOTE_DONE = re.compile(r"[!?…][»”\"“'’)]*[,.]?$|[»”\"“]$|\.\.\.[»”\"“]?$")
_NUMBER_ENDS = re.compile(r"[^\W\d_]\.? \d{1,4}\. (?=[^\W\d_]{2})")
_MAY_END = re.compile(r"(?:[.?!…;]|[=:]-?[()])\W{0,9}\s\S")
"""Without this razdel parts nothing: a mark that ends a sentence, a space and what follows."""
_DASH = re.compile(r"[»”\"“]?\s*,?\s*[–—-]\s*(\w+)")
_FIRST_WORD = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class Words:
    """What a language's text.toml says about the ends of sentences."""

    never_last: frozenset[str]
    maybe_last: frozenset[str]
    before_number: frozenset[str]
    saying: frozenset[str]


@dataclass(frozen=True, slots=True)
class Break:
    """A proposed end: what stands before it and after it, and the language's words."""

    before: str
    after: str
    words: Words


Rule = Callable[[Break], bool | None]


@lru_cache(maxsize=32)
def _words(lexicon: Lexicon, language: str | None) -> Words:
    languages = (language,) if language in lexicon.languages else lexicon.languages
    tables = [lexicon.table(code, "text") for code in languages if code]
    return Words(
        frozenset(word for table in tables for word in table.words("abbreviations")),
        frozenset(word for table in tables for word in table.words("abbreviations_last")),
        frozenset(word for table in tables for word in table.words("abbreviations_before_number")),
        frozenset(
            word
            for table in tables
            for word in (*table.words("saying"), *table.words("saying_links"))
        ),
    )


def _abbreviation(place: Break) -> bool | None:
    found = _LAST_WORD.search(place.before)
    if found and found.group(1).casefold() in place.words.never_last:
        return True
    return None


def _abbreviation_in_mid_sentence(place: Break) -> bool | None:
    found = _LAST_WORD.search(place.before)
    if found and found.group(1).casefold() in place.words.maybe_last:
        return not _starts_upper(place.after) or place.after[:1].isdigit() or None
    return None


def _abbreviation_before_number(place: Break) -> bool | None:
    found = _LAST_WORD.search(place.before)
    named = found is not None and found.group(1).casefold() in place.words.before_number
    return (named and place.after[:1].isdigit()) or None


def _semicolon(place: Break) -> bool | None:
    return place.before.endswith(";") or None


def _initials(place: Break) -> bool | None:
    """A. B. Surname: one or two letters with a dot, a capital first, before a capital."""
    found = _INITIAL.search(place.before)
    if not found or not _starts_upper(place.after):
        return None
    letters = [part.strip() for part in found.group().strip(' («"“').split(".") if part.strip(" -")]
    if all(part.lstrip("-")[:1].isupper() for part in letters):
        return len(letters) > 1 or len(letters[-1]) == 1 or None
    return None


def _list_number(place: Break) -> bool | None:
    """A number with a dot that begins the text, or before a small letter."""
    if not _NUMBERED.search(place.before):
        return None
    return place.before.strip()[:-1].isdigit() or not _starts_upper(place.after) or None


def _saying_after_quotation(place: Break) -> bool | None:
    """`...!" - said X`: the reporting clause belongs to the sentence it reports."""
    if not _QUOTE_DONE.search(place.before) and not place.before.endswith(","):
        return None
    dash = _DASH.match(place.after)
    if not dash:
        return None
    word = dash.group(1)
    return (word[:1].islower() or word.casefold() in place.words.saying) or None


def _small_letter_follows(place: Break) -> bool | None:
    if place.after[:1].islower() and not place.before.endswith((".", "!", "?", "…")):
        return True
    word = _FIRST_WORD.match(place.after)
    return (word is not None and word.group(1).casefold() in place.words.saying) and (
        place.after.lstrip('»”"“ ,–—-')[:1].islower() or None
    )


def _open_bracket(place: Break) -> bool | None:
    """Inside brackets no sentence ends, unless they were never closed nearby."""
    for opening, closing in _OPENING.items():
        depth = place.before.count(opening) - place.before.count(closing)
        if depth > 0 and closing in place.after:
            return place.after.find(closing) < (place.after + opening).find(opening) or None
    return None


def _starts_upper(after: str) -> bool:
    first = _FIRST_WORD.match(after)
    return first is not None and not first.group(1)[:1].islower()


RULES: tuple[Rule, ...] = (
    _abbreviation,
    _abbreviation_in_mid_sentence,
    _abbreviation_before_number,
    _semicolon,
    _initials,
    _list_number,
    _saying_after_quotation,
    _small_letter_follows,
    _open_bracket,
)


def may_part(text: str) -> bool:
    """True where a sentence may end inside a text; False is sure."""
    return len(text) > WINDOW // 10 or _MAY_END.search(text) is not None


def sentence_spans(text: str, language: str | None, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Returns (start, stop) of each sentence of a passage's text, in order."""
    return list(_spans(text, language, lexicon))


@lru_cache(maxsize=64)
def _spans(text: str, language: str | None, lexicon: Lexicon) -> Sequence[tuple[int, int]]:
    end = len(text.rstrip())
    if not may_part(text):
        return [(len(text) - len(text.lstrip()), end)] if end else []
    words = _words(lexicon, language)
    spans: list[tuple[int, int]] = []
    start = None
    for first, last in _proposed(text):
        if start is None:
            start = first
        if last < end and _is_end(text, start, last, words):
            spans.extend(_parted(text, start, last))
            start = None
    if start is not None:
        spans.extend(_parted(text, start, end))
    return spans


def _parted(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yields the parts of a sentence that razdel left whole: a number ends the first one."""
    for end in _NUMBER_ENDS.finditer(text, start, stop):
        if text[end.end()].isupper():
            yield start, end.start() + len(end.group().rstrip())
            start = end.end()
    yield start, stop


def _is_end(text: str, start: int, stop: int, words: Words) -> bool:
    place = Break(
        text[max(start, stop - LOOK_BACK) : stop],
        text[stop : stop + LOOK_BACK].lstrip(),
        words,
    )
    return not any(rule(place) for rule in RULES)


def _proposed(text: str) -> Iterator[tuple[int, int]]:
    """Yields razdel's sentences, reading window by window."""
    at = 0
    while at < len(text):
        window = text[at : at + WINDOW]
        found = [(at + one.start, at + one.stop) for one in sentenize(window) if one.text]
        if at + WINDOW < len(text) and len(found) > 1:
            found.pop()
        yield from found
        at = max(found[-1][1], at + 1) if found else at + WINDOW
