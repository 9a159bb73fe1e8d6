"""Open, see the damage contradiction, switch the sides, download the table and read it back."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import settled
from tests.ui.conftest import THREE_BN

pytestmark = pytest.mark.e2e

CARD = "[data-testid=stHtml]:has(.cw-pair)"


def damage(page: Page) -> Locator:
    """The card with nearly $3 bn against over $313 m."""
    cards = page.locator(CARD).filter(has_text=THREE_BN)
    return cards.filter(has_text="$313 m").first


def test_from_the_first_page_to_a_table_read_back(page: Page, loaded: str) -> None:
    page.goto(loaded)
    expect(page.locator("h1")).to_have_text("Where the accounts disagree")
    expect(page.locator(".cw-summary")).to_contain_text("distinct contradictions (")
    page.locator(CARD).first.wait_for()

    page.get_by_role("button", name="Filters").click()
    page.get_by_test_id("stMultiSelect").filter(has_text="What is counted").locator("input").fill(
        "damage"
    )
    page.get_by_role("option", name=re.compile("^Damage ·")).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("measure=damage_cost"))
    expect(page.get_by_test_id("stMultiSelect")).to_have_count(0)
    settled(page)
    card = damage(page)
    expect(card.locator("mark")).to_have_count(2)
    expect(card.locator("blockquote[lang=kk] mark")).to_contain_text("миллиард")
    expect(card).to_contain_text("Contradiction")

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    rows = read_back(Path(download.value.path()))
    shown = int(re.findall(r"(\d+) findings? shown", page.locator(".cw-summary").inner_text())[0])
    repeated = page.locator(".cw-others summary").all_inner_texts()
    assert len(rows) == shown + sum(int(one.split()[2]) for one in repeated) <= 8 * 20
    assert {row["verdict"] for row in rows} == {"contradiction"}
    assert {row["measure"] for row in rows} == {"damage_cost"}
    assert any(row["left_figure"] == THREE_BN and float(row["left_low"]) == 3e9 for row in rows)


def read_back(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV that begins with a byte order mark."""
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_side_by_side_with_another_pair_of_sides(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/compare?left=official&right=independent&measure=damage_cost")
    row = page.locator("[data-testid=stHtml]:has(.cw-row)").filter(has_text=THREE_BN).first
    expect(row).to_contain_text("Contradiction")
    expect(row.locator(".cw-row > div").first).to_contain_text(THREE_BN)
    expect(row.locator(".cw-row > div").last).to_contain_text("$313 m")
    expect(row.locator("blockquote mark").first).to_be_visible()
    page.get_by_test_id("stSelectbox").filter(has_text="Right column").locator("input").click()
    page.get_by_role("option", name="International").click()
    expect(page).to_have_url(re.compile("right=international"))
    last = page.locator(".cw-row > div:last-child .cw-name").first
    expect(last).to_have_text("International")


def test_a_card_leads_to_its_sides_and_back_leads_to_the_card(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/?measure=damage_cost")
    damage(page).wait_for()
    container = page.locator("[data-testid=stVerticalBlock]").filter(has=damage(page)).last
    container.get_by_test_id("stPageLink").filter(has_text="Side by side").click()
    expect(page.locator("h1")).to_have_text("Side by side")
    expect(page).to_have_url(re.compile(r"/compare\?.*measure=damage_cost"))
    settled(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Where the accounts disagree")
    expect(page).to_have_url(re.compile("measure=damage_cost"))
    expect(page.locator(CARD).first).to_contain_text("damage")


def test_the_day_slider_works_by_keyboard_and_is_in_the_url(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/compare")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"asof=2022-01-\d\d"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("asof"))
