"""The state machine that puts pieces together into number phrases.

Words add up while each is smaller than what the phrase has settled already (`limit`): two hundred
· thirty · eight; a scale multiplies what stands before it and must fall: 1 million 200 thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from workbench.extract.quantities.digits import digits_shown, read_digits
from workbench.extract.quantities.joints import scale_follows, triad_follows
from workbench.extract.quantities.number import Number
from workbench.extract.quantities.pieces import Piece
from workbench.extract.quantities.words import BARE, Kind, NumberWord, NumberWords
from workbench.extract.types import Token

ENDLESS = Decimal("1e40")
NOUGHT = Decimal(0)
ONE = Decimal(1)
JOIN = 2  # most tokens between two pieces of one phrase
ARTICLED = (Kind.SCALE, Kind.HUNDRED, Kind.GROUP)
Ask = Callable[[str], bool]

SLOTS = (
    "ceiling closed first is_percent last limit over pieces scale"
    " start stop tokens total triad vague words"
)


class Chain:
    """The state machine: a number phrase that grows piece by piece."""

    __slots__ = tuple(SLOTS.split())

    def __init__(self, tokens: Sequence[Token], words: NumberWords, is_percent: Ask) -> None:
        self.tokens = tokens
        self.is_percent = is_percent
        self.words = words
        self.pieces: list[Piece] = []
        self.total = NOUGHT
        self.triad: Decimal | None = None
        self.limit = self.ceiling = ENDLESS
        self.scale = ONE
        self.vague = self.over = self.closed = False
        self.start = self.first = 0
        self.stop = self.last = 0

    def take(self, pieces: Sequence[Piece], at: int) -> bool:
        """Adds a piece if the phrase can go on with it; False closes the phrase."""
        piece = pieces[at]
        if self.pieces and (self.closed or not self._goes_on(pieces, at)):
            return False
        if not self.pieces and piece.word and self._stopped(piece):
            return False
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if not (self._digits(piece, following) if piece.digits else self._word(piece, following)):
            return False
        if not self.pieces:
            self.first, self.start = piece.first, piece.start
            self._article(piece)
        self.pieces.append(piece)
        self.last, self.stop = piece.last, piece.stop
        self.closed = self.closed or piece.suffix != BARE
        return True

    def _goes_on(self, pieces: Sequence[Piece], at: int) -> bool:
        if self._adjacent(pieces[at]):
            return True
        after_scale = self.limit == self.scale
        return triad_follows(self.tokens, self.words, self.pieces, pieces, at, after_scale)

    def _stopped(self, piece: Piece) -> bool:
        return self.tokens[piece.first].norm in self.words.stop

    def _article(self, piece: Piece) -> None:
        before = self.tokens[piece.first - 1] if piece.first else None
        scale = piece.word is not None and piece.word.kind in ARTICLED
        if scale and before is not None and before.norm in self.words.articles:
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
        if norms[0] in self.words.joins or (norms[0] == "," and self.words.comma_joins):
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
            and bool(piece.word and piece.word.kind in ARTICLED)
        )

    def _joined(self, norms: list[str], piece: Piece) -> bool:
        """True for "hundred and five", "two and a half" (kept for later) and "million, two"."""
        if piece.word is None or self.pieces[-1].digits or self.vague:
            return False
        if piece.word.kind is Kind.HALF:
            return len(norms) == 2 and norms[1] in self.words.articles
        if piece.word.trap and self.words.points and piece.word.value != 1:
            return False
        return len(norms) == 1 and self.limit >= 100

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
        return at < len(self.tokens) and self.is_percent(self.tokens[at].norm)

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
        if self.pieces and self.pieces[0].digits and not scale_follows(following, piece):
            return False  # 1.7 million, four years ago
        self.triad = (self.triad or NOUGHT) + word.value
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
        if (
            (self.pieces[-1].digits and not self.words.points)
            or not 0 < self.triad < most
            or self.triad * 100 >= self.ceiling
        ):
            return False
        self.triad *= 100
        self.limit = Decimal(100)
        return True

    def _scale(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces and word.floor is not None and not self._governed(piece):
            return self._vague(word, piece, following)
        first = not self.pieces
        if word.value >= self.ceiling or (first and (word.abbreviated or self._plural(piece))):
            return False
        if self.vague and self.pieces[-1].word and self.pieces[-1].word.kind is Kind.SEVERAL:
            self.triad = min(self.triad or Decimal(2), Decimal(2))
        self.total += (ONE if self.triad is None else self.triad) * word.value
        self.triad = None
        self.limit = self.ceiling = self.scale = word.value
        return True

    def _plural(self, piece: Piece) -> bool:
        return self.tokens[piece.first].norm in self.words.not_first

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
        self.triad = (ONE if self.triad is None else self.triad) * word.value
        self.limit = NOUGHT
        return self.triad < self.ceiling

    def _half(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if not self.pieces:
            self.triad = word.value
            self.limit = NOUGHT
            return True
        joined = piece.first > self.last
        if self.vague or self.limit == -1 or not (joined or self.words.endings):
            return False
        if self.triad is not None:
            self.triad += word.value
        else:
            self.total += word.value * self.scale
        self.limit = NOUGHT
        return True

    def _vague(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        if self.pieces:
            return self._tens_of(word)
        self.triad = word.value if word.floor is None else word.floor
        self.vague = True
        self.limit = NOUGHT
        return True

    def _tens_of(self, word: NumberWord) -> bool:
        """Takes "ten thousands", which says tens of thousands."""
        ten = len(self.pieces) == 1 and self.triad in (10, 100) and not self.pieces[0].digits
        if not ten or word.value < 2000 or self.triad is None:
            return False
        self.triad *= word.value
        self.vague, self.limit = True, Decimal(0)
        return True

    def _whole(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        """Takes a collective or a one-word amount; nothing may follow it."""
        if word.value >= self.limit:
            return False
        self.triad = (self.triad or NOUGHT) + word.value
        self.limit = NOUGHT
        self.closed = True
        return True

    def _tenth(self, word: NumberWord, piece: Piece, following: Piece | None) -> bool:
        return False

    def number(self) -> Number | None:
        """Returns the finished phrase, None when it is no number at all."""
        if self.limit == -1 or not self.pieces:
            return None
        value = self.total + (self.triad or NOUGHT)
        if self.pieces[-1].suffix.mark == "vague" and self.pieces[-1].digits:
            value *= 2  # hundreds, written as 100 and an ending
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
