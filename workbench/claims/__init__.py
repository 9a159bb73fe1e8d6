"""Claims without a figure: who did it, whether it happened, whether a body ever said so.

words (the lists, ready to be found) → read (the claims of a passage) → judge (what one text asserts
and another denies). Silent wherever a sentence leaves open what it claims.
"""

from __future__ import annotations

from workbench.claims.judge import Confirms, claimed, judge_claims
from workbench.claims.read import Claim, read_claims

__all__ = ["Claim", "Confirms", "claimed", "judge_claims", "read_claims"]
