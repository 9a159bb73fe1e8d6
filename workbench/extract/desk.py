"""What one sentence is read with: its scene, what came before, and the measures settled so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.extract.before import Before
from workbench.extract.costs import Candidate, group
from workbench.extract.nouns import Head
from workbench.extract.places import Where
from workbench.extract.scene import Scene
from workbench.extract.subsets import Part
from workbench.lexicon import Lexicon

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mention counts. `whole` is the index of the mention it is a part of in this
    sentence, `earlier` the index of the reading in Past.readings it is a part of; `open_place` when
    the sentence says nothing of a place; `figure` is False for what is not worth a statement,
    `slight` True where only its smallness makes it so."""

    measure: str
    unit: str | None = None
    thing: str | None = None
    thing_class: str | None = None
    population: str | None = None
    place: str | None = None
    open_place: bool = True
    qualifiers: tuple[str, ...] = ()
    whole: int | None = None
    earlier: int | None = None
    kind: str = "count"
    figure: bool = True
    slight: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier sentences of the passage leave behind: the readings of the last one with
    figures, the country the case is about, and the text before and after."""

    readings: tuple[Reading, ...] = ()
    home: str | None = None
    before: Before | None = None
    after: str = ""

    def anchor(self) -> int | None:
        """Returns the index of the figure that "of them" means: the last that is no part."""
        for at in range(len(self.readings) - 1, -1, -1):
            one = self.readings[at]
            if one.kind == "count" and one.whole is None and one.earlier is None:
                return at
        counts = [at for at, one in enumerate(self.readings) if one.kind == "count"]
        return counts[-1] if counts else None


NO_PAST = Past()
Answer = tuple[str, str]
Rule = Callable[["Desk", int], Answer | None]


@dataclass(slots=True)
class Desk:
    """The work on one sentence: what was found and the measures settled so far."""

    scene: Scene
    lexicon: Lexicon
    past: Past
    heads: list[Head | None]
    parts: list[Part | None]
    near: list[list[Candidate]]
    rules: Mapping[str, Sequence[Rule]]
    settled: dict[int, Answer] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    placed: dict[int, Where] = field(default_factory=dict)

    def measure(self, index: int) -> Answer:
        """Returns the measure of a mention and the rule that named it."""
        if index not in self.settled:
            if index in self.asked:
                return OTHER, "measure_unknown"
            self.asked.add(index)
            self.settled[index] = self._ask(index)
        return self.settled[index]

    def _ask(self, index: int) -> Answer:
        for rule in self.rules[group(self.scene.mentions[index])]:
            answer = rule(self, index)
            if answer is not None:
                return answer
        return OTHER, "measure_unknown"

    def whole(self, index: int) -> Answer | None:
        """Returns the measure of the figure this one is a part of."""
        part = self.parts[index]
        if part is None:
            return None
        if part.whole is not None:
            return self.measure(part.whole)
        anchor = self.past.anchor()
        return (self.past.readings[anchor].measure, "") if anchor is not None else None
