"""PDF with a text layer, its columns in reading order."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from threading import Lock
from typing import Any

from workbench.errors import UnreadableInput
from workbench.ingest.columns import Box, blocks
from workbench.ingest.guards import check_kind, check_streams
from workbench.ingest.types import MEGABYTE, Extracted, Reader

MAX_PAGES = 1_000
MAX_TEXT = 10 * MEGABYTE
MAX_PIECES = 5_000
"""Pieces of text on one page; a full newspaper page has some hundreds."""
TOUCHING = 0.25
"""Share of a line's height within which two pieces belong together; columns lie farther apart."""
Rect = tuple[float, float, float, float]
MAX_SECONDS = 60
_ONE_AT_A_TIME = Lock()
"""pdfium may be used by one thread only."""
END_HYPHEN = "\x02"
"""What pdfium writes for a hyphen at a line's end; whether it belongs to the word is seen later."""

_HYPHEN = re.compile(rf"{END_HYPHEN}\s*")
_FILE_NAME = re.compile(r"\.\w{2,5}$|^Microsoft ")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read(path: str, data: bytes) -> Extracted:
    """Returns the text of all pages, blocks parted by a blank line."""
    check_kind(path, data, "a PDF", magic=b"%PDF-")
    check_streams(path, data)
    with _ONE_AT_A_TIME:
        return _read(path, data)


def _read(path: str, data: bytes) -> Extracted:
    import pypdfium2  # here, as most texts are no PDF

    document = _opened(path, data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableInput(
                f"{path} has {count} pages; expected {MAX_PAGES} at most. Give the pages you need."
            )
        stop = time.monotonic() + MAX_SECONDS
        pages = [_page(path, document[number], stop) for number in range(count)]
        title = _title(document.get_metadata_dict().get("Title") or "")
    except pypdfium2.PdfiumError as problem:
        raise _damaged(path, problem) from problem
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        raise UnreadableInput(
            f"{path} has no text layer ({count} page{'s' * (count != 1)} of images): it needs OCR; "
            "expected a PDF with text. Run OCR first, or give the .docx."
        )
    if len(text) > MAX_TEXT:
        raise UnreadableInput(
            f"{path} holds {len(text) // MEGABYTE} million characters; expected "
            f"{MAX_TEXT // MEGABYTE} million at most. Give the pages you need."
        )
    return Extracted(text, "application/pdf", {"title": title} if title else {})


def _title(text: str) -> str:
    """Returns the title a person gave; programs write the name of the file they were given."""
    text = _CONTROL.sub("", text).strip()
    return "" if _FILE_NAME.search(text) else text


def _opened(path: str, data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise UnreadableInput(
                f"{path} is password-protected; expected an open PDF. Save it without a password."
            ) from problem
        raise _damaged(path, problem) from problem


def _damaged(path: str, problem: Exception) -> UnreadableInput:
    return UnreadableInput(
        f"{path} is a damaged PDF ({problem}); expected a whole one. Save or download it again."
    )


def _page(path: str, page: Any, stop: float) -> str:
    text = page.get_textpage()
    try:
        count = text.count_rects()
        if count > MAX_PIECES or time.monotonic() > stop:
            raise UnreadableInput(
                f"{path} is too intricate: {count} pieces of text on a page, or over {MAX_SECONDS} "
                f"seconds to read; expected {MAX_PIECES} pieces at most. Give its text as .docx."
            )
        found = [_box(text, *place) for place in _joined([text.get_rect(n) for n in range(count)])]
    finally:
        text.close()
        page.close()
    return "\n\n".join("\n".join(_clean(line) for line in block) for block in blocks(found))


def _joined(rects: Iterable[Rect]) -> list[Rect]:
    """Returns the rectangles with those that touch on one line joined: where a font changes within
    a word pdfium gives two, and letters at their seam would be read twice or not at all."""
    joined: list[Rect] = []
    for left, bottom, right, top in rects:
        if joined:
            first, low, last, high = joined[-1]
            lower, height = min(top - bottom, high - low), max(top - bottom, high - low)
            shared = min(top, high) - max(bottom, low)
            if shared > lower / 2 and -TOUCHING * height < left - last < TOUCHING * height:
                joined[-1] = (first, min(low, bottom), max(last, right), max(high, top))
                continue
        joined.append((left, bottom, right, top))
    return joined


def _box(text: Any, left: float, bottom: float, right: float, top: float) -> Box:
    return Box(left, bottom, right, top, text.get_text_bounded(left, bottom, right, top))


def _clean(line: str) -> str:
    return _CONTROL.sub("", _HYPHEN.sub("-", line.replace("\r\n", " ").replace("\n", " ")))


READER = Reader("PDF", (".pdf",), read)
