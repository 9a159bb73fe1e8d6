"""A voice: somebody named as the source, the cue that says so, and which figures it reaches."""

from __future__ import annotations

from dataclasses import dataclass

CITED, FRAMED, SAID, RELAYED, MEDIA_COST = 0, 1, 1, 2, 2
"""Ranks: the lower one is nearer to where the figure comes from."""


@dataclass(frozen=True, slots=True)
class Voice:
    """`source` and `cue` are token spans; the voice reaches the tokens first to stop. `pronoun`:
    the source is a pronoun; `bare`: the cue names a kind of source only ("official data")."""

    source: tuple[int, int]
    cue: tuple[int, int]
    kind: str
    reach: tuple[int, int]
    rank: int
    pronoun: bool = False

    def distance(self, index: int) -> int:
        """Returns how many tokens lie between the cue and a token; what stands before the cue
        counts double, for a cue mostly leads."""
        if index >= self.cue[1]:
            return index - self.cue[1] + 1
        return 2 * (self.cue[0] - index)
