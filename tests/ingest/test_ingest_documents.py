"""Single documents: encodings, dates, limits, and files that are not what their name says."""

from __future__ import annotations

import io
from types import ModuleType

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import UnreadableInput
from workbench.ingest import document_from_bytes, document_from_text
from workbench.ingest.types import MAX_BYTES
from workbench.model.dates import PartialDate
from workbench.model.text import Document

KAZAKH = (
    "Қаңтар айында қалада көптеген дүкен тоналып, жүздеген адам ұсталды. Тергеу әлі жүріп жатыр, "
    "оның нәтижесі кейін жарияланады. Өңірдегі жағдай тұрақты, көлік қозғалысы қалпына келді.\n"
) * 5
KYRGYZ = (
    "Шаардагы дүкөндөр тонолуп, көптөгөн кишилер кармалды. Тергөө иштери азыр да жүрүп жатат, "
    "анын жыйынтыгы кийин жарыяланат. Өлкөдөгү абал туруктуу, унаалар жүрө баштады. Миң адам.\n"
) * 5
RUSSIAN = (
    "В городе разграблены магазины, задержаны сотни человек. Следствие продолжается, его итоги "
    "будут объявлены позже. Обстановка стабильная, движение транспорта восстановлено.\n"
) * 5


def read(path: str, data: bytes, **known: object) -> Document:
    return document_from_bytes("case", path, data, **known)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048", "ptcp154"]
)
@pytest.mark.parametrize(("text", "language"), [(KAZAKH, "kk"), (KYRGYZ, "ky")])
def test_encodings(text: str, language: str, encoding: str) -> None:
    document = read("a.txt", text.encode(encoding))
    assert (document.text, document.language) == (text, language)
    assert ("guess" in document.status) == (encoding in ("utf-16-le", "kz1048", "ptcp154"))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8"])
def test_russian_encodings(encoding: str) -> None:
    assert read("a.txt", RUSSIAN.encode(encoding)).text == RUSSIAN


def test_line_ends_are_made_one_kind() -> None:
    assert read("a.txt", b"one\r\ntwo\rthree").text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", b"", "a.txt is empty"),
        ("a.md", b" \n\n ", "a.md holds no text"),
        ("a.txt", b"\x00\x01\x02\xff\xfe" * 100, "a.txt is not text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt is a PNG image inside; expected text"),
        ("a.txt", b"MZ\x90\x00" + bytes(100), "a.txt is a Windows program inside"),
        ("a.txt", b"%PDF-1.4\n...", "a.txt is a PDF inside"),
        ("a.pdf", b"<html></html>", "a.pdf is something else inside; expected a PDF"),
        ("a.pdf", b"%PDF-1.4\nrubbish", "a.pdf is a damaged PDF"),
        ("a.docx", b"just text", "a.docx is something else inside"),
        ("a.docx", b"PK\x03\x04rubbish", "a.docx is a damaged archive"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx is password-protected or an old .doc"),
        ("a.exe", b"MZ", "a.exe ends in .exe; expected a file that ends in .txt"),
        ("noending", b"text", "noending ends in nothing"),
        ("a.html", b"<html><body></body></html>", "a.html holds no article"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "a.txt has 25 MB; expected 25 MB at most"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_cannot_be_read_says_what_was_expected(name: str, data: bytes, found: str) -> None:
    with pytest.raises(UnreadableInput) as problem:
        read(name, data)
    message = str(problem.value)
    assert message.startswith(found)
    assert "expected" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Тақырып\n\nАсан Үсенов 10 нау. 2026 13:00\n\nМәтін.", "2026-03-10"),
        ("Тақырып\n11 маусым 2026 жыл, 19:19\nМәтін.", "2026-06-11"),
        ("2022 жылғы 10 қаңтар\n\nМәтін осы.", "2022-01-10"),
        ("10-январь, 2022-жыл\n\nТекст.", "2022-01-10"),
        ("2022-жыл 5-январь\n\nТекст.", "2022-01-05"),
        ("12 января 2022 года\n\nТекст.", "2022-01-12"),
        ("Алматы, 15.01.2022\n\nТекст.", "2022-01-15"),
        ("January 7, 2022\n\nText.", "2022-01-07"),
        ("By Aida Asanova, 7 Jan 2022 10:05\n\nText.", "2022-01-07"),
        ("date 2026-01-05 5-январда адамдар чогулду.", "2026-01-05"),
        ("Published: 2022-01-05T10:00:00Z\nText.", "2022-01-05"),
        # the date of a story is not the date of its page
        ("2022 жылғы 5 қаңтарда қалада тәртіпсіздік басталып, жүздеген адам ұсталды.", None),
        ("5 января 2022 года в городе начались беспорядки.", None),
        ("On January 5, 2022 riots began in the city.", None),
        ("Мәтін.\n" * 11 + "10 қаңтар 2022\n", None),
        ("Тақырып\n\n2022 жыл.\n\nМәтін.", None),
        ("31 ақпан 2022\n\nМәтін.", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_date_printed_above_a_text(text: str, published: str | None) -> None:
    found = document_from_text("case", "a", text).published
    assert (str(found) if found else None) == published


def test_what_is_known_wins() -> None:
    text = "10 қаңтар 2022\n\nМәтін осы жерде жазылған."
    document = read("a.txt", text.encode(), published="2022-02", language="KK-kz", side="x")
    assert (document.published, document.language, document.side) == (
        PartialDate(2022, 2),
        "kk",
        "x",
    )
    assert read("a.txt", text.encode(), side="", published=None).published == PartialDate(
        2022, 1, 10
    )
    spoken = read("a.txt", b"text", published="10 January 2022")
    assert spoken.published == PartialDate(2022, 1, 10)


def test_text_stays_as_it_is_given() -> None:
    text = "\ufeff---\r\ntitle: x\r\n---\rМәтін\u00ad  осы.\n"
    assert document_from_text("case", "a", text).text == text
    empty = document_from_text("case", "a", "")
    assert (empty.text, empty.language) == ("", None)
    assert "holds no text" in empty.status


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="language is 5"):
        document_from_text("case", "a", "text", language=5)
    with pytest.raises(UnreadableInput, match=r"a\.txt: language is 'Kazakh language'"):
        read("a.txt", b"text", language="Kazakh language")


MAGIC = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><p>", b"\xff\xfe", b"---\na: b\n"]
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])


@settings(max_examples=150, deadline=None)
@given(NAMES, MAGIC, st.binary(max_size=300))
def test_whatever_the_bytes_there_is_a_document_or_one_line(
    name: str, magic: bytes, rest: bytes
) -> None:
    found = outcome(name, magic + rest)
    if isinstance(found, str):
        assert found.startswith(name)
        assert "\n" not in found
    else:
        assert found.text.strip()


def outcome(name: str, data: bytes) -> Document | str:
    """Returns the document, or the line that says why there is none."""
    try:
        return read(name, data)
    except UnreadableInput as problem:
        return str(problem)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_a_damaged_pdf_or_archive_is_one_line_too(pdf: ModuleType, place: int, junk: bytes) -> None:
    whole = docx.Document()
    whole.add_paragraph("Қалада жүз адам ұсталды.")
    packed = io.BytesIO()
    whole.save(packed)
    page = pdf.make_pdf([[(50, 700, 10, "Қалада жүз адам ұсталды.")]])
    for name, data in (("a.pdf", page), ("a.docx", packed.getvalue())):
        at = 8 + place % (len(data) - 8)
        found = outcome(name, data[:at] + junk + data[at + len(junk) :])
        assert not (isinstance(found, str) and "\n" in found)


def test_a_document_id_is_its_content_and_place() -> None:
    one = read("a.txt", b"text")
    assert one.id == read("a.txt", b"text", title="other").id
    assert len({one.id, read("b.txt", b"text").id, read("a.txt", b"texts").id}) == 3
    assert document_from_bytes("other", "a.txt", b"text").id != one.id
