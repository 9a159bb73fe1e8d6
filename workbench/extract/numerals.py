"""Number phrases of a sentence: digits, number words and scales put together into values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.extract.quantities.chain import Chain, IsUnit, Number
from workbench.extract.quantities.pieces import Piece, find_pieces
from workbench.extract.quantities.words import NumberWords
from workbench.extract.types import Token

__all__ = ["Number", "find_numbers"]


def find_numbers(
    tokens: Sequence[Token], words: NumberWords, is_unit: IsUnit = lambda norm: False
) -> list[Number]:
    """Returns the number phrases of a sentence, ordinals and look-alikes too, in order."""
    pieces = find_pieces(tokens, words)
    return list(_phrases(pieces, tokens, words, is_unit)) if pieces else []


def _phrases(
    pieces: Sequence[Piece], tokens: Sequence[Token], words: NumberWords, is_unit: IsUnit
) -> Iterator[Number]:
    at = 0
    while at < len(pieces):
        chain = Chain(tokens, words, is_unit)
        used = at
        while used < len(pieces) and chain.take(pieces, used):
            used += 1
        if used > at and (number := chain.number()) is not None:
            yield number
        at = max(used, at + 1)
