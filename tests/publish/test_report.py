"""The report: everything that was chosen, both quotes word for word, nothing that runs."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tests.ui.hostile import STRINGS
from workbench.compare.groups import group
from workbench.export.figure import figure
from workbench.model.comparison import Comparison, Verdict
from workbench.publish import BY_NAME, Choice, Material, render, words
from workbench.publish.report import MOST_SCOPES, report

TODAY = date(2026, 11, 24)
Covered = Callable[[Comparison, Material], bool]
EVERYTHING = Choice()
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "article"),
    *("h1", "h2", "h3", "p", "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("span", "strong", "blockquote", "mark", "a", "br", "figure", "img"),
    *("svg", "line", "circle", "rect", "path", "text"),
}
PICTURE = "data:image/svg+xml;base64,"
PLACES = {"href", "src", "srcset", "action", "data", "poster", "xlink:href", "formaction"}
MARKDOWN_TAGS = {
    *("h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("strong", "blockquote", "a"),
}


def written(material: Material, choice: Choice = EVERYTHING) -> str:
    """The page as it is published."""
    texts = BY_NAME["report"].make(material, choice, TODAY).texts
    assert texts is not None
    return texts("html")


@pytest.fixture(scope="module")
def page(seeds: Material) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(written(seeds))


def distinct(material: Material, verdict: Verdict) -> int:
    found = [one for one in material.comparisons if one.verdict is verdict]
    return len(group(found, material.statements, material.lexicon))


def test_every_distinct_contradiction_is_told_once(
    seeds: Material, page: lxml.html.HtmlElement
) -> None:
    ids = [one.get("id") for one in page.findall(".//article")]
    assert len(ids) == len(set(ids)) == distinct(seeds, Verdict.CONTRADICTION) > 30
    by_id = {one.id: one for one in seeds.comparisons}
    assert all(by_id[id_].verdict is Verdict.CONTRADICTION for id_ in ids)


def test_both_quotes_stand_word_for_word_in_their_language(
    seeds: Material, page: lxml.html.HtmlElement
) -> None:
    by_id = {one.id: one for one in seeds.comparisons}
    for article in page.findall(".//article"):
        one = by_id[article.get("id")]
        told = article.findall(".//blockquote")
        for id_, quote in zip((one.left_id, one.right_id), told, strict=True):
            statement = seeds.statements[id_]
            assert quote.text_content() == statement.quote.text
            assert quote.get("lang") == statement.language
            mark = statement.quote.text[statement.quote.mark_start : statement.quote.mark_stop]
            assert quote.find("mark").text_content() == mark
        assert one.reason in article.text_content()
        for id_ in (one.left_id, one.right_id):
            assert figure(seeds.statements[id_].quantity) in article.text_content()


def test_the_counts_are_those_of_the_case(seeds: Material, page: lxml.html.HtmlElement) -> None:
    (table,) = page.find_class("counts")
    rows = {
        row.find("th").text_content(): [int(one.text.replace(",", "")) for one in row.findall("td")]
        for row in table.find("tbody")
    }
    for verdict in Verdict:
        found = [one for one in seeds.comparisons if one.verdict is verdict]
        reviewed = sum(seeds.review_of(one) is not None for one in found)
        expected = [len(found), distinct(seeds, verdict), reviewed]
        assert rows[words.name("verdicts", verdict.value)] == expected
    assert rows["All"][0] == len(seeds.comparisons)
    assert rows["All"][2] == 3


def test_what_reviewers_decided_is_told_also_of_repeats(
    seeds: Material, page: lxml.html.HtmlElement
) -> None:
    told = {one.get("id"): one.text_content() for one in page.findall(".//article")}
    found = [one for one in seeds.comparisons if one.verdict is Verdict.CONTRADICTION]
    for made in group(found, seeds.statements, seeds.lexicon):
        decided = [review for one in made.all if (review := seeds.review_of(one))]
        for review in decided:
            assert f"by {review.reviewer}" in told[made.first.id]
            assert review.note in told[made.first.id]
        assert ("Not reviewed by a person" in told[made.first.id]) == (not decided)
    assert sum("by phone" in text for text in told.values()) >= 2


def test_every_document_is_a_source(seeds: Material, page: lxml.html.HtmlElement) -> None:
    (table,) = page.find_class("sources")
    told = [row.findall("td")[0].text_content() for row in table.find("tbody")]
    assert sorted(told) == sorted(one.publisher for one in seeds.documents.values())


def test_chains_follow_the_day_and_scopes_say_how_many_there_are(seeds: Material) -> None:
    made = report(seeds, Choice(), TODAY)
    assert made.chains is not None
    (deaths,) = [one for one in made.chains if one.question == "Deaths, Kazakhstan"]
    told = [step.figure for step in deaths.steps]
    assert told.index("164") < told.index("225") < told.index("230") < told.index("238")
    assert made.scopes is not None
    assert len(made.scopes) == MOST_SCOPES
    assert f"of {distinct(seeds, Verdict.DIFFERENT_SCOPE):,};" in made.scopes_text


@pytest.mark.parametrize(
    ("choice", "covered"),
    [
        (Choice(verdicts=("contradiction",)), lambda one, of: one.verdict.value == "contradiction"),
        (Choice(states=("confirmed",)), lambda one, of: of.state_of(one) == "confirmed"),
        (
            Choice(("contradiction", "update"), ("open",)),
            lambda one, of: (
                one.verdict.value in ("contradiction", "update") and of.review_of(one) is None
            ),
        ),
    ],
)
def test_a_choice_narrows_the_report(seeds: Material, choice: Choice, covered: Covered) -> None:
    made = report(seeds, choice, TODAY)
    expected = [one for one in seeds.comparisons if covered(one, seeds)]
    assert made.covered == len(expected) > 0
    wants_scopes = not choice.verdicts
    assert (made.scopes is not None) == wants_scopes
    assert any("This report covers" in line for line in made.compared)


def test_a_case_without_anything_still_makes_a_report(seeds: Material) -> None:
    view = replace(seeds.view, documents={}, statements={}, comparisons=(), reviews=())
    made = report(replace(seeds, view=view), Choice(), TODAY)
    assert "None in this choice." in render.html(made)
    assert render.markdown(made).startswith("# Kazakhstan, January 2022")


# Nothing runs, nothing is fetched.


def test_hostile_text_stays_text_in_the_page(hostile: Material) -> None:
    made = written(hostile)
    tags = Tags()
    tags.feed(made)
    assert {tag for tag, _ in tags.found} <= ALLOWED
    for tag, attributes in tags.found:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        for name in PLACES & set(attributes):
            wanted = {"a": r"https?://", "img": re.escape(PICTURE)}[tag]
            assert re.match(wanted, attributes[name] or "")
    page = lxml.html.fromstring(made)
    quotes = {one.text_content() for one in page.findall(".//blockquote")}
    assert quotes <= {one.quote.text for one in hostile.statements.values()}
    assert len(quotes) > 30
    assert page.findtext(".//h1", "").startswith(hostile.case.title)


def test_the_page_asks_for_nothing_from_elsewhere(seeds: Material) -> None:
    made = written(seeds)
    assert "default-src 'none'" in made
    for fetched in ("<script", "url(", "@import", "<link", "<iframe"):
        assert fetched not in made


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_a_timeline_is_a_picture_that_runs_and_fetches_nothing(
    which: str, request: pytest.FixtureRequest
) -> None:
    page = lxml.html.fromstring(written(request.getfixturevalue(which)))
    pictures = page.findall(".//figure/img")
    assert len(pictures) > 5
    for one in pictures:
        assert one.get("alt")
        svg = etree.fromstring(base64.b64decode(one.get("src").removeprefix(PICTURE)))
        assert etree.QName(svg).localname == "svg"
        names = {etree.QName(part).localname for part in svg.iter(etree.Element)}
        assert not names & {"script", "foreignObject", "image", "use", "style", "a"}
        attributes = {name for part in svg.iter(etree.Element) for name in part.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]


def test_only_the_page_has_pictures_and_only_of_chains(seeds: Material) -> None:
    assert "<img" not in written(seeds, Choice(("contradiction",)))
    assert "<svg" in written(seeds, Choice(("contradiction",)))


def test_hostile_text_stays_text_in_markdown(hostile: Material) -> None:
    tags = Tags()
    tags.feed(_rendered(render.markdown(report(hostile, Choice(), TODAY))))
    assert {tag for tag, _ in tags.found} <= MARKDOWN_TAGS
    for tag, attributes in tags.found:
        if tag == "a":
            assert re.match(r"https?://", attributes["href"] or "")


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_shows_the_characters(text: str) -> None:
    shown = lxml.html.fromstring(_rendered(f"x {render.plain(text)}")).text_content()
    assert shown.split() == ["x", *text.split()]


@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$@^:;/=1aә \n\t\"'w")))
def test_any_text_is_one_paragraph_of_its_characters(text: str) -> None:
    written = render.plain(text)
    page = _rendered(written)
    tags = Tags()
    tags.feed(page)
    assert {tag for tag, _ in tags.found} <= {"p"}
    shown = lxml.html.fromstring(page).text_content() if written else ""
    assert shown.split() == text.split()


def test_markdown_tells_what_the_page_tells(seeds: Material) -> None:
    made = report(seeds, Choice(), TODAY)
    page = lxml.html.fromstring(_rendered(render.markdown(made)))
    quotes = [one.text_content().split() for one in page.findall(".//blockquote")]
    assert made.contradictions is not None
    told = [
        f"{side.before}{side.mark}{side.after}".split()
        for one in made.contradictions
        for side in (one.left, one.right)
    ]
    assert quotes == told


class Tags(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _rendered(markdown: str) -> str:
    return (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )
