"""Word documents: paragraphs and tables in order, and archives that hide something."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from workbench.errors import UnreadableInput
from workbench.ingest import document_from_bytes, guards
from workbench.lexicon import load
from workbench.text.passages import split


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as problem:
        document_from_bytes("case", "text.docx", data)
    assert "\n" not in str(problem.value)
    return str(problem.value)


def test_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.core_properties.title = "Есеп"
    document.add_heading("Қаңтар есебі", 1)
    document.add_paragraph("Қалада екі жүз отыз сегіз адам қаза тапты.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("қала", "қаза тапқандар", "Алматы", "149"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("Тергеу жүріп жатыр.")
    document.add_paragraph("бірінші пункт", style="List Bullet")
    found = document_from_bytes("case", "text.docx", saved(document))
    assert found.text.split("\n\n") == [
        "# Қаңтар есебі",
        "Қалада екі жүз отыз сегіз адам қаза тапты.",
        "қала | қаза тапқандар",
        "Алматы, қаза тапқандар: 149",
        "Тергеу жүріп жатыр.",
        "- бірінші пункт",
    ]
    assert (found.title, found.language) == ("Есеп", "kk")
    assert [one.text.text for one in split(found, load())][2:4] == [
        "қала | қаза тапқандар",
        "Алматы, қаза тапқандар: 149",
    ]


def test_merged_cells_count_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "екі ұяшық"
    table.cell(0, 2).text = "238"
    assert document_from_bytes("case", "text.docx", saved(document)).text == "екі ұяшық | 238"


def test_an_empty_document() -> None:
    assert refused(saved(docx.Document())).startswith("text.docx holds no text")


def test_an_archive_that_is_no_document() -> None:
    assert "is no Word document inside" in refused(archive(a=b"text"))


def test_an_archive_that_unpacks_to_too_much() -> None:
    assert "times its size; expected 120 at most" in refused(archive(a=bytes(40_000_000)))
    many = {f"part{number}": b"" for number in range(guards.MAX_ENTRIES + 1)}
    assert "parts; expected 2000 at most" in refused(archive(**many))


def test_a_document_with_entities_expands_none() -> None:
    plain = zipfile.ZipFile(io.BytesIO(saved(docx.Document())))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    files = {name: plain.read(name) for name in plain.namelist()}
    body = files["word/document.xml"].split(b"?>", 1)[1]
    files["word/document.xml"] = bomb + body.replace(
        b"<w:body>", b"<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    )
    assert "text.docx" in refused(archive(**files))
