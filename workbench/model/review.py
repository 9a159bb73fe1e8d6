"""What people decided; appended, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on one pair of statements; undo is a later review, never a deletion."""

    id: str
    left_id: str
    right_id: str
    decision: str
    reviewer: str
    note: str
    created_at: datetime
