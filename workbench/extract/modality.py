"""How each figure stands in its sentence: asserted, denied, asked, supposed, expected, replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.extract.modality_words import CORRECTION, ModalityWords, modality_words
from workbench.extract.tokens import tokenise
from workbench.extract.types import Mention, ReadingContext, Sentence
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import Hit
from workbench.model.statement import Modality

COMMAS = frozenset(",–—")
STOPS = frozenset(";:")
MARKS = COMMAS | STOPS | frozenset('()«»"“”')
ASIDE = 2
SOON = 260
STRONG, WEAK, OBJECTS = CORRECTION

Answer = tuple[Modality, str]


@dataclass(frozen=True, slots=True)
class View:
    """One figure of a sentence with the cues around it. `first:last` are its tokens, and `others`
    the first tokens of the sentence's other figures."""

    norms: tuple[str, ...]
    hits: tuple[Hit[str], ...]
    first: int
    last: int
    others: tuple[int, ...]
    mention: Mention
    words: ModalityWords
    asked: bool

    def of(self, key: str) -> list[Hit[str]]:
        """Returns the cues of one kind."""
        return [hit for hit in self.hits if hit.key == key]


def modalities(
    sentence: Sentence, lexicon: Lexicon, context: ReadingContext
) -> list[tuple[Modality, str]]:
    """Returns for each mention how it stands and the name of the rule that says so."""
    if not sentence.mentions:
        return []
    words = modality_words(lexicon, sentence.language)
    norms = tuple(token.norm for token in sentence.tokens)
    hits = tuple(words.cues.find(norms))
    asked = "?" in norms[-3:]
    if not hits and not asked and words.negation.isdisjoint(norms):
        return [
            (Modality.PREVIOUS, "replaced_value") if mention.previous else ASSERTED
            for mention in sentence.mentions
        ]
    firsts = [mention.first for mention in sentence.mentions]
    undated = _undated(sentence, hits)
    return [
        _stands(
            View(
                norms=norms,
                hits=undated,
                first=mention.first,
                last=mention.last,
                others=tuple(first for first in firsts if first != mention.first),
                mention=mention,
                words=words,
                asked=asked,
            )
        )
        for mention in sentence.mentions
    ]


def _undated(sentence: Sentence, hits: Sequence[Hit[str]]) -> tuple[Hit[str], ...]:
    """Leaves out the cues that are part of a date ("a day earlier")."""
    if not sentence.times:
        return tuple(hits)
    spans = [(time.start, time.stop) for time in sentence.times]
    return tuple(
        hit
        for hit in hits
        if not any(
            start <= sentence.tokens[hit.first].start and sentence.tokens[hit.last - 1].stop <= stop
            for start, stop in spans
        )
    )


def _stands(view: View) -> Answer:
    for rule in RULES:
        found = rule(view)
        if found is not None:
            return found
    return ASSERTED


def is_question(view: View) -> Answer | None:
    """The figure itself is asked about; a premise inside a question is not."""
    if not view.asked:
        return None
    stop = _clause_stop(view, view.last)
    rest = view.norms[stop:]
    inner = view.norms[_clause_start(view, view.first) : stop]
    if inner and inner[0] in view.words.question_start:
        return Modality.QUESTION, "question"
    if view.words.question.find(inner) or any(map(view.words.question_ending.fullmatch, inner)):
        return Modality.QUESTION, "question"
    if not view.words.open_question.isdisjoint(rest) or len(rest) > ASIDE + 1:
        return None
    return Modality.QUESTION, "question"


def is_withdrawn(view: View) -> Answer | None:
    """The issuer itself takes the figure back."""
    if any(_governs(view, hit) for hit in view.of("withdrawn")):
        return Modality.DENIED, "withdrawn_by_issuer"
    return None


def is_denied(view: View) -> Answer | None:
    """Somebody rejects the figure, or it is named only to be negated."""
    if any(_governs(view, hit) for hit in view.of("denied") if not _undone(view, hit)):
        return Modality.DENIED, "denied"
    return None


def _undone(view: View, hit: Hit[str]) -> bool:
    """True where the denial itself is negated: "did not deny"."""
    words = view.words
    if words.order == "sov":
        return hit.last < len(view.norms) and view.norms[hit.last] in words.negation
    return hit.first > 0 and view.norms[hit.first - 1] in words.negation


def is_negated(view: View) -> Answer | None:
    """ "Not 500 but 50": the negation stands at the number itself."""
    words = view.words
    if view.mention.start < 0 or (view.mention.rules and "zero" in "".join(view.mention.rules)):
        return None
    if words.order == "svo":
        before = view.norms[view.first - 1] if view.first else ""
        hedged = view.mention.quantity.low != view.mention.quantity.high
        return (Modality.DENIED, "negated") if before in words.negation and not hedged else None
    after = view.norms[view.last : view.last + 2]
    comma = view.norms[view.last + 2 : view.last + 3]
    if len(after) == 2 and after[1] in words.negation and comma and comma[0] in MARKS:
        return Modality.DENIED, "negated"
    return None


def is_previous(view: View) -> Answer | None:
    """An earlier figure that a newer one replaces."""
    if view.mention.previous:
        return Modality.PREVIOUS, "replaced_value"
    for hit in view.of("previous"):
        after = view.norms[hit.last : hit.last + ASIDE]
        if not view.words.not_previous.isdisjoint(after) or _between(view, hit):
            continue
        if view.words.order == "svo" and hit.first > view.first:
            continue
        if hit.first and view.norms[hit.first - 1] in view.words.before_previous:
            continue
        if _same_clause(view, hit):
            return Modality.PREVIOUS, "earlier_figure"
    return None


def is_hypothetical(view: View) -> Answer | None:
    """The figure depends on a condition."""
    for hit in view.of("hypothetical"):
        if not view.words.contrast.isdisjoint(view.norms[hit.last :]):
            continue
        if hit.first < view.first or _same_clause(view, hit):
            return Modality.HYPOTHETICAL, "condition"
    return None


def is_unconfirmed(view: View) -> Answer | None:
    """The text itself doubts the figure."""
    if any(_governs(view, hit) for hit in view.of("unconfirmed")):
        return Modality.UNCONFIRMED, "unconfirmed"
    return None


def is_forecast(view: View) -> Answer | None:
    """The figure is planned or expected."""
    if any(_governs(view, hit) for hit in view.of("forecast")):
        return Modality.FORECAST, "forecast"
    return None


ASSERTED: Answer = (Modality.ASSERTED, "asserted")
RULES: tuple[Callable[[View], Answer | None], ...] = (
    is_question,
    is_withdrawn,
    is_denied,
    is_negated,
    is_previous,
    is_hypothetical,
    is_forecast,
    is_unconfirmed,
)


def _between(view: View, hit: Hit[str]) -> bool:
    """True when another figure stands between the cue and this one."""
    low, high = sorted((hit.first, view.first))
    return any(low < other < high for other in view.others)


def _same_clause(view: View, hit: Hit[str]) -> bool:
    low, high = min(hit.first, view.first), max(hit.last, view.last)
    between = view.norms[low:high]
    return not any(norm in MARKS or norm in view.words.breaks for norm in between)


def _governs(view: View, hit: Hit[str]) -> bool:
    """True when a cue bears on the figure: from before it, over "that" and a word set apart at the
    start; from after it, in the verbs that close its clause and those above."""
    if view.first <= hit.first < view.last:
        return True
    if hit.first < view.first:
        return _leads(view, hit)
    return _closes(view, hit)


def _leads(view: View, hit: Hit[str]) -> bool:
    words = view.words
    between = view.norms[hit.last : view.first]
    if any(norm in words.resets or norm in STOPS for norm in between):
        return False
    if words.order == "sov":
        rejects = hit.key in ("denied", "withdrawn")
        marks = between if rejects else between[1:]
        return not any(norm in COMMAS for norm in marks) and not _between(view, hit)
    for at, norm in enumerate(between):
        if norm not in COMMAS:
            if norm in words.breaks and at and between[at - 1] in COMMAS:
                return False
            continue
        after = between[at + 1] if at + 1 < len(between) else ""
        opens = hit.first == 0 and at == 0
        if not (opens or after in words.relatives):
            return False
    return True


def _closes(view: View, hit: Hit[str]) -> bool:
    words = view.words
    between = view.norms[view.last : hit.first]
    if any(norm in STOPS or norm in words.resets for norm in between):
        return False
    commas = [at for at, norm in enumerate(between) if norm in COMMAS]
    if words.order == "svo":
        if _between(view, hit):
            return False
        if not commas:
            return True
        remark = between[commas[0] + 1 :] + view.norms[hit.first : hit.last]
        return len(commas) == 1 and (
            (commas == [len(between) - 1] and _set_apart(view, hit))
            or not words.remark.isdisjoint(remark[: ASIDE + 1])
        )
    for at in commas:
        after = between[at + 1] if at + 1 < len(between) else view.norms[hit.first]
        if after in words.breaks:
            return False
        before = between[at - 1] if at else ""
        if words.finite.fullmatch(before) and after not in words.relatives:
            return False
    return True


def _set_apart(view: View, hit: Hit[str]) -> bool:
    """A word between commas ("perhaps") or a remark that doubts what stands before it."""
    after = view.norms[hit.last : hit.last + 1]
    return not after or after[0] in MARKS or after[0] == "."


def _clause_start(view: View, index: int) -> int:
    while index > 0 and not _parts(view, index - 1):
        index -= 1
    return index


def _clause_stop(view: View, index: int) -> int:
    while index < len(view.norms) and not _parts(view, index):
        index += 1
    return index


def _parts(view: View, index: int) -> bool:
    norm = view.norms[index]
    if norm not in COMMAS:
        return norm in STOPS
    following = view.norms[index + 1] if index + 1 < len(view.norms) else ""
    return following not in view.words.relatives


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
    if not any(words.correction.matches(norm) for norm in norms):
        return False
    found = [hit for hit in words.correction.find(norms) if hit.key == STRONG]
    earlier = [hit for hit in words.cues.find(norms) if hit.key == "previous"]
    return bool(found) and any(hit.first < found[0].first for hit in earlier)


def _corrects(norms: Sequence[str], hit: Hit[str], mention: Mention) -> bool:
    low, high = sorted((hit.first, mention.first))
    return ";" not in norms[low:high]
