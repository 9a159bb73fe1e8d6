"""Which words each side uses: found in four languages, in whose voice, at what distance."""

from __future__ import annotations

import pytest

from workbench.analysis.framing import (
    concordance,
    groups,
    listed,
    own_words,
    read,
    vocabulary,
)
from workbench.analysis.rates import rates, telling
from workbench.ingest import document_from_text
from workbench.lexicon import load
from workbench.model.text import Document, Passage
from workbench.text.passages import split

Texts = list[tuple[str, str, str]]


def made(texts: Texts, **known: object) -> tuple[list[Passage], dict[str, Document]]:
    """Passages and documents of (side, language, text)."""
    documents = [
        document_from_text("case", f"{at}.txt", text, side=side, language=language, **known)
        for at, (side, language, text) in enumerate(texts)
    ]
    passages = [passage for one in documents for passage in split(one, load())]
    return passages, {one.id: one for one in documents}


def used(texts: Texts, group: str = "actor", **options: bool) -> list[tuple[str, str, bool]]:
    passages, documents = made(texts)
    found = read(passages, documents, listed(load(), group), load(), **options)
    return [
        (one.term, one.passage.text.text[one.start : one.stop], one.distanced) for one in found.uses
    ]


@pytest.mark.parametrize(
    ("language", "text", "term", "word"),
    [
        ("kk", "Лаңкестердің шабуылы тойтарылды.", "actor.terrorist", "Лаңкестердің"),
        ("kk", "Бейбіт шерушілерге оқ атылды.", "actor.peaceful_citizen", "Бейбіт шерушілерге"),
        ("ky", "Митингчилер аянтка чыгышты.", "actor.protester", "Митингчилер"),
        ("ru", "Мирных протестующих задержали.", "actor.peaceful_citizen", "Мирных протестующих"),
        ("ru", "Боевиков задержали в горах.", "actor.militant", "Боевиков"),
        ("en", "Rioters set the building on fire.", "actor.hooligan", "Rioters"),
    ],
)
def test_terms_are_found_in_their_forms(language: str, text: str, term: str, word: str) -> None:
    assert used([("official", language, text)]) == [(term, word, False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Их назвали «террористами» без суда."),
        ("ru", "Так называемые террористы оказались рабочими."),
        ("en", "The so-called terrorists were workers."),
        ("ky", "Террорист деп аталган жаштар бошотулду."),
        ("kk", "«Лаңкестер» деп аталғандар босатылды."),
        ("ky", "Алар «куралдуу террорчулар» делип кармалган."),
    ],
)
def test_words_at_arms_length_are_told_apart(language: str, text: str) -> None:
    ((term, _, distanced),) = used([("independent", language, text)])
    assert (term, distanced) == ("actor.terrorist", True)


def test_a_quotation_is_not_the_outlets_own_word() -> None:
    text = "Рынок закрыли. «Террористы заняли аэропорт», – заявил министр Серик Оспанов."
    assert used([("independent", "ru", text)], own=True) == []
    assert [term for term, *_ in used([("independent", "ru", text)], own=False)] == [
        "actor.terrorist"
    ]


def test_the_speakers_document_speaks_in_the_speakers_voice() -> None:
    text = (
        "**Тілші:** Террористер туралы не айтасыз?\n\n"
        "**Асан Ұлы:** Содырлар қалаға кірді, біз оларды тоқтаттық.\n"
    )
    passages, documents = made([("official", "kk", text)], speaker="Асан Ұлы")
    found = read(passages, documents, listed(load(), "actor"), load(), own=True)
    assert [one.term for one in found.uses] == ["actor.militant"]


def test_own_words_take_any_ending_and_no_pattern_signs() -> None:
    ids, find = own_words(load(), "террор*, мародёры , (a|b), .., ~n, *, peaceful protesters")
    assert ids == ("own.террор*", "own.мародёры", "own.(a|b)", "own.~n", "own.peaceful protesters")
    passages, documents = made(
        [("official", "ru", "Террористы и мародёры. Мародёр бежал. Контртеррор.")]
    )
    assert [one.term for one in read(passages, documents, find, load()).uses] == [
        "own.террор*",
        "own.мародёры",
    ]


def test_rates_count_documents_and_words_with_intervals() -> None:
    plain = "В городе было тихо весь день."
    bad = "Террористы заняли площадь, террористы ушли."
    passages, documents = made(
        [
            ("official", "ru", bad),
            ("official", "ru", plain + " Тишина."),
            ("independent", "ru", plain),
        ]
    )
    found = read(passages, documents, listed(load(), "actor"), load())
    terms = groups(load())["actor"]
    official, independent = rates(found, terms, ["official", "independent"])
    assert (official.documents, official.of, official.uses) == (1, 2, 2)
    assert (independent.documents, independent.of, independent.uses) == (0, 1, 0)
    assert official.low == pytest.approx(0.0945, abs=0.001)  # Wilson, 1 of 2
    assert official.high == pytest.approx(0.9055, abs=0.001)
    assert official.per_thousand == pytest.approx(2000 / official.words)
    assert official.per_low < official.per_thousand < official.per_high
    assert independent.low == 0.0
    assert independent.per_low == 0.0
    assert independent.per_high > 0


def test_words_that_set_sides_apart_are_used_by_one_in_several_documents() -> None:
    common = "Сегодня в городе прошло заседание правительства и обсуждали бюджет страны. "
    official = [("official", "ru", common + "Террористы террористы напали." * 2)] * 6
    others = [("independent", "ru", common + "Протестующие протестующие вышли." * 2)] * 6
    texts = [
        (side, language, f"{text} {at}")
        for at, (side, language, text) in enumerate(official + others)
    ]
    passages, documents = made(texts)
    found = telling(vocabulary(passages, documents, load(), "ru"))
    assert {one.word for one in found["official"]} == {"террористы", "напали"}
    assert {one.word for one in found["independent"]} == {"протестующие", "вышли"}
    assert all(one.documents == 6 and one.elsewhere == 0 for one in found["official"])


def test_forms_of_a_word_are_one_where_the_language_says_so() -> None:
    passages, documents = made([("official", "ru", "Террористы, террористов, террористами; дом.")])
    counted = vocabulary(passages, documents, load(), "ru")["official"]
    assert [dict(one) for one in counted.values()] == [{"террористами": 3, "дом": 1}]


def test_words_that_every_text_has_set_nobody_apart() -> None:
    passages, documents = made(
        [("official", "en", "They are with those that were there; riot, riot.")]
    )
    counted = vocabulary(passages, documents, load(), "en")["official"]
    (words,) = counted.values()
    assert words["riot"] == 2
    assert not {"are", "with", "that", "were"} & set(words)


def test_concordance_cuts_at_blanks_and_keeps_every_letter_of_the_word() -> None:
    passages, documents = made([("official", "en", "word " * 60 + "terrorists " + "tail " * 60)])
    (use,) = read(passages, documents, listed(load(), "actor"), load()).uses
    before, word, after = concordance(use, 30)
    assert word == "terrorists"
    assert before.startswith("… word")
    assert after.rstrip().endswith("…")
    assert len(before) < 40
    assert len(after) < 40


def test_nothing_comes_of_nothing() -> None:
    found = read([], {}, listed(load(), "actor"), load())
    assert (found.uses, rates(found, groups(load())["actor"], ["official"])) == ((), [])
    assert telling({}) == {}
    ids, find = own_words(load(), " , ,")
    assert ids == ()
    assert find("kk").find(["a"]) == []
