"""What a reader hands back, and the limits all readers keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MEGABYTE = 1_000_000
MAX_BYTES = 25 * MEGABYTE
"""The largest file that is read."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text with what it says of itself (title, publisher, published …), as text. `warning`
    is one line for whoever reads the document: what may be wrong with the text."""

    text: str
    media_type: str
    known: Mapping[str, str] = field(default_factory=dict)
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, the endings of its files and what reads them. `read` gets the path (to
    name it in errors) and the bytes; UnreadableInput says what is wrong."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], Extracted]
