"""Cells that a spreadsheet would take for a formula are made text (CWE-1236)."""

from __future__ import annotations

import json
import re

FORMULA = re.compile(
    r"[\t\r\n]|[\s\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@＝＋－＠﹢﹣﹦﹫]"
)
"""What begins a formula, also in full-width and small forms and after what is not seen, or
hides one."""
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
"""Characters that neither a spreadsheet nor a reader of CSV takes."""


def guarded(text: str) -> str:
    """Returns the text with a `'` before it if it would begin a formula."""
    clean = text.translate(CONTROLS)
    return "'" + clean if FORMULA.match(clean) else clean


def cell(value: object) -> object:
    """Returns the value for one cell: numbers as they are, lists joined by `; `, what has parts of
    its own as JSON, text guarded."""
    if isinstance(value, bool):
        return "true" if value else "false"
    flat = flattened(value)
    return guarded(flat) if isinstance(flat, str) else flat


def flattened(value: object) -> object:
    """Returns a value that has parts as one text, any other as it is."""
    if isinstance(value, dict) or (isinstance(value, list) and not all(map(_is_plain, value))):
        return json.dumps(value, ensure_ascii=False)
    return "; ".join(str(one) for one in value) if isinstance(value, list) else value


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float)
