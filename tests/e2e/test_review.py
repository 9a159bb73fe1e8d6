"""Review by keyboard in a real browser, two reviewers, corrections, and edits that outlive a second
reading. A server and a store of their own: what is decided here changes no other test."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import ROOT, environment, picture, serving, settled
from tests.e2e.test_look import against_the_guidelines

pytestmark = pytest.mark.e2e

SEEDS = ROOT / "seeds" / "january-2022"
CARD = "[data-testid=stHtml]:has(.cw-pair)"
PROGRESS = "[data-testid=stProgress]"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The app over a store of its own with a copy of the example's folder; the address, the
    folder."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SEEDS, folder / "case")
    command(folder, "compare", folder / "case", "--quiet")
    with serving(folder) as address:
        yield address, folder


def command(folder: Path, *words: object) -> str:
    """Runs the workbench on the same store and returns what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, words)],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def decisions(folder: Path) -> list[str]:
    """Every decision of the log, oldest first."""
    lines = command(folder, "review", "list", "--log").splitlines()
    return [json.loads(line)["decision"] for line in lines]


def ready(page: Page) -> Locator:
    """Waits until keys are listened to; the finding shown."""
    settled(page)
    expect(page.get_by_role("button", name="Confirm")).to_be_enabled()
    page.locator("h1").click()
    return page.locator(CARD).first


def finding(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query).get("finding", [""])[0]


def press(page: Page, key: str) -> None:
    """Presses a key and waits for the page to answer."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_function("before => location.href !== before", arg=before)
    ready(page)


def undo_all(page: Page) -> None:
    undo = page.get_by_role("button", name="Undo")
    while undo.is_enabled():
        undo.click()
        page.wait_for_timeout(400)
        settled(page)


def test_the_keys_confirm_dismiss_skip_and_undo(page: Page, desk: tuple[str, Path]) -> None:
    address, folder = desk
    page.goto(f"{address}/review")
    first = ready(page).inner_text()
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^0 of \d+ reviewed"))
    picture(page, "review", 1100)
    press(page, "y")
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^1 of \d+ reviewed"))
    assert page.locator(CARD).first.inner_text() != first
    second = finding(page)
    press(page, "n")
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^2 of \d+ reviewed"))
    assert finding(page) != second
    third = finding(page)
    press(page, "j")
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^2 of \d+ reviewed"))
    assert finding(page) != third
    press(page, "u")
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^1 of \d+ reviewed"))
    assert finding(page) == second
    page.reload()
    ready(page)
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^1 of \d+ reviewed"))
    assert finding(page) == second
    assert set(decisions(folder)) == {"confirmed", "rejected", "undone"}
    undo_all(page)
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^0 of \d+ reviewed"))


def test_typing_a_comment_presses_no_key_and_nothing_typed_is_lost(
    page: Page, desk: tuple[str, Path]
) -> None:
    address, folder = desk
    page.goto(f"{address}/review")
    ready(page)
    before = len(decisions(folder))
    comment = page.get_by_label("Comment")
    comment.click()
    page.keyboard.type("yes, no, just unsure: jynu")
    page.wait_for_timeout(1200)
    expect(comment).to_have_value("yes, no, just unsure: jynu")
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^0 of \d+ reviewed"))
    assert len(decisions(folder)) == before
    ready(page)
    press(page, "j")
    page.go_back()
    ready(page)
    expect(page.get_by_label("Comment")).to_have_value("yes, no, just unsure: jynu")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(PROGRESS)).to_contain_text(re.compile(r"^1 of \d+ reviewed"))
    log = command(folder, "review", "export").splitlines()
    assert json.loads(log[-1])["note"] == "yes, no, just unsure: jynu"
    ready(page)
    undo_all(page)


def test_two_reviewers_disagree_and_both_are_shown(page: Page, desk: tuple[str, Path]) -> None:
    address, folder = desk
    id_ = command(folder, "review", "list").split()[0]
    command(folder, "review", "add", id_, "rejected", "--reviewer", "Бакыт", "--note", "a misprint")
    page.goto(f"{address}/review?finding={id_}")
    ready(page)
    expect(page.locator(".cw-decided")).to_contain_text("Бакыт")
    page.get_by_role("button", name="Another name").click()
    page.get_by_label("Your name").fill("Aigul")
    page.get_by_label("Your name").press("Enter")
    expect(page.locator(".cw-summary").first).to_have_text("Deciding as Aigul")
    page.keyboard.press("Escape")
    ready(page)
    press(page, "y")
    page.goto(f"{address}/review?state=disagreed")
    card = ready(page)
    expect(card).to_contain_text("Reviewers disagree")
    lines = page.locator(".cw-decided li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("a misprint")
    expect(lines.last).to_contain_text("Aigul")
    picture(page, "review-disagreed", 1000)
    page.goto(f"{address}/?review=disagreed")
    expect(page.locator(CARD).first).to_contain_text("Reviewers disagree")
    command(folder, "review", "undo", id_, "--reviewer", "Бакыт")
    page.goto(f"{address}/review")
    ready(page)
    undo_all(page)


def test_a_figure_is_corrected_on_its_page_and_judged_again(
    page: Page, desk: tuple[str, Path]
) -> None:
    address, _ = desk
    page.goto(f"{address}/review")
    ready(page)
    page.get_by_test_id("stPageLink").filter(has_text="Correct the right figure").click()
    expect(page.locator("h1")).to_have_text("One figure")
    settled(page)
    picture(page, "statement", 1500)
    page.get_by_label("Number, or lower end").fill("7")
    page.get_by_label("Why").fill("heard the recording")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("kept", timeout=60_000)
    expect(page.locator(".cw-parse")).to_contain_text("The machine read")
    expect(page.locator(".cw-list").last).to_contain_text("heard the recording")
    page.reload()
    expect(page.locator(".cw-parse")).to_contain_text("The machine read")
    settled(page)
    picture(page, "statement-corrected", 1500)
    page.get_by_role("button", name="Take the corrections back").click()
    expect(page.locator(".cw-parse")).not_to_contain_text("The machine read", timeout=60_000)


def test_from_a_document_to_its_figures_and_beside_another(
    page: Page, desk: tuple[str, Path]
) -> None:
    address, _ = desk
    page.goto(f"{address}/documents")
    settled(page)
    page.get_by_test_id("stSelectbox").filter(has_text="Open a document").locator("input").click()
    page.get_by_role("option").nth(1).click()
    expect(page.locator("h1")).not_to_have_text("Documents")
    figure = page.locator(".cw-text a.cw-to").first
    figure.wait_for()
    settled(page)
    picture(page, "document", 1400)
    document = page.url
    words = figure.inner_text()
    figure.click()
    expect(page.locator("h1")).to_have_text("One figure")
    expect(page.locator(".cw-context mark")).to_have_text(words)
    page.goto(document)
    page.get_by_test_id("stSelectbox").filter(has_text="Beside it").locator("input").click()
    page.get_by_role("option").nth(2).click()
    expect(page).to_have_url(re.compile("with=doc-"))
    expect(page.locator(".cw-text")).to_have_count(2)
    settled(page)
    picture(page, "document-beside", 1400)


def test_an_edit_of_a_document_outlives_a_second_reading(
    page: Page, desk: tuple[str, Path]
) -> None:
    address, folder = desk
    page.goto(f"{address}/documents")
    settled(page)
    page.get_by_text("Correct what is known").click()
    table = page.get_by_test_id("stExpander").get_by_test_id("stDataFrame")
    table.wait_for()
    table.scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    box = table.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 350, box["y"] + 52)
    editor = page.locator(".gdg-input").first
    editor.wait_for()
    page.wait_for_timeout(300)  # what is typed while it opens is lost
    editor.fill("A title of my own")
    editor.press("Enter")
    # What the canvas shows stands inside it as a table, for those who cannot see it.
    expect(table.locator("canvas").first).to_contain_text("A title of my own")
    page.wait_for_timeout(1000)  # the grid tells its form of a change when nothing has followed it
    page.get_by_role("button", name="Keep the changes").click()
    expect(page.get_by_test_id("stAlert").first).to_contain_text("1 document", timeout=60_000)
    picture(page, "documents-edited", 1400)
    command(folder, "compare", folder / "case", "--quiet")
    rows = command(folder, "export", "--table", "statements", "--format", "jsonl").splitlines()
    assert "A title of my own" in {json.loads(row)["title"] for row in rows}


@pytest.mark.parametrize(
    "page",
    [{"width": 390, "theme": theme} for theme in ("light", "dark")]
    + [{"width": 1400, "theme": "dark"}],
    indirect=True,
    ids=["390-light", "390-dark", "1400-dark"],
)
def test_the_pages_fit_and_can_be_read(
    page: Page, desk: tuple[str, Path], request: pytest.FixtureRequest
) -> None:
    address, _ = desk
    name = request.node.callspec.id
    page.goto(f"{address}/review")
    ready(page)
    right = page.get_by_test_id("stPageLink").filter(has_text="Correct the right figure")
    link = right.locator("a").get_attribute("href") or ""
    page.goto(link if link.startswith("http") else f"{address}/{link.lstrip('/')}")
    expect(page.locator("h1")).to_have_text("One figure")
    settled(page)
    statement = page.url
    whole = page.get_by_test_id("stPageLink").filter(has_text="The whole document").locator("a")
    href = whole.get_attribute("href") or ""
    document = href if href.startswith("http") else f"{address}/{href.lstrip('/')}"
    for kind, where in (
        ("review", f"{address}/review"),
        ("statement", statement),
        ("document", document),
    ):
        page.goto(where)
        page.locator("h1").wait_for()
        settled(page)
        picture(page, f"{kind}-{name}", 1500)
        wide = page.evaluate(
            """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
              .map(e => e.scrollWidth - e.clientWidth)"""
        )
        assert max(wide) <= 0, kind
        assert against_the_guidelines(page) == [], kind
