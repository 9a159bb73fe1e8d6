"""Adding and removing documents in the browser; what is hostile in them stays text."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.ui.hostile import STRINGS

pytestmark = pytest.mark.e2e

TRACKER = STRINGS[2]
PLAIN = [one for one in STRINGS if "\n" not in one and one.isascii()][:14]


def add(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)
    page.get_by_label(label, exact=True).blur()


def test_a_pasted_hostile_document_is_shown_as_text(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/documents")
    page.get_by_role("tab", name="Paste text").click()
    sentences = [
        f"{one} The ministry said that {300 + i} people died." for i, one in enumerate(PLAIN)
    ]
    add(page, "Text", "\n\n".join(sentences))
    add(page, "Title", PLAIN[0])
    add(page, "Publisher", PLAIN[1])
    add(page, "Speaker", PLAIN[3])
    add(page, "Date of publication", "2022-01-20")
    side = page.get_by_test_id("stSelectbox").filter(has_text="Side").locator("input")
    side.fill(TRACKER)
    side.press("Enter")
    page.get_by_role("button", name="Read and compare").click()
    expect(page.locator(".st-key-report")).to_contain_text("1 document read", timeout=120_000)
    page.goto(f"{loaded}/compare?left=official&{urlencode({'right': TRACKER})}")
    expect(page.locator(".cw-row .cw-name").filter(has_text=TRACKER).first).to_be_visible()
    page.get_by_test_id("stSelectbox").filter(has_text="Right column").locator("input").click()
    expect(page.get_by_role("option", name=TRACKER, exact=True)).to_be_visible()
    page.goto(f"{loaded}/?verdict=all")
    page.get_by_role("button", name="Filters").click()
    page.get_by_test_id("stMultiSelect").filter(has_text="Between").locator("input").click()
    expect(page.get_by_role("option", name=TRACKER).first).to_be_visible()
    page.goto(f"{loaded}/documents")
    page.locator("h1").wait_for()
    page.wait_for_timeout(800)
    page.goto(f"{loaded}/search?q=The+ministry+said+that+3")
    shown = page.locator("blockquote.cw-passage")
    shown.first.wait_for()
    texts = " ".join(shown.all_inner_texts())
    assert "<script>window.pwned=1</script>" in texts
    assert shown.locator("img, script, iframe, svg, style, a, b").count() == 0
    assert page.evaluate("() => window.pwned === undefined")


def test_files_are_read_and_what_cannot_be_read_says_why(
    page: Page, loaded: str, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("In Almaty 155 people were killed, the union said.", encoding="utf-8")
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"this is no PDF")
    page.goto(f"{loaded}/documents")
    page.locator("input[type=file]").set_input_files([good, bad])
    add(page, "Date of publication", "2022-01-19")
    page.get_by_role("button", name="Read and compare").click()
    report = page.locator(".st-key-report")
    expect(report).to_contain_text("1 document read, 1 statement found", timeout=120_000)
    expect(report).to_contain_text("1 could not be read")
    expect(report.locator("li")).to_contain_text("bad.pdf")


def test_a_document_is_removed_and_brought_back(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/documents")
    summary = page.locator(".cw-summary")
    summary.wait_for()
    before = int(summary.inner_text().split()[0])
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 17, box["y"] + 52)
    page.get_by_role("button", name="Remove 1 document").click()
    expect(summary).to_contain_text(f"{before - 1} documents")
    page.get_by_role("button", name="Undo").click()
    expect(summary).to_contain_text(f"{before} documents")
