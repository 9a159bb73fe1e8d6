"""HTML built here is safe: text stays text, and marks stand where they should."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.hostile import STRINGS
from workbench.ui.markup import Safe, highlighted, join, link, quote, tag, web_address
from workbench.ui.put import put

ROOT = Path(__file__).parents[2]


class Seen(HTMLParser):
    """What a browser would see: tags with attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self._in_mark = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_mark = tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_mark:
            self.marked += data


@given(st.text(st.characters(exclude_characters="\r\0")), st.integers(-5, 60), st.integers(-5, 60))
def test_a_quote_shows_exactly_its_characters_and_marks_the_figure(
    words: str, start: int, stop: int
) -> None:
    seen = Seen(quote(words, start, stop, "kk", "cw-side-0"))
    assert seen.text == words
    assert [tag for tag, _ in seen.tags] in (["blockquote"], ["blockquote", "mark"])
    if 0 <= start < stop <= len(words):
        assert seen.marked == words[start:stop]


@pytest.mark.parametrize("words", STRINGS)
def test_hostile_text_stays_text_in_every_place(words: str) -> None:
    built = join(
        tag("p", words, title=words, class_="x"),
        quote(words, 0, 3, words, "cw-side-0"),
        highlighted(words, [(0, 2)]),
        link(words, "https://example.org/?" + words),
    )
    seen = Seen(built)
    assert {name for name, _ in seen.tags} <= {"p", "blockquote", "mark", "a"}
    assert seen.text == words * 4
    allowed = {"title", "class", "lang", "href", "target", "rel"}
    assert all(set(attributes) <= allowed for _, attributes in seen.tags)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "/path",
        "file:///etc",
        "",
        "http://",
        "https://x/" + "a" * 3000,
        "http://[broken",
        " vbscript:x",
    ],
)
def test_only_web_pages_become_links(address: str) -> None:
    assert web_address(address) is None
    assert link("name", address) == "name"


def test_a_link_opens_apart_and_tells_nothing() -> None:
    built = link("A & B", "https://example.org/?a=1&b=2")
    assert 'rel="noopener noreferrer"' in built
    assert 'target="_blank"' in built
    assert "A &amp; B" in built


def test_what_is_safe_is_not_escaped_twice() -> None:
    assert join(tag("b", "<"), "<") == "<b>&lt;</b>&lt;"
    assert isinstance(tag("b"), Safe)


def test_no_page_hands_markup_to_streamlit_by_another_way() -> None:
    """Document text goes through workbench.ui.markup; nothing else may reach the page raw."""
    forbidden = re.compile(r"unsafe_allow|st\.(write|latex|iframe|image|table)\(|components\.")
    files = [ROOT / "streamlit_app.py", *(ROOT / "workbench" / "ui").rglob("*.py")]
    wrong = [
        f"{path.name}: {found.group()}"
        for path in files
        for found in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not wrong


def test_html_gets_only_what_was_built() -> None:
    """st.html is called where the type checker lets nothing but Safe through, and for the style
    sheet."""
    found = {
        path.name
        for path in [ROOT / "streamlit_app.py", *(ROOT / "workbench" / "ui").rglob("*.py")]
        if "st.html(" in path.read_text(encoding="utf-8")
    }
    assert found == {"put.py", "theme.py"}
    assert get_type_hints(put)["html"] is Safe
    assert "st.html(STYLES)" in (ROOT / "workbench" / "ui" / "theme.py").read_text(encoding="utf-8")
