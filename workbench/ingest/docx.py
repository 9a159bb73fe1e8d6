"""Word documents: paragraphs and tables in the order they stand in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableInput
from workbench.ingest import tables
from workbench.ingest.guards import check_archive, check_kind, kind_of
from workbench.ingest.types import Extracted, Reader

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

DEEPEST = 5
"""Tables in tables are read this deep."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(path: str, data: bytes) -> Extracted:
    """Returns the document's text: headings marked, tables as lines (tables.py)."""
    import docx  # here, as most texts are no Word document

    if "Office" in kind_of(data):
        raise UnreadableInput(
            f"{path} is password-protected or an old .doc; expected an open .docx. "
            "Save it as .docx without a password."
        )
    check_kind(path, data, "a Word document (.docx)", magic=b"PK\x03\x04")
    check_archive(path, data)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document, DEEPEST))
        title = document.core_properties.title or ""
    except Exception as problem:  # python-docx and lxml raise many kinds for a damaged file
        raise UnreadableInput(
            f"{path} is no Word document inside ({_one_line(problem)}); expected a .docx. "
            "Save it again from Word or LibreOffice."
        ) from problem
    return Extracted(text, MEDIA_TYPE, {"title": title} if title else {})


def _blocks(parent: Any, depth: int) -> Iterator[str]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for block in parent.iter_inner_content():
        if isinstance(block, Paragraph):
            text = " ".join(block.text.split())
            if text:
                yield _lead(block) + text
        elif isinstance(block, Table) and depth:
            yield from _rows(block, depth)


def _lead(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    if style.startswith(("heading", "title")):
        return "# "
    return "- " if style.startswith("list") else ""


def _rows(table: Table, depth: int) -> Iterator[str]:
    """Yields the lines of a table; a merged cell stands in each column it covers."""
    rows = []
    for row in table.rows:
        cells = row.cells  # kept: the ids of what is let go of are given out again
        read_: dict[int, str] = {}
        for cell in cells:
            if id(cell._tc) not in read_:
                read_[id(cell._tc)] = " ".join(_blocks(cell, depth - 1))
        rows.append([read_[id(cell._tc)] for cell in cells])
    yield from tables.lines_of(rows)


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:100] or type(problem).__name__


READER = Reader("Word document", (".docx",), read)
