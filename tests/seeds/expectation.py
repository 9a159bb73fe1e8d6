"""The expectations of a case (expected.toml) and how what was read is held against them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from workbench.extract.tokens import tokenise
from workbench.extract.voice_words import identify
from workbench.lexicon import load
from workbench.model.comparison import Comparison
from workbench.model.statement import Statement
from workbench.pipeline import CaseView

Entry = Mapping[str, Any]
ASKED = ("value", "hedge", "unit", "measure", "place", "population", "source", "role")


@dataclass(frozen=True)
class Expectations:
    """What a case must give, and where it stands in what was read."""

    view: CaseView
    entries: Mapping[str, Any]

    @classmethod
    def of(cls, folder: Path, view: CaseView) -> Expectations:
        """Returns the expectations of a case folder over what was read of it."""
        text = (folder / "expected.toml").read_text(encoding="utf-8")
        return cls(view, tomllib.loads(text))

    @cached_property
    def _by_path(self) -> Mapping[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for one in self.view.statements.values():
            found.setdefault(self.view.documents[one.document_id].path, []).append(one)
        return found

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {document.path: document.text for document in self.view.documents.values()}

    @cached_property
    def _pairs(self) -> Mapping[frozenset[str], Comparison]:
        return {frozenset((one.left_id, one.right_id)): one for one in self.view.comparisons}

    def statement(self, entry: Entry) -> Statement | None:
        """Returns the statement read where the entry's figure stands; None if none was."""
        text = self._texts[entry["document"]]
        quote = entry.get("quote", entry["surface"])
        start = text.index(quote) + quote.index(entry["surface"])
        stop = start + len(entry["surface"])
        overlapping = [
            (min(one.span.stop, stop) - max(one.span.start, start), one)
            for one in self._by_path.get(entry["document"], [])
            if one.span.start < stop and start < one.span.stop
        ]
        return max(overlapping, key=lambda pair: pair[0])[1] if overlapping else None

    def comparison(self, left: Statement | None, right: Statement | None) -> Comparison | None:
        """Returns what the two were judged to be; None if they were not compared."""
        if left is None or right is None:
            return None
        return self._pairs.get(frozenset((left.id, right.id)))

    def misses(self, entry: Entry) -> tuple[str, ...]:
        """Returns which of ASKED came out otherwise than expected; ("found",) if nothing was."""
        one = self.statement(entry)
        if one is None:
            return ("found",)
        return tuple(name for name in ASKED if not _holds(name, entry, one))

    def verdict_misses(self, entry: Entry) -> str | None:
        """Returns what is wrong with the verdict on an expected pair, None if it is right."""
        seen = self.comparison(self.statement(entry["left"]), self.statement(entry["right"]))
        if seen is None:
            return "not compared"
        if seen.verdict != entry["verdict"]:
            return f"{seen.verdict} by {seen.rule}"
        if "severity" in entry and seen.severity != entry["severity"]:
            return f"severity {seen.severity}"
        if "kind" in entry and seen.kind != entry["kind"]:
            return f"kind {seen.kind}"
        lacking = set(_flags(entry)) - set(seen.flags)
        return f"flags {', '.join(seen.flags) or 'none'}" if lacking else None


def _flags(entry: Entry) -> Iterable[str]:
    flags = entry.get("flags", ())
    return [flags] if isinstance(flags, str) else list(flags)


def _holds(name: str, entry: Entry, one: Statement) -> bool:
    if name == "value":
        written = (entry.get("low"), entry.get("high"))
        return (one.quantity.low, one.quantity.high) == tuple(
            None if value is None else Decimal(str(value)) for value in written
        )
    if name == "source":
        return "source" not in entry or _names(entry["source"], one)
    if name == "role":
        return "role" not in entry or one.role == entry["role"]
    if name == "population" and "population" not in entry:
        return True  # not stated by hand: people in general, or a thing
    seen = {
        "hedge": one.quantity.hedge,
        "unit": one.quantity.unit,
        "measure": one.measure,
        "place": one.scope.place,
        "population": one.scope.population,
    }[name]
    return bool(seen == entry.get(name))


def _names(expected: str, one: Statement) -> bool:
    """True when the source or the speaker read is the authority expected, under whatever name, or
    shares a word's beginning with it."""
    named = one.attribution
    read = f"{named.source if named else ''} {one.speaker or ''}".casefold()
    if any(word[:5] in read for word in expected.casefold().split() if len(word) > 1):
        return True
    meant = _authority(expected, one.language)
    return meant is not None and named is not None and named.source_id == meant


def _authority(name: str, language: str) -> str | None:
    norms = tuple(token.norm for token in tokenise(name))
    return identify(norms, load(), language)
