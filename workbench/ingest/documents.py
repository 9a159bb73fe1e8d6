"""One document from bytes or text: read, checked, and filled in with what it says of itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath

from workbench.errors import UnreadableInput
from workbench.ingest import dateline, plain
from workbench.ingest.types import MAX_BYTES, MEGABYTE, Extracted, Reader
from workbench.lexicon import load
from workbench.lexicon.language import detect
from workbench.model.dates import PartialDate
from workbench.model.ids import content_id
from workbench.model.text import Document

READERS: tuple[Reader, ...] = (plain.READER,)
ENDINGS = tuple(ending for reader in READERS for ending in reader.endings)

_TEXT_FIELDS = ("title", "publisher", "side", "speaker", "url", "kind", "media_type")


def document_from_bytes(case_id: str, path: str, data: bytes, **known: object) -> Document:
    """Returns the document in a file's bytes; what is given in `known` wins over what the file says
    and what is detected. UnreadableInput says what is wrong with the file."""
    reader = _reader(path)
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            f"{path} has {len(data) / MEGABYTE:.0f} MB; expected {MAX_BYTES // MEGABYTE} MB at "
            "most. Split it or save it without images."
        )
    if not data:
        raise UnreadableInput(f"{path} is empty; expected a document with text. Check the file.")
    extracted = reader.read(path, data)
    if not extracted.text.strip():
        raise UnreadableInput(f"{path} holds no text; expected some words. Check the file.")
    return _document(case_id, path, extracted, hashlib.sha256(data).hexdigest(), known)


def document_from_text(case_id: str, path: str, text: str, **known: object) -> Document:
    """Returns a document whose text is exactly `text`, so offsets into it hold for the caller."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(case_id, path, Extracted(text, "text/plain"), digest, known)


def _reader(path: str) -> Reader:
    ending = PurePosixPath(path).suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    raise UnreadableInput(
        f"{path} is a {ending or 'nameless'} file; expected one of {', '.join(ENDINGS)}. "
        "Save it in one of these formats."
    )


def _document(
    case_id: str, path: str, extracted: Extracted, digest: str, known: Mapping[str, object]
) -> Document:
    given = {key: value for key, value in known.items() if value not in (None, "")}
    values: dict[str, object] = {**extracted.known, **given}
    language = as_language(values.get("language")) or detect(extracted.text)
    printed = None if "published" in values else dateline.published(extracted.text, load())
    texts = {key: str(values[key]) for key in _TEXT_FIELDS if key in values}
    return Document(
        id=content_id("doc", case_id, path, digest),
        case_id=case_id,
        path=path,
        text=extracted.text,
        language=language,
        published=as_date(path, values.get("published")) or printed,
        sha256=digest,
        status=extracted.warning,
        **{"media_type": extracted.media_type, **texts},
    )


def as_language(value: object) -> str | None:
    """Returns a language code in its short form (kk for kk-KZ), None where none is given."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not re.match(r"[A-Za-z]{2,3}(?:$|[-_])", value):
        raise ValueError(f"language is {value!r}; expected a code such as kk, ky, ru or en")
    return re.split(r"[-_]", value)[0].lower()


def as_date(path: str, value: object) -> PartialDate | None:
    """Returns the date of publication; UnreadableInput where what is given is no date."""
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime | date):
        return PartialDate(value.year, value.month, value.day)
    try:
        return PartialDate.parse(str(value))
    except ValueError as problem:
        raise UnreadableInput(f"{path}: published: {problem}") from problem
