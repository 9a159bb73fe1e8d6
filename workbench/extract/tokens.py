"""Cuts a sentence into words, numbers and punctuation marks; every offset slices the text.

  number  digits with inner points or commas: 238, 94,4, 1,205,300, 17.20, 10.01.2022
  word    letters with inner hyphens or apostrophes: two-three, twenty-five, don't
  punct   any other single mark that is no space

The case-folded form of a word writes every apostrophe as ', as the word lists do.

A number and the letters after it are always two tokens ("67bn" is 67 + bn, "5th" is 5 + th, "19-y"
is 19 + - + y whether the letters are a case ending or a noun), and so are letters and the digits
after them.
"""

from __future__ import annotations

import re

from workbench.extract.types import Token

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*|{_LETTERS}(?:[-\u2010\u2011'‘’ʼ]{_LETTERS})*|[^\w\s]|_",
)
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼʻ", "'"))  # word lists write all of them as '
_new = tuple.__new__  # makes a token without the call of its class
KEPT = 100_000


class _Seen(dict[str, tuple[str, str]]):
    """The case-folded form and the kind of each token met; starts anew when it has grown large."""

    def __missing__(self, text: str) -> tuple[str, str]:
        if len(self) >= KEPT:
            self.clear()
        kind, norm = _kind(text[0]), text.casefold()
        answer = self[text] = (norm.translate(_APOSTROPHES) if kind == "word" else norm, kind)
        return answer


_seen = _Seen()


def _kind(first: str) -> str:
    if first.isdecimal():
        return "number"
    return "word" if first.isalnum() else "punct"


def tokenise(text: str) -> tuple[Token, ...]:
    """Returns the tokens of a text in order; white space is the only thing left out."""
    return tuple(
        [
            _new(Token, (word := found.group(), (seen := _seen[word])[0], *found.span(), seen[1]))
            for found in _TOKEN.finditer(text)
        ]
    )
