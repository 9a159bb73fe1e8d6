"""What the passages of a document leave in mind for the ones after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.asof import going_on
from workbench.extract.types import ReadingContext, Sentence
from workbench.model.dates import Period
from workbench.model.statement import Attribution

KEPT = 4


@dataclass(frozen=True, slots=True)
class Around:
    """The sources named so far, the last one first, and the date that the passage before told of:
    what a paragraph is about may go on in the next one, but no further."""

    known: tuple[Attribution, ...] = ()
    told: Period | None = None

    def after(self, context: ReadingContext, sentences: Sequence[Sentence]) -> Around:
        """Returns what is in mind after a passage: its context at the end and all its sentences."""
        bare = ReadingContext(context.language)
        for sentence in sentences:
            bare = going_on(bare, sentence)
        last = context.last_source
        if last is None:
            return Around(self.known, bare.told)
        others = [one for one in self.known if one.source != last.source]
        return Around((last, *others)[:KEPT], bare.told)


NOTHING = Around()
