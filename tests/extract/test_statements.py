"""Passages become statements: spans in the document, quotes, parts, places lent by the case."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.extract.statements import read
from workbench.lexicon import load
from workbench.model.dates import PartialDate, Period
from workbench.model.statement import Statement
from workbench.model.text import Case, Document
from workbench.text import passages

CASE = Case("case", "January", place="kazakhstan", period=Period.parse("2022-01"))


def document(text: str, language: str, title: str = "") -> Document:
    return Document(
        id="doc-1",
        case_id="case",
        path="a.txt",
        text=text,
        title=title,
        language=language,
        published=PartialDate.of(date(2022, 1, 15)),
    )


def statements(
    text: str, language: str, frame: Case | None = CASE, title: str = ""
) -> list[Statement]:
    whole = document(text, language, title)
    found = passages.split(whole, load())
    return [one for passage in found for one in read(passage, whole, load(), frame)]


def test_spans_and_quotes_point_into_the_document() -> None:
    text = (
        "Бұл күні көп нәрсе болды.\n\nШым\u00adкентте 20\u00a0мың адам көшеге шықты, 15-і ұсталды."
    )
    for one in statements(text, "kk"):
        assert text[one.span.start : one.span.stop] == one.span.text
        marked = one.quote.text[one.quote.mark_start : one.quote.mark_stop]
        assert marked.replace(" ", "") == one.span.text.replace("\u00a0", "")
        assert one.quote.start <= one.span.start < one.span.stop <= one.quote.stop


def test_ids_follow_the_meaning_and_stay_the_same() -> None:
    text = "Погибли 225 человек, в том числе 19 силовиков."
    first, second = statements(text, "ru"), statements(text, "ru")
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == 2


def test_a_part_names_its_whole_by_id() -> None:
    whole, part = statements("Погибли 225 человек, в том числе 19 силовиков.", "ru")
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_a_conversion_names_the_sum_it_repeats() -> None:
    som, dollar = statements("Чыгым 3 миллиард сомдон (35 миллион долларга жакын) ашты.", "ky")
    assert dollar.same_as == som.id
    assert {som.measure, dollar.measure} == {"damage_cost"}


def test_the_case_lends_its_place_where_none_is_named() -> None:
    [one] = statements("Тополоңдо 238 адам каза болду.", "ky")
    assert one.scope.place == "kazakhstan"
    assert "place_from_case" in one.origin


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thirty people were killed in Almaty.", "almaty_city"),
        ("Thirty people were killed in several cities.", None),
        ("A fine of $300 was paid.", None),
        ("In 2019, 300 people were detained.", None),
    ],
)
def test_the_case_lends_no_place_where_one_is_said_or_none_is_meant(
    text: str, place: str | None
) -> None:
    assert statements(text, "en")[0].scope.place == place


def test_without_a_case_an_unnamed_place_stays_unknown() -> None:
    assert statements("Some 238 people were killed.", "en", None)[0].scope.place is None


def test_in_the_city_is_the_town_named_before_or_in_the_title() -> None:
    told = statements("Police in Taraz reported.\n\nIn the city 30 people were detained.", "en")
    assert told[0].scope.place == "taraz"
    titled = statements("In the city 30 people were detained.", "en", title="Unrest in Shymkent")
    assert titled[0].scope.place == "shymkent"
    assert statements("In the city 30 people were detained.", "en")[0].scope.place is None


def test_of_them_reaches_back_into_the_sentence_before() -> None:
    [_, share] = statements(
        "Жанжалда 238 адам қаза тапты. Олардың 19-ы – полиция қызметкері.", "kk"
    )
    assert (share.measure, share.scope.population) == ("deaths", "police")


def test_what_narrows_a_sum_narrows_the_sums_that_lean_on_it() -> None:
    text = (
        "Ущерб предпринимателей растёт. В палате получили заявлений на сумму 103 млрд тенге.\n\n"
        "Вечером 6 января говорили о сумме в 40 млрд тенге."
    )
    first, second = statements(text, "ru")
    assert first.measure == second.measure == "damage_cost"
    assert first.scope.qualifiers == second.scope.qualifiers == ("claims_filed",)


def test_their_whole_loss_is_not_the_whole_loss() -> None:
    text = "Шығынға 1 630 шағын және орта кәсіпорын батты. Олардың жалпы залалы 38 млрд теңге."
    [_, loss] = statements(text, "kk")
    assert loss.scope.qualifiers == ("small_business",)


def test_a_text_without_figures_gives_none() -> None:
    assert statements("Дата названа не была. Тираж не указан.", "ru") == []


def test_a_language_without_word_lists_gives_none() -> None:
    assert statements("Es gab 238 Tote.", "de") == []


def test_look_alikes_give_no_statement() -> None:
    text = "2022 жылғы 5 қаңтарда сағат 17.20-да, 272-бап бойынша, 12-үйде."
    assert statements(text, "kk") == []


def test_nobody_counts_fewer_than_none() -> None:
    assert statements("Погибло -5 человек.", "ru") == []
    (injured,) = statements("In Osh -3 people died, 12 were injured.", "en")
    assert injured.measure == "injuries"
    (cut,) = statements("Prices changed by -5 percent in May.", "en")
    assert cut.quantity.low == -5


def test_a_cut_sentence_keeps_the_line_that_holds_its_date() -> None:
    text = "Министерство\nсообщило, что 3 мая 2024 года в Оше\nпогибли 12 человек.\n"
    (dead,) = statements(text, "ru")
    assert "3 мая 2024 года в Оше" in dead.quote.text
    assert dead.scope.place == "osh"
