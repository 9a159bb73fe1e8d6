"""The tour of docs/tour.md in a browser, page by page, and its pictures.

`make pictures` keeps them in docs/img, each with the words it shows; without it, a picture whose
page has other words by now fails here.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image, PngImagePlugin
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import ROOT, picture, serving, settled

pytestmark = pytest.mark.e2e

CARD = "[data-testid=stHtml]:has(.cw-pair)"
CHART = "[data-testid=stVegaLiteChart] :is(canvas, svg.marks)"
IMAGES = ROOT / "docs" / "img"
WORDS = "Words"
SHOWN = """() => [...document.querySelectorAll(
  'h1, h2, h3, label, [data-testid=stMain] button, [data-testid=stPageLink]')]
  .map(one => [one.getBoundingClientRect(), one.innerText])
  .filter(([box, words]) => box.width && words.trim())
  .map(([_, words]) => words.replace(/[\\d\\s.,]+/g, ' ').trim())
  .filter(words => words)"""
"""The words of the headings, buttons, links and labels of a page, without their numbers."""
WIDE = pytest.mark.parametrize("page", [{"width": 1200}], indirect=True)


@pytest.fixture(scope="module")
def tour(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over an empty store of its own, after the first visit has loaded the example."""
    with serving(tmp_path_factory.mktemp("tour")) as address:
        context = browser.new_context()
        first = context.new_page()
        first.goto(address)
        first.locator(".cw-head").first.wait_for(timeout=180_000)
        context.close()
        yield address


def keep(page: Page, name: str, height: int) -> None:
    """Keeps a small picture with the words it shows, or holds the kept one's words against the
    page's."""
    settled(page)
    shown = " | ".join(sorted(set(page.evaluate(SHOWN))))
    folder = os.environ.get("WORKBENCH_PICTURES")
    if folder is None:
        with Image.open(IMAGES / f"{name}.png") as kept:
            assert kept.info[WORDS] == shown, f"{name}.png is out of date: make pictures"
        return
    picture(page, name, height)
    path = Path(folder) / f"{name}.png"
    words = PngImagePlugin.PngInfo()
    words.add_itxt(WORDS, shown)
    with Image.open(path) as full:
        small = full.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True, pnginfo=words)


def opened(page: Page, address: str, title: str) -> None:
    """Opens an address and waits for the page of this title."""
    page.goto(address)
    expect(page.locator("h1")).to_have_text(title)
    settled(page)


def link(page: Page, words: str) -> Locator:
    """The first link of a page to another with these words."""
    return page.get_by_test_id("stPageLink").filter(has_text=words).first


@WIDE
def test_contradictions_by_what_is_counted(page: Page, tour: str) -> None:
    opened(page, tour, "Where the accounts disagree")
    keep(page, "tour-contradictions", 1180)
    page.get_by_role("button", name="Filters").click()
    picker = page.get_by_test_id("stMultiSelect").filter(has_text="What is counted")
    picker.locator("input").fill("damage")
    page.get_by_role("option", name=re.compile("^Damage ·")).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("measure=damage_cost"))
    settled(page)
    titles = page.locator(f"{CARD} .cw-head h2").all_inner_texts()
    assert titles
    assert set(titles) == {"Damage"}


@WIDE
def test_from_a_card_to_its_statement_and_its_document(page: Page, tour: str) -> None:
    opened(page, f"{tour}/?measure=damage_cost", "Where the accounts disagree")
    card = page.locator(CARD).first
    marked = card.locator("mark").last.inner_text()
    link(page, "Right figure").click()
    expect(page.locator("h1")).to_have_text("One figure")
    expect(page.locator(".cw-context mark")).to_have_text(marked)
    expect(page.locator(".cw-parse")).to_contain_text("The day rests on")
    expect(page.locator(".cw-context")).not_to_contain_text("#")
    keep(page, "tour-statement", 1100)
    link(page, "The whole document").click()
    expect(page).to_have_url(re.compile(r"/document\?"))
    figures = page.locator(".cw-text a.cw-to mark")
    figures.first.wait_for()
    assert marked in figures.all_inner_texts()
    keep(page, "tour-document", 1000)


@WIDE
def test_side_by_side_on_a_day(page: Page, tour: str) -> None:
    opened(page, f"{tour}/compare?asof=2022-01-10", "Side by side")
    sources = page.locator(".cw-row .cw-source").all_inner_texts()
    days = [found for one in sources for found in re.findall(r"\b(\d+) (\w{3}) (\d{4})\b", one)]
    assert days
    assert all((month, year) == ("Jan", "2022") and int(day) <= 10 for day, month, year in days), (
        sources
    )
    keep(page, "tour-compare", 1000)


@WIDE
def test_the_timeline_and_its_table(page: Page, tour: str) -> None:
    opened(page, f"{tour}/timeline?measure=deaths", "How a figure changed")
    page.locator(CHART).wait_for()
    keep(page, "tour-timeline", 900)
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_contain_text("taken back")
    page.get_by_text("First month", exact=True).click()
    expect(page).to_have_url(re.compile("period=month"))
    expect(page.locator("body").first).to_contain_text("of other days")


@WIDE
def test_the_ledger_of_a_question(page: Page, tour: str) -> None:
    opened(page, f"{tour}/ledger?measure=deaths", "Every figure given")
    expect(page.locator(".cw-ledger details").filter(has_text="taken back").first).to_be_visible()
    keep(page, "tour-ledger", 1000)


@WIDE
def test_framing_by_listed_and_by_own_words(page: Page, tour: str) -> None:
    opened(page, f"{tour}/framing?voice=all", "Which words each side uses")
    page.locator(CHART).wait_for()
    expect(page.get_by_test_id("stMain")).to_contain_text("Fewer than 20 documents on a side")
    keep(page, "tour-framing", 1000)
    page.get_by_text("My own words", exact=True).click()
    words = page.get_by_role("textbox", name="My own words")
    words.fill("terrorist*, террорист*")
    words.press("Enter")
    expect(page).to_have_url(re.compile("own=terrorist"))
    lines = page.locator("blockquote.cw-quote mark")
    lines.first.wait_for()
    settled(page)
    assert all(re.match("terrorist|террорист", one.lower()) for one in lines.all_inner_texts())


@WIDE
def test_review_by_keyboard(page: Page, tour: str) -> None:
    opened(page, f"{tour}/review", "Review")
    progress = page.get_by_test_id("stProgress")
    expect(progress).to_contain_text("0 of")
    page.get_by_role("button", name="Another name").click()
    page.get_by_label("Your name").fill("Aigul")
    page.get_by_label("Your name").press("Enter")
    expect(page.locator(".cw-summary").first).to_have_text("Deciding as Aigul")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    keep(page, "tour-review", 1100)
    page.locator("h1").click()
    first = page.locator(CARD).first.inner_text()
    page.keyboard.press("y")
    expect(progress).to_contain_text("1 of")
    settled(page)
    assert page.locator(CARD).first.inner_text() != first
    page.locator("h1").click()
    page.keyboard.press("u")
    expect(progress).to_contain_text("0 of")
    settled(page)
    assert page.locator(CARD).first.inner_text() == first


@WIDE
def test_a_question_in_english_finds_kazakh(page: Page, tour: str) -> None:
    opened(page, f"{tour}/search", "Search")
    page.get_by_label("Search for").fill("people were killed")
    page.get_by_label("Search for").press("Enter")
    expect(page).to_have_url(re.compile("q=people"))
    page.get_by_text("By meaning, in any language", exact=True).click()
    page.locator("blockquote.cw-passage").first.wait_for(timeout=120_000)
    page.get_by_test_id("stMain").get_by_text("Kazakh", exact=True).first.click()
    expect(page).to_have_url(re.compile("language=kk"))
    settled(page)
    found = page.locator("blockquote.cw-passage")
    found.first.wait_for()
    assert set(found.evaluate_all("all => all.map(one => one.lang)")) == {"kk"}
    keep(page, "tour-search", 900)


@WIDE
def test_the_export_holds_what_it_says(page: Page, tour: str, tmp_path: Path) -> None:
    opened(page, f"{tour}/export?verdict=contradiction", "Export")
    button = page.get_by_role("button", name=re.compile(r"^Download [\d,]+ rows"))
    rows = int(re.sub(r"\D", "", button.inner_text()))
    keep(page, "tour-export", 950)
    with page.expect_download() as download:
        button.click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(read) == rows
    assert {row["verdict"] for row in read} == {"contradiction"}
    page.get_by_text("Excel (XLSX)", exact=True).click()
    expect(page).to_have_url(re.compile("format=xlsx"))
    settled(page)
    with page.expect_download() as download:
        button.click()
    path = tmp_path / "table.xlsx"
    download.value.save_as(path)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.max_row == rows + 1
    ids = [cell.value for cell in sheet[1]]
    assert ids == list(read[0])


@WIDE
def test_the_method_is_told(page: Page, tour: str) -> None:
    opened(page, f"{tour}/method", "Method and limits")
    page.get_by_role("link", name="What it does not do").click()
    expect(page.get_by_role("heading", name="What it does not do")).to_be_in_viewport()
    opened(page, f"{tour}/method", "Method and limits")
    keep(page, "tour-method", 900)


@WIDE
def test_the_pages_in_kazakh(page: Page, tour: str) -> None:
    opened(page, f"{tour}/?measure=damage_cost", "Where the accounts disagree")
    before = page.locator(CARD).count()
    page.get_by_role("radio", name="Қазақ тілі").click()
    expect(page.locator("h1")).to_have_text("Деректер қайда қайшы келеді")
    expect(page).to_have_url(re.compile("measure=damage_cost.*lang=kk|lang=kk.*measure"))
    settled(page)
    assert page.locator(CARD).count() == before
    page.reload()
    expect(page.locator("h1")).to_have_text("Деректер қайда қайшы келеді")
    assert page.locator("html").get_attribute("lang") == "kk"
    keep(page, "tour-kazakh", 900)


@pytest.mark.parametrize("page", [{"width": 390}], indirect=True)
def test_on_a_phone(page: Page, tour: str) -> None:
    opened(page, tour, "Where the accounts disagree")
    page.locator(CARD).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    keep(page, "tour-phone", 1000)


@pytest.mark.parametrize("page", [{"width": 1200, "theme": "dark"}], indirect=True)
def test_in_the_dark(page: Page, tour: str) -> None:
    opened(page, f"{tour}/timeline?measure=deaths&period=month", "How a figure changed")
    page.locator(CHART).wait_for()
    colour = page.get_by_test_id("stApp").evaluate("one => getComputedStyle(one).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", colour)[:3])) < 3 * 60
    keep(page, "tour-dark", 900)


@WIDE
def test_a_document_of_one_s_own_changes_the_case(page: Page, tour: str) -> None:
    opened(page, f"{tour}/documents", "Documents")
    keep(page, "tour-documents", 1000)
    page.get_by_role("tab", name="Paste text").click()
    given = {
        "Text": "The damage in Kazakhstan was put at $7 billion, the union of insurers said.",
        "Title": "What the insurers say",
        "Publisher": "Insurers",
        "Date of publication": "2022-02-01",
    }
    for label, value in given.items():
        page.get_by_label(label, exact=True).fill(value)
        page.get_by_label(label, exact=True).blur()
    side = page.get_by_test_id("stSelectbox").filter(has_text="Side").locator("input")
    side.fill("Insurers")
    side.press("Enter")
    page.get_by_role("button", name="Read and compare").click()
    report = page.locator(".st-key-report")
    expect(report).to_contain_text("1 document read, 1 statement found", timeout=120_000)
    opened(page, f"{tour}/?measure=damage_cost", "Where the accounts disagree")
    card = page.locator(CARD).filter(has_text="$7 bn").first
    expect(card).to_contain_text("Contradiction")
