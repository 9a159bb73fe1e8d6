"""What the server adds to every answer: security headers, and the page's language in its HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbench import __version__
from workbench.errors import WorkbenchError
from workbench.locale import ENGLISH, language_of
from workbench.ui import data
from workbench.ui.words import PARAMETER

INDEX = Path(st.__file__).parent / "static" / "index.html"
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]{1,255}")
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # Streamlit styles its elements one by one
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
PLAIN = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}


@cache
def inline_scripts() -> str:
    """Returns the hashes of the scripts that stand in the page of this Streamlit build."""
    found = INLINE.findall(INDEX.read_bytes())
    digests = (base64.b64encode(hashlib.sha256(one).digest()).decode() for one in found)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def policy(host: str | None) -> str:
    """Returns the content security policy; the host is named for browsers that do not take 'self'
    for web sockets."""
    socket = f" ws://{host} wss://{host}" if host and HOST.fullmatch(host) else ""
    more = {"script-src": f" {inline_scripts()}", "connect-src": socket}
    return "; ".join(f"{name} {value}{more.get(name, '')}" for name, value in POLICY.items())


class SecurityHeaders:
    """Middleware: nothing from elsewhere runs in a page, and no page runs elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the app does, with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = policy(host)
                headers.update(PLAIN)
            await send(message)

        await self._app(scope, receive, with_headers)


class PageLanguage:
    """Middleware: `<html lang>` says the language that the page will speak."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the app does; pages are held back until their first tag has been rewritten."""
        headers = Headers(scope=scope) if scope["type"] == "http" else {}
        if "text/html" not in headers.get("accept", ""):
            await self._app(scope, receive, send)
            return
        plain = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        kept = [(key, value) for key, value in scope["headers"] if key not in plain]
        rewriter = _Rewriter(send, page_language(scope, headers))
        await self._app({**scope, "headers": kept}, receive, rewriter)


class _Rewriter:
    def __init__(self, send: Send, language: str) -> None:
        self._send, self._language = send, language
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            html = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if html and message["status"] == 200:
                self._start = message
                return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._body.replace(
            b'<html lang="en">', f'<html lang="{self._language}">'.encode(), 1
        )
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        headers["vary"] = "Accept-Language"
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def page_language(scope: Scope, headers: Mapping[str, str]) -> str:
    """Returns the language of a page that is asked for: `?lang=`, else the first language of ours
    that the browser accepts, else English."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(PARAMETER, [""])
    given = language_of(asked[-1]) if len(asked[-1]) == len(ENGLISH) else None
    return given or accepted(headers.get("accept-language", "")) or ENGLISH


def accepted(header: str) -> str | None:
    """Returns the language of ours that an Accept-Language header likes best, None without any."""
    ranked: list[tuple[float, str]] = []
    for entry in header.split(",")[:20]:
        tag, _, quality = entry.partition(";q=")
        code = language_of(tag.strip())
        if code:
            ranked.append((_quality(quality), code))
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def health(request: Request) -> JSONResponse:
    """Answers whether the store can be read, for whoever watches the server."""
    try:
        data.workbench().cases()
    except WorkbenchError as problem:
        return JSONResponse({"status": "failing", "problem": str(problem)}, status_code=503)
    return JSONResponse({"status": "ok", "version": __version__})


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """While the server runs; the first event is read while nobody waits for it yet."""
    data.prepare()
    yield {}


HEALTH = Route("/healthz", health)
MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(PageLanguage)]
