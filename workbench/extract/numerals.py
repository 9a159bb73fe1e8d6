"""Number phrases: digits, number words and scales put together into values.

Words add up while each is smaller than what the phrase has settled already (`limit`): two hundred
· thirty · eight; a scale multiplies what stands before it and must fall: 1 million 200 thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.extract.quantities.digits import (
    MOST_GROUPS,
    digits_shown,
    last_digit,
    read_digits,
    spaced_groups,
)
from workbench.extract.quantities.words import BARE, Kind, NumberWord, NumberWords, Suffix
from workbench.extract.types import Token

ENDLESS = Decimal("1e30")
THOUSAND = Decimal(1000)
HALF = Decimal("0.5")
IsUnit = Callable[[str], bool]
HYPHENS = frozenset("-\u2010\u2011")


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


@dataclass(slots=True)
class Number:
    """A number phrase: tokens first to last (exclusive), characters start to stop."""

    first: int
    last: int
    start: int
    stop: int
    value: Decimal
    shown: Decimal
    suffix: Suffix = BARE
    scale: Decimal = Decimal(1)
    spelled: bool = False
    vague: bool = False
    half: bool = False  # a bare half
    trap: bool = False
    digits: str = ""
    hyphen: bool = False  # joined by a hyphen to the number before it
    over: bool = False  # "two-odd thousand"
    single: bool = False  # one word or one group of digits

    @property
    def ordinal(self) -> bool:
        """True for ordinals, in words or digits."""
        return self.suffix.mark in ("ordinal", "abstract")


def find_pieces(tokens: Sequence[Token], words: NumberWords) -> list[Piece]:
    """Returns everything in the sentence that can be part of a number, in order."""
    pieces: list[Piece] = []
    at = 0
    word_of = words.word
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "number":
            piece = _digit_piece(tokens, at, words)
            pieces.append(piece)
            at = piece.last
            continue
        if token.kind == "word":
            found = word_of(token.norm)
            if found is not None:
                pieces.append(Piece(at, at + 1, token.start, token.stop, found, "", found.suffix))
            elif token.norm in words.phrases:
                at = _phrase(tokens, at, words, pieces)
                continue
            elif "-" in token.norm:
                pieces.extend(_parts(token, at, words))
        at += 1
    return pieces


def _digit_piece(tokens: Sequence[Token], at: int, words: NumberWords) -> Piece:
    last = spaced_groups(tokens, at)
    if last - at > MOST_GROUPS:
        last = at + 1
    text = "".join(token.text for token in tokens[at:last])
    piece = Piece(at, last, tokens[at].start, tokens[last - 1].stop, digits=text)
    piece.glued = at > 0 and tokens[at - 1].stop == piece.start and tokens[at - 1].kind == "word"
    _add_suffix(piece, tokens, words)
    return piece


def _add_suffix(piece: Piece, tokens: Sequence[Token], words: NumberWords) -> None:
    """Puts the ending on digits (19-ы, 238ге, 5-ти, 3rd) into the piece."""
    at = piece.last
    if at >= len(tokens) or tokens[at].start != piece.stop:
        return
    if tokens[at].text in HYPHENS:
        at += 1
        if at >= len(tokens) or tokens[at].start > tokens[at - 1].stop + 1:
            return
        if tokens[at].start > tokens[at - 1].stop and len(tokens[at].norm) < 2:
            return
    suffix = words.suffixes.get(tokens[at].norm)
    if suffix is None or tokens[at].kind != "word":
        return
    piece.suffix, piece.last, piece.stop = suffix, at + 1, tokens[at].stop


def _phrase(tokens: Sequence[Token], at: int, words: NumberWords, pieces: list[Piece]) -> int:
    for parts, word in words.phrases[tokens[at].norm]:
        last = at + len(parts)
        if tuple(token.norm for token in tokens[at:last]) == parts:
            start, stop = tokens[at].start, tokens[last - 1].stop
            pieces.append(Piece(at, last, start, stop, word, "", word.suffix))
            return last
    return at + 1


def _parts(token: Token, at: int, words: NumberWords) -> list[Piece]:
    """Returns the parts of a hyphenated word, if each of them is a number word."""
    pieces: list[Piece] = []
    start = token.start
    for part in token.text.split("-"):
        word = words.word(part.casefold())
        if word is None:
            return []
        stop = start + len(part)
        pieces.append(Piece(at, at + 1, start, stop, word, "", word.suffix, bool(pieces)))
        start = stop + 1
    return pieces


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


class Chain:
    """The state machine: a number phrase that grows piece by piece."""

    def __init__(self, tokens: Sequence[Token], words: NumberWords, is_unit: IsUnit) -> None:
        self.tokens = tokens
        self.is_unit = is_unit
        self.words = words
        self.pieces: list[Piece] = []
        self.total = Decimal(0)
        self.triad: Decimal | None = None
        self.limit = self.ceiling = ENDLESS
        self.scale = Decimal(1)
        self.vague = self.over = self.closed = False
        self.start = self.first = 0
        self.stop = self.last = 0

    def take(self, pieces: Sequence[Piece], at: int) -> bool:
        """Adds a piece if the phrase can go on with it; False closes the phrase."""
        piece = pieces[at]
        if self.pieces and (self.closed or not self._adjacent(piece)):
            return False
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if not (self._digits(piece, following) if piece.digits else self._word(piece, following)):
            return False
        if not self.pieces:
            self.first, self.start = piece.first, piece.start
            self._article(piece)
        self.pieces.append(piece)
        self.last, self.stop = piece.last, piece.stop
        self.closed = self.closed or piece.suffix is not BARE and piece.suffix != BARE
        return True

    def _article(self, piece: Piece) -> None:
        before = self.tokens[piece.first - 1] if piece.first else None
        if before is not None and before.norm in self.words.articles and piece.word:
            if piece.word.kind in (Kind.SCALE, Kind.HUNDRED, Kind.GROUP):
                self.first, self.start = piece.first - 1, before.start

    def _adjacent(self, piece: Piece) -> bool:
        if piece.hyphen:
            return self.words.points and self.limit == 10
        between = self.tokens[self.last : piece.first]
        if not between:
            return True
        norms = [token.norm for token in between]
        if len(norms) == 1 and norms[0] in self.words.articles:
            return self._halved(piece)
        if norms[0] in self.words.joins or (norms[0] == "," and self.words.joins):
            return self._joined(norms, piece)
        kind = piece.word.kind if piece.word else None
        if kind is Kind.HALF and len(norms) == 1 and norms[0] in self.words.before_half:
            return not self.vague
        if tuple(norms) in self.words.odd and kind is Kind.SCALE:
            self.over = True
            return True
        if norms == [self.words.of] and self.vague and piece.word is not None:
            return piece.word.kind is Kind.SCALE
        abbreviation = self.pieces[-1].word
        return norms == ["."] and bool(abbreviation and abbreviation.abbreviated)

    def _halved(self, piece: Piece) -> bool:
        """True for "half a million", "half a dozen"."""
        before = self.pieces[-1].word
        return (
            len(self.pieces) == 1
            and bool(before and before.kind is Kind.HALF)
            and bool(piece.word and piece.word.kind in (Kind.SCALE, Kind.GROUP, Kind.HUNDRED))
        )

    def _joined(self, norms: list[str], piece: Piece) -> bool:
        """True for "hundred and five", "two and a half" (kept for later) and "million, two"."""
        if piece.word is None or self.pieces[-1].digits or self.vague:
            return False
        if piece.word.kind is Kind.HALF:
            return len(norms) == 2 and norms[1] in self.words.articles
        if piece.word.trap and self.words.points and piece.word.value != 1:
            return False
        return len(norms) == 1 and self.limit >= 100 and (norms[0] != "," or not self.words.points)

    def _digits(self, piece: Piece, following: Piece | None) -> bool:
        scaled = bool(following and following.word and following.word.kind is Kind.SCALE)
        scaled = scaled and following is not None and following.first == piece.last
        value = read_digits(piece.digits, self.words.points, scaled or self._unit_follows(piece))
        if value is None:
            self.closed = not self.pieces
            return not self.pieces and self._broken(piece)
        if self.pieces:
            whole = piece.digits.isdigit() and (scaled or len(piece.digits) == 3)
            if self.triad is not None or not whole or not self.scale > 1 or value >= self.limit:
                return False
        self.triad, self.limit = value, Decimal(0)
        return True

    def _unit_follows(self, piece: Piece) -> bool:
        at = piece.last
        return at < len(self.tokens) and self.is_unit(self.tokens[at].norm)

    def _broken(self, piece: Piece) -> bool:
        self.triad = None
        self.limit = Decimal(-1)
        return True

    def _word(self, piece: Piece, following: Piece | None) -> bool:
        word = piece.word
        assert word is not None
        return _TAKES[word.kind](self, word, piece, following)

    def _cardinal(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if word.value >= self.limit or (word.value == 0 and self.pieces) or self.vague:
            return False
        self.triad = (self.triad or Decimal(0)) + word.value
        self.limit = word.step
        return True

    def _hundred(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces and word.floor is not None:
            return self._vague(word, piece, following)
        if self.triad is None:
            return self._cardinal(word, piece, following)
        if self.vague and len(self.pieces) == 1:
            self.triad = min(self.triad, Decimal(2)) * 100
            self.limit = Decimal(100)
            return True
        most = 100 if self.words.points else 10
        if self.pieces[-1].digits or not 0 < self.triad < most or self.triad * 100 >= self.ceiling:
            return False
        self.triad *= 100
        self.limit = Decimal(100)
        return True

    def _scale(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces and word.floor is not None and not self._governed(piece):
            return self._vague(word, piece, following)
        if word.value >= self.ceiling or (word.abbreviated and not self.pieces):
            return False
        if self.vague and self.pieces[-1].word and self.pieces[-1].word.kind is Kind.SEVERAL:
            self.triad = min(self.triad or Decimal(2), Decimal(2))
        self.total += (Decimal(1) if self.triad is None else self.triad) * word.value
        self.triad = None
        self.limit = self.ceiling = self.scale = word.value
        return True

    def _governed(self, piece: Piece) -> bool:
        """True after words that take the genitive singular: over a thousand, about a million."""
        return piece.first > 0 and self.tokens[piece.first - 1].norm in self.words.governors

    def _group(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces and word.floor is not None and not self._governed(piece):
            return self._vague(word, piece, following)
        if self.pieces and self.triad is None:
            return False
        if self.vague:
            self.triad = Decimal(2)
        self.triad = (Decimal(1) if self.triad is None else self.triad) * word.value
        self.limit = Decimal(0)
        return self.triad < self.ceiling

    def _half(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces:
            self.triad = word.value
            self.limit = Decimal(0)
            return True
        joined = piece.first > self.last
        if self.vague or self.limit == -1 or not (joined or self.words.endings):
            return False
        if self.triad is not None:
            self.triad += word.value
        else:
            self.total += word.value * self.scale
        self.limit = Decimal(0)
        return True

    def _vague(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if self.pieces:
            return False
        self.triad = word.value if word.floor is None else word.floor
        self.vague = True
        self.limit = Decimal(0)
        return True

    def _whole(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        """Takes a collective or a one-word amount; nothing may follow it."""
        if word.value >= self.limit:
            return False
        self.triad = (self.triad or Decimal(0)) + word.value
        self.limit = Decimal(0)
        self.closed = True
        return True

    def _tenth(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        return False

    def number(self) -> Number | None:
        """Returns the finished phrase, None when it is no number at all."""
        if self.limit == -1 or not self.pieces:
            return None
        value = self.total + (self.triad or Decimal(0))
        head, tail = self.pieces[0], self.pieces[-1]
        if head.digits and self.scale > 1 and len(self.pieces) == 2:
            shown = digits_shown(value / self.scale, head.digits, self.scale)
        else:
            shown = digits_shown(value, head.digits, Decimal(1))
        return Number(
            self.first,
            self.last,
            self.start,
            self.stop,
            value,
            shown,
            suffix=tail.suffix,
            scale=self.scale,
            spelled=not any(piece.digits for piece in self.pieces),
            vague=self.vague or tail.suffix.mark == "vague",
            half=bool(head.word and head.word.kind is Kind.HALF and len(self.pieces) == 1),
            trap=len(self.pieces) == 1 and bool(head.word and head.word.trap),
            digits=head.digits,
            hyphen=head.hyphen,
            over=self.over,
            single=len(self.pieces) == 1,
        )


_TAKES = {
    Kind.CARDINAL: Chain._cardinal,
    Kind.HUNDRED: Chain._hundred,
    Kind.SCALE: Chain._scale,
    Kind.GROUP: Chain._group,
    Kind.HALF: Chain._half,
    Kind.VAGUE: Chain._vague,
    Kind.SEVERAL: Chain._vague,
    Kind.COLLECTIVE: Chain._whole,
    Kind.COMPOUND: Chain._whole,
    Kind.TENTH: Chain._tenth,
}
