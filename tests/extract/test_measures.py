"""What figures count: the worked examples of the design, then one example or more a rule."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from read_sentence import measures, readings, sentence

from workbench.extract.measures import Past, Reading, attach
from workbench.lexicon import load

WORKED = [
    (
        "kk",
        "Қаза тапқан 238 адамның 19-ы – полиция қызметкерлері.",
        [(238, "deaths"), (19, "deaths")],
    ),
    ("kk", "Жанжалда 11 адам өліп, 192-сі жараланды.", [(11, "deaths"), (192, "injuries")]),
    (
        "kk",
        "Олардың үшеуі он екі жылға, қалған тоғызы жеті жылға сотталды.",
        [(3, "convicted"), (12, "prison_term"), (9, "convicted"), (7, "prison_term")],
    ),
    (
        "ky",
        "Кагылышта 59 киши мерт болуп, 144ү жараат алган, алардын 102си ооруканада жатат.",
        [(59, "deaths"), (144, "injuries"), (102, "hospitalized")],
    ),
    (
        "ky",
        "Каза болгондордун 139у Алматыда, 26сы Кызылордада катталган.",
        [(139, "deaths"), (26, "deaths")],
    ),
    (
        "ky",
        "Чыгым 3 миллиард сомдон (35 миллион долларга жакын) ашты.",
        [(3_000_000_000, "damage_cost"), (35_000_000, "damage_cost")],
    ),
    (
        "ru",
        "Погибли 225 человек, в том числе 19 силовиков; пострадали 4 353, "
        "из них 3 393 – сотрудники полиции.",
        [(225, "deaths"), (19, "deaths"), (4353, "injuries"), (3393, "injuries")],
    ),
    ("ru", "Число погибших выросло с 164 до 225.", [(164, "deaths"), (225, "deaths")]),
    ("ru", "О по меньшей мере десяти убитых солдатах говорят правозащитники.", [(10, "deaths")]),
    (
        "en",
        "Of the 1,205 people convicted, 1,095 were granted amnesty.",
        [(1205, "convicted"), (1095, "amnestied")],
    ),
    (
        "en",
        "Losses dropped 12.5 percent to 41 billion tenge.",
        [(12.5, "change"), (41_000_000_000, "damage_cost")],
    ),
    (
        "en",
        "Officials denied that 500 people had died, saying the toll stood at 164.",
        [(500, "deaths"), (164, "deaths")],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), WORKED, ids=[w[1][:40] for w in WORKED])
def test_worked_examples(language: str, text: str, wanted: list[tuple[float, str]]) -> None:
    assert measures(text, language) == wanted


RULES = [
    # a verb in no list is the figure's own: nothing is borrowed from the next clause
    ("kk", "90 адам дәрігерге көрінген, 40-ы ауруханаға жатқызылды.", ["other", "hospitalized"]),
    ("ru", "К врачам обратились 90 человек, 40 госпитализированы.", ["other", "hospitalized"]),
    ("en", "Some 90 people had sought advice, 40 were hospitalised.", ["other", "hospitalized"]),
    # kk/ky share the verb to the right, ru/en the one to the left
    ("ky", "Ушул айда 12си кылмыш, 30у тартипсиздик үчүн айыпталды.", ["charged", "charged"]),
    ("ru", "В пятницу задержали 30 человек, в субботу — ещё 12.", ["detained", "detained"]),
    # who they are yields to what happened to them; what happened, as a noun, does not
    ("ru", "Ликвидированы 30 боевиков.", ["deaths"]),
    ("en", "Police released 30 protesters.", ["released"]),
    ("en", "There were 30 deaths.", ["deaths"]),
    # an apposition does not part a figure from its verb
    ("en", "Three dozen marchers, half of them students, were freed.", ["released", "share"]),
    ("ru", "Тридцать человек, задержанных утром, отпущены.", ["released"]),
    # the thing decides between measures that share a verb
    ("kk", "Түнде 12 дүкен мен 5 көлік қиратылды.", ["businesses_damaged", "vehicles_damaged"]),
    ("ru", "Разгромлены 40 магазинов.", ["shops_looted"]),
    ("en", "Rioters burned 40 cars and 3 houses.", ["vehicles_burned", "buildings_damaged"]),
    # percent: the predicate of the set, a share only as the last resort
    ("ky", "Каза болгондордун 62 пайызы эркектер.", ["deaths"]),
    ("en", "Some 70 percent of voters agreed.", ["share"]),
    ("kk", "Баға 12 пайызға өсті.", ["change"]),
    # nought: its own predicate, or the noun it is of; never what it knows, believes or pays for
    ("en", "Nobody was detained on the square.", ["detained"]),
    ("en", "There were no deaths.", ["deaths"]),
    ("en", "Nobody knows how many were killed.", ["other"]),
    ("en", "Nobody was punished for the killings.", ["other"]),
    ("en", "No protesters were seen.", ["other"]),
    ("ru", "Погибших нет.", ["deaths"]),
    ("ru", "Никто не погиб.", ["deaths"]),
    ("ru", "Никто не знает, сколько людей погибло.", ["other"]),
    ("kk", "Қаза тапқандар жоқ.", ["deaths"]),
    ("kk", "Ешкім қаза тапқан жоқ.", ["deaths"]),
    ("kk", "Адам өліміне ешкім жауап берген жоқ.", ["other"]),
    ("ky", "Жабыркагандар жок.", ["injuries"]),
    # a share in words leaves its whole where it was, and has a measure of its own
    ("kk", "Ұсталған 200 адамның жартысы босатылды.", ["detained", "released"]),
    ("ky", "Кармалган 200 адамдын жарымы бошотулду.", ["detained", "released"]),
    ("ru", "Половина из 200 задержанных отпущена.", ["released", "detained"]),
    ("en", "About half of the 200 detainees were released.", ["released", "detained"]),
    # an elided unit is the one before
    ("en", "Damage came to 41 billion tenge, down from 46.9 billion.", ["damage_cost"] * 2),
    # kk/ky terms stand in the dative, spans do not
    ("kk", "Сотталған азамат екі жылдан бері түсіндірме күтіп жүр.", ["duration"]),
    ("kk", "Сотталушы екі жылға сотталды.", ["prison_term"]),
    # cases of an administrative kind are no criminal ones
    ("kk", "Әкімшілік құқық бұзушылық туралы 800 іс қаралды.", ["other"]),
    ("kk", "Барлығы 800 қылмыстық іс қозғалды.", ["criminal_cases"]),
    # complaints are of torture only where the clause says so
    ("ky", "Быйыл 237 арыз түштү.", ["other"]),
    ("ky", "Кыйноого байланыштуу 65 арыз түштү.", ["torture_complaints"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), RULES, ids=[r[1][:40] for r in RULES])
def test_each_rule_has_its_example(language: str, text: str, wanted: list[str]) -> None:
    assert [measure for _, measure in measures(text, language)] == wanted


@pytest.mark.parametrize(
    ("language", "text", "population"),
    [
        ("kk", "Құқық қорғау органдарының 11 қызметкері мерт болды.", "security_forces"),
        ("ky", "Кармалгандардын үчөө – чет өлкөлүк жаран.", "foreigners"),
        ("ky", "Депутаттардын 69у макул болду.", "officials"),
        ("ru", "Погибли восемь полицейских и военнослужащих.", "security_forces"),
        ("ru", "Погибли двое полицейских.", "police"),
        ("en", "Twelve members of the security forces were killed.", "security_forces"),
        ("en", "Prosecutors list 30 of the dead as assailants.", "attackers"),
        ("en", "Among the dead, 27 were children.", "children"),
        ("kk", "Полицияның 50 көлігі өртенді.", "police"),
        ("en", "Twenty police cars were burned.", "police"),
    ],
)
def test_whose_population_it_is(language: str, text: str, population: str) -> None:
    assert readings(text, language)[0].population == population


def test_the_head_of_the_first_figure_serves_the_second() -> None:
    first, second = readings(
        "Тартип коргоо органдарынын 8 кызматкери өлүп, 17си жаракат алды.", "ky"
    )
    assert first.population == second.population == "security_forces"


def test_foreign_citizens_are_those_of_another_country_than_the_event() -> None:
    text = "Тополоңдо эки Кыргызстан жараны каза тапты."
    assert readings(text, "ky", Past(home="kazakhstan"))[0].population == "foreigners"
    assert readings(text, "ky", Past(home="kyrgyzstan"))[0].population == "people"


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("kk", "Қызылордада 26, Шымкентте 20 адам өлді.", ["kyzylorda_region", "shymkent"]),
        ("kk", "Өлгендердің 139-ы – Алматыда, 20-сы – Шымкентте.", ["almaty_city", "shymkent"]),
        ("ru", "Больше всего погибших в Алматы (139) и Таразе (17).", ["almaty_city", "taraz"]),
        ("ru", "Из России прибыли 300 миротворцев.", [None]),
        ("en", "Thirty people were killed in Almaty and Taraz.", [None]),
        ("en", "A resident of Almaty said 30 people were killed.", [None]),
        ("ru", "Задержаны 20 человек в Алматинской области.", ["almaty_region"]),
        ("ru", "На алматинских рынках задержаны 20 человек.", ["almaty_city"]),
        ("kk", "Ол сөз Алматыға қатысты емес, 20 мың адам ұсталды.", [None]),
    ],
)
def test_where_a_figure_holds(language: str, text: str, places: list[str | None]) -> None:
    assert [one.place for one in readings(text, language)] == places


@pytest.mark.parametrize(
    ("language", "text", "wholes"),
    [
        ("kk", "Сотталған 1205 адамның 1095-і рақымшылыққа ілікті.", [None, 0]),
        ("ru", "Пострадали 80 человек, из них 30 – полицейские.", [None, 0]),
        ("ru", "Порядка 40 % из 850 задержанных жаловались на избиения.", [1, None]),
        ("en", "Eighteen of the twenty-five witnesses were detained.", [1, None]),
        ("en", "Sixteen people were killed, including two children.", [None, 0]),
        ("en", "The court sentenced seven men and freed two women.", [None, None]),
    ],
)
def test_parts_know_their_whole(language: str, text: str, wholes: list[int | None]) -> None:
    assert [one.whole for one in readings(text, language)] == wholes


def test_of_them_at_the_head_of_a_sentence_means_the_last_whole_figure() -> None:
    before = tuple(readings("Жанжалда 238 адам қаза тапты, оның бесеуі – бала.", "kk"))
    [share] = readings("Олардың 19-ы – полиция қызметкері.", "kk", Past(readings=before))
    assert (share.measure, share.population, share.earlier) == ("deaths", "police", 0)


def test_a_bare_count_carries_on_the_count_before() -> None:
    before = tuple(readings("In Almaty 2,402 people were detained.", "en"))
    [more] = readings("The count grew by 243.", "en", Past(readings=before))
    assert (more.measure, more.place) == ("detained", "almaty_city")


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Companies filed claims for 92 billion tenge in damage.", ("claims_filed",)),
        ("The total damage was $209 million.", ("total_whole",)),
        ("They detained 1,678 people in the past 24 hours.", ("past_day",)),
        ("In all, 292 people remain behind bars.", ("in_custody",)),
        ("Roughly 1,500 people are expected to be amnestied.", ("planned",)),
        ("Police detained 207 people at two markets.", ("at_markets",)),
    ],
)
def test_qualifiers_narrow_the_figure_they_stand_by(text: str, qualifiers: tuple[str, ...]) -> None:
    assert readings(text, "en")[0].qualifiers == qualifiers


def test_each_of_two_figures_keeps_its_own_qualifier() -> None:
    text = "Пострадало 351 здание: сорок пять государственных и триста шесть коммерческих."
    assert [one.qualifiers for one in readings(text, "ru")] == [(), ("state",), ()]


@pytest.mark.parametrize(
    ("language", "text"),
    [("kk", "Екі жақ келісті."), ("ky", "Эки тарап макулдашты."), ("kk", "Үш бағыт бар.")],
)
def test_small_numbers_of_nothing_are_no_figures(language: str, text: str) -> None:
    assert not any(one.figure for one in readings(text, language))


def test_things_are_told_as_written_and_units_follow_the_thing() -> None:
    [rounds] = readings("Қоймадан алпыс мыңнан астам оқ-дәрі ұрланды.", "kk")
    assert (rounds.unit, rounds.thing, rounds.measure) == ("round", "оқ-дәрі", "weapons_stolen")
    [families] = readings("Элүүдөй үй-бүлө үй-жайсыз калды.", "ky")
    assert families.unit == "household"


def invented() -> list[object]:
    """Returns the invented sentences; one that names a gap is known to be read wrong."""
    path = Path(__file__).with_name("figures.toml")
    return [
        pytest.param(
            one,
            id=one["text"][:40],
            marks=[pytest.mark.xfail(reason=one["gap"], strict=True)] if "gap" in one else [],
        )
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    ]


@pytest.mark.parametrize("one", invented())
def test_invented_event_news(one: dict[str, Any]) -> None:
    read = sentence(one["text"], one["language"])
    found = [
        [one["text"][mention.start : mention.stop], reading.measure, reading.population or ""]
        for mention, reading in zip(read.mentions, attach(read, load()), strict=True)
    ]
    assert found == one["figures"]


def test_every_reading_names_its_rules() -> None:
    found: list[Reading] = readings("Сот жеті адамды сегіз жылға бас бостандығынан айырды.", "kk")
    assert all(one.rules for one in found)
