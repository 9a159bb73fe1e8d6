"""How a figure stands in its text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.telling import context, lexicon, sentence
from workbench.extract.modality import corrections, modalities
from workbench.extract.modality_words import modality_words

LANGUAGES = ["kk", "ky", "ru", "en"]
CASES = [
    ("kk", "Алматыда 40 адам қаза тапты.", ["asserted"]),
    ("kk", "Шынымен 40 адам қаза тапты ма?", ["question"]),
    ("kk", "Полиция 40 адам өлді деген ақпаратты жоққа шығарды.", ["denied"]),
    ("kk", "Бұған дейін 40 адам өлді деп хабарланған.", ["previous"]),
    ("kk", "Егер шекара жабылса, 40 мың адам жолда қалады.", ["hypothetical"]),
    ("kk", "Үкімет 40 миллиард теңге бөлуді жоспарлап отыр.", ["forecast"]),
    ("kk", "40 адам өлді деген қауесет бар.", ["unconfirmed"]),
    ("kk", "Жаралылар саны 40-қа жетуі мүмкін.", ["unconfirmed"]),
    (
        "kk",
        "Алматыда 40 адам өлді, ал Ақтауда 5 адам жараланған көрінеді.",
        ["asserted", "unconfirmed"],
    ),
    ("kk", "Алаңда 20 мың емес, 2 мың адам болған.", ["denied", "asserted"]),
    ("kk", "Алаңда 20 мыңнан кем емес адам болған.", ["asserted"]),
    ("kk", "40 адам өлді дейсіз, оны қайдан алдыңыз?", ["asserted"]),
    ("ky", "Чын эле 40 адам каза болдубу?", ["question"]),
    ("ky", "Милиция 40 адам өлдү деген кабарды четке какты.", ["denied"]),
    ("ky", "Буга чейин 40 адам каза болду деп айтылган.", ["previous"]),
    ("ky", "Эгер жол жабылса, 40 миң адам калат.", ["hypothetical"]),
    ("ky", "Өкмөт 40 миллион сом бөлүүнү пландап жатат.", ["forecast"]),
    ("ky", "40 адам каза болгон имиш.", ["unconfirmed"]),
    ("ru", "Правда ли, что погибли 40 человек?", ["question"]),
    ("ru", "Минздрав опроверг, что погибли 40 человек.", ["denied"]),
    ("ru", "Ранее сообщалось о 40 погибших.", ["previous"]),
    ("ru", "Если переговоры сорвутся, выйдут 40 тысяч человек.", ["hypothetical"]),
    ("ru", "Власти планируют выделить 40 миллионов тенге.", ["forecast"]),
    ("ru", "Якобы пропали 40 человек.", ["unconfirmed"]),
    ("ru", "Сообщения о гибели 40 человек не подтвердились.", ["unconfirmed"]),
    ("ru", "Погибших 225, а не 164.", ["asserted", "denied"]),
    ("ru", "Если власти говорят о 40 погибших, то врачи насчитали 60.", ["asserted", "asserted"]),
    ("ru", "Среди задержанных 40 человек ранее были судимы.", ["asserted"]),
    ("ru", "Коалиция днями ранее приняла 40 жалоб.", ["asserted"]),
    ("kk", "ІІМ 40 адам өлді дегенді растамайды.", ["denied"]),
    ("kk", "Қордың болжамынша, ЖІӨ 40 пайызға өсіп, 12 мың долларға жетеді.", ["forecast"] * 2),
    ("kk", "Үкімет 40 миллиард теңге бөлмекші.", ["forecast"]),
    ("ky", "Өкмөт 40 миллиард сом бөлмөкчү.", ["forecast"]),
    ("ru", "Власти собираются выделить 40 миллионов тенге.", ["forecast"]),
    ("ru", "Минздрав не подтверждает гибель 40 человек.", ["unconfirmed"]),
    ("en", "Officials refused to confirm 40 deaths.", ["unconfirmed"]),
    ("en", "Did 40 people die?", ["question"]),
    ("en", "The ministry denied that 40 people had died.", ["denied"]),
    ("en", "The ministry said it had never issued the figure of 164 deaths.", ["denied"]),
    ("en", "Officials denied that 40 died, saying the toll stood at 16.", ["denied", "asserted"]),
    ("en", "Rights groups dispute the count of 40 and believe 60 died.", ["denied", "asserted"]),
    ("en", "Officials had earlier reported 40 deaths.", ["previous"]),
    ("en", "If talks fail, 4,000 people would march.", ["hypothetical"]),
    ("en", "Had he stayed, 4,000 people would have died.", ["hypothetical"]),
    ("en", "Officials have yet to confirm 40 deaths.", ["unconfirmed"]),
    ("en", "Some 1,500 people are expected to be freed.", ["forecast"]),
    ("en", "More than 40 people are reportedly missing.", ["unconfirmed"]),
    ("en", "The estimate published a day earlier was 40 billion tenge.", ["asserted"]),
]
WITHDRAWN = [
    ("en", "The site gives 164 dead, a figure that the ministry withdrew within an hour."),
    ("en", "Officials reported 164 deaths but later withdrew the figure."),
    ("en", "The figure of 164, which the ministry called a technical error, was quoted."),
    ("ru", "Данные о 164 погибших назвали технической ошибкой."),
]
CORRECTED = [
    ("kk", "Министрлік қаза тапқандар санын нақтылап, 16 адам деді.", True),
    ("ky", "Министрлик санды тактап, 16 киши деди.", True),
    ("ru", "В МВД уточнили число погибших: 16 сотрудников.", True),
    ("en", "The ministry revised the toll to 227 people.", True),
    ("en", "The ministry said 227 people had died.", False),
    ("ru", "Ранены 16 сотрудников, уточнили в МВД.", False),
]


def stands(text: str, language: str) -> list[str]:
    """Returns how each figure of a sentence stands."""
    found = modalities(sentence(text, language), lexicon(), context(language))
    return [str(mode) for mode, _ in found]


@pytest.mark.parametrize(("language", "text", "modes"), CASES)
def test_a_figure_stands_as_its_clause_says(language: str, text: str, modes: list[str]) -> None:
    assert stands(text, language) == modes


@pytest.mark.parametrize(("language", "text"), WITHDRAWN)
def test_a_figure_taken_back_is_denied_by_a_rule_that_says_so(language: str, text: str) -> None:
    found = modalities(sentence(text, language), lexicon(), context(language))
    assert [(str(mode), rule) for mode, rule in found] == [("denied", "withdrawn_by_issuer")]


def test_a_premise_inside_a_question_is_the_claim_of_who_asks() -> None:
    assert stands("There were 40 deaths, so why is the mayor silent?", "en") == ["asserted"]


@pytest.mark.parametrize(("language", "text", "corrected"), CORRECTED)
def test_a_correction_is_one_only_where_the_text_says_so(
    language: str, text: str, corrected: bool
) -> None:
    assert set(corrections(sentence(text, language), lexicon())) == {corrected}


def test_the_next_sentences_may_say_that_a_figure_is_corrected() -> None:
    whole = sentence("Погибли 16 сотрудников.", "ru")
    said = "Раньше министерство говорило о 18 погибших; теперь данные уточнены."
    known = replace(context("ru"), after=said)
    assert corrections(whole, lexicon(), known) == [True]
    assert corrections(whole, lexicon(), context("ru")) == [False]


def test_the_development_set_stands_as_marked(shared: Path) -> None:
    right, every = Counter[str](), Counter[str]()
    for line in (shared / "data" / "dev_examples.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        language = row["lang"]
        whole = sentence(row["text"], language, None)
        modes = modalities(whole, lexicon(), context(language, None))
        for figure in row["statements"]:
            for mention, (mode, _) in zip(whole.mentions, modes, strict=True):
                if mention.start < figure["stop"] and figure["start"] < mention.stop:
                    every[language] += 1
                    right[language] += mode == figure["modality"]
                    break
    for language in LANGUAGES:
        assert every[language] > 70
        assert right[language] >= 0.95 * every[language], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_lists_are_whole(language: str) -> None:
    assert modality_words(lexicon(), language).order in ("sov", "svo")


@given(
    st.text(
        st.sampled_from("абдеиноқлрстуьы ?!,.-0123456789 емес не not if ма ") | st.characters(),
        max_size=80,
    ),
    st.sampled_from(LANGUAGES),
)
def test_no_text_breaks_it(text: str, language: str) -> None:
    whole = sentence(text, language)
    assert len(modalities(whole, lexicon(), context(language))) == len(whole.mentions)
    assert len(corrections(whole, lexicon())) == len(whole.mentions)
