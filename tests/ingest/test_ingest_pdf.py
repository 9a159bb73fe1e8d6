"""PDF: columns in reading order, hyphens mended later, and pages that are only pictures."""

from __future__ import annotations

import tracemalloc
import zlib
from itertools import pairwise
from types import ModuleType

import pytest

from workbench.errors import UnreadableInput
from workbench.ingest import document_from_bytes, pdf
from workbench.ingest.columns import Box, blocks
from workbench.lexicon import load
from workbench.text.passages import split

LEFT = [
    "Қалада тәртіпсіздік",
    "кезінде екі жүз отыз",
    "сегіз адам қаза бол-",
    "ды, тағы мыңнан ас-",
]
RIGHT = ["там адам жараланды.", "Тергеу әлі жүріп жа-", "тыр, дейді биліктің", "өкілдері бүгін."]
THIRD = ["Көліктер өртенді,", "дүкендер тоналды,", "банктер жабылды,", "ғимараттар қирады."]


def text_of(data: bytes) -> str:
    return document_from_bytes("case", "page.pdf", data).text


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as problem:
        document_from_bytes("case", "page.pdf", data)
    assert "\n" not in str(problem.value)
    return str(problem.value)


@pytest.mark.parametrize(
    "wanted", [[LEFT, RIGHT], [LEFT, RIGHT, THIRD], [THIRD, RIGHT, LEFT, THIRD[::-1]]]
)
def test_columns_written_across_are_read_down(wanted: list[list[str]], pdf: ModuleType) -> None:
    width = 500 / len(wanted)
    shorter = [[line[:18] for line in column] for column in wanted]
    text = text_of(pdf.make_pdf([pdf.columns(shorter, width=width, size=9)]))
    assert [line for line in text.split("\n") if line] == [line for c in shorter for line in c]


def test_a_headline_over_the_columns_comes_first(pdf: ModuleType) -> None:
    lines = [(50.0, 760.0, 24.0, "Қаланың басты тақырыбы"), *pdf.columns([LEFT, RIGHT])]
    text = text_of(pdf.make_pdf([lines]))
    assert text.startswith("Қаланың басты тақырыбы\n\nҚалада тәртіпсіздік\n")


def test_sentences_run_over_columns_and_pages(pdf: ModuleType) -> None:
    data = pdf.make_pdf([pdf.columns([LEFT]), pdf.columns([RIGHT])])
    document = document_from_bytes("case", "page.pdf", data)
    passages = [one.text.text for one in split(document, load())]
    assert passages == [
        "Қалада тәртіпсіздік кезінде екі жүз отыз сегіз адам қаза болды, тағы мыңнан астам адам "
        "жараланды. Тергеу әлі жүріп жатыр, дейді биліктің өкілдері бүгін."
    ]
    assert (document.language, document.media_type) == ("kk", "application/pdf")


def test_pictures_need_ocr(pdf: ModuleType) -> None:
    message = refused(pdf.make_pdf([[], [], []], images=True))
    assert message.startswith("page.pdf has no text layer (3 pages of images): it needs OCR")


def test_a_password(pdf: ModuleType) -> None:
    assert refused(pdf.make_pdf([pdf.columns([LEFT])], encrypted=True)).startswith(
        "page.pdf is password-protected"
    )


@pytest.mark.parametrize("depth", [1, 2])
def test_a_bomb_is_stopped_early(depth: int, pdf: ModuleType) -> None:
    stream = zlib.compress(bytes(400_000_000), 9)
    for _ in range(depth - 1):
        stream = zlib.compress(stream, 9)
    data = pdf.make_pdf([[]], stream=stream)
    tracemalloc.start()
    try:
        assert "unpacks to too much" in refused(data)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_white_space_decides_the_order() -> None:
    boxes = [
        Box(0, 0, 40, 10, "left low"),
        Box(0, 12, 40, 22, "left high"),
        Box(60, 0, 100, 10, "right low"),
        Box(60, 12, 100, 22, "right high"),
    ]
    expected = [["left high", "left low"], ["right high", "right low"]]
    for first, second in pairwise([boxes, boxes[::-1], boxes[1:] + boxes[:1]]):
        assert blocks(first) == blocks(second) == expected
    assert blocks([]) == []
    assert blocks([Box(0, 0, 30, 10, "one"), Box(32, 0, 60, 10, "line")]) == [["one line"]]


def test_pieces_that_touch_on_a_line_are_one_and_columns_stay_apart() -> None:
    word = [(34.0, 736.0, 77.0, 752.0), (78.0, 736.0, 88.0, 748.0), (89.0, 732.0, 237.0, 753.0)]
    column = (250.0, 732.0, 400.0, 753.0)
    below = (34.0, 702.0, 101.0, 712.0)
    assert pdf._joined([*word, column, below]) == [(34.0, 732.0, 237.0, 753.0), column, below]
