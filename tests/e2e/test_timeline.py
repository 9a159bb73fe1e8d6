"""Timeline and Ledger in a browser: they fit, can be read, complain of nothing, give files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.e2e.conftest import picture, settled
from tests.e2e.test_look import LOOKS, against_the_guidelines

pytestmark = pytest.mark.e2e

PAGES = {"timeline": "/timeline?measure=deaths", "ledger": "/ledger?measure=deaths"}
CHART = "[data-testid=stVegaLiteChart] :is(canvas, svg.marks)"
PNG = b"\x89PNG\r\n"


@pytest.mark.parametrize(
    "page", LOOKS, indirect=True, ids=lambda look: f"{look['width']}-{look['theme']}"
)
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_and_the_console_is_silent(
    page: Page, loaded: str, name: str, request: pytest.FixtureRequest
) -> None:
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "_stcore" not in message.location.get("url", ""):
            said.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.goto(f"{loaded}/")
    settled(page)
    page.goto(loaded + PAGES[name])
    page.locator("h1").wait_for()
    settled(page)
    if name == "timeline":
        page.locator(CHART).wait_for()
    wide = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
          .map(e => e.scrollWidth - e.clientWidth)"""
    )
    assert max(wide) <= 0
    assert against_the_guidelines(page) == []
    picture(page, f"{name}-{request.node.callspec.id.split('-', 1)[-1]}", 1500)
    assert not said


def test_the_chart_is_given_as_a_picture(page: Page, loaded: str, tmp_path: Path) -> None:
    page.goto(f"{loaded}/timeline?measure=deaths")
    page.locator(CHART).wait_for()
    settled(page)
    for name, begins in (("PNG", PNG), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbfmeasure,")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(begins)
        assert download.value.suggested_filename.endswith(f"-timeline.{name.lower()}")


def test_a_sentence_opens_on_demand_and_leads_to_its_statement(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/ledger?measure=deaths")
    struck = page.locator(".cw-ledger details").filter(has_text="taken back").first
    quote = struck.locator("blockquote")
    expect(quote).to_be_hidden()
    struck.locator("summary").click()
    expect(quote).to_be_visible()
    expect(quote.locator("mark")).to_contain_text("164")
    struck.get_by_role("link", name="Open the statement").click()
    expect(page).to_have_url(re.compile(r"/statement\?id="))
    expect(page.locator("blockquote mark").first).to_contain_text("164")


def test_the_ledger_and_the_timeline_lead_to_each_other(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/ledger?measure=detained&of=almaty_city")
    settled(page)
    page.get_by_test_id("stPageLink").filter(has_text="As a timeline").click()
    expect(page.locator("h1")).to_have_text("How a figure changed")
    expect(page).to_have_url(re.compile(r"/timeline\?.*measure=detained.*of=almaty_city"))
