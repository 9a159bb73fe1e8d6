"""Plain text and Markdown in any encoding, with optional front matter."""

from __future__ import annotations

import re

from workbench.errors import UnreadableInput
from workbench.ingest import frontmatter
from workbench.ingest.guards import check_kind
from workbench.ingest.types import Extracted, Reader
from workbench.lexicon import load

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
RELATED = ("cp1251", "kz1048", "ptcp154")
SAMPLE = 200_000
CONTROL_SHARE = 0.01
MOSTLY = 0.6


def decode(path: str, data: bytes) -> tuple[str, str]:
    """Returns the text and, where the encoding had to be guessed, a line that says so; line ends
    are made one kind. UnreadableInput where the bytes are no text."""
    text, warning = _decoded(path, data)
    if len(_CONTROL.findall(text[:SAMPLE])) > CONTROL_SHARE * len(text[:SAMPLE]):
        raise _binary(path)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warning


def _decoded(path: str, data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as problem:
                raise _binary(path) from problem
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # here, as most texts are UTF-8

    best = from_bytes(data[:SAMPLE]).best()
    encoding = _with_most_letters(data, best.encoding if best else "")
    if not encoding:
        raise _binary(path)
    warning = f"read as {encoding}, which is a guess; save the file as UTF-8 to be sure"
    return data.decode(encoding, "replace"), warning


def _with_most_letters(data: bytes, guess: str) -> str:
    """Returns the guess; or, for a Cyrillic one or none at all, the table in which most of the text
    becomes letters that the word lists know ("" where that is not most of it)."""
    if guess and guess not in RELATED:
        return guess
    lexicon = load()
    known = "".join(lexicon.table(code, "text").text("alphabet") for code in lexicon.languages)
    letters = frozenset(known + known.upper())

    def count(encoding: str) -> int:
        text = data[:SAMPLE].decode(encoding, "replace")
        return sum(1 for letter in text if letter in letters)

    best = max((guess, *RELATED) if guess else RELATED, key=count)
    return best if guess or count(best) > MOSTLY * len(data[:SAMPLE]) else ""


def _binary(path: str) -> UnreadableInput:
    return UnreadableInput(
        f"{path} is not text: it holds bytes of no known encoding; expected UTF-8 text. "
        "Give the original .docx, .pdf or .html, or save it as UTF-8."
    )


def read(path: str, data: bytes) -> Extracted:
    """Returns the text without its front matter."""
    check_kind(path, data, "text")
    text, warning = decode(path, data)
    known, start = frontmatter.split(text)
    media_type = "text/markdown" if path.lower().endswith((".md", ".markdown")) else "text/plain"
    return Extracted(text[start:], media_type, known, warning)


READER = Reader("text", (".txt", ".md", ".markdown"), read)
