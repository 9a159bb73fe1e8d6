"""Cuts a sentence into words, numbers and punctuation marks; every offset slices the text.

  number  digits with inner points or commas: 238, 94,4, 1,205,300, 17.20, 10.01.2022
  word    letters with inner hyphens or apostrophes: two-three, twenty-five, don't
  punct   any other single mark that is no space

A number and the letters after it are always two tokens ("67bn" is 67 + bn, "5th" is 5 + th, "19-y"
is 19 + - + y whether the letters are a case ending or a noun), and so are letters and the digits
after them.
"""

from __future__ import annotations

import re

from workbench.extract.types import Token

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>{_LETTERS}(?:[-\u2010\u2011'’ʼ]{_LETTERS})*)"
    r"|(?P<punct>[^\w\s]|_|\w)"
)


def tokenise(text: str) -> tuple[Token, ...]:
    """Returns the tokens of a text in order; white space is the only thing left out."""
    tokens = []
    for found in _TOKEN.finditer(text):
        word = found.group()
        start, stop = found.span()
        tokens.append(Token(word, word.casefold(), start, stop, found.lastgroup or "punct"))
    return tuple(tokens)
