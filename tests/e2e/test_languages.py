"""The pages in four languages in a real browser: the switch, what it keeps, and narrow screens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import picture, settled
from tests.e2e.test_server import PAGES, path_of

pytestmark = pytest.mark.e2e

TITLES = {
    "kk": "Деректер қайда қайшы келеді",
    "ky": "Маалыматтар кайда карама-каршы келет",
    "ru": "Где сообщения расходятся",
    "en": "Where the accounts disagree",
}
OWN_NAMES = {"kk": "Қазақ тілі", "ky": "Кыргызча", "ru": "Русский", "en": "English"}


def test_the_switch_keeps_the_filters_and_back_undoes_it(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/?verdict=update&measure=deaths")
    page.locator(".cw-head").first.wait_for()
    settled(page)
    before = page.locator(".cw-head").count()
    page.get_by_role("radio", name=OWN_NAMES["ru"]).click()
    expect(page.locator("h1")).to_have_text(TITLES["ru"])
    settled(page)
    for part in ("verdict=update", "measure=deaths", "lang=ru"):
        expect(page).to_have_url(re.compile(part))
    expect(page.get_by_role("button", name="Обновление ·")).to_be_visible()
    expect(page.get_by_role("button", name="Фильтры · 1")).to_be_visible()
    assert page.locator(".cw-head").count() == before
    page.go_back()
    expect(page.locator("h1")).to_have_text(TITLES["ru"])  # this session goes on in its language
    page.get_by_role("radio", name=OWN_NAMES["kk"]).click()
    expect(page.locator("h1")).to_have_text(TITLES["kk"])
    expect(page).to_have_url(re.compile("verdict=update"))


def test_the_language_goes_along_to_other_pages(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/?lang=ky")
    expect(page.locator("h1")).to_have_text(TITLES["ky"])
    page.get_by_role("link", name="Катар коюу").first.click()
    expect(page.locator("h1")).to_have_text("Катар коюу")


@pytest.mark.parametrize("language", TITLES)
def test_the_browser_s_language_comes_first(browser: Browser, loaded: str, language: str) -> None:
    context = browser.new_context(locale=language)
    opened = context.new_page()
    opened.goto(loaded)
    expect(opened.locator("h1")).to_have_text(TITLES[language], timeout=30_000)
    assert opened.locator("html").get_attribute("lang") == language
    context.close()


@pytest.mark.parametrize("page", [{"width": 390}], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone_in_kazakh(page: Page, loaded: str, name: str) -> None:
    page.goto(f"{loaded}/{path_of(name)}?lang=kk")
    page.locator("h1").wait_for()
    settled(page)
    picture(page, f"{name}_kk_390")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
