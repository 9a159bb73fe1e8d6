"""Lines of a page that are none of its text: counters, credits, page heads, links, bylines.

A rule answers for one line (True: set it aside) or None; the order is one list. What is set aside
stands in no passage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.ingest.dateline import FIRST_LINES, dateline
from workbench.lexicon import Lexicon
from workbench.text.cues import Cues, cues_of
from workbench.text.layout import Line, ends_sentence, is_turn

HEAD_TIMES = 3
"""A line that stands so often in a text and ends no sentence is a page head."""
HEAD_LEAST = 20
LINKED_LONGEST = 200

_TRIM = re.compile(r"^[\W_]+|[\W_]+$")
_ONLY_NUMBER = re.compile(r"\W*\d[\d \u202f.,]{0,12}\W*")
_ONLY_LINK = re.compile(r"(?:[-*+•] +)?!?\[[^\[\]]*\]\([^()\s]*\)\W*")
_RULE = re.compile(r"[-–—_*=~\s]{3,}")
_COMMENT = re.compile(r"//(?!\S*\.\S)|<!--.*-->")
_ITEM = re.compile(r"[-*+•] +\S")


@dataclass(frozen=True, slots=True)
class Place:
    """A line among the others, what the word lists say and which line texts are page heads."""

    lines: Sequence[Line]
    number: int
    cues: Cues
    lexicon: Lexicon
    heads: frozenset[int]

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.lines[self.number]

    def beside(self, step: int) -> str:
        """Returns the text of the line before or after, nothing past the ends."""
        there = self.number + step
        return self.lines[there].text if 0 <= there < len(self.lines) else ""


Rule = Callable[[Place], bool | None]


def _page_head(place: Place) -> bool | None:
    return place.number in place.heads or None


def _rule_or_comment(place: Place) -> bool | None:
    return bool(_RULE.fullmatch(place.line.text) or _COMMENT.match(place.line.text)) or None


def _link_alone(place: Place) -> bool | None:
    return _ONLY_LINK.fullmatch(place.line.text) is not None or None


def _copyright(place: Place) -> bool | None:
    return ("©" in place.line.text and len(place.line.text) < LINKED_LONGEST) or None


def _counter(place: Place) -> bool | None:
    if place.cues.view_counter.fullmatch(place.line.text):
        return True
    beside = place.cues.view_word.fullmatch
    if _ONLY_NUMBER.fullmatch(place.line.text):
        return bool(beside(place.beside(1)) or beside(place.beside(-1))) or None
    if beside(place.line.text):
        number = _ONLY_NUMBER.fullmatch
        return bool(number(place.beside(1)) or number(place.beside(-1))) or None
    return None


def _page_number(place: Place) -> bool | None:
    """A number alone, where no sentence runs through it."""
    if not _ONLY_NUMBER.fullmatch(place.line.text) or len(place.lines) < 2:
        return None
    before, after = place.beside(-1), place.beside(1)
    return (not before or ends_sentence(before) or place.line.gap > 0) and (
        not after[:1].islower() or None
    )


def _credit(place: Place) -> bool | None:
    alone = len(place.lines) == 1
    return (not alone and place.cues.credit.fullmatch(place.line.text) is not None) or None


def _navigation(place: Place) -> bool | None:
    return bare(place.line.text) in place.cues.furniture or None


def _said_twice(place: Place) -> bool | None:
    """A title printed twice, one right under the other."""
    return (place.line.text == place.beside(-1) and not ends_sentence(place.line.text)) or None


def _byline(place: Place) -> bool | None:
    if place.number >= FIRST_LINES or len(place.lines) < 2:
        return None
    if place.line.text.lstrip()[:1].islower():
        return None  # the middle of a sentence that a line break cut
    return dateline(place.line.text, place.lexicon) is not None or None


RULES: tuple[Rule, ...] = (
    _page_head,
    _rule_or_comment,
    _link_alone,
    _copyright,
    _counter,
    _page_number,
    _credit,
    _navigation,
    _said_twice,
    _byline,
)


def bare(line: str) -> str:
    """Returns a line for looking it up: no marks at its ends, case-folded."""
    return _TRIM.sub("", line).casefold()


def set_aside(lines: Sequence[Line], lexicon: Lexicon) -> tuple[frozenset[int], frozenset[int]]:
    """Returns the numbers of the lines that are no text, and of those the page heads."""
    cues = cues_of(lexicon)
    heads = page_heads(lines)
    found = set(_linked(lines, cues))
    for number in range(len(lines)):
        place = Place(lines, number, cues, lexicon, heads)
        if any(rule(place) for rule in RULES):
            found.add(number)
    return frozenset(found), heads


def page_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Returns the numbers of lines that come again and again, with the lines that always follow."""
    if len(lines) < HEAD_TIMES:
        return frozenset()
    count = Counter(line.text for line in lines)
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        often = count[line.text] >= HEAD_TIMES and len(line.text) >= HEAD_LEAST
        if often and not ends_sentence(line.text):
            places.setdefault(line.text, []).append(number)
    found = {number for where in places.values() for number in where}
    for where in places.values():
        found.update(_always_after(lines, where, found))
    return frozenset(found)


def _always_after(lines: Sequence[Line], where: list[int], found: set[int]) -> set[int]:
    after = [number + 1 for number in where]
    if after[-1] >= len(lines) or after[0] in found:
        return set()
    same = len({lines[number].text for number in after}) == 1
    return set(after) if same and all(lines[number].gap == 0 for number in after) else set()


def _linked(lines: Sequence[Line], cues: Cues) -> set[int]:
    """Returns the lines under "read also": list items, or one title that ends without a stop."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if bare(line.text) not in cues.read_also:
            continue
        found.add(number)
        for later in range(number + 1, len(lines)):
            text = lines[later].text
            item = _ITEM.match(text) is not None
            title = later == number + 1 and len(text) < LINKED_LONGEST and not ends_sentence(text)
            if text.startswith("**") or not (item or (title and not is_turn(text))):
                break
            found.add(later)
    return found
