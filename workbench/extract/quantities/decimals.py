"""Signs, decimals in words and fractions: minus five, two whole five tenths, one of three."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from workbench.extract.quantities.digits import last_digit
from workbench.extract.quantities.number import Number
from workbench.extract.quantities.words import BARE, Kind, NumberWords
from workbench.extract.types import Token

MINUS = frozenset("-−")
NEAR = 2  # most tokens between the parts of a decimal in words
CURRENCIES = frozenset("$€£¥₸₽")


def settle(numbers: Sequence[Number], tokens: Sequence[Token], words: NumberWords) -> list[Number]:
    """Returns the numbers with decimals in words joined and signs applied."""
    done: list[Number] = []
    for number in numbers:
        near = bool(done) and number.first - done[-1].last <= NEAR
        if not near or not (_decimal(done, number, tokens, words) or _fraction(done, number)):
            done.append(number)
    for number in done:
        _sign(number, tokens, words)
    return done


def _extend(number: Number, other: Number, value: Decimal, last: int, stop: int) -> None:
    number.value, number.scale = value, other.scale
    number.shown = last_digit(value)
    number.last, number.stop, number.suffix = last, stop, other.suffix
    number.single = number.trap = False


def _decimal(
    done: list[Number], number: Number, tokens: Sequence[Token], words: NumberWords
) -> bool:
    """Joins "two whole" and "five tenths" (or "of ten five"), "two point five"."""
    if not done or not (words.whole or words.point or words.spoken_point):
        return False
    whole = done[-1]
    between = [token.norm for token in tokens[whole.last : number.first]]
    if len(between) == 1 and between[0] in words.point:
        value = whole.value * number.scale + number.value * _places(number)
        _extend(whole, number, value, number.last, number.stop)
        return True
    if len(between) == 1 and between[0] in words.spoken_point and _spoken(whole, number):
        value = whole.value * number.scale + number.value * _places(number)
        _extend(whole, number, value, number.last, number.stop)
        return True
    if not between or between[0] not in words.whole:
        return False
    if len(between) > 1 and between[1:] != [words.fraction_join]:
        return False
    if number.first == whole.last + 1 and number.suffix == BARE and number.spelled:
        following = tokens[number.last].norm if number.last < len(tokens) else ""
        tenths = words.word(following)
        if tenths is None or tenths.kind is not Kind.TENTH:
            value = whole.value * number.scale + number.value * _places(number)
            _extend(whole, number, value, number.last, number.stop)
            return True
    tenth = words.word(tokens[number.last].norm) if number.last < len(tokens) else None
    if tenth is not None and tenth.kind is Kind.TENTH:
        last, value = number.last + 1, whole.value + number.value * tenth.value
        scale = words.word(tokens[last].norm) if last < len(tokens) else None
        if scale is not None and scale.kind is Kind.SCALE:
            last, value, number.scale = last + 1, value * scale.value, scale.value
        _extend(whole, number, value, last, tokens[last - 1].stop)
        return True
    if number.suffix.case == "abl" and _power(number.value):
        number.part_of = whole
    return False


def _places(number: Number) -> Decimal:
    """Returns what one unit of the digits after the point is worth."""
    return Decimal(10) ** -len(str(int(number.value / number.scale)))


def _spoken(whole: Number, number: Number) -> bool:
    """True for a bare digit in words after a number in words: two and (point) nine."""
    bare = whole.suffix == BARE and number.suffix == BARE
    digit = number.value / number.scale < 10 and whole.scale == 1
    return bare and whole.spelled and number.spelled and digit


def _power(value: Decimal) -> bool:
    return value in (10, 100, 1000, 10000)


def _fraction(done: list[Number], number: Number) -> bool:
    """Joins the parts of "(two whole) of ten five"."""
    if not done or done[-1].part_of is None or done[-1].last != number.first:
        return False
    base = done.pop()
    whole = base.part_of
    assert whole is not None
    value = whole.value * number.scale + number.value / base.value
    _extend(whole, number, value, number.last, number.stop)
    return True


def _currency(tokens: Sequence[Token], at: int) -> bool:
    """True for a currency sign that does not close an amount: $-50, not 10$-20$."""
    closes = at > 0 and tokens[at - 1].stop == tokens[at].start and tokens[at - 1].kind == "number"
    return tokens[at].text in CURRENCIES and not closes


def _sign(number: Number, tokens: Sequence[Token], words: NumberWords) -> None:
    at = number.first - 1
    if at < 0 or number.vague:
        return
    before = tokens[at]
    if before.text not in MINUS and before.norm not in words.negative:
        return
    apart = at == 0 or tokens[at - 1].stop < before.start or _currency(tokens, at - 1)
    glued = before.stop == number.start and apart
    if before.text in MINUS and not glued and at and tokens[at - 1].norm in words.negative:
        at, before = at - 1, tokens[at - 1]
    if before.norm in words.negative or (before.text in MINUS and glued and number.digits):
        number.value = -number.value
        number.first, number.start = at, before.start
