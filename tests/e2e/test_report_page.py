"""The report as a person takes it from the Export page: read without the app, printed to PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.test_look import against_the_guidelines

pytestmark = pytest.mark.e2e

TITLE = "Kazakhstan, January 2022: where the accounts agree and where they do not"


@pytest.fixture
def report(page: Page, loaded: str, tmp_path: Path) -> Path:
    """The file that the Export page hands out."""
    page.goto(f"{loaded}/export?table=report&verdict=contradiction,update")
    with page.expect_download(timeout=60_000) as handed:
        page.get_by_role("button", name="Download the report").click()
    path = tmp_path / handed.value.suggested_filename
    handed.value.save_as(path)
    assert path.name == "kazakhstan-january-2022-report.html"
    return path


@pytest.mark.parametrize("width", [1100, 390])
def test_it_is_read_without_the_app_and_printed(report: Path, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(report.as_uri())
    assert opened.locator("h1").inner_text() == TITLE
    assert opened.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    drawn = "images => images.map(one => one.complete && one.naturalWidth > 0)"
    pictures = opened.locator("figure img").evaluate_all(drawn)
    assert pictures
    assert all(pictures)
    assert against_the_guidelines(opened) == []
    printed = pypdfium2.PdfDocument(opened.pdf(prefer_css_page_size=True))
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert said == []
    pages = [printed[number].get_textpage().get_text_range() for number in range(len(printed))]
    assert TITLE.split(":")[0] in pages[0]
    assert "How to cite" in pages[-1]
    assert all(page.strip() for page in pages)
