"""What the passages of a document leave in mind for the ones after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.extract.asof import going_on
from workbench.extract.heard import KEPT
from workbench.extract.types import ReadingContext, Sentence
from workbench.lexicon import Lexicon
from workbench.model.dates import Period
from workbench.model.statement import Attribution
from workbench.model.text import Passage, Role


@dataclass(frozen=True, slots=True)
class Around:
    """What is in mind before a passage: the sources named so far, the last one first, and of the
    passage before the date it told of, the scene it set and who was still speaking. That may go on
    in the next paragraph, but no further. `addressee` answers the question the passage asks."""

    known: tuple[Attribution, ...] = ()
    told: Period | None = None
    scene: Period | None = None
    carried: Attribution | None = None
    addressee: str | None = None

    def beside(self, passage: Passage, following: Passage | None) -> Around:
        """Returns what is in mind for a passage, given the one that follows it."""
        asked = passage.role is Role.QUESTION and following is not None
        answers = following if asked and following and following.role is Role.ANSWER else None
        carried = self.carried if passage.role is Role.NARRATION else None
        return replace(self, addressee=answers.speaker if answers else None, carried=carried)

    def after(
        self, context: ReadingContext, sentences: Sequence[Sentence], lexicon: Lexicon
    ) -> Around:
        """Returns what is in mind after a passage: its context at the end and all its sentences."""
        bare = ReadingContext(context.language, published=context.published)
        for sentence in sentences:
            bare = going_on(bare, sentence, lexicon)
        last = context.last_source
        known = context.known if last is None else (last, *context.known)
        return Around(known[:KEPT], bare.told, bare.scene, context.carried)


NOTHING = Around()
