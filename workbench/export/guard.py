"""Cells that a spreadsheet would take for a formula are made text (CWE-1236)."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula, or hides one; the last four are their full-width forms."""
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
"""Characters that neither a spreadsheet nor a reader of CSV takes."""


def guarded(text: str) -> str:
    """Returns the text with a `'` before it if it would begin a formula, also after blanks."""
    clean = text.translate(CONTROLS)
    if clean.startswith(STARTS) or clean.lstrip(" \u00a0\u3000\ufeff").startswith(STARTS):
        return "'" + clean
    return clean


def cell(value: object) -> object:
    """Returns the value for one cell: numbers as they are, lists joined by `; `, text guarded."""
    if isinstance(value, list):
        return guarded("; ".join(str(one) for one in value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value
