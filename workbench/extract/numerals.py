"""Number phrases of a sentence: digits, number words and scales put together into values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.extract.quantities.chain import JOIN, ONE, Ask, Chain
from workbench.extract.quantities.decimals import settle
from workbench.extract.quantities.digits import digits_shown, read_digits
from workbench.extract.quantities.number import Number
from workbench.extract.quantities.pieces import Piece, find_pieces
from workbench.extract.quantities.words import NumberWords, number_words
from workbench.extract.tokens import tokenise
from workbench.extract.types import Token
from workbench.lexicon import Lexicon

THOUSAND = Decimal(1000)
LEADING_ZEROS = re.compile(r"(?<![\d.,])(?:0+(?=\d)|(?=[.,]\d)())")

__all__ = ["Number", "find_numbers", "value_of"]


def find_numbers(
    tokens: Sequence[Token], words: NumberWords, is_percent: Ask = lambda norm: False
) -> list[Number]:
    """Returns the number phrases of a sentence, ordinals and look-alikes too, in order."""
    pieces = find_pieces(tokens, words)
    return (
        settle(list(_phrases(pieces, tokens, words, is_percent)), tokens, words) if pieces else []
    )


def value_of(text: str, language: str, lexicon: Lexicon) -> Decimal | None:
    """Returns the value of a text that is one number, cardinal or ordinal; None otherwise."""
    plain = LEADING_ZEROS.sub(lambda found: "" if found.group(1) is None else "0", text)
    tokens = tokenise(plain)
    words = number_words(lexicon, language)
    numbers = find_numbers(tokens, words)
    if not numbers and len(tokens) == 1 and (alone := words.later.get(tokens[0].norm)):
        return alone.value
    if len(numbers) == 1:
        return numbers[0].value
    together = _over_comma(numbers, tokens)
    return _in_pairs(numbers, len(tokens)) if together is None else together


def _over_comma(numbers: Sequence[Number], tokens: Sequence[Token]) -> Decimal | None:
    """Returns "one thousand, eight hundred" where the whole text is this one number; in running
    text nobody can tell it from two."""
    if len(numbers) != 2 or not all(number.spelled for number in numbers):
        return None
    thousands, rest = numbers
    between = [token.norm for token in tokens[thousands.last : rest.first]]
    alone = thousands.first == 0 and rest.last == len(tokens)
    fits = thousands.value % THOUSAND == 0 and 0 < rest.value < THOUSAND
    return thousands.value + rest.value if between == [","] and alone and fits else None


def _in_pairs(numbers: Sequence[Number], words: int) -> Decimal | None:
    """Returns a number of four digits said two by two (twenty twenty, fourteen nought six)."""
    if not all(number.spelled and not number.ordinal for number in numbers):
        return None
    if sum(number.last - number.first for number in numbers) != words:
        return None
    values = [number.value for number in numbers]
    if len(values) == 3 and values[1] == 0 and values[2] < 10:
        values = [values[0], values[2]]
    elif len(values) != 2 or values[1] < 10:
        return None
    return values[0] * 100 + values[1] if 10 <= values[0] < 100 > values[1] else None


def _phrases(
    pieces: Sequence[Piece], tokens: Sequence[Token], words: NumberWords, is_percent: Ask
) -> Iterator[Number]:
    at, count = 0, len(pieces)
    while at < count:
        piece = pieces[at]
        if piece.digits and (at + 1 == count or pieces[at + 1].first > piece.last + JOIN):
            alone = _lone_digits(piece, tokens, words, is_percent)
            if alone is not None:
                yield alone
            at += 1
            continue
        chain = Chain(tokens, words, is_percent)
        used = at
        while used < count and chain.take(pieces, used):
            used += 1
        if used > at and (number := chain.number()) is not None:
            yield number
        at = max(used, at + 1)


def _lone_digits(
    piece: Piece, tokens: Sequence[Token], words: NumberWords, is_percent: Ask
) -> Number | None:
    """Returns the number of digits that no other piece stands near; None when they are none."""
    at = piece.last
    percent = at < len(tokens) and is_percent(tokens[at].norm)
    value = read_digits(piece.digits, words.points, percent)
    if value is None:
        return None
    vague = piece.suffix.mark == "vague"
    value = value * 2 if vague else value
    return Number(
        piece.first,
        piece.last,
        piece.start,
        piece.stop,
        value,
        digits_shown(value, piece.digits, ONE),
        suffix=piece.suffix,
        vague=vague,
        digits=piece.digits,
        single=True,
    )
