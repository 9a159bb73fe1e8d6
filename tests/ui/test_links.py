"""The view in the URL: what is read from it and what is ignored."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workbench.ui import frame, links


def test_only_known_ids_are_taken() -> None:
    read = links.some_of(["a", "b"], ["a"])
    assert read(None) == ["a"]
    assert read("b,x,a,b") == ["b", "a"]
    assert read("all") == []
    assert read("") == []
    assert links.one_of(["a"], "d")("b") == "d"
    assert links.one_of(["a"], "d")("a") == "a"


@pytest.mark.parametrize("given", ["", "x", "-1", "1e3", "٣", "9" * 40, None, "1.5"])
def test_a_page_number_is_a_whole_number_in_range(given: str | None) -> None:
    assert links.whole(1, 7)(given) == 1


def test_a_page_number_beyond_the_last_is_the_last() -> None:
    assert links.whole(1, 7)("999") == 7
    assert links.whole(1, 7)("3") == 3


def test_a_view_is_cited_with_its_whole_address() -> None:
    address = frame.view_address("http://127.0.0.1:8501", {"measure": "deaths", "q": "a b&c"})
    assert address == "http://127.0.0.1:8501/?measure=deaths&q=a+b%26c"
    assert frame.view_address("http://h/compare?x=1", {"left": "a"}) == "http://h/compare?left=a"


def test_free_text_is_cut() -> None:
    assert len(links.plain()("x" * 5000)) == links.LONGEST


def _two_widgets() -> None:
    import streamlit as st

    from workbench.ui import links

    links.follow("words", "q", links.plain())
    links.keep("words", "q", st.text_input("Words", key="words"), "")
    links.follow("how", "how", links.one_of(["exact", "near"], "exact"))
    links.keep("how", "how", st.radio("How", ["exact", "near"], key="how"), "exact")


@pytest.fixture
def typed() -> AppTest:
    """Two widgets that mirror the URL; the first was typed into."""
    app = AppTest.from_function(_two_widgets).run()
    app.text_input(key="words").set_value("detained").run()
    assert app.query_params["q"] == "detained"
    return app


def test_a_touch_before_the_browser_has_the_new_address_loses_nothing(typed: AppTest) -> None:
    del typed.query_params["q"]
    typed.radio(key="how").set_value("near").run()
    assert not typed.exception
    assert typed.text_input(key="words").value == "detained"
    assert dict(typed.query_params) == {"q": "detained", "how": "near"}


def test_back_takes_the_last_change_back(typed: AppTest) -> None:
    del typed.query_params["q"]
    typed.run()
    assert typed.text_input(key="words").value == ""
    assert dict(typed.query_params) == {}


def test_a_link_in_the_same_tab_wins_over_what_stands(typed: AppTest) -> None:
    typed.query_params["q"] = ["killed"]
    typed.radio(key="how").set_value("near").run()
    assert typed.text_input(key="words").value == "killed"
