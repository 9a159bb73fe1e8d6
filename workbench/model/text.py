"""Documents, passages and the places in them, always in characters of Document.text."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.dates import PartialDate, Period


class Role(StrEnum):
    """What a passage is: the outlet's own words, a quotation, or a turn of an interview."""

    NARRATION = "narration"
    QUOTE = "quote"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in Document.text and the exact characters there (`text[start:stop] == span.text`)."""

    start: int
    stop: int
    text: str


class MappedText:
    """Readable text that remembers where each of its characters stood in the original.

    `origin[i]` is the offset of character i in the original text; an inserted character carries the
    offset of the original character it stands for or follows. `ends[i]` is where that character
    ends there; None while every character stands for a single one.
    """

    __slots__ = ("ends", "origin", "text")

    def __init__(self, text: str, origin: array[int], ends: array[int] | None = None) -> None:
        if len(text) != len(origin):
            raise ValueError(f"{len(text)} characters but {len(origin)} origins")
        self.text = text
        self.origin = origin
        self.ends = ends

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> MappedText:
        """Returns the text mapped onto itself, its first character standing at `offset`."""
        return cls(text, array("q", range(offset, offset + len(text))))

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, stop: int) -> MappedText:
        """Returns the characters from start to stop with their origins."""
        ends = None if self.ends is None else self.ends[start:stop]
        return MappedText(self.text[start:stop], self.origin[start:stop], ends)

    def original(self, start: int, stop: int) -> tuple[int, int]:
        """Returns (start, stop) in the original text of the characters start to stop here."""
        if not 0 <= start < stop <= len(self.text):
            raise ValueError(f"no characters at {start}:{stop} of {len(self.text)}")
        last = self.origin[stop - 1] + 1 if self.ends is None else self.ends[stop - 1]
        return self.origin[start], last


@dataclass(frozen=True, slots=True)
class Case:
    """One event under comparison: a folder of documents, its frame and the order of its sides."""

    id: str
    title: str
    place: str | None = None
    period: Period | None = None
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `path` is relative to the case; `kind` is original or digest; `status` is
    empty or says in one line why the text could not be read."""

    id: str
    case_id: str
    path: str
    text: str
    title: str = ""
    publisher: str = ""
    side: str = "unassigned"
    speaker: str = ""
    language: str | None = None
    published: PartialDate | None = None
    url: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    kind: str = "original"
    status: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document in one voice. `span` is in Document.text; `text` is the readable form
    (repaired) with the map back; `speaker` is who talks here, None for the outlet itself."""

    id: str
    document_id: str
    span: Span
    text: MappedText
    language: str | None
    speaker: str | None
    role: Role
