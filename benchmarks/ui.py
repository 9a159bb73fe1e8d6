"""How fast the pages are, with 5,000 statements: python -m benchmarks.ui [--copies N]

The example case is put into a fresh store N times over under names of its own, so that statements,
passages and comparisons are many and alike; a server is started on it and Debian's Chromium opens
each page three times in a context of its own. "cold" is the first visit after the server began,
"warm" the median of the rest; then one change of a filter, a slider and a page, each from the click
until nothing runs any more. Sizes are counted, not timed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from workbench.model.comparison import Comparison
from workbench.model.ids import content_id
from workbench.model.statement import Statement
from workbench.model.text import Document, Passage
from workbench.pipeline import CaseView, Workbench

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "seeds" / "january-2022"
BUDGET = {"cold": 3.0, "warm": 1.5, "change": 0.7}
PAGES = {
    "contradictions": "/",
    "side by side": "/compare",
    "timeline": "/timeline",
    "ledger": "/ledger",
    "framing": "/framing",
    "search": "/search?q=238",
    "review": "/review",
    "documents": "/documents",
    "export": "/export",
    "method": "/method",
}
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def fill(db: str, copies: int) -> tuple[int, int]:
    """Puts the example into the store many times over; returns how many statements and
    comparisons there are."""
    bench = Workbench.open(db)
    case = bench.ingest(EXAMPLE).case
    bench.compare(case.id)
    view, store = bench.view(case.id), bench.store
    passages = store.passages(case.id)
    all_comparisons: list[Comparison] = list(view.comparisons)
    with store.transaction():
        for copy in range(1, copies):
            documents, statements, comparisons = _copied(view, str(copy))
            store.put_documents(list(documents.values()))
            for old, document in documents.items():
                mine = [one for one in statements if one.document_id == document.id]
                store.put_reading(document.id, _moved(passages, old, document), mine)
            all_comparisons += comparisons
        store.put_comparisons(case.id, all_comparisons)
    return len(view.statements) * copies, len(all_comparisons)


def _copied(
    view: CaseView, copy: str
) -> tuple[dict[str, Document], list[Statement], list[Comparison]]:
    def anew(id_: str) -> str:
        return content_id("copy", id_, copy)

    documents = {
        id_: replace(one, id=anew(id_), path=f"copy-{copy}/{one.path}")
        for id_, one in view.documents.items()
    }
    statements = [
        replace(
            one,
            id=anew(id_),
            document_id=anew(one.document_id),
            passage_id=anew(one.passage_id),
            part_of=anew(one.part_of) if one.part_of else None,
            same_as=anew(one.same_as) if one.same_as else None,
        )
        for id_, one in view.statements.items()
    ]
    comparisons = [
        replace(one, id=anew(one.id), left_id=anew(one.left_id), right_id=anew(one.right_id))
        for one in view.comparisons
    ]
    return documents, statements, comparisons


def _moved(passages: list[Passage], old: str, document: Document) -> list[Passage]:
    suffix = document.path.partition("/")[0]
    return [
        replace(one, id=content_id("copy", one.id, suffix), document_id=document.id)
        for one in passages
        if one.document_id == old
    ]


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """Starts the app on the folder's store; yields its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "WORKBENCH_DB": f"sqlite:///{folder / 'ui.db'}",
        "WORKBENCH_CACHE": str(folder / "cache"),
    }
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), *options]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(20)


def visit(browser: Browser, url: str) -> tuple[float, int, int]:
    """Opens a page in a context of its own; returns the seconds until its title and content
    stand, the elements on it and the bytes that came over the socket."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    received = 0

    def count(payload: str | bytes) -> None:
        nonlocal received
        received += len(payload)

    page.on("websocket", lambda socket: socket.on("framereceived", count))
    began = time.perf_counter()
    page.goto(url)
    page.locator("h1").wait_for(timeout=120_000)
    page.locator(READY).wait_for(timeout=120_000)
    taken = time.perf_counter() - began
    elements = page.locator("[data-testid=stElementContainer]").count()
    context.close()
    return taken, elements, received


def change(browser: Browser, url: str, act: Callable[[Page], None]) -> float:
    """Opens a page and does something on it; returns the median seconds until it is drawn."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(url)
    page.locator("h1").wait_for(timeout=120_000)
    page.locator(READY).wait_for()
    taken = []
    for _ in range(5):
        page.wait_for_timeout(600)
        began = time.perf_counter()
        act(page)
        page.wait_for_timeout(60)
        page.locator(READY).wait_for()
        taken.append(time.perf_counter() - began - 0.06)
    context.close()
    return statistics.median(taken)


def press_pill(page: Page) -> None:
    """Turns the second verdict on or off."""
    page.get_by_test_id("stPills").first.locator("button").nth(1).click()


def move_slider(page: Page) -> None:
    """Moves the as-of slider one day back."""
    page.get_by_role("slider").first.press("ArrowLeft")


def memory(pid: int) -> float:
    """Returns the megabytes a process holds, 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in text.split("\n") if "VmRSS" in line)


def main() -> None:
    """Prints a row a page, a row a change, and what the server held in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=12)
    copies = parser.parse_args().copies
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        statements, comparisons = fill(f"sqlite:///{folder / 'ui.db'}", copies)
        print(f"{statements:,} statements, {comparisons:,} comparisons")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with served(folder) as (address, pid):
            for title, path in PAGES.items():
                seen = [visit(browser, address + path) for _ in range(4)]
                warm = statistics.median(one[0] for one in seen[1:])
                print(
                    f"{title:16s} cold {seen[0][0]:5.2f} s  warm {warm:5.2f} s"
                    f"  {seen[-1][1]:4d} elements {seen[-1][2] / 1000:7.0f} kB"
                )
            print(f"a verdict on or off  {change(browser, address + '/', press_pill):5.2f} s")
            print(
                f"as-of slider         {change(browser, address + '/compare', move_slider):5.2f} s"
            )
            print(f"the server holds {memory(pid):,.0f} MB")
        browser.close()
    print(f"wanted: cold {BUDGET['cold']} s, warm {BUDGET['warm']} s, change {BUDGET['change']} s")


if __name__ == "__main__":
    main()
