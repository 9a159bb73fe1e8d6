"""Tables at addresses over the store the pages look at: filters, languages, wrong addresses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.ui.conftest import Open, cards
from workbench.ui import data, routes, server


@pytest.fixture
def client(store_path: Path) -> Iterator[TestClient]:
    """The routes and headers of the server, asked without a socket."""
    app = Starlette(routes=[server.HEALTH, routes.EXPORTS], middleware=server.MIDDLEWARE)
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        yield asking


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    """The rows of a CSV at an address."""
    answer = client.get(f"/export/{address}")
    assert answer.status_code == 200, answer.text
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_filters_are_those_of_the_page(client: TestClient, opened: Open) -> None:
    plain = rows(client, "contradictions.csv")
    assert {row["verdict"] for row in plain} == {"contradiction"}
    everything = rows(client, "contradictions.csv?verdict=all")
    assert len(everything) > len(plain) > 0
    one = rows(client, "contradictions.csv?verdict=update&measure=deaths")
    assert {(row["verdict"], row["measure"]) for row in one} == {("update", "deaths")}
    unknown = rows(client, "contradictions.csv?measure=nothing&severity=%3Cscript%3E")
    assert unknown == plain
    assert len(cards(opened(verdict="update", measure="deaths"))) <= len(one)


def test_one_finding_has_its_own_table(client: TestClient) -> None:
    first = data.load(data.workbench().cases()[0].id).distinct[0]
    found = rows(client, f"contradictions.csv?finding={first.first.comparison.id}")
    assert len(found) == len(first.all)
    assert rows(client, "contradictions.csv?finding=gone") == []


def test_labels_speak_the_language_codes_do_not(client: TestClient) -> None:
    english = client.get("/export/contradictions.json").json()
    russian = client.get("/export/contradictions.json?lang=ru").json()
    assert (english["language"], russian["language"]) == ("en", "ru")
    assert client.get("/export/contradictions.json?lang=xx").json()["language"] == "en"
    for one, other in zip(english["rows"], russian["rows"], strict=True):
        same = set(one) - {"reason", "measure_label"}
        assert {key: one[key] for key in same} == {key: other[key] for key in same}
        assert one["measure_label"] != other["measure_label"]


def test_a_ledger_answers_sides_and_language(client: TestClient) -> None:
    told = rows(client, "ledger.csv?measure=deaths")
    official = rows(client, "ledger.csv?measure=deaths&sides=official")
    assert 0 < len(official) <= len(told)
    assert all("official" in (row["side"], row["figure_of"]) for row in official)
    kazakh = rows(client, "ledger.csv?measure=deaths&lang_doc=kk")
    assert {row["language"] for row in kazakh} == {"kk"}
    assert rows(client, "ledger.csv?measure=%27&of=%27&sides=nobody&lang_doc=xx")


def test_a_period_narrows_the_timeline(client: TestClient) -> None:
    def drawn(period: str) -> list[str]:
        found = rows(client, f"timeline.csv?measure=deaths&period={period}")
        return [row["as_of"] for row in found if row["status"] in ("asserted", "relayed")]

    everything = drawn("all")
    own = drawn("2022-01-09~2022-01-10")
    assert set(own) < set(everything)
    assert drawn("nonsense~2022") == drawn("")


def test_a_search_without_words_is_empty_with_its_columns(client: TestClient) -> None:
    assert client.get("/export/search.json").json()["rows"] == []
    header = client.get("/export/search.csv").content.decode("utf-8-sig").strip()
    assert header.startswith("file,title,publisher,side")
    found = rows(client, "search.csv?q=238&how=exact")
    assert found
    assert all("238" in row["text"] for row in found)


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl", "xlsx"])
def test_every_view_comes_in_every_format(client: TestClient, format_: str) -> None:
    for view in routes.VIEWS:
        answer = client.get(f"/export/{view}.{format_}?q=238")
        assert answer.status_code == 200, (view, answer.text)
        assert answer.headers["x-content-type-options"] == "nosniff"
        attached = "attachment" in answer.headers.get("content-disposition", "")
        assert attached == (format_ != "json")


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7", ""])
def test_a_strange_host_is_refused_while_only_this_machine_is_served(name: str) -> None:
    st.config.set_option("server.address", "127.0.0.1")
    assert not routes.is_known_host(name)
    assert all(routes.is_known_host(one) for one in ("127.0.0.1", "localhost", "::1"))


def test_a_server_that_others_reach_is_as_open_as_it_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options: dict[str, object] = {"server.allowedHosts": [], "server.address": "0.0.0.0"}
    monkeypatch.setattr(st, "get_option", options.get)
    assert routes.is_known_host("desk.example")
    options["server.allowedHosts"] = ["desk.example", "*.news.example"]
    assert routes.is_known_host("a.news.example")
    assert not routes.is_known_host("evil.example")
    assert not routes.is_known_host("127.0.0.1")


def test_without_a_case_the_address_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DB", f"sqlite:///{tmp_path / 'empty.db'}")
    st.cache_resource.clear()
    app = Starlette(routes=[server.HEALTH, routes.EXPORTS])
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        answer = asking.get("/export/statements.csv")
        assert answer.status_code == 404
        assert "none yet" in answer.json()["problem"]
        assert asking.get("/healthz").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en;q=0.1,kk;q=0.2", "kk"),
        ("de,fr", None),
        ("", None),
        ("ky;q=nonsense,en;q=0.5", "en"),
    ],
)
def test_the_browser_s_languages_are_weighed(header: str, language: str | None) -> None:
    assert server.accepted(header) == language
