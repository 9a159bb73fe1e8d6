"""How fast the pages are, with 4,000 statements: python -m benchmarks ui [--copies N]

The example case is put into a fresh store N times over under names of its own, so that statements,
passages and comparisons are many and alike (`--store FILE` keeps the store and takes it again). A
server is started on it, and Debian's Chromium opens each page four times in a context of its own,
which has nothing kept. A page is there when its own content can be seen: a card, a chart, a table.
"cold" is the first visit to it since the server began, "warm" the median of the rest; "server" are
the processor seconds of the server in a warm visit, which do not depend on who else uses the
machine. Then one change of a filter, a slider and a reviewer's key, each from the click until its
last run has ended, as the page's own clock has it. Sizes are counted, not timed.
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.many import stocked

ROOT = Path(__file__).parents[1]
BUDGET = {"cold": 3.0, "warm": 1.5, "change": 0.7}
CHART = "[data-testid=stVegaLiteChart] :is(canvas, svg)"
TABLE = "[data-testid=stDataFrame] canvas"
PAGES = {
    "contradictions": ("/", ".cw-pair"),
    "side by side": ("/compare", ".cw-row"),
    "timeline": ("/timeline", CHART),
    "ledger": ("/ledger", ".cw-ledger"),
    "framing": ("/framing", CHART),
    "search": ("/search?q=238", "mark"),
    "review": ("/review", ".cw-pair"),
    "documents": ("/documents", TABLE),
    "export": ("/export", TABLE),
    "method": ("/method", ".cw-prose"),
}
"""Where each page is, and what is seen of it when it is there."""
STATE = "data-test-script-state"
READY = f"[data-testid=stApp][{STATE}=notRunning]"
WATCH = f"""() => {{
    const app = document.querySelector('[data-testid=stApp]');
    window.ended = 0;
    new MutationObserver(() => {{
        if (app.getAttribute('{STATE}') === 'notRunning') window.ended = performance.now();
    }}).observe(app, {{ attributes: true, attributeFilter: ['{STATE}'] }});
}}"""
"""Notes when the last run ended."""
SETTLED = 1_500
"""Milliseconds after a change in which its last run has surely begun."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


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


class Visit(NamedTuple):
    """Seconds until a page was there, the elements on it, the bytes that came over the socket, and
    what the server worked on it, in processor seconds."""

    seconds: float
    elements: int
    received: int
    worked: float


def visit(browser: Browser, url: str, content: str, pid: int) -> Visit:
    """Opens a page in a context of its own."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    received = 0

    def count(payload: str | bytes) -> None:
        nonlocal received
        received += len(payload)

    page.on("websocket", lambda socket: socket.on("framereceived", count))
    worked, began = work(pid), time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator("h1").wait_for(timeout=120_000)
    page.locator(content).first.wait_for(timeout=120_000)
    taken = time.perf_counter() - began
    page.locator(READY).wait_for(timeout=120_000)
    page.wait_for_timeout(SETTLED)
    elements = page.locator("[data-testid=stElementContainer]").count()
    context.close()
    return Visit(taken, elements, received, work(pid) - worked)


def change(browser: Browser, url: str, act: Callable[[Page], None]) -> float:
    """Opens a page and does something on it; returns the median seconds until its last run has
    ended."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(url)
    page.locator("h1").wait_for(timeout=120_000)
    page.locator(READY).wait_for()
    page.wait_for_timeout(SETTLED)
    page.evaluate(WATCH)
    taken: list[float] = []
    for _ in range(5):
        began: float = page.evaluate("performance.now()")
        act(page)
        page.wait_for_timeout(SETTLED)
        page.locator(READY).wait_for()
        ended: float = page.evaluate("window.ended")
        taken.append((ended - began) / 1000)
    context.close()
    return statistics.median(taken)


def press_pill(page: Page) -> None:
    """Turns the second verdict on or off."""
    page.get_by_test_id("stButtonGroup").first.locator("button").nth(1).click()


def move_slider(page: Page) -> None:
    """Moves the as-of slider one day back."""
    page.get_by_role("slider").first.press("ArrowLeft")


def next_finding(page: Page) -> None:
    """Leaves a finding for later, by the reviewer's key."""
    page.keyboard.press("j")


def work(pid: int) -> float:
    """Returns the processor seconds of a process so far, 0 where the system does not tell."""
    try:
        after = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after[11]) + int(after[12])) / int(os.sysconf("SC_CLK_TCK"))


def memory(pid: int) -> float:
    """Returns the megabytes a process holds, 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in text.split("\n") if "VmRSS" in line)


CHANGES = (
    ("a verdict on or off", "/", press_pill),
    ("as-of slider", "/compare", move_slider),
    ("a reviewer's key", "/review", next_finding),
)


def told(title: str, seen: Sequence[Visit]) -> None:
    """Prints the row of a page."""
    first, *rest = seen
    warm, worked = (
        statistics.median(values)
        for values in ([one.seconds for one in rest], [one.worked for one in rest])
    )
    print(
        f"{title:16s} cold {first.seconds:5.2f} s  warm {warm:5.2f} s  server {worked:5.2f} s"
        f"  {rest[-1].elements:4d} elements {rest[-1].received / 1000:7.0f} kB",
        flush=True,
    )


def main() -> None:
    """Prints a row a page, a row a change, and what the server held in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--store", type=Path, help="a store of an earlier run, or where to keep it")
    wish = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        stocked(folder / "ui.db", wish.copies, wish.store)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with served(folder) as (address, pid):
            for title, (path, content) in PAGES.items():
                told(title, [visit(browser, address + path, content, pid) for _ in range(4)])
            for title, path, act in CHANGES:
                print(f"{title:20s} {change(browser, address + path, act):5.2f} s", flush=True)
            print(f"the server holds {memory(pid):,.0f} MB")
        browser.close()
    print(f"wanted: cold {BUDGET['cold']} s, warm {BUDGET['warm']} s, change {BUDGET['change']} s")


if __name__ == "__main__":
    main()
