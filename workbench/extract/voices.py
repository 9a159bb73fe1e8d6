"""A voice: somebody named as the source, the cue that says so, and which figures it reaches."""

from __future__ import annotations

from dataclasses import dataclass

CITED, FRAMED, SAID, RELAYED, MEDIA_COST, TRAILING = 0, 1, 1, 2, 2, 3
"""Ranks: the lower one is nearer to where the figure comes from."""


@dataclass(frozen=True, slots=True)
class Voice:
    """`source` and `cue` are token spans; the voice reaches the tokens first to stop. `pronoun`:
    the source is a pronoun, or not said at all where `source` is empty. `trail` is where what
    follows the cue stops belonging to it. `addressed`: the source is who is asked ("you said")."""

    source: tuple[int, int]
    cue: tuple[int, int]
    kind: str
    reach: tuple[int, int]
    rank: int
    pronoun: bool = False
    trail: int = 0
    addressed: bool = False

    @property
    def dropped(self) -> bool:
        """True when the verb has no subject of its own: who spoke before speaks on."""
        return self.source[0] == self.source[1]

    def reaches(self, index: int) -> bool:
        """True when a token lies within reach, or trails after a voice that closed its sentence
        ("…, X said, among them 19 children")."""
        return self.reach[0] <= index < max(self.reach[1], self.trail)

    @property
    def width(self) -> int:
        """How many tokens the voice reaches: the fewer, the more it is about them."""
        return self.reach[1] - self.reach[0]

    def distance(self, index: int) -> int:
        """Returns how many tokens lie between the cue and a token; what stands before the cue
        counts double, for a cue mostly leads."""
        if index >= self.cue[1]:
            return index - self.cue[1] + 1
        return 2 * (self.cue[0] - index)
