"""What the text before a sentence speaks of; looked up only when a figure leans on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbench.extract.scene import scene
from workbench.extract.tokens import tokenise
from workbench.extract.types import Sentence
from workbench.extract.words import words
from workbench.lexicon import Lexicon
from workbench.model.text import Document, Passage

NEAR, FAR = 600, 4000
SETTLEMENTS = ("city", "town", "village")
FORCES = "security_forces"


@dataclass(frozen=True, slots=True)
class Before:
    """The text before a sentence: of its passage, of its document, and the document's title."""

    here: str
    earlier: str
    title: str
    language: str
    lexicon: Lexicon

    @classmethod
    def of(
        cls, passage: Passage, start: int, document: Document, language: str, lexicon: Lexicon
    ) -> Before:
        """Returns what stands before character `start` of the passage's readable text."""
        first = passage.span.start
        earlier = document.text[max(0, first - FAR) : first]
        return cls(passage.text.text[:start][-FAR:], earlier, document.title, language, lexicon)

    def city(self) -> str | None:
        """Returns the last town named before, else the one in the title."""
        for text in (self.here, self.earlier, self.title):
            found = self._settlement(text)
            if found is not None:
                return found
        return None

    def _settlement(self, text: str) -> str | None:
        tokens = tokenise(text)
        found = words(self.lexicon, self.language).places.find([token.norm for token in tokens])
        for hit in reversed(found):
            named = not tokens[hit.first].text[:1].islower()
            if named and self.lexicon.places.nodes[hit.key].type in SETTLEMENTS:
                return hit.key
        return None

    def topic(self, kinds: Collection[str]) -> str | None:
        """Returns the measure of the last word of those kinds in the passage before, else the last
        of the text right before the passage."""
        for text in (self.here[-NEAR:], self.earlier[-NEAR:]):
            sentence = Sentence(text, 0, self.language, tokenise(text))
            cues = scene(sentence, words(self.lexicon, self.language)).cues
            named = [cue for cue in cues if cue.kind in kinds]
            if named:
                return max(named, key=lambda cue: (cue.last, cue.last - cue.first)).measure
        return None

    def qualifiers(self) -> frozenset[str]:
        """Returns the qualifiers named in the passage before, else right before the passage."""
        view = words(self.lexicon, self.language)
        for text in (self.here[-NEAR:], self.earlier[-NEAR:]):
            found = view.qualifiers.find([token.norm for token in tokenise(text)])
            if found:
                return frozenset(hit.key for hit in found)
        return frozenset()

    def force(self) -> str | None:
        """Returns the security forces, where the text before speaks of some of them."""
        view = words(self.lexicon, self.language)
        for text in (self.here[-NEAR:], self.earlier[-NEAR:]):
            tokens = tokenise(text)
            for hit in view.people.find([token.norm for token in tokens]):
                if hit.key == FORCES or self.lexicon.populations.is_part(hit.key, FORCES):
                    return FORCES
        return None
