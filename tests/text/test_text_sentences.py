"""Where sentences end. `|` marks the expected ends inside the text."""

from __future__ import annotations

import pytest

from tests.steps import steps
from workbench.lexicon import load
from workbench.text.sentences import sentence_spans

EXAMPLES = [
    # abbreviations
    ("kk", "Мұнда мектеп, аурухана т.б. нысандар бар.| Бәрі жабық."),
    ("kk", "Оқиға 2022 ж. 5 қаңтарда басталды.| Содан кейін тынышталды."),
    ("kk", "Шығын 3 млрд. теңге болды.| Ақша төленді."),
    ("kk", "Алматы обл. әкімі келді.| Ол сөйледі."),
    ("ky", "Чыгым 5 млн. сомго жетти.| Акча төлөндү."),
    ("ky", "Мында мектеп ж.б. имараттар бар.| Баары жабык."),
    ("ru", "Ущерб составил 5 млн. руб. и растёт.| Выплаты начались."),
    ("ru", "В г. Алматы введён режим ЧП, т.е. комендантский час.| Он действует."),
    ("ru", "Пострадали магазины, банки и т.д.| Полиция работает."),
    ("en", "Mr. Smith spoke on Jan. 5.| He was calm."),
    ("en", "Under No. 5 of the code, Dr. Jones said, approx. 20 were held.| All left."),
    ("en", "It began at 5 p.m. and ended at 9.| Nobody was hurt."),
    # initials
    ("kk", "Қ.К. Тоқаев сөйледі.| Н. Назарбаев келмеді."),
    ("ru", "И. И. Иванов ушёл.| Его ждали."),
    ("en", "J. R. Brown left.| A. Clark stayed."),
    # numbers and dates
    ("kk", "Қаза тапқандар саны – 225.| Оның 19-ы полиция қызметкері."),
    ("ru", "Погибли 16.| Ранены 1300."),
    ("en", "The toll was 238.| In 2022 that was new."),
    ("kk", "Мәтін 10.01.2022 күні шықты.| Кейін өшірілді."),
    ("en", "The rate was 1.5 per cent.| It fell."),
    # quotations and dashes
    ("kk", "«Тоқтаңдар!» – деді ол.| Ешкім тоқтамады."),
    ("kk", "– Бұл не? – деп сұрады журналист.| Жауап болмады."),
    ("ky", "«Токтогула!» – деди ал.| Эч ким токтогон жок."),
    ("ru", "«Что это?» — спросил он.| Ответа не было."),
    ("ru", "— Уходим! — сказала она.| Все ушли."),
    ("en", '"Stop!" he said.| Nobody stopped.'),
    ("en", "“Is it over?” she asked.| It was not."),
    ("kk", "Ол: «Келмеймін.| Шаршадым», – деді.| Біз кеттік."),
    # brackets
    ("kk", "Олар (бұл туралы жаздық. Оқыңыз.) кетті.| Болды."),
    ("en", "Three (see above. Also below) died.| Two lived."),
    # dots and marks
    ("en", "Well... that was all.| The end."),
    ("kk", "Солай емес пе?!| Иә, солай."),
    ("ru", "Закон принят; порядок прежний.| Точка."),
]


@pytest.mark.parametrize(("language", "marked"), EXAMPLES, ids=lambda value: value[:40])
def test_sentences_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    found = [text[start:stop] for start, stop in sentence_spans(text, language, load())]
    assert found == expected


def test_spans_cover_all_words_in_order() -> None:
    text = "  Бірінші сөйлем. Екінші!  Үшінші? Соңы жоқ"
    spans = sentence_spans(text, "kk", load())
    assert "".join(text[start:stop] for start, stop in spans).replace(" ", "") == text.replace(
        " ", ""
    )
    assert spans == sorted(spans)
    assert sentence_spans("", "kk", load()) == []
    assert sentence_spans("  ", None, load()) == []


@pytest.mark.parametrize("unit", ["а", "а. ", "(", "«", '" ', "5. "])
def test_hostile_text_takes_steps_in_proportion(unit: str) -> None:
    def taken(size: int) -> int:
        text = unit * (size // len(unit))
        return steps(lambda: sentence_spans(text, "kk", load()))

    taken(1_000)
    short, long = taken(20_000), taken(40_000)
    assert long < 2.3 * short + 2_000
