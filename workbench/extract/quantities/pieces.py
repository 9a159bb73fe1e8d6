"""What a number phrase is built of: digit numbers with their endings, number words, word parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.quantities.digits import MOST_GROUPS, spaced_groups
from workbench.extract.quantities.words import BARE, Kind, NumberWord, NumberWords, Suffix
from workbench.extract.types import Token

HYPHENS = frozenset("-\u2010\u2011")
OPENS = frozenset(',;:(–—"“‘')
NEAR = 4  # tokens looked at before a number for what is measured


@dataclass(slots=True)
class Piece:
    """A digit number, a number word or a part of a hyphenated word."""

    first: int
    last: int
    start: int
    stop: int
    word: NumberWord | None = None
    digits: str = ""
    suffix: Suffix = BARE
    hyphen: bool = False  # joined to the piece before it inside one word
    glued: bool = False


def _scale_first(pieces: Sequence[Piece], words: NumberWords) -> bool:
    """True for a scale that opens a joined adjective: a 3 million-strong city."""
    first = pieces[0].word if len(pieces) == 1 else None
    return words.points and first is not None and first.kind is Kind.SCALE


def find_pieces(tokens: Sequence[Token], words: NumberWords) -> list[Piece]:
    """Returns everything in the sentence that can be part of a number, in order."""
    pieces: list[Piece] = []
    idle, never_part = words.idle, words.never_part
    done = 0
    for at, token in enumerate(tokens):
        norm = token.norm
        if norm in idle or at < done or token.kind == "punct" or never_part(norm):
            continue
        if token.kind == "number":
            done = _numbers(tokens, at, words, pieces)
        elif norm in words.phrases and (last := _phrase(tokens, at, words, pieces)):
            done = last
        else:
            _word(pieces, tokens, at, words)
    return pieces


def _numbers(tokens: Sequence[Token], at: int, words: NumberWords, pieces: list[Piece]) -> int:
    """Adds the number in digits at a token; returns the token after it."""
    piece = _digit_piece(tokens, at, words)
    pieces.append(piece)
    if words.hyphened_scales and (scale := _adjective(tokens, piece, words)):
        pieces.append(scale)
        return scale.last
    return piece.last


def _word(pieces: list[Piece], tokens: Sequence[Token], at: int, words: NumberWords) -> None:
    """Adds the number word, the glued scale or the hyphenated number words at a token."""
    token = tokens[at]
    found = words.word(token.norm)
    if found is not None and token.norm in words.lengths and _is_length(tokens, at, words):
        return
    if found is None and token.text in words.glued:
        found = _glued(pieces, token, words)
    if pieces and (found is None or _tenth_after_hundreds(pieces, found, words)):
        found = _ordinal(pieces[-1], tokens, at, words) or found
    if found is not None:
        pieces.append(Piece(at, at + 1, token.start, token.stop, found, "", found.suffix))
    elif "-" in token.norm:
        pieces.extend(_parts(token, at, words))


def _tenth_after_hundreds(pieces: Sequence[Piece], found: NumberWord, words: NumberWords) -> bool:
    """True for the hundred and tenth, which has the form of tenths."""
    before = pieces[-1].word
    return found.kind is Kind.TENTH and before is not None and before.step >= 100


def _ordinal(
    before: Piece, tokens: Sequence[Token], at: int, words: NumberWords
) -> NumberWord | None:
    """Returns the ordinal that ends a number in words: hundred (and) first."""
    found = words.later.get(tokens[at].norm)
    if found is None or before.word is None or before.suffix != BARE:
        return None
    linked = before.last == at - 1 and tokens[at - 1].norm in words.joins
    if not (before.last == at or linked) or before.word.kind is Kind.VAGUE:
        return None
    multiplies = found.kind in (Kind.SCALE, Kind.HUNDRED)
    return found if multiplies or found.value < before.word.step else None


def _is_length(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """True for the letter of 300m where it is metres, no millions: 8,586m high, a height of 300m,
    within 500m of; never after a sign of money."""
    if at < 1 or tokens[at - 1].kind != "number":
        return False
    before = [token.norm for token in tokens[max(0, at - 1 - NEAR) : at - 1]]
    if before and not before[-1].isalnum() and before[-1] not in OPENS:
        return False  # $30m
    after = [token.norm for token in tokens[at + 1 : at + 3]]
    said = words.lengths[tokens[at].norm]
    if after and (after[0] in said or " ".join(after) in said):
        return True
    of = before.index(words.of) if words.of in before else 0
    if of and before[of - 1] in words.dimensions:
        return True
    return bool(before) and before[-1] in words.dimensions and after[:1] == [words.of]


def _adjective(tokens: Sequence[Token], piece: Piece, words: NumberWords) -> Piece | None:
    """Returns the scale of an adjective joined to digits by a hyphen (a 25-thousand crowd)."""
    at = piece.last
    if at + 1 >= len(tokens) or tokens[at].text not in HYPHENS or tokens[at].start != piece.stop:
        return None
    word = tokens[at + 1]
    for stem, value in words.hyphened_scales.items():
        if word.norm.startswith(stem) and word.start == tokens[at].stop:
            scale = NumberWord(Kind.SCALE, value, value)
            return Piece(at, at + 2, word.start, word.stop, scale)
    return None


def _glued(pieces: Sequence[Piece], token: Token, words: NumberWords) -> NumberWord | None:
    """Returns the scale that a capital letter glued to digits stands for."""
    value = words.glued[token.text]
    if not pieces or pieces[-1].stop != token.start or not pieces[-1].digits:
        return None
    return NumberWord(Kind.SCALE, value, value, abbreviated=True)


def _digit_piece(tokens: Sequence[Token], at: int, words: NumberWords) -> Piece:
    last = spaced_groups(tokens, at)
    if last - at > MOST_GROUPS:
        last = at + 1
    text = "".join(token.text for token in tokens[at:last])
    piece = Piece(at, last, tokens[at].start, tokens[last - 1].stop, digits=text)
    if at and _leading_point(tokens, at) and text.isdigit():
        piece.digits, piece.start = f"0.{text}", tokens[at - 1].start
        piece.first -= 1
    piece.glued = at > 0 and tokens[at - 1].stop == piece.start and tokens[at - 1].kind == "word"
    _add_suffix(piece, tokens, words)
    return piece


def _leading_point(tokens: Sequence[Token], at: int) -> bool:
    """True for a decimal without its nought: .77"""
    point = tokens[at - 1]
    apart = at < 2 or tokens[at - 2].stop < point.start
    return point.text == "." and point.stop == tokens[at].start and apart


def _add_suffix(piece: Piece, tokens: Sequence[Token], words: NumberWords) -> None:
    """Puts the ending on digits (a case after a hyphen or glued, 3rd) into the piece."""
    at = piece.last
    if at >= len(tokens) or tokens[at].start != piece.stop:
        return
    if tokens[at].text in HYPHENS:
        at += 1
        if at >= len(tokens) or tokens[at].start > tokens[at - 1].stop + 1:
            return
        if tokens[at].start > tokens[at - 1].stop and len(tokens[at].norm) < 2:
            return
    elif words.hyphened:
        return
    suffix = words.suffixes.get(tokens[at].norm)
    if suffix is None or tokens[at].kind != "word":
        return
    if tokens[at].norm in words.small_suffixes and piece.digits[-1:] not in "234":
        suffix = Suffix(mark="ordinal")
    piece.suffix, piece.last, piece.stop = suffix, at + 1, tokens[at].stop


def _phrase(tokens: Sequence[Token], at: int, words: NumberWords, pieces: list[Piece]) -> int:
    for parts, word in words.phrases[tokens[at].norm]:
        last = at + len(parts)
        if tuple(token.norm for token in tokens[at:last]) == parts:
            start, stop = tokens[at].start, tokens[last - 1].stop
            pieces.append(Piece(at, last, start, stop, word, "", word.suffix))
            return last
    return 0


def _parts(token: Token, at: int, words: NumberWords) -> list[Piece]:
    """Returns the parts of a hyphenated word, if each of them is a number word."""
    pieces: list[Piece] = []
    start = token.start
    for part in token.text.split("-"):
        word = words.word(part.casefold())
        if word is None and pieces:
            word = words.later.get(part.casefold())
        if word is None:
            return pieces if _scale_first(pieces, words) else []
        stop = start + len(part)
        pieces.append(Piece(at, at + 1, start, stop, word, "", word.suffix, bool(pieces)))
        start = stop + 1
    return pieces
