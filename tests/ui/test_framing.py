"""The Framing page: bars, warning, lines in columns, own words, and links that restore it."""

from __future__ import annotations

import json

import pytest

from tests.ui.conftest import Open, words
from workbench.analysis.framing import groups
from workbench.charts import picture
from workbench.charts.framing import Dot, framing_chart
from workbench.lexicon import load
from workbench.ui.words import name


def test_every_side_has_its_bars_and_few_documents_are_warned_of(opened: Open) -> None:
    app = opened("framing")
    shown = words(app)
    assert "Which words each side uses" in shown
    assert any("may be chance" in str(one.value) for one in app.warning)
    chart = app.get("vega_lite_chart")[0]
    spec = json.loads(chart.proto.spec)
    assert "datasets" in spec or chart.proto.datasets
    assert "“terrorists”" in app.selectbox(key="framing_term").options[0] or any(
        "“terrorists”" in option for option in app.selectbox(key="framing_term").options
    )


def test_the_lines_show_the_word_in_its_sentence_with_its_source(opened: Open) -> None:
    app = opened("framing", term="actor.terrorist", voice="all")
    lines = [str(one.value) for one in app.html if "<mark>" in str(one.value)]
    assert lines
    assert all('lang="' in line and 'class="cw-source"' in line for line in lines)


def test_own_words_stand_in_the_link_and_are_counted(opened: Open) -> None:
    app = opened("framing", group="own", own="протест*, protest*")
    assert app.selectbox(key="framing_term").options[0].startswith("“")
    app.text_input(key="framing_own").set_value("шеру*").run()
    assert app.query_params["own"] == ["шеру*"] or app.query_params["own"] == "шеру*"


def test_no_own_words_and_no_hits_say_what_to_do(opened: Open) -> None:
    assert "Set down the words you want to count" in words(opened("framing", group="own"))
    assert "None of these words is used" in words(opened("framing", group="own", own="zzzz*"))


@pytest.mark.parametrize(
    "parameters",
    [
        {"group": "<script>", "voice": "x", "unit": "0", "language": "xx", "term": "no.such"},
        {"group": "own", "own": "(((|~n .. a~v ~"},
        {"group": "own", "own": "<img src=x onerror=alert(1)>"},
        {"apart": "zz", "term": "actor.terrorist"},
    ],
)
def test_nonsense_in_the_link_is_ignored(opened: Open, parameters: dict[str, str]) -> None:
    app = opened("framing", **parameters)
    assert "<img" not in words(app)
    assert "<script>" not in words(app)


def test_quotations_count_only_when_asked_for(opened: Open) -> None:
    def uses(voice: str) -> int:
        table = opened("framing", voice=voice).dataframe[0].value
        return int(table["Uses"].sum())

    assert uses("own") <= uses("all")


def test_every_term_of_the_word_list_has_a_name() -> None:
    for terms in groups(load()).values():
        for term in terms:
            plain = term.partition(".")[2]
            assert name("terms", plain).startswith("“"), term


def test_the_chart_stands_alone_as_a_picture() -> None:
    dots = [
        Dot(term, side, share, share / 2, min(1.0, share * 2), "n")
        for term in ("“террорист”", "“шеруші”")
        for side, share in (("Ресми", 0.4), ("Тәуелсіз", 0.1))
    ]
    colours = {"Ресми": "#2D78D2", "Тәуелсіз": "#C3691E"}
    chart = framing_chart(dots, colours, "үлес", percent=True, title="Қаңтар 2022")
    drawn = picture(chart, "svg").decode()
    assert all(word in drawn for word in ("Қаңтар 2022", "Тәуелсіз", "“шеруші”", "үлес"))
    assert picture(chart, "png").startswith(b"\x89PNG")
