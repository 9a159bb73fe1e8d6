"""Two numbers that are one amount: 2-3, from 2 to 3, between 2 and 3, two or three.

After a verb of change "from A to B" is no range: A is the replaced value, B the new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.triggers import Triggers
from workbench.extract.types import Token
from workbench.lexicon import Lexicon
from workbench.model.quantity import Hedge

DASHES = frozenset("-\u2010\u2011\u2012–—−")
NOUNS = 2  # words of a noun that may stand after either number
CHANGE_WINDOW = 7


@dataclass(frozen=True, eq=False)
class RangeWords:
    """The words around ranges; `upto` closes "from A (ablative) to B (dative)"."""

    start: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    either: frozenset[str]
    upto: frozenset[str]
    bare_to: frozenset[str]
    abl: tuple[str, ...]  # endings of the ablative
    change: Triggers
    cased: bool


@lru_cache(maxsize=64)
def range_words(lexicon: Lexicon, language: str) -> RangeWords:
    """Returns the range words of a language from bounds.toml."""
    table = lexicon.table(language, "bounds")
    words, change = table.table("range"), table.table("change")
    upto = table.table("dative").words("at_most")
    return RangeWords(
        start=frozenset(words.words("from")),
        to=frozenset(words.words("to")),
        between=frozenset(words.words("between")),
        both=frozenset(words.words("and")),
        either=frozenset(words.words("or")),
        upto=frozenset(upto),
        bare_to=frozenset(words.words("bare_to")),
        abl=lexicon.table(language, "numbers").table("suffixes").words("abl"),
        change=Triggers(
            [(key, word) for key in ("up", "down", "reached") for word in change.words(key)],
            lexicon.suffixes(language),
        ),
        cased=bool(upto),
    )


@dataclass(slots=True)
class _Pair:
    """Two neighbouring drafts and what stands between and around them."""

    low: Draft
    high: Draft
    tokens: Sequence[Token]
    words: RangeWords

    @property
    def between(self) -> list[str]:
        """Returns the tokens between the two amounts, case-folded."""
        return [token.norm for token in self.tokens[self.low.right : self.high.left]]

    def before(self) -> str:
        """Returns the token before the first amount."""
        return self.tokens[self.low.left - 1].norm if self.low.left else ""

    def after(self, limit: int = NOUNS) -> int | None:
        """Returns the token after a closing word (up to, between) that follows the second amount
        or its noun; None where there is none."""
        for at in range(self.high.right, min(self.high.right + limit, len(self.tokens))):
            if self.tokens[at].norm in self.words.upto | self.words.between:
                return at + 1
            if self.tokens[at].kind != "word":
                return None
        return None


def join_ranges(drafts: Sequence[Draft], tokens: Sequence[Token], words: RangeWords) -> list[Draft]:
    """Returns the drafts with each range joined into one, replaced values marked."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and not _replaced(pair := _Pair(joined[-1], draft, tokens, words)):
            rule = next((name for name, rule in RULES if rule(pair)), None)
            if rule is not None and _join(pair, rule):
                continue
        joined.append(draft)
    return joined


def _fits(pair: _Pair) -> bool:
    """True when both amounts can be ends of one range: one unit, no bound on either."""
    low, high = pair.low, pair.high
    if low.blocked != high.blocked or low.dropped or high.dropped:
        return False
    same = low.unit is None or high.unit is None or low.unit == high.unit
    plain = not (low.vague or high.vague or low.hedge is Hedge.RANGE)
    return same and plain and low.number.value >= 0


def _dash(pair: _Pair) -> bool:
    if pair.high.number.hyphen and pair.low.right == pair.high.left + 1:
        return True
    between = pair.tokens[pair.low.right : pair.high.left]
    if len(between) != 1 or between[0].text not in DASHES or pair.low.suffix.poss:
        return False
    if pair.low.unit is not None and pair.high.unit is None and pair.low.left == pair.low.first:
        return False  # three times - 1.6 million
    left = between[0].start - pair.low.stop
    right = pair.high.start - between[0].stop
    return left == right and left <= 1


def _cases(pair: _Pair) -> bool:
    """True for A (ablative) B (dative) up to."""
    if not pair.words.cased or len(between := pair.between) > NOUNS:
        return False
    low = pair.low.suffix.case == "abl" or (bool(between) and between[-1].endswith(pair.words.abl))
    return low and all(norm.isalpha() for norm in between) and pair.after() is not None


def _from_to(pair: _Pair) -> bool:
    between = pair.between
    return (
        pair.before() in pair.words.start
        and bool(between)
        and between[-1] in pair.words.to
        and len(between) <= 1 + NOUNS
        and all(norm.isalpha() for norm in between)
    )


def _to(pair: _Pair) -> bool:
    """True for a bare "A to B"."""
    between = pair.between
    if pair.words.cased or len(between) != 1 or between[0] not in pair.words.bare_to:
        return False
    return pair.low.unit is None or not _change_before(pair, pair.low.left)


def _between(pair: _Pair) -> bool:
    between = pair.between
    if len(between) != 1 or between[0] not in pair.words.both:
        return False
    if pair.words.cased:
        at = pair.after()
        return at is not None and pair.tokens[at - 1].norm in pair.words.between
    return pair.before() in pair.words.between


def _either(pair: _Pair) -> bool:
    between = pair.between
    low, high = pair.low.number.value, pair.high.number.value
    close = low < high <= 3 * low and low * 20 >= high
    return len(between) == 1 and between[0] in pair.words.either and close


Rule = Callable[[_Pair], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("range with a dash", _dash),
    ("range by case endings", _cases),
    ("range from to", _from_to),
    ("range between and", _between),
    ("range to", _to),
    ("range or", _either),
)


def _join(pair: _Pair, rule: str) -> bool:
    """Puts the second amount into the first; False when they make no range."""
    low, high = pair.low, pair.high
    if not _fits(pair):
        return False
    floor = _spread(low, high)
    if floor >= high.number.value:
        return False
    if rule in ("range from to", "range between and") and not pair.words.cased:
        low.widen_left(low.left - 1, pair.tokens)
    low.low, low.high, low.hedge = floor, high.number.value, Hedge.RANGE
    low.last, low.right, low.stop = high.last, high.right, high.stop
    low.members += high.members
    low.suffix, low.shown = high.suffix, high.shown
    if high.unit is not None:
        low.unit, low.kind, low.unit_span = high.unit, high.kind, high.unit_span
    if rule == "range by case endings" or (rule == "range between and" and pair.words.cased):
        low.widen_right(pair.after() or low.right, pair.tokens)
    low.rules.append(rule)
    return True


def _spread(low: Draft, high: Draft) -> Decimal:
    """Returns the low end with the scale of the high one: 2-3 million, five-six hundred."""
    value, scale = low.number.value, high.number.scale
    top = high.number.value / scale
    if low.number.scale != 1 or value >= top:
        return value
    hundreds = high.number.hyphen and top % 100 == 0 and value < top / 100 < 10
    return value * scale * (100 if hundreds else 1)


def _replaced(pair: _Pair) -> bool:
    """Marks A as replaced and B as reached in "rose from A to B"; True when it did."""
    if not _change_frame(pair):
        return False
    pair.low.previous = True
    pair.low.settled = pair.high.settled = True
    if pair.low.unit is None and pair.high.unit is not None and len(pair.between) <= 1:
        pair.low.unit, pair.low.kind = pair.high.unit, pair.high.kind  # from 5.1 to 4.7 percent
    pair.low.rules.append("replaced value")
    pair.high.rules.append("value reached: from A to B")
    return True


def _change_frame(pair: _Pair) -> bool:
    low, high, words = pair.low, pair.high, pair.words
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return False
    if words.cased:
        between = pair.between
        cases = (low.suffix.case, high.suffix.case)
        if cases != ("abl", "dat") or len(between) > NOUNS:
            return False
        window = pair.tokens[high.right : high.right + 2 + NOUNS]
        return bool(words.change.find([token.norm for token in window]))
    return _from_to(pair) and _change_before(pair, low.left - 1)


def _change_before(pair: _Pair, stop: int) -> bool:
    """True when a verb of change stands before token `stop` in the same clause."""
    norms = [token.norm for token in pair.tokens[max(0, stop - CHANGE_WINDOW) : stop]]
    return bool(pair.words.change.find(_clause(norms)))


def _clause(norms: list[str]) -> list[str]:
    """Returns what stands after the last clause mark."""
    for at in range(len(norms) - 1, -1, -1):
        if norms[at] in ',;:.!?()«»"“”':
            return norms[at + 1 :]
    return norms
