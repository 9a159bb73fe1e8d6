"""The readable form: one form for what looks the same, and a map that leads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from workbench.model.text import MappedText
from workbench.text.mapped import Edit, rewrite
from workbench.text.normalise import readable

# Letters and signs that the steps care about, beside any others.
LIVELY = st.text(
    alphabet="аіңҚсcoOp eE-–\n\r\t\u00ad\u00a0\u2009\u0306\u0308и’ʼ.,1２\u200b", max_size=60
)
ANY = st.text(max_size=60) | LIVELY


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("тура\u00adлы", "туралы"),
        ("тура\u00ad\n  лы", "туралы"),
        ("1\u00a0300\u2009адам", "1 300 адам"),
        ("екі   үш", "екі үш"),
        ("бүгiн оқиғаcы", "бүгін оқиғасы"),
        ("ҚР Қ а с ы м - Ж о м а р т келді", "ҚР Қасым-Жомарт келді"),
        ("ж а й ы л ы м д ы ң , су", "жайылымдың, су"),
        ("2‑3 ел’дің", "2-3 ел'дің"),
        ("２０２２", "2022"),
        ("бір\r\nекі\rүш\u2028төрт", "бір\nекі\nүш\nтөрт"),
        ("а\u200bб\ufeffв", "абв"),
        ("COVID және Ақ", "COVID және Ақ"),
        ("a b c d", "a b c d"),
    ],
)
def test_what_looks_the_same_reads_the_same(printed: str, expected: str) -> None:
    assert readable(printed).text == expected


def test_the_map_leads_back_to_the_printed_word() -> None:
    printed = "Мұнда тура\u00adлы  айтыл\u00ad\nды."
    text = readable(printed)
    start = text.text.index("айтылды")
    first, last = text.original(start, start + len("айтылды"))
    assert printed[first:last] == "айтыл\u00ad\nды"


def test_a_composed_letter_leads_back_to_all_its_parts() -> None:
    printed = unicodedata.normalize("NFD", "бұл й")
    text = readable(printed)
    first, last = text.original(len(text) - 1, len(text))
    assert unicodedata.normalize("NFC", printed[first:last]) == "й"


@given(ANY)
def test_every_origin_lies_in_the_text_and_never_falls(printed: str) -> None:
    text = readable(printed)
    assert all(0 <= place < len(printed) for place in text.origin)
    assert list(text.origin) == sorted(text.origin)
    for place in range(len(text)):
        start, stop = text.original(place, place + 1)
        assert 0 <= start < stop <= len(printed)


@given(ANY)
def test_a_readable_text_is_readable_already(printed: str) -> None:
    once = readable(printed).text
    assert readable(once).text == once


@given(st.text(alphabet="абйёәіңғүұқөһ eéñ ,.1", max_size=50), st.data())
def test_decomposed_letters_and_soft_hyphens_change_nothing(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    expected = readable(text).text
    assert readable(unicodedata.normalize("NFD", text)).text == expected
    assert readable(f"{text[:cut]}\u00ad{text[cut:]}").text == expected


@given(st.text(alphabet="абв \n", max_size=40), st.integers(0, 10**6))
def test_the_offset_shifts_the_map(text: str, offset: int) -> None:
    assert [place - offset for place in readable(text, offset).origin] == list(
        readable(text).origin
    )


@settings(max_examples=60)
@given(st.text(alphabet="абвг", min_size=4, max_size=20), st.data())
def test_rewrite_edits_text_and_map_together(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(alphabet="xyz", max_size=4))
    edited = rewrite(MappedText.identity(text), [Edit(start, stop, new)])
    assert edited.text == text[:start] + new + text[stop:]
    assert list(edited.origin) == sorted(edited.origin)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        rewrite(MappedText.identity("абвг"), [Edit(0, 2, "x"), Edit(1, 3, "y")])


@pytest.mark.parametrize("unit", ["а", "а ", "aа", "а\u0306", "а-\n", ". "])
def test_long_text_takes_steps_in_proportion(unit: str) -> None:
    def taken(size: int) -> int:
        text = unit * (size // len(unit))
        return steps(lambda: readable(text))

    taken(1_000)
    short, long = taken(50_000), taken(100_000)
    assert long < 2.3 * short + 2_000
