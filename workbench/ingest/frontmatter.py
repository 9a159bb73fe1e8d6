"""Front matter: `key: value` lines between two lines of three dashes, at the very beginning."""

from __future__ import annotations

import re

KEYS = ("title", "publisher", "side", "speaker", "language", "published", "url", "kind")

_BLOCK = re.compile(r"\ufeff?---[ \t]*\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|$)")
_LINE = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*)")
_QUOTED = re.compile(r"""(["'])(.*)\1""")
_COMMENT = re.compile(r"\s+#.*$")


def split(text: str) -> tuple[dict[str, str], int]:
    """Returns the known keys of the front matter and where the text after it begins; ({}, 0) where
    there is none. A block with a line that is no `key: value` is no front matter."""
    block = _BLOCK.match(text)
    if not block:
        return {}, 0
    found: dict[str, str] = {}
    for line in block.group(1).split("\n"):
        if not line.strip() or line.lstrip().startswith("#") or line[:1] in " \t-":
            continue
        pair = _LINE.fullmatch(line.rstrip())
        if not pair:
            return {}, 0
        found[pair.group(1).casefold()] = _value(pair.group(2))
    return {key: value for key, value in found.items() if key in KEYS and value}, block.end()


def _value(text: str) -> str:
    quoted = _QUOTED.fullmatch(text.strip())
    return quoted.group(2) if quoted else _COMMENT.sub("", text).strip()
