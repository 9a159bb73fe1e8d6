"""Verdicts and the findings they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """What two statements are to each other."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    CONSISTENT = "consistent"
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_MEASURE = "different_measure"
    DIFFERENT_EVENT = "different_event"
    NOT_COMPARABLE = "not_comparable"


class Kind(StrEnum):
    """Whether the numbers disagree, or who did what."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Severity(StrEnum):
    """How far apart a contradiction is: over 10 %, 2 to 10 %, up to 2 %."""

    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"


class Relation(StrEnum):
    """One vocabulary for numbers, dates and places."""

    EQUAL = "equal"
    INSIDE = "inside"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of a pair. `detail` is a message key, `values` its named values as text, `left` and
    `right` are what was weighed, as text."""

    check: str
    relation: Relation
    detail: str
    values: tuple[tuple[str, str], ...] = ()
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one pair of statements, by id; the explanation is part of it: `findings` are a
    tuple, or what is equal to one and unpacked when looked at. `policy` is the counting policy by
    which the amounts were weighed."""

    id: str
    case_id: str
    left_id: str
    right_id: str
    verdict: Verdict
    rule: str
    kind: Kind = Kind.QUANTITATIVE
    severity: Severity | None = None
    flags: tuple[str, ...] = ()
    gap: Decimal | None = None
    gap_ratio: Decimal | None = None
    findings: Sequence[Finding] = ()
    reason: str = ""
    event_id: str = ""
    lexicon_version: str = ""
    policy: str = "as_written"
