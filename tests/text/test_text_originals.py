"""The five original documents, where they are present: figures readable, voices told apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from workbench.ingest import load_case
from workbench.lexicon import load
from workbench.model.text import Document, Passage, Role
from workbench.text.hyphens import Known, keeps, letters_of
from workbench.text.normalise import readable
from workbench.text.passages import split

pytestmark = pytest.mark.originals

Read = dict[str, tuple[Document, list[Passage]]]


@pytest.fixture(scope="module")
def read(shared: Path) -> Read:
    """The originals by the first three digits of their names, cut into passages."""
    _, documents, failures = load_case(shared / "seeds")
    assert failures == []
    return {one.path[:3]: (one, split(one, load())) for one in documents}


def holding(read: Read, name: str, words: str) -> Passage:
    """The one passage that holds the words."""
    found = [one for one in read[name][1] if words in one.text.text]
    assert len(found) == 1, [one.text.text[:60] for one in found]
    return found[0]


def test_language_and_date_are_detected(read: Read) -> None:
    found = {name: (one.language, str(one.published or "")) for name, (one, _) in read.items()}
    assert found == {
        "000": ("kk", "2026-03-10"),
        "001": ("kk", "2026-06-11"),
        "002": ("kk", ""),
        "003": ("ky", "2026-01-05"),
        "004": ("kk", ""),
    }


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("002", "үш мыңнан астам қару"),
        ("002", "үш миллиард долларға жуық"),
        ("002", "1205 адамның 1095-і"),
        ("002", "бірде-бір оқ"),
        ("002", "450 миллиард доллар"),
        ("002", "91-бабына"),
        ("004", "2-3 миллиард АҚШ долларын"),
        ("003", "кеминде 238ге"),
    ],
)
def test_figures_are_whole_and_point_at_their_place(read: Read, name: str, figure: str) -> None:
    document = read[name][0]
    passage = holding(read, name, figure)
    start = passage.text.text.index(figure)
    first, last = passage.text.original(start, start + len(figure))
    printed = document.text[first:last]
    assert printed[0] == figure[0]
    assert printed[-1] == figure[-1]
    assert re.sub(r"[-\s]", "", printed) == re.sub(r"[-\s]", "", figure)


def test_all_passages_lead_back(read: Read) -> None:
    for document, passages in read.values():
        for one in passages:
            assert document.text[one.span.start : one.span.stop] == one.span.text
            assert one.span.start <= min(one.text.origin) <= max(one.text.origin) < one.span.stop
            assert "\n" not in one.text.text
            assert "  " not in one.text.text


def test_soft_and_true_hyphens(read: Read) -> None:
    """399 lines end with a hyphen; 35 of them belong to their words (labelled by hand)."""
    text = readable(read["002"][0].text).text
    known, letters = Known(text.split("\n")), letters_of(load(), "kk")
    pairs = re.findall(r"([^\W_]+)-\s*\n\s*([^\W_]+)", text)
    kept = Counter(f"{a}-{b}" for a, b in pairs if keeps(a, b, known, letters))
    assert len(pairs) == 399
    assert kept.total() >= 30
    true = re.compile(
        "мәдени-г|әлеуметтік-э|жан-ж|айтпай-ақ|іс-ә|бірде-бір|қарым-қ|Премьер-М|түкпір-т|300-ден|"
        "қазақ-қ|ұсақ-т|күш-қ|зорлық-з|өсіп-ө|лай-т|білімді-б|мақсат-м|тыңдап-т|ойын-с|өртеп-т"
    )
    assert [word for word in kept if not true.match(word)] == []


class TestTheLongInterview:
    """002: column text of a newspaper page, 27 questions, other articles after it."""

    def test_questions_and_answers(self, read: Read) -> None:
        voices = Counter((one.role, one.speaker) for one in read["002"][1])
        assert voices[Role.QUESTION, "Egemen Qazaqstan"] == 27
        assert voices[Role.ANSWER, "Қасым-Жомарт Тоқаев"] > 100
        assert set(voices) == {
            (Role.QUESTION, "Egemen Qazaqstan"),
            (Role.ANSWER, "Қасым-Жомарт Тоқаев"),
            (Role.NARRATION, None),
        }

    @pytest.mark.parametrize(
        ("words", "role"),
        [
            ("пікір көрші елде жиі айтылады", Role.QUESTION),
            ("450 миллиард доллар", Role.QUESTION),
            ("үш мыңнан астам қару", Role.ANSWER),
            ("бірде-бір оқ атқан", Role.ANSWER),
            ("ұзындығы 1300 метр болатын", Role.NARRATION),
            ("екіншісі 6 жаста", Role.NARRATION),
        ],
    )
    def test_voices(self, read: Read, words: str, role: Role) -> None:
        assert holding(read, "002", words).role == role

    def test_page_heads_are_in_no_sentence(self, read: Read) -> None:
        assert not any("Тоқаев: Біз" in one.text.text for one in read["002"][1])

    def test_every_paragraph_of_the_interview_ends_like_one(self, read: Read) -> None:
        turns = [one.text.text for one in read["002"][1] if one.role != Role.NARRATION]
        assert [text[-40:] for text in turns if text[-1] not in ".?!»"] == []
        assert [text[:40] for text in turns if text[0].islower()] == []


def test_the_named_interview(read: Read) -> None:
    """001: turns in bold, answers of many paragraphs, captions and links between them."""
    passages = read["001"][1]
    voices = Counter((one.role, one.speaker) for one in passages)
    assert voices[Role.QUESTION, "Азаттық"] == 5
    assert voices[Role.ANSWER, "Евгений Жовтис"] == 20
    assert holding(read, "001", "26 рет").role == Role.QUESTION
    assert holding(read, "001", "25 рет").speaker == "Евгений Жовтис"
    assert holding(read, "001", "О баста ҚДТ-ның").role == Role.ANSWER
    assert holding(read, "001", "7 сәуір 2025").role == Role.NARRATION
    words = " ".join(one.text.text for one in passages)
    assert not any(word in words for word in ("**", "##", "](#)", "©", "ОҚИ ОТЫРЫҢЫЗ"))


def test_quotations_of_a_report(read: Read) -> None:
    """004: view counter and doubled title aside; three quotations with their speakers."""
    passages = read["004"][1]
    words = " ".join(one.text.text for one in passages)
    assert "362" not in words
    assert "оқылды" not in words
    assert "Фото" not in words
    assert words.count("шетелдік содырлар бар – Тоқаев") == 1
    assert [one.speaker for one in passages if one.role == Role.QUOTE] == [
        "Мемлекет басшысы",
        "Қазақстан Президенті",
        "Еуропалық кеңестің президенті",
    ]


def test_an_unnamed_source(read: Read) -> None:
    quotes = [one for one in read["000"][1] if one.role == Role.QUOTE]
    assert [one.speaker for one in quotes] == ["дереккөз", "дереккөз"]
    assert not any("Banner" in one.text.text for one in read["000"][1])
