"""HTML that is safe by construction: a string that was not built here is escaped when it joins.

Document text reaches the page only through this room, never through Markdown or a label.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

LONGEST_LINK = 2000


class Safe(str):
    """HTML built by `tag` or `join`; every other string is plain text."""

    __slots__ = ()


def text(value: str) -> Safe:
    """Returns the value as HTML that shows exactly its characters."""
    return value if isinstance(value, Safe) else Safe(escape(value, quote=True))


def join(*children: str | None, between: str = "") -> Safe:
    """Returns the children one after another, escaped where they are plain text."""
    return Safe(text(between).join(text(child) for child in children if child))


def tag(name: str, *children: str | None, **attributes: str | None) -> Safe:
    """Returns an element; attributes are written with `_` for `-` and a last `_` dropped, those
    that are None are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{written}>{join(*children)}</{name}>")


def quote(words: str, mark_start: int, mark_stop: int, language: str | None, classes: str) -> Safe:
    """Returns a quotation in its own language with the characters mark_start to mark_stop marked;
    marks outside the text are cut to it."""
    start = min(max(mark_start, 0), len(words))
    stop = min(max(mark_stop, start), len(words))
    marked = tag("mark", words[start:stop]) if stop > start else None
    return tag(
        "blockquote",
        words[:start],
        marked,
        words[stop:],
        lang=language,
        class_=f"cw-quote {classes}",
    )


def highlighted(words: str, spans: list[tuple[int, int]]) -> Safe:
    """Returns the text with the spans marked; spans are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, stop in spans:
        pieces += [words[at:start], tag("mark", words[start:stop])]
        at = stop
    return join(*pieces, words[at:])


def web_address(address: str) -> str | None:
    """Returns the address if it leads to a web page, None for anything else (javascript:, data:,
    //host, a path)."""
    if len(address) > LONGEST_LINK:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def label(value: str) -> str:
    """Returns a text for a label that is read as Markdown (of pills, say): only letters,
    digits, blanks and a few signs that mean nothing there stay, so nothing is fetched or formed."""
    kept = (sign if sign.isalnum() or sign in " .,'’–" else " " for sign in value)
    return " ".join("".join(kept).split())


def link(label: str, address: str) -> Safe:
    """Returns a link that opens apart, or the plain label where the address is no web page."""
    safe = web_address(address)
    if safe is None:
        return text(label)
    return tag("a", label, href=safe, target="_blank", rel="noopener noreferrer")
