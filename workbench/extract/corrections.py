"""Whether a text says that a figure corrects an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.modality_words import CORRECTION, ModalityWords, modality_words
from workbench.extract.tokens import tokenise
from workbench.extract.types import Mention, ReadingContext, Sentence
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import Hit

SOON = 260
STRONG, WEAK, OBJECTS = CORRECTION


def corrections(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext | None = None
) -> list[bool]:
    """Returns for each mention whether the text says that it corrects an earlier figure: in the
    sentence itself, or in the next ones that name what stood before."""
    if not sentence.mentions:
        return []
    words = modality_words(lexicon, sentence.language)
    norms = tuple(token.norm for token in sentence.tokens)
    hits = [hit for hit in words.correction.find(norms) if hit.key != OBJECTS]
    objects = any(hit.key == OBJECTS for hit in words.correction.find(norms)) if hits else False
    sure = [hit for hit in hits if objects or hit.key != WEAK]
    if not sure and context is not None and _corrected_after(context.after, words):
        return [True] * len(sentence.mentions)
    return [any(_corrects(norms, hit, mention) for hit in sure) for mention in sentence.mentions]


def _corrected_after(after: str, words: ModalityWords) -> bool:
    """True where the text goes on: "earlier it spoke of 18; the data have been corrected"."""
    norms = tuple(token.norm for token in tokenise(after[:SOON]))
    if not words.correction.knows(norms):
        return False
    found = [hit for hit in words.correction.find(norms) if hit.key == STRONG]
    earlier = [hit for hit in words.cues.find(norms) if hit.key == "previous"]
    return bool(found) and any(hit.first < found[0].first for hit in earlier)


def _corrects(norms: Sequence[str], hit: Hit[str], mention: Mention) -> bool:
    low, high = sorted((hit.first, mention.first))
    return ";" not in norms[low:high]
