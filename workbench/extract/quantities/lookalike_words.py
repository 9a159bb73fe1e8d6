"""The words of look-alikes, and the view of a sentence that their rules ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.triggers import Triggers
from workbench.extract.types import Token
from workbench.lexicon import Lexicon

DASHES = frozenset("-\u2010\u2011\u2012–—−")
LOOK = 4  # tokens of a trigger after the number
VERB = 4  # letters of a word too short to be told for a verb by its ending


@dataclass(frozen=True, eq=False)
class LookalikeWords:
    """The view of lookalikes.toml that the rules work with."""

    after: Triggers  # keys: month, label, age, clock, counter, year
    cues: frozenset[str]  # words before a number that any rule asks for
    months_before: frozenset[str]
    label_before: frozenset[str]
    label_maybe: frozenset[str]
    clock_before: frozenset[str]
    clock_in: frozenset[str]
    clock_hours: frozenset[str]
    year_before: frozenset[str]
    year_always: frozenset[str]
    function: frozenset[str]
    plurals: frozenset[str]
    streets: frozenset[str]
    negative: frozenset[str]
    age_before: frozenset[str]
    age_of: frozenset[str]
    age_verbs: frozenset[str]
    age_aside: frozenset[str]
    age_limits: frozenset[str]
    calls: frozenset[str]
    age_subjects: frozenset[str]
    age_copulas: frozenset[str]  # he was at-45
    filled: frozenset[str]  # who filled 45: turned
    ages: frozenset[str]  # after a number in a case: an age, a number called
    lasting: frozenset[str]  # verbs that last: worked 12 years
    kin: frozenset[str]  # a mother of three
    no_noun: tuple[str, ...]  # endings of verbs
    prepositions: frozenset[str]
    weekdays: tuple[str, ...]  # their stems
    pairs: frozenset[tuple[str, str]]  # a word and a number word that say something else
    counters_before: frozenset[str]
    hyphen_figures: Triggers
    idioms: Triggers
    joins: frozenset[str]
    month_joins: frozenset[str]
    points: bool


_AFTER = {
    "months": "month",
    "label_after": "label",
    "age_after": "age",
    "clock_after": "clock",
    "counters": "counter",
    "year": "year",
    "adjective_after": "adjective",
}


_CUES = (
    "months_before",
    "label_before",
    "label_maybe",
    "clock_before",
    "clock_in",
    "age_before",
    "age_of",
    "age_verbs",
    "kin_of",
    "streets",
)


@lru_cache(maxsize=64)
def lookalike_words(lexicon: Lexicon, language: str) -> LookalikeWords:
    """Returns the look-alikes of a language; LexiconError names what is wrong in their table."""
    table = lexicon.table(language, "lookalikes")
    suffixes = lexicon.suffixes(language)
    ranges = lexicon.table(language, "bounds").table("range")

    def words(key: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in table.words(key))

    cues: frozenset[str] = frozenset().union(*(words(key) for key in _CUES))
    after = [(key, word) for name, key in _AFTER.items() for word in table.words(name)]
    return LookalikeWords(
        after=Triggers(after, suffixes),
        cues=cues,
        months_before=words("months_before"),
        label_before=words("label_before"),
        label_maybe=words("label_maybe"),
        clock_before=words("clock_before"),
        clock_in=words("clock_in"),
        clock_hours=words("clock_hours"),
        year_before=words("year_before"),
        year_always=words("year_always"),
        function=words("function"),
        plurals=words("plurals"),
        streets=words("streets"),
        negative=frozenset(lexicon.table(language, "numbers").words("negative")),
        age_before=words("age_before"),
        age_of=words("age_of"),
        age_verbs=words("age_verbs"),
        age_aside=words("age_aside"),
        age_limits=words("age_limits"),
        calls=words("calls"),
        age_subjects=words("age_subjects"),
        age_copulas=words("age_copulas"),
        filled=words("age_filled"),
        ages=words("age_copulas") | words("age_filled") | words("calls"),
        lasting=words("lasting"),
        kin=words("kin_of"),
        no_noun=table.words("verb_endings"),
        prepositions=words("prepositions"),
        weekdays=_weekdays(lexicon, language),
        pairs=frozenset(_pair(text) for text in table.words("idioms_before")),
        counters_before=words("counters_before"),
        hyphen_figures=Triggers([("", w) for w in table.words("hyphen_figures")], suffixes),
        idioms=Triggers([("", word) for word in table.words("idioms")], suffixes),
        month_joins=words("month_joins"),
        joins=frozenset((*ranges.words("and"), *ranges.words("or"), ",", *DASHES)),
        points=lexicon.table(language, "numbers").flag("decimal_point"),
    )


def _weekdays(lexicon: Lexicon, language: str) -> tuple[str, ...]:
    table = lexicon.table(language, "dates").table("weekdays")
    return tuple(word.casefold() for key in table for word in table.words(key))


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.casefold().partition(" ")
    return first, second


@dataclass(slots=True)
class Scene:
    """A sentence and the draft that is looked at."""

    text: str
    tokens: Sequence[Token]
    norms: Sequence[str]
    words: LookalikeWords
    draft: Draft
    before: Draft | None = None
    later: Draft | None = None
    _after: frozenset[str] | None = None

    def norm(self, at: int) -> str:
        """Returns the case-folded token at an index, empty outside the sentence."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def glued(self, at: int) -> bool:
        """True when nothing stands between the tokens at - 1 and at."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].stop == self.tokens[at].start

    def kind(self, at: int) -> str:
        """Returns the kind of the token at an index."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def edge(self, at: int) -> bool:
        """True when a line begins before the token at an index (or the sentence begins or ends)."""
        if at <= 0 or at >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[at - 1].stop : self.tokens[at].start]

    def after(self) -> frozenset[str]:
        """Returns the kinds of look-alike whose words follow the number at once."""
        if self._after is None:
            first = self.draft.last
            if self.norm(first) in DASHES or self.norm(first) == ".":
                first += 1
            hits = self.words.after.find(self.norms[first : first + LOOK])
            self._after = frozenset(hit.key for hit in hits if hit.first == 0)
        return self._after

    def plain(self) -> bool:
        """True when the number stands apart between two ordinary words, in which case no rule on
        marks, dates or names can speak."""
        draft, tokens = self.draft, self.tokens
        digits = draft.number.digits
        if draft.last >= len(tokens) or draft.left < draft.first or len(digits) == 4:
            return False
        if "." in digits:
            return False  # 16.00 on Thursday
        right = tokens[draft.last]
        if right.kind != "word" or right.start == draft.stop or not right.text[:1].islower():
            return False
        if draft.suffix.case == "rel" or right.norm in self.words.ages:
            return False
        if draft.first:
            left = tokens[draft.first - 1]
            if left.kind != "word" or left.stop == draft.start or left.norm in self.words.cues:
                return False
            if draft.first > 1 and tokens[draft.first - 2].norm in self.words.cues:
                return False
            if draft.first > 1 and not left.text[:1].islower():
                return False
        return not self.after()

    def noun_follows(self) -> bool:
        """True when a lower-case word that is no function word stands after the number."""
        at = self.draft.last
        if self.kind(at) != "word" or self.norms[at] in self.words.function:
            return False
        norm, words = self.norms[at], self.words
        if norm in words.prepositions or (len(norm) > VERB and norm.endswith(words.no_noun)):
            return False
        return self.tokens[at].text[:1].islower()

    def plural_follows(self) -> bool:
        """True when one of the next words, up to a function word, can be a plural noun."""
        for at in range(self.draft.last, self.draft.last + 3):
            norm = self.norm(at)
            if self.kind(at) != "word" or norm in self.words.function:
                return False
            plural = norm.endswith("s") and not norm.endswith("ss")
            if norm in self.words.plurals or (plural and self.tokens[at].text[:1].islower()):
                return True
        return False

    def name_before(self) -> bool:
        """True when a capitalised word, not the first of the sentence, stands before the number."""
        at = self.draft.first - 1
        if at < 1 or self.kind(at) != "word" or self.tokens[at].stop + 1 < self.draft.start:
            return False
        return any(letter.isupper() for letter in self.tokens[at].text)
