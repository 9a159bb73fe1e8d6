"""Text as an encoder may safely see it: hostile input never reaches a tokenizer."""

from __future__ import annotations

import re
import unicodedata

SPECIAL = re.compile(r"<(?=[/|]?[A-Za-z_][\w|]{0,30}>)|\[(?=[A-Z]{2,12}\d*\])")
"""How models write their special tokens: </s>, <mask>, <|endoftext|>, [CLS]."""
SPACES = re.compile(r"\s+")
UNSEEN = {"Cc", "Cf", "Cs"}
"""Controls, invisible format characters (soft hyphens, joiners, direction), lone surrogates."""


def clean(text: str) -> str:
    """Returns the text in NFKC on one line, without invisible characters, its special tokens
    broken up; a second cleaning changes nothing."""
    shown = "".join(_seen(character) for character in text)
    composed = SPACES.sub(" ", unicodedata.normalize("NFKC", shown)).strip()
    return SPECIAL.sub(_defuse, composed)


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in UNSEEN else character


def _defuse(match: re.Match[str]) -> str:
    return match.group() + " "
