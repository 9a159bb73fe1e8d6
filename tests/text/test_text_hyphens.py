"""Broken words: joined, or kept with their hyphen."""

from __future__ import annotations

import pytest

from workbench.lexicon import load
from workbench.model.text import MappedText
from workbench.text.hyphens import Known, keeps, letters_of, mend

LETTERS = letters_of(load(), "kk")
LINES = [
    "біз осы жайлы туралы деп айттық иә",
    "ол жерде бірде-бір адам жоқ екен иә",
    "бұл түкпір мен күш және қазақ пен қытай елі",
    "олар іс-әрекетті мемлекет пен мемлекеттің ісін",
]
KNOWN = Known(LINES)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("тура", "лы", False),  # the whole word is known
        ("бірде", "бір", True),  # the hyphenated word is known
        ("мемле", "кетке", False),  # a known stem reaches over the break
        ("іс", "әрекеті", True),  # so does a hyphenated one
        ("700", "ге", True),  # a number keeps its suffix
        ("ҰҚШҰ", "ның", True),  # so does an acronym
        ("Премьер", "Министр", True),  # a capital begins a word
        ("айтпай", "ақ", True),  # a clitic
        ("түкпір", "түкпірінде", True),  # repetition
        ("күш", "қуатымызды", True),  # vowel harmony clashes
        ("қазақ", "қытай", True),  # two words of two syllables
        ("бел", "гісіз", False),  # nothing known: join
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_or_not(first: str, second: str, kept: bool) -> None:
    assert keeps(first, second, KNOWN, LETTERS) is kept


def test_a_pair_broken_twice_at_one_place_is_a_pair() -> None:
    lines = [
        "олар мәдени-",
        "гуманитарлық салада",
        "екі ел мәдени-",
        "гуманитарлық байланысты",
        "мәдени іс",
    ]
    assert keeps("мәдени", "гуманитарлық", Known(lines), LETTERS)
    twice_printed = lines[:2] * 2
    assert not keeps("мәдени", "гуманитарлық", Known(twice_printed), LETTERS)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("осы тура-\nлы айттық", "осы туралы айттық"),
        ("екі жүз\nадам", "екі жүз адам"),
        ("300-\nден астам", "300-ден астам"),
        ("300- ден астам", "300-ден астам"),
        ("осы тура- лы айттық", "осы туралы айттық"),
        ("бұл – жақсы", "бұл – жақсы"),
        ("өзі –\nдеді ол", "өзі – деді ол"),
    ],
)
def test_a_paragraph_is_mended(printed: str, expected: str) -> None:
    mended = mend(MappedText.identity(printed), KNOWN, LETTERS)
    assert mended.text == expected
    assert list(mended.origin) == sorted(mended.origin)


def test_half_of_a_pair_keeps_its_hanging_hyphen() -> None:
    for language, text in (
        ("ru", "газо- и нефтепроводы"),
        ("kk", "газ- және мұнай"),
        ("en", "two- or three-day"),
    ):
        letters = letters_of(load(), language)
        assert mend(MappedText.identity(text), Known([text]), letters).text == text


def test_a_word_that_lost_its_hyphen_is_joined_only_on_evidence() -> None:
    known = Known(["иә біз сондықтан келдік деп", "иә қара жол деген сөз"])
    assert (
        mend(MappedText.identity("Сондық\nтан кеттік"), known, LETTERS).text == "Сондықтан кеттік"
    )
    assert mend(MappedText.identity("қара\nжол"), known, LETTERS).text == "қара жол"
