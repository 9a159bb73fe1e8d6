"""Web pages: the article without menus, related stories and readers' comments.

The date comes from what the page says in so many words to machines, else from a date line people
can read. A guess from running text is never taken: such guesses turn a year into its first of
January.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from workbench.errors import UnreadableInput
from workbench.ingest import dateline, plain, tables
from workbench.ingest.guards import check_kind
from workbench.ingest.types import MEGABYTE, Extracted, Reader
from workbench.lexicon import load
from workbench.model.dates import PartialDate

DATE_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "date",
)
MAX_PAGE = 10 * MEGABYTE
"""Larger pages hold pictures in their text and take minutes."""

_DATED = ["date", "time", "publi", "byline", "meta"]
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding", re.I)


def read(path: str, data: bytes) -> Extracted:
    """Returns the article's text with title, publisher, date and address where the page says so."""
    from lxml import etree  # here, as a web page is seldom read: 50 MB with trafilatura
    from lxml import html as lxml_html

    check_kind(path, data, "a web page")
    if len(data) > MAX_PAGE:
        raise UnreadableInput(
            f"{path} has {len(data) // MEGABYTE} MB; expected a web page of {MAX_PAGE // MEGABYTE} "
            "MB at most. Save its text as .txt."
        )
    source: str | bytes = data if _CHARSET.search(data[:4096]) else plain.decode(path, data)[0]
    try:
        tree = lxml_html.document_fromstring(source)
        text = _text(tree)
    except (etree.LxmlError, ValueError, RecursionError) as problem:
        raise UnreadableInput(
            f"{path} is no readable web page ({_one_line(problem)}); expected HTML. "
            "Save the page again, or save its text as .txt."
        ) from problem
    if not text.strip():
        raise UnreadableInput(
            f"{path} holds no article: no text besides menus and links was found; expected a page "
            "with running text. Save the article's own page, or its text as .txt."
        )
    known = _known(tree, text)
    title = known.get("title", "")
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    return Extracted(text, "text/html", known)


def _text(tree: Any) -> str:
    import trafilatura
    from lxml import etree

    page = etree.tostring(tree, encoding="unicode", method="html")
    found = trafilatura.extract(page, include_comments=False, include_tables=True)
    if not found:
        found = trafilatura.extract(page, include_comments=False, favor_recall=True)
    return "\n\n".join(tables.from_marked((found or "").splitlines()))


def _known(tree: Any, text: str) -> dict[str, str]:
    metas = dict(_metas(tree))
    linked = list(_linked_data(tree))
    date = _date(tree, metas, linked) or dateline.published(text, load())
    heading = next((one.text_content() for one in tree.iter("h1")), "")
    found = {
        "title": metas.get("og:title") or heading or (tree.findtext(".//title") or ""),
        "publisher": metas.get("og:site_name") or _publisher(linked),
        "url": _url(tree, metas),
        "published": str(date) if date else "",
    }
    return {key: " ".join(value.split()) for key, value in found.items() if value.strip()}


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if key and meta.get("content"):
            yield key.lower(), meta.get("content")


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yields the JSON-LD objects of the page, graphs opened."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in data if isinstance(data, list) else [data]:
            if isinstance(one, dict):
                graph = one.get("@graph")
                yield one
                yield from (node for node in graph or () if isinstance(node, dict))


def _date(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> PartialDate | None:
    said = [str(one["datePublished"]) for one in linked if "datePublished" in one]
    said += [metas[key] for key in DATE_META if key in metas]
    said += [time.get("datetime") or "" for time in tree.iter("time")][:1]
    for text in said:
        match = _ISO.match(text.strip())
        try:
            if match:
                return PartialDate.parse(match.group())
        except ValueError:
            continue
    return _printed(tree)


def _printed(tree: Any) -> PartialDate | None:
    """Returns the date of an element that is made to hold one."""
    for one in tree.iter("time", "span", "div", "p", "li", "a", "td"):
        named = f"{one.get('class', '')} {one.get('id', '')}".lower()
        if one.tag == "time" or any(word in named for word in _DATED):
            text = one.text_content()
            if len(text) < 200:
                found = dateline.dateline(" ".join(text.split()), load())
                if found:
                    return found
    return None


def _publisher(linked: list[dict[str, Any]]) -> str:
    for one in linked:
        publisher = one.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str):
            return name
    return ""


def _url(tree: Any, metas: dict[str, str]) -> str:
    links = (one.get("href") or "" for one in tree.iter("link") if one.get("rel") == "canonical")
    url = next(links, "") or metas.get("og:url", "")
    return url if url.startswith(("http://", "https://")) else ""


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:100] or type(problem).__name__


READER = Reader("web page", (".html", ".htm", ".xhtml"), read)
