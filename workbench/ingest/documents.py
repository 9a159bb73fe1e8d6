"""One document from bytes or text: read, checked, and filled in with what it says of itself.

What is given beside the document wins over what it says itself, and that over what is detected.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from workbench.errors import UnreadableInput
from workbench.ingest import dateline, docx, html, pdf, plain
from workbench.ingest.guards import check_size
from workbench.ingest.types import Extracted, Reader
from workbench.lexicon import load
from workbench.lexicon.language import detect
from workbench.model.dates import PartialDate
from workbench.model.ids import content_id
from workbench.model.text import Document

READERS: tuple[Reader, ...] = (plain.READER, html.READER, pdf.READER, docx.READER)
ENDINGS = tuple(ending for reader in READERS for ending in reader.endings)
LONGEST_TITLE = 200

_TEXT_FIELDS = ("title", "publisher", "side", "speaker", "url", "kind", "media_type")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")
_HEADING = re.compile(r"#{1,6} +(.+)")


def document_from_bytes(case_id: str, path: str, data: bytes, **known: object) -> Document:
    """Returns the document in a file's bytes; `known` wins over what the file says and what is
    detected. UnreadableInput says what is wrong with the file or with what is known."""
    reader = _reader(path)
    check_size(path, data)
    extracted = reader.read(path, data)
    if not extracted.text.strip():
        raise UnreadableInput(f"{path} holds no text; expected some words. Check the file.")
    digest = hashlib.sha256(data).hexdigest()
    titled = {"title": _heading(extracted.text), **extracted.known}
    extracted = Extracted(extracted.text, extracted.media_type, titled, extracted.warning)
    try:
        return _document(case_id, path, extracted, digest, known)
    except ValueError as problem:
        raise UnreadableInput(f"{path}: {problem}. Mend it in case.toml or the file.") from problem


def document_from_text(case_id: str, path: str, text: str, **known: object) -> Document:
    """Returns a document whose text is exactly `text`, so offsets into it hold for the caller;
    ValueError for a known value that cannot be. An empty text is a document that says so."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    warning = "" if text.strip() else f"{path} holds no text; expected some words"
    return _document(case_id, path, Extracted(text, "text/plain", {}, warning), digest, known)


def _reader(path: str) -> Reader:
    ending = PurePosixPath(path).suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    raise UnreadableInput(
        f"{path} ends in {ending or 'nothing'}; expected a file that ends in "
        f"{', '.join(ENDINGS)}. Save it in one of these formats."
    )


def _document(
    case_id: str, path: str, extracted: Extracted, digest: str, known: Mapping[str, object]
) -> Document:
    given = {key: value for key, value in known.items() if value not in (None, "")}
    values: dict[str, object] = {**extracted.known, **given}
    published = as_date(values.get("published"))
    texts = {key: printable(str(values[key])) for key in _TEXT_FIELDS if values.get(key)}
    return Document(
        id=content_id("doc", case_id, path, digest),
        case_id=case_id,
        path=path,
        text=extracted.text,
        language=as_language(values.get("language")) or detect(extracted.text),
        published=published or dateline.published(extracted.text, load()),
        sha256=digest,
        status=extracted.warning,
        **{"media_type": extracted.media_type, **texts},
    )


def printable(text: str) -> str:
    """Returns the text on one line, without characters that are not seen but change what is (a
    direction turned round shows 91 as 19)."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (
        char for char in text if unicodedata.category(char) not in ("Cf", "Cc") or char.isspace()
    )
    return " ".join("".join(seen).split())


def as_language(value: object) -> str | None:
    """Returns a language code in its short form (kk for kk-KZ), None where none is given;
    ValueError for what is no code."""
    if value is None or value == "":
        return None
    match = _LANGUAGE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError(f"language is {value!r}; expected a code such as kk, ky, ru or en")
    return match.group(1).lower()


def as_date(value: object) -> PartialDate | None:
    """Returns a date of publication as given: ISO, a TOML date, or in words; ValueError for what is
    no date."""
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate.of(value)
    try:
        return PartialDate.parse(str(value))
    except ValueError as problem:
        found = dateline.dateline(str(value), load())
        if found is None:
            raise ValueError(f"published: {problem}") from problem
        return found


def _heading(text: str) -> str:
    """Returns the first line where it is marked as a heading, "" where it is not."""
    first = text.strip().split("\n", 1)[0].strip()
    match = _HEADING.fullmatch(first)
    return match.group(1).strip() if match and len(first) < LONGEST_TITLE else ""
