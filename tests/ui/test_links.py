"""The view in the URL: what is read from it and what is ignored."""

from __future__ import annotations

import pytest

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
