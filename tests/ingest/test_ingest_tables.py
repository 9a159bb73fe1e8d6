"""Tables: each figure keeps the heads of its row and its column, in Word files and web pages."""

from __future__ import annotations

import io

import docx
import pytest

from workbench.ingest import document_from_bytes
from workbench.ingest.tables import from_marked, lines_of
from workbench.lexicon import load
from workbench.pipeline import read_document

HEADS = {
    "kk": ["Өңір", "Қаза тапқандар", "Жараланғандар"],
    "ky": ["Аймак", "Каза болгондор", "Жарадар болгондор"],
    "ru": ["Регион", "Погибшие", "Раненые"],
    "en": ["Region", "Killed", "Injured"],
}
BODY = [["Алматы", "103", "1 200"], ["Шымкент", "20", "64"]]
NAMES = {"en": {"Алматы": "Almaty", "Шымкент": "Shymkent"}}


def table(language: str) -> list[list[str]]:
    names = NAMES.get(language, {})
    return [HEADS[language], *([names.get(cell, cell) for cell in row] for row in BODY)]


def word_file(rows: list[list[str]]) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def web_page(rows: list[list[str]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    about = "<p>Сводка о последствиях паводка по областям страны за прошедшую неделю.</p>" * 3
    page = f"<html><body><article><h1>Сводка</h1>{about}<table>{cells}</table>{about}</article>"
    return f"<meta charset='utf-8'>{page}</body></html>".encode()


@pytest.mark.parametrize("language", sorted(HEADS))
@pytest.mark.parametrize(("name", "made"), [("t.docx", word_file), ("t.html", web_page)])
def test_a_figure_counts_what_the_heads_say(language: str, name: str, made: object) -> None:
    data = made(table(language))  # type: ignore[operator]
    document = document_from_bytes("case", name, data, language=language)
    told = {
        (int(one.quantity.number or 0), one.measure, one.scope.place)
        for one in read_document(document, load())[1]
    }
    assert told == {
        (103, "deaths", "almaty_city"),
        (1200, "injuries", "almaty_city"),
        (20, "deaths", "shymkent"),
        (64, "injuries", "shymkent"),
    }


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [["Регион", "Ущерб, млрд тенге", "Эвакуировано (человек)"], ["Актобе", "9,2", "1 200"]],
            [
                "Регион | Ущерб, млрд тенге | Эвакуировано (человек)",
                "Актобе, Ущерб: 9,2 млрд тенге",
                "Актобе, Эвакуировано: 1 200 человек",
            ],
        ),
        (
            [["№", "Регион", "Погибшие"], ["1", "Алматы", "3"], ["2", "Актобе", "—"]],
            ["№ | Регион | Погибшие", "Алматы, Погибшие: 3", "2 | Актобе | —"],
        ),
        (
            [["", "2021", "2022"], ["Погибшие", "5", "7"]],
            [" | 2021 | 2022", "Погибшие, 2021: 5", "Погибшие, 2022: 7"],
        ),
        ([["Алматы", "3"], ["Актобе", "12"]], ["Алматы | 3", "Актобе | 12"]),
        (
            [["Регион", "Погибшие"], ["Юг", "Юг"], ["Алматы", "3"]],
            ["Регион | Погибшие", "Юг", "Алматы, Погибшие: 3"],
        ),
        ([["одна"], ["2"]], ["одна", "2"]),
        ([["Регион", "Погибшие"], ["Алматы", "3", "4"]], ["Регион | Погибшие", "Алматы | 3 | 4"]),
        ([], []),
    ],
)
def test_lines_of_a_table(rows: list[list[str]], lines: list[str]) -> None:
    assert list(lines_of(rows)) == lines


def test_text_around_a_marked_table_stays() -> None:
    text = ["До.", "| A | B |", "|---|---|", "| x | 2 |", "После | и ещё.", "|"]
    assert list(from_marked(text)) == ["До.", "A | B", "x, B: 2", "После | и ещё.", "|"]
