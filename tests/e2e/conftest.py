"""A running app, a browser, and a watch over every request it makes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
START = 90
"""Seconds the server may take until it answers."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; without one the tests skip, on the build server they fail."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        words = f"no Chromium here (looked for {', '.join(NAMES)}): apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a free port of this machine, over a store that does not exist yet."""
    with serving(tmp_path_factory.mktemp("e2e")) as where:
        yield where


def environment(folder: Path) -> dict[str, str]:
    """What the app and the commands are run with: a store and a cache in the folder."""
    return {
        **os.environ,
        "WORKBENCH_DB": f"sqlite:///{folder / 'e2e.db'}",
        "WORKBENCH_CACHE": os.environ.get("WORKBENCH_CACHE", str(folder / "cache")),
    }


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Runs the app on a free port of this machine over the store in the folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), *options]
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.fail(f"the app did not start: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the app did not answer within {START} s: {log.read_text()[-2000:]}")


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of its own, 1400 wide unless the test says otherwise; fails if any request leaves
    this machine."""
    wanted = getattr(request, "param", {})
    context = browser.new_context(
        viewport={"width": wanted.get("width", 1400), "height": 900},
        color_scheme=wanted.get("theme", "light"),
        accept_downloads=True,
    )
    context.set_default_timeout(30_000)
    outside: list[str] = []

    def watch(sent: Request) -> None:
        if urlsplit(sent.url).scheme in ("http", "https", "ws", "wss") and (
            urlsplit(sent.url).hostname != "127.0.0.1"
        ):
            outside.append(sent.url)

    def stop(route: Route) -> None:
        inside = urlsplit(route.request.url).hostname == "127.0.0.1"
        route.continue_() if inside else route.abort()

    context.route("**/*", stop)
    opened = context.new_page()
    opened.on("request", watch)
    yield opened
    context.close()
    assert not outside, f"requests left the machine: {outside}"


@pytest.fixture(scope="session")
def loaded(browser: Browser, address: str) -> str:
    """The app with the example in its store: the first visit loads it and shows that it does."""
    context = browser.new_context()
    first = context.new_page()
    first.goto(address)
    first.locator("h1").wait_for(timeout=180_000)
    first.locator(".cw-head").first.wait_for(timeout=30_000)
    context.close()
    return address


def settled(page: Page) -> None:
    """Waits until the page has been drawn and nothing runs any more."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(300)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def picture(page: Page, name: str, height: int | None = None) -> None:
    """Keeps a picture of the page where WORKBENCH_PICTURES names a folder."""
    folder = os.environ.get("WORKBENCH_PICTURES")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or {"width": 1400, "height": 900}
    page.set_viewport_size({"width": size["width"], "height": height or size["height"]})
    page.mouse.move(0, 0)
    page.wait_for_timeout(700)
    page.screenshot(path=str(Path(folder) / f"{name}.png"))
    page.set_viewport_size(size)
