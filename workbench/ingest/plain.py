"""Plain text and Markdown in any encoding, with optional front matter."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from workbench.errors import UnreadableInput
from workbench.ingest import frontmatter
from workbench.ingest.guards import check_kind
from workbench.ingest.types import Extracted, Reader

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAMPLE = 200_000
CONTROL_SHARE = 0.01


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
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise _binary(path)
    warning = f"read as {best.encoding}, which is a guess; save the file as UTF-8 to be sure"
    return data.decode(best.encoding, "replace"), warning


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
