"""The date a text prints above itself: only in its first lines, only where the line is little more
than a date, so that a date of the story is never taken for the date of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from workbench.lexicon import Lexicon
from workbench.model.dates import PartialDate

FIRST_LINES = 10
WORDS_BESIDE = 4
"""Words a dateline may hold beside its date: an author, a city, a section."""

_WORDS = r"[^\W\d_]"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})[-\s]+({_WORDS}{{3,12}})\.?,?\s+(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(\d{{4}})(?:[-\s]+{_WORDS}{{2,8}}\.?)?,?\s+(\d{{1,2}})[-\s]+({_WORDS}{{3,14}})"
)
_MONTH_FIRST = re.compile(rf"(?<!\w)({_WORDS}{{3,9}})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})(?!\d)")
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?)?"
_AFTER = re.compile(rf"(?:[-\s]*{_WORDS}{{1,4}}\.?(?!\w))?,?\s*{_CLOCK}")
_KEYED = re.compile(
    rf"\s*({_WORDS}{{3,12}})\s*:?\s+(\d{{4}})-(\d{{2}})-(\d{{2}})(?:T[\d:.Z+-]+)?(?=\s|$)\s*"
)
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(rf"{_WORDS}{{2,}}")


@lru_cache(maxsize=8)
def _months(lexicon: Lexicon) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for language in lexicon.languages:
        table = lexicon.table(language, "text")
        for word, number in table.numbers("months").items():
            if found.setdefault(word, int(number)) != int(number):
                raise table.wrong(f"months.{word}", number, f"{found[word]}, as in other languages")
    return found


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        word
        for language in lexicon.languages
        for word in lexicon.table(language, "text").words("date_keys")
    )


def published(text: str, lexicon: Lexicon) -> PartialDate | None:
    """Returns the date printed above the text, None where none clearly is."""
    text = text[:6000]
    if not _YEAR.search(text):
        return None
    keyed = keyed_date(text, lexicon)
    if keyed:
        return keyed[0]
    lines = [line for line in text.split("\n") if line.strip()]
    found = [date for line in lines[:FIRST_LINES] if (date := dateline(line, lexicon))]
    return found[0] if found else None


def keyed_date(text: str, lexicon: Lexicon) -> tuple[PartialDate, int] | None:
    """Returns the date and the end of a text's first words `date 2026-01-05`."""
    match = _KEYED.match(text)
    if not match or match.group(1).casefold() not in _keys(lexicon):
        return None
    date = _date(int(match.group(2)), int(match.group(3)), int(match.group(4)))
    return (date, match.end()) if date else None


def dateline(line: str, lexicon: Lexicon) -> PartialDate | None:
    """Returns the date of a line that holds a date and a few words at most."""
    if len(line) > 120:
        return None
    for pattern, read in _FORMS:
        match = pattern.search(line)
        date = read(match, lexicon) if match else None
        if match and date:
            after = _AFTER.match(line, match.end())
            rest = line[: match.start()] + " " + line[after.end() if after else match.end() :]
            return date if _is_little(rest) else None
    return None


def _is_little(rest: str) -> bool:
    """True for at most a few words, none of them ending a sentence."""
    return len(_WORD.findall(rest)) <= WORDS_BESIDE and not re.search(r"[.!?…]\s*$", rest.rstrip())


def _date(year: int, month: int | None, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day) if month and 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _month(word: str, lexicon: Lexicon) -> int | None:
    months = _months(lexicon)
    word = word.casefold()
    if word in months:
        return months[word]
    known = (name for name in months if len(name) > 3 and word.startswith(name))
    longest = max(known, key=len, default=None)
    return months[longest] if longest and len(word) - len(longest) <= 4 else None


Read = Callable[[re.Match[str], Lexicon], PartialDate | None]


def _iso(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    return _date(int(match.group(1)), int(match.group(2)), int(match.group(3)))


def _dotted(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    return _date(int(match.group(3)), int(match.group(2)), int(match.group(1)))


def _day_first(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    return _date(int(match.group(3)), _month(match.group(2), lexicon), int(match.group(1)))


def _year_first(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    return _date(int(match.group(1)), _month(match.group(3), lexicon), int(match.group(2)))


def _month_first(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    return _date(int(match.group(3)), _month(match.group(1), lexicon), int(match.group(2)))


_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (_ISO, _iso),
    (_DOTTED, _dotted),
    (_DAY_FIRST, _day_first),
    (_YEAR_FIRST, _year_first),
    (_MONTH_FIRST, _month_first),
)
