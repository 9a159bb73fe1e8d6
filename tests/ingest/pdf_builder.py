"""Writes small PDFs with any letters and no embedded font: enough for a text layer."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
Text = tuple[float, float, float, str]
"""x, y (from the bottom), size and text of one line."""


def make_pdf(
    pages: Sequence[Iterable[Text]],
    *,
    images: bool = False,
    encrypted: bool = False,
    stream: bytes | None = None,
) -> bytes:
    """Returns a PDF. `images` draws a grey box on each page; `encrypted` locks it with a password;
    `stream` replaces each page's content (already packed)."""
    pages = [list(page) for page in pages]
    codes = _codes(text for page in pages for *_, text in page)
    objects: list[bytes] = [b"", b"", _font(codes), _to_unicode(codes)]
    kids = []
    for page in pages:
        content = stream or zlib.compress(_content(page, codes, images))
        objects.append(_stream(content, b"/Filter /FlateDecode"))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    lock = b""
    if encrypted:
        key = b"<" + b"5a" * 32 + b">"
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<00> <00>]" % (
            key,
            key,
        )
    return _file(objects, lock)


def _codes(texts: Iterable[str]) -> dict[str, int]:
    letters = sorted({letter for text in texts for letter in text})
    return {letter: 33 + number for number, letter in enumerate(letters)}


def _content(page: Sequence[Text], codes: dict[str, int], images: bool) -> bytes:
    parts = [b"0.5 g 50 50 400 600 re f 0 g"] if images else []
    for x, y, size, text in page:
        coded = "".join(f"{codes[letter]:02x}" for letter in text)
        parts.append(f"BT /F1 {size} Tf {x} {y} Td <{coded}> Tj ET".encode())
    return b"\n".join(parts)


def _font(codes: dict[str, int]) -> bytes:
    last = 33 + len(codes)
    widths = b" ".join(b"500" for _ in range(33, last + 1))
    return (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Nameless /FirstChar 33 /LastChar %d "
        b"/Widths [%s] /ToUnicode 4 0 R /Encoding /WinAnsiEncoding >>" % (last, widths)
    )


def _to_unicode(codes: dict[str, int]) -> bytes:
    lines = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    )
    return _stream(cmap.encode())


def _stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def columns(
    texts: Sequence[Sequence[str]], *, top: float = 700, width: float = 250, size: float = 10
) -> list[Text]:
    """Returns the lines of columns side by side, written line by line ACROSS the columns."""
    rows = max(map(len, texts))
    return [
        (50 + number * width, top - row * size * 1.2, size, column[row])
        for row in range(rows)
        for number, column in enumerate(texts)
        if row < len(column)
    ]
