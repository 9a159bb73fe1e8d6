"""The Search page: exact words, languages, hits marked, empty states."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Open, words


def hits(app: AppTest) -> list[str]:
    return [str(one.value) for one in app.html if 'class="cw-passage' in str(one.value)]


def test_exact_words_are_marked_in_every_passage_that_has_them(opened: Open) -> None:
    app = opened("search", q="238")
    assert len(hits(app)) >= 4
    assert all("<mark>238</mark>" in hit for hit in hits(app))


def test_case_and_blanks_do_not_matter_and_the_language_narrows(opened: Open) -> None:
    app = opened("search", q="ГЕНЕРАЛЬНОЙ  прокуратуры", language="ru")
    assert all('lang="ru"' in hit for hit in hits(app))
    everything = len(hits(opened("search", q="238")))
    assert 0 < len(hits(opened("search", q="238", language="kk"))) < everything


def test_a_query_is_text_not_a_pattern_and_not_markup(opened: Open) -> None:
    for query in ("(", ".*", "[a-", "<b>x</b>", "*", '"', "' OR 1=1 --", "\\"):
        app = opened("search", q=query)
        assert not app.exception
        assert "<b>x</b>" not in words(app)


def test_nothing_typed_and_nothing_found_say_what_to_do(opened: Open) -> None:
    assert "Type what you are looking for" in words(opened("search"))
    assert "No passage found" in words(opened("search", q="zzzqqq"))


def test_typing_goes_into_the_url(opened: Open) -> None:
    app = opened("search")
    app.text_input[0].set_value("прокуратура").run()
    assert app.query_params["q"] == "прокуратура"
    app.segmented_control[1].set_value("ru").run()
    assert app.query_params["language"] == "ru"
    assert hits(app)
