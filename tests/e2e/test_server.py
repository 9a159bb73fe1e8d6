"""The server itself: headers, the language of its HTML, health, and tables at addresses."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.e2e.conftest import ROOT, settled

pytestmark = pytest.mark.e2e

ROUTER = (ROOT / "streamlit_app.py").read_text(encoding="utf-8")
PAGES = re.findall(r'\("([a-z_]+)", ":material/', ROUTER)
HTML = {"Accept": "text/html"}


def path_of(page: str) -> str:
    """The path of a page; the first one stands at the root."""
    return "" if page == "contradictions" else page


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        plain = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if plain else self.body).decode("utf-8-sig")


def get(url: str, **headers: str) -> Answer:
    """Asks the server, whatever it answers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=named)
    try:
        with urllib.request.urlopen(request, timeout=60) as found:
            return Answer(found.status, _lower(found.headers.items()), found.read())
    except urllib.error.HTTPError as wrong:
        return Answer(wrong.code, _lower(wrong.headers.items()), wrong.read())


def _lower(pairs: object) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in pairs}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path", ["/", "/compare", "/healthz", "/export/statements.csv", "/_stcore/health"]
)
def test_every_answer_has_the_headers(loaded: str, path: str) -> None:
    headers = get(loaded + path, **HTML).headers
    rules = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    allowed = {"'self'", *(f"{kind}://{loaded.removeprefix('http://')}" for kind in ("ws", "wss"))}
    assert set(rules["connect-src"].split()) == allowed


def test_the_policy_allows_the_script_of_this_build_and_no_other(loaded: str) -> None:
    answer = get(loaded, **HTML)
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inline]
    named = re.findall(r"'sha256-([^']+)'", answer.headers["content-security-policy"])
    assert named == hashes != []


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "", "en"),
        ("/?lang=kk", "ru", "kk"),
        ("/compare?lang=ky&left=official", "", "ky"),
        ("/", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("/", "de-DE,de;q=0.9,kk;q=0.5,ru;q=0.4", "kk"),
        ("/?lang=xx", "fr", "en"),
        ("/?lang=%22%3E%3Cscript%3E", "", "en"),
    ],
)
def test_the_html_says_the_language_of_the_page(
    loaded: str, path: str, accepted: str, language: str
) -> None:
    answer = get(
        loaded + path, Accept="text/html", Accept_Language=accepted, Accept_Encoding="gzip"
    )
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.rstrip().endswith("</html>")
    assert "Accept-Language" in answer.headers["vary"]


def test_health(loaded: str) -> None:
    answer = get(f"{loaded}/healthz")
    assert (answer.status, json.loads(answer.text)["status"]) == (200, "ok")


def rows_of(address: str) -> list[dict[str, str]]:
    """The rows of a CSV at an address."""
    answer = get(address)
    assert answer.status == 200, answer.text
    assert answer.body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


VIEWS = [
    *("contradictions", "comparisons", "compare", "statements", "casualties", "documents"),
    *("timeline", "ledger?measure=detained", "framing?group=event", "search?q=238"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_the_same_in_csv_and_json(loaded: str, view: str) -> None:
    name, _, query = view.partition("?")
    listed = rows_of(f"{loaded}/export/{name}.csv?{query}")
    objects = json.loads(get(f"{loaded}/export/{name}.json?{query}").text)
    assert objects["view"] == name
    assert len(listed) == len(objects["rows"]) > 1
    assert list(listed[0]) == list(objects["rows"][0])
    numbers = [name for name, value in objects["rows"][0].items() if isinstance(value, int | float)]
    for column in set(numbers) - {"vague", "incremental", "rate", "correction"}:
        assert float(listed[0][column]) == float(objects["rows"][0][column])


def test_the_table_of_a_page_is_at_its_address(page: Page, loaded: str) -> None:
    page.goto(f"{loaded}/?verdict=update&measure=deaths&lang=ru")
    page.locator(".cw-head").first.wait_for()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    query = urlencode({"verdict": "update", "measure": "deaths", "lang": "ru"})
    at_address = get(f"{loaded}/export/contradictions.csv?{query}")
    assert Path(download.value.path()).read_bytes() == at_address.body
    found = rows_of(f"{loaded}/export/contradictions.csv?{query}")
    assert {(row["verdict"], row["measure"]) for row in found} == {("update", "deaths")}
    assert {row["measure_label"] for row in found} == {"погибшие"}
    assert all(re.search("[а-я]{3}", row["reason"]) for row in found)
    shown = re.search(r"показан\w* (\d+)", page.locator(".cw-summary").inner_text())
    assert shown is not None
    assert len(found) >= int(shown[1]) > 0


def test_the_figures_of_a_timeline_are_at_its_address(page: Page, loaded: str) -> None:
    query = "measure=deaths&period=all"
    page.goto(f"{loaded}/timeline?{query}&lang=kk")
    page.get_by_role("button", name="CSV").wait_for()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    found = get(f"{loaded}/export/timeline.csv?{query}")
    assert Path(download.value.path()).read_bytes() == found.body
    assert {row["measure"] for row in rows_of(f"{loaded}/export/timeline.csv?{query}")} == {
        "deaths"
    }


def test_wrong_addresses_are_told_what_there_is(loaded: str) -> None:
    for path, status, told in [
        ("/export/nothing.csv", 404, "contradictions"),
        ("/export/statements.exe", 404, "jsonl"),
        ("/export/statements.csv?event=gone", 404, "no event 'gone'"),
    ]:
        answer = get(loaded + path)
        assert answer.status == status
        assert told in json.loads(answer.text)["problem"]
    odd = f"/export/contradictions.json?verdict={quote('<script>')}&measure={'x' * 900}"
    assert get(loaded + odd).status == 200


def test_a_page_of_another_site_cannot_read_the_tables(loaded: str) -> None:
    answer = get(f"{loaded}/export/statements.json", Host="evil.example")
    assert answer.status == 403
    assert "allowedHosts" in answer.text
    assert (
        "access-control-allow-origin"
        not in get(f"{loaded}/export/statements.json", Origin="https://evil.example").headers
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_the_policy(page: Page, loaded: str, name: str) -> None:
    told: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 404" not in message.text:
            told.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda wrong: told.append(str(wrong)))
    page.goto(f"{loaded}/{path_of(name)}")
    page.locator("h1").wait_for()
    settled(page)
    for chart in page.get_by_test_id("stVegaLiteChart").all():
        chart.locator("canvas, svg").first.wait_for()
    assert not told
