"""Where one number phrase goes on over a comma or before a scale."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.quantities.pieces import Piece
from workbench.extract.quantities.words import Kind, NumberWords
from workbench.extract.types import Token


def triad_follows(
    tokens: Sequence[Token],
    words: NumberWords,
    taken: Sequence[Piece],
    pieces: Sequence[Piece],
    at: int,
    after_scale: bool,
) -> bool:
    """True for "one thousand, two hundred and five": the "and" shows it to be one number."""
    piece, last = pieces[at], taken[-1].last
    comma = last + 1 == piece.first and tokens[last].norm == ","
    if not (comma and words.points and after_scale and at + 2 < len(pieces)):
        return False
    scale = taken[-1].word
    articled = tokens[taken[0].first - 1].norm in words.articles if taken[0].first else False
    if scale is None or scale.kind is not Kind.SCALE or articled or taken[0].digits:
        return False
    hundred, rest = pieces[at + 1], pieces[at + 2]
    said = hundred.word is not None and hundred.word.kind is Kind.HUNDRED
    near = piece.last == hundred.first and rest.first == hundred.last + 1
    return said and near and tokens[hundred.last].norm in words.joins


def scale_follows(following: Piece | None, piece: Piece) -> bool:
    """True when a scale stands right after a piece."""
    return (
        following is not None
        and following.word is not None
        and following.word.kind is Kind.SCALE
        and following.first == piece.last
    )
