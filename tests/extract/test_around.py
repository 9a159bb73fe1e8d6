"""What the sentences and passages before leave in mind: who speaks, when it was, what is void."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.telling import PUBLISHED, figures, lexicon
from workbench.errors import LexiconError
from workbench.extract.date_words import date_words
from workbench.ingest import document_from_text
from workbench.lexicon import load
from workbench.model.statement import Modality
from workbench.pipeline import read_document

LATER = "withdrawn_later"


SPEAKS_ON = [
    ("kk", "Прокурор Айдос Ержанов есеп берді. Сондай-ақ 44 іс жабылғанын айтты.", "Айдос"),
    ("kk", "Президент депутаттармен кездесті. Бұған қоса 44 үй салынғанын атап өтті.", "Президент"),
    ("kk", "Полиция үндеу жариялады. Одан бөлек 44 көлік өртенгенін мәлімдеді.", "Полиция"),
    ("ky", "Прокурор Айбек Эсенов отчёт берди. Ошондой эле 44 иш жабылганын айтты.", "Айбек"),
    ("ky", "Президент депутаттар менен жолукту. Мындан тышкары 44 үй курулганын айтты.", "Прези"),
    ("ru", "Министр здравоохранения провёл брифинг. Также добавил, что 44 ранены.", "Министр"),
    ("ru", "Прокурор ответил на вопросы. Кроме того, отметил, что закрыто 44 дела.", "Прокурор"),
    (
        "en",
        "The prosecutor took questions. She also noted that 44 cases were closed.",
        "prosecutor",
    ),
]


@pytest.mark.parametrize(("language", "text", "source"), SPEAKS_ON)
def test_a_verb_without_a_subject_is_said_by_who_spoke_before(
    language: str, text: str, source: str
) -> None:
    named = figures(text, language)[44].attribution
    assert named is not None
    assert source in named.source
    assert named.cue in text


NOT_DROPPED = [
    ("kk", "Прокурор есеп берді. Туыстар 44 адам жоғалғанын айтты."),
    ("ky", "Прокурор отчёт берди. Жакындары 44 киши жоголгонун айтышты."),
    ("ru", "Прокурор ответил на вопросы. Также сообщили, что погибли 44 человека."),
    ("ru", "Прокурор ответил на вопросы. Соседи говорят, что погибли 44 человека."),
]


@pytest.mark.parametrize(("language", "text"), NOT_DROPPED)
def test_a_subject_that_nobody_knows_is_not_taken_for_none(language: str, text: str) -> None:
    named = figures(text, language)[44].attribution
    assert named is None or named.source_id != "prosecutor_general"


def test_without_anybody_before_a_dropped_subject_stays_open() -> None:
    assert figures("Сондай-ақ 44 іс жабылғанын айтты.", "kk")[44].attribution is None


def test_an_answer_is_not_put_in_the_mouth_of_who_asked_before() -> None:
    text = (
        "– Прокурор не деді?\n\n– Білмеймін, ештеңе айтпады.\n\n– Сонда қанша?\n\n"
        "– Тіпті 44 іс жабылғанын айтты."
    )
    named = figures(text, "kk")[44].attribution
    assert named is None


def test_a_speaker_goes_on_into_the_next_paragraph_but_no_further() -> None:
    on = "The mayor said 44 people were hurt.\n\nIn Aktau 55 shops were looted.\n\nRain fell.\n\n"
    found = figures(on + "In Aktobe 66 people were held.", "en")
    assert found[55].attribution is not None
    assert found[55].attribution.kind == "context"
    assert found[66].attribution is None


def test_an_office_is_called_by_its_name_further_back() -> None:
    text = (
        "Prosecutor General Berik Asylov opened the session.\n\nNobody interrupted him.\n\n"
        "The prosecutor then took the floor. He said 44 people had died."
    )
    named = figures(text, "en")[44].attribution
    assert named is not None
    assert "Asylov" in named.source


PAST = [
    ("ky", "2010-жылдын апрелинде Бишкекте митинг өттү.\n\nМиңдеген адам көчөгө чыкты.", "2010-04"),
    ("kk", "2011 жылдың желтоқсанында ереуіл шеруге ұласты. Мыңдаған адам шықты.", "2011-12"),
    ("ru", "В декабре 2011 года прошли протесты.\n\nНа площадь вышли тысячи человек.", "2011-12"),
    ("en", "In December 2011 oil workers went on strike. Thousands joined in.", "2011-12"),
]


@pytest.mark.parametrize(("language", "text", "period"), PAST)
def test_figures_take_the_past_that_the_text_speaks_of(
    language: str, text: str, period: str
) -> None:
    assert str(figures(text, language)[2000].scope.period) == period


NO_PAST = [
    "In December 2021 it snowed. In Almaty 44 people died.",  # weeks ago is no past of its own
    "A man who opened his shop in 1998 wept. In Almaty 44 people died.",  # no scene
    "In 2011 a strike began.\n\nThat was then.\n\nIn Almaty 44 people died.",  # two paragraphs on
    "In 2011 a strike began. On 5 January 2022 a march began. In Almaty 44 people died.",
]


@pytest.mark.parametrize("text", NO_PAST)
def test_a_past_ends_with_the_next_date_and_the_next_paragraph(text: str) -> None:
    assert figures(text, "en")[44].scope.period is None


COUNTED = [
    ("kk", "8 қаңтарда шеру өтті. Ертесіне 44 адам ұсталды.", "2022-01-09"),
    ("kk", "8 қаңтарда шеру өтті. Сол күні 44 адам ұсталды.", "2022-01-08"),
    ("kk", "Өткен айда 44 адам ұсталды.", "2021-12"),
    ("ky", "8-январда митинг өттү. Эртеси күнү 44 киши кармалды.", "2022-01-09"),
    ("ky", "8-январда митинг өттү. Ошол күнү 44 киши кармалды.", "2022-01-08"),
    ("ky", "Ушул жумада 44 киши кармалды.", "2022-01-10/2022-01-15"),
    ("ru", "8 января прошёл митинг. В тот же день задержали 44 человека.", "2022-01-08"),
    ("ru", "8 января прошёл митинг. Двумя днями позже задержали 44 человека.", "2022-01-10"),
    ("ru", "В 2010 году сменилась власть. Тогда погибли 44 человека.", "2010"),
    ("en", "On 8 January they marched. The following day 44 people were held.", "2022-01-09"),
    ("en", "On 8 January 2021 they marched. That year 44 people were held.", "2021"),
    ("en", "Last month 44 people were held.", "2021-12"),
]


@pytest.mark.parametrize(("language", "text", "period"), COUNTED)
def test_a_date_may_count_from_the_one_told_of_before(
    language: str, text: str, period: str
) -> None:
    assert str(figures(text, language)[44].scope.period) == period


def test_a_day_earlier_counts_from_the_date_in_the_same_sentence() -> None:
    text = "On 10 January the ministry said 55 had died; a day earlier it had said 44 had died."
    found = figures(text, "en")
    assert [str(found[n].as_of) for n in (55, 44)] == ["2022-01-10", "2022-01-09"]


def test_the_next_day_without_any_day_before_has_no_date() -> None:
    assert figures("The next day 44 people were held.", "en")[44].scope.period is None


TAKEN_BACK = [
    ("kk", "ІІМ 44 адам өлді деп хабарлады. Кейін министрлік бұл дерек қате екенін айтты."),
    ("kk", "Ведомство 44 өлім туралы жазды. Артынша хабарлама өшірілді, сайтты хакерлер бұзған."),
    ("ky", "ИИМ 44 киши өлдү деп билдирди. Кийин министрлик бул маалымат ката экенин айтты."),
    ("ky", "Ведомство 44 өлүм жөнүндө жазды. Кийин билдирүү өчүрүлдү."),
    ("ru", "МВД сообщило о 44 погибших. Через час ведомство назвало эту цифру ошибкой."),
    ("ru", "Канал министерства написал о 44 погибших. Сайт был взломан, сообщение удалили."),
    ("ru", "Телеканал написал о 44 погибших. Через два часа редакция удалила сообщение."),
    ("en", "The ministry reported 44 deaths. An hour later it deleted the post."),
    ("en", "The ministry reported 44 deaths. It later said the number was published by mistake."),
    (
        "en",
        "The ministry put the toll at 44. Of those, 40 were men. The figure was then withdrawn.",
    ),
]


@pytest.mark.parametrize(("language", "text"), TAKEN_BACK)
def test_a_figure_that_the_next_sentences_take_back_is_marked(language: str, text: str) -> None:
    one = figures(text, language)[44]
    assert one.modality is Modality.ASSERTED
    assert LATER in one.origin


STANDS = [
    ("en", "Police shot 44 people. Two officers were hurt by mistake, the report said."),
    ("en", "The ministry reported 44 deaths. Rights groups called the figure a mistake."),
    ("en", "The ministry reported 44 deaths. A number published earlier had been withdrawn."),
    ("en", "The ministry reported 44 deaths. The toll was 55 on Sunday. The figure was withdrawn."),
    ("ru", "МВД сообщило о 44 погибших. Правозащитники считают эту цифру ошибкой."),
    ("kk", "ІІМ 44 адам өлді деп хабарлады. Құқық қорғаушылар бұл дерек қате дейді."),
]


@pytest.mark.parametrize(("language", "text"), STANDS)
def test_what_others_doubt_or_was_another_figure_stands(language: str, text: str) -> None:
    assert LATER not in figures(text, language)[44].origin


def test_a_figure_taken_back_by_its_number_is_marked_wherever_it_stood() -> None:
    text = (
        "The ministry reported 44 deaths.\n\nShops were closed and streets were empty.\n\n"
        "On Monday 900 people were held, police said.\n\n"
        "The 44 deaths were a technical error, the ministry said."
    )
    document = document_from_text("case", "t.txt", text, language="en", published=PUBLISHED)
    first, _, last = read_document(document, lexicon())[1]
    assert first.modality is Modality.ASSERTED
    assert LATER in first.origin
    assert last.modality is Modality.DENIED
    assert last.attribution is not None
    assert "ministry" in last.attribution.source


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "Губернатор Ли вышел к людям. Он сказал, что ранены 44 человека.", "Губернатор Ли"),
        ("en", "Governor Lee met the crowd. He said 44 people were hurt.", "Governor Lee"),
        (
            "kk",
            "Қала полициясының бастығы Ли халыққа шықты. Ол 44 адам жараланғанын айтты.",
            "Қала полициясының бастығы Ли",
        ),
        (
            "ru",
            "Глава спасательной службы Ли прибыл. Он сказал, что ранены 44 человека.",
            "Глава спасательной службы Ли",
        ),
        ("kk", "Губернатор Ли халыққа шықты. Ол 44 адам жараланғанын айтты.", "Губернатор Ли"),
    ],
)
def test_a_pronoun_may_mean_whom_a_sentence_opened_with(
    language: str, text: str, source: str
) -> None:
    named = figures(text, language)[44].attribution
    assert named is not None
    assert named.source == source


def test_an_office_stays_in_mind_while_others_speak() -> None:
    text = (
        "Amnesty International called for calm. Governor Lee met the crowd. "
        "The organisation said 44 people were hurt."
    )
    named = figures(text, "en")[44].attribution
    assert named is not None
    assert named.source_id == "amnesty_international"


@given(
    st.text(st.sampled_from("абдеиқнрс 0123456789 .,?–\n«»") | st.characters(), max_size=60).map(
        lambda junk: f"{junk} 5 января. Он сказал, что погибли 44. {junk} Тогда 55. {junk}"
    ),
    st.sampled_from(["kk", "ky", "ru", "en"]),
)
def test_no_text_breaks_the_reading_of_a_document(text: str, language: str) -> None:
    for one in figures(text, language).values():
        assert one.attribution is None or one.attribution.source


def test_a_wrong_part_of_a_date_is_named(tmp_path: Path) -> None:
    for path in load().folder.rglob("*.toml"):
        copy = tmp_path / path.relative_to(load().folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        if path.name == "dates.toml" and path.parent.name == "en":
            text = text.replace('"that year" = 1', '"that year" = 4')
        copy.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"dates\.toml: told\.that year is 4; expected 1, 2 or"):
        date_words(load(tmp_path), "en")
