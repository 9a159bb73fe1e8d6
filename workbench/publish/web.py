"""Addresses that may become links."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

LONGEST = 2000
KEPT = "%/:?#[]@!$&'()*+,;=~-._"


def web_address(address: str) -> str | None:
    """Returns the address, encoded, if it leads to a web page; None for anything else (javascript:,
    data:, //host, a path)."""
    plain = address.strip()
    if len(plain) > LONGEST:
        return None
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    if not parts.path and not parts.query and not parts.fragment:
        plain += "/"  # a host alone, as browsers write it
    return quote(plain, safe=KEPT, errors="replace")
