"""What a file must be before a reader opens it: the kind its name says, and of bearable size.

Archives and compressed streams are counted while they are unpacked, never by what they promise.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from workbench.errors import UnreadableInput
from workbench.ingest.types import MAX_BYTES, MEGABYTE

MAX_UNPACKED = 50 * MEGABYTE
MAX_ENTRIES = 2_000
MAX_RATIO = 120
RATIO_FROM = MEGABYTE
"""Small archives may pack as well as they like."""
MAX_STREAMS = 200 * MEGABYTE
"""All compressed streams of a PDF, unpacked."""
NESTED = 3
CHUNK = 1 << 20

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (as .docx is)"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
)
_STREAM = re.compile(rb"stream\r?\n")


def kind_of(data: bytes) -> str:
    """Returns what the first bytes say a file is, "" where they say nothing."""
    for magic, name in _KINDS:
        if data.startswith(magic):
            return name
    return ""


def check_size(path: str, data: bytes) -> None:
    """UnreadableInput for a file that is empty or too large."""
    if not data:
        raise UnreadableInput(f"{path} is empty; expected a document with text. Check the file.")
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            f"{path} has {len(data) / MEGABYTE:.0f} MB; expected {MAX_BYTES // MEGABYTE} MB at "
            "most. Split it or save it without images."
        )


def check_kind(path: str, data: bytes, expected: str, *, magic: bytes = b"") -> None:
    """UnreadableInput for a file whose first bytes are not what its name says: `magic` for a
    binary format, none of the known binary ones for text."""
    found = kind_of(data)
    if magic in data[:1024] if magic else not found:
        return
    raise UnreadableInput(
        f"{path} is {found or 'something else'} inside; expected {expected}. "
        "Give the file its right ending, or save it anew in this format."
    )


def check_archive(path: str, data: bytes) -> None:
    """UnreadableInput for an archive that is broken, encrypted or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise _bomb(path, f"{len(entries)} parts", f"{MAX_ENTRIES} at most")
            if any(entry.flag_bits & 1 for entry in entries):
                raise UnreadableInput(
                    f"{path} is password-protected; expected an open file. "
                    "Save it without a password."
                )
            _count(path, archive, entries, len(data))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as problem:
        raise UnreadableInput(
            f"{path} is a damaged archive ({problem}); expected a whole .docx. "
            "Save or download it again."
        ) from problem


def _count(
    path: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed: int
) -> None:
    total = 0
    for entry in entries:
        with archive.open(entry) as part:
            while block := part.read(CHUNK):
                total += len(block)
                if total > MAX_UNPACKED:
                    limit = f"{MAX_UNPACKED // MEGABYTE} MB at most"
                    raise _bomb(path, f"more than {total // MEGABYTE} MB", limit)
                if total > RATIO_FROM and total > MAX_RATIO * packed:
                    raise _bomb(path, f"{total // packed} times its size", f"{MAX_RATIO} at most")


def check_streams(path: str, data: bytes) -> None:
    """UnreadableInput for a PDF whose compressed streams unpack to too much."""
    room = MAX_STREAMS
    for start in _STREAM.finditer(data):
        room -= _unpacked(memoryview(data)[start.end() :], room, NESTED)
        if room <= 0:
            raise _bomb(path, "too much", f"{MAX_STREAMS // MEGABYTE} MB at most")


def _unpacked(packed: memoryview | bytes, room: int, depth: int) -> int:
    """Returns how many bytes a zlib stream holds (counting streams inside it), up to `room`."""
    if len(packed) < 2 or (packed[0] & 0x0F) != 8 or (packed[0] * 256 + packed[1]) % 31:
        return 0
    unpacker = zlib.decompressobj()
    total, feed = 0, bytes(packed[:CHUNK])
    at = len(feed)
    try:
        while total < room and not unpacker.eof:
            block = unpacker.decompress(feed, CHUNK)
            if total == 0 and depth > 1:
                total += _unpacked(block, room, depth - 1)
            total += len(block)
            feed = unpacker.unconsumed_tail
            if not feed:
                feed = bytes(packed[at : at + CHUNK])
                at += len(feed)
                if not feed:
                    break
    except zlib.error:
        pass
    return total


def _bomb(path: str, found: str, expected: str) -> UnreadableInput:
    return UnreadableInput(
        f"{path} unpacks to {found}; expected {expected}. Save it without images, or as plain text."
    )
