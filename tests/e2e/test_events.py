"""Several events in one store: the address bar names the one that is open, wherever one goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import serving, settled
from workbench.model.text import Case
from workbench.pipeline import NewDocument, Workbench

pytestmark = pytest.mark.e2e

TEXT = "The blast killed {n} people, the union said."


@pytest.fixture(scope="module")
def two_events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over a store with the events `mine` and `plant`."""
    folder = tmp_path_factory.mktemp("events")
    bench = Workbench.open(f"sqlite:///{folder / 'e2e.db'}")
    for case, n in (("mine", 23), ("plant", 41)):
        bench.store.put_case(Case(case, case.title()))
        bench.add_documents(case, [NewDocument(name="a.txt", text=TEXT.format(n=n))])
        bench.compare(case)
    bench.store.close()
    with serving(folder) as address:
        yield address


def test_the_address_names_the_event_on_every_page(page: Page, two_events: str) -> None:
    page.goto(f"{two_events}/ledger?event=plant")
    expect(page.get_by_text("41").first).to_be_visible()
    page.get_by_role("link", name="Search").first.click()
    expect(page).to_have_url(re.compile("/search.*event=plant"))
    page.get_by_role("link", name="Ledger").first.click()
    expect(page).to_have_url(re.compile("/ledger.*event=plant"))
    page.reload()
    expect(page.get_by_text("41").first).to_be_visible()
    settled(page)
    # One step, or two where the browser kept the address the navigation wrote: never a trap.
    page.go_back()
    page.wait_for_timeout(2_000)
    if "/search" not in page.url:
        page.go_back()
    expect(page).to_have_url(re.compile("/search.event=plant"))
    expect(page.locator("h1")).to_have_text("Search")


def test_the_first_event_needs_no_name(page: Page, two_events: str) -> None:
    page.goto(f"{two_events}/ledger")
    expect(page.get_by_text("23").first).to_be_visible()
    page.get_by_role("link", name="Search").first.click()
    expect(page.locator("h1")).to_have_text("Search")
    settled(page)
    expect(page).not_to_have_url(re.compile("event="))
