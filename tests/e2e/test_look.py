"""Every page at 1400 and 390 in both themes: no sideways scroll, nothing against WCAG 2.2 AA.

WORKBENCH_PICTURES_ALL keeps a picture of each, beside those for the README.
"""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import picture, settled

pytestmark = pytest.mark.e2e

PAGES = {
    "contradictions": "/?verdict=all",
    "compare": "/compare",
    "framing": "/framing?voice=all",
    "review": "/review",
    "search": "/search?q=238",
    "documents": "/documents",
    "export": "/export",
}
LOOKS = [{"width": width, "theme": theme} for width in (1400, 390) for theme in ("light", "dark")]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


def against_the_guidelines(page: Page) -> list[str]:
    """What axe finds on the page, one line an element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']} ({one['help']}): {node['target']} {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    "page", LOOKS, indirect=True, ids=lambda look: f"{look['width']}-{look['theme']}"
)
@pytest.mark.parametrize("name", PAGES)
def test_it_fits_and_keeps_to_the_guidelines(
    page: Page, loaded: str, name: str, request: pytest.FixtureRequest
) -> None:
    page.goto(loaded + PAGES[name])
    page.locator("h1").wait_for()
    settled(page)
    wide = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
          .map(e => e.scrollWidth - e.clientWidth)"""
    )
    assert max(wide) <= 0
    assert against_the_guidelines(page) == []
    if os.environ.get("WORKBENCH_PICTURES_ALL"):
        picture(page, f"{name}-{request.node.callspec.id.split('-', 1)[-1]}")


@pytest.mark.parametrize("page", [{"width": 390, "theme": "light"}], indirect=True)
def test_on_a_phone_the_two_figures_stand_side_by_side(page: Page, loaded: str) -> None:
    page.goto(loaded)
    page.locator(".cw-pair").first.wait_for()
    settled(page)
    figures = page.locator(".cw-pair").first.locator(".cw-figure")
    left, right = figures.nth(0).bounding_box(), figures.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert abs(left["y"] - right["y"]) < 40
    assert right["x"] > left["x"] + 100


def test_the_first_page_is_no_heavier_than_the_budget(page: Page, loaded: str) -> None:
    page.goto(loaded)
    page.locator(".cw-pair").first.wait_for()
    assert page.locator("[data-testid=stElementContainer]").count() <= 150
