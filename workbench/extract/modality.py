"""How each figure stands in its sentence: asserted, denied, asked, supposed, expected, replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.extract.corrections import corrections
from workbench.extract.modality_scope import (
    ASIDE,
    MARKS,
    View,
    clause_start,
    clause_stop,
    governs,
    parted_by_figure,
    same_clause,
)
from workbench.extract.modality_words import modality_words
from workbench.extract.types import LONGEST, ReadingContext, Sentence
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import Hit
from workbench.model.statement import Modality

__all__ = ["corrections", "modalities"]

Answer = tuple[Modality, str]
LAST = 3
"""Words at the end of a clause among which its verb is; "he said" may follow."""


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
    ahead = _ahead(words.ahead.find(norms)) or _in_time_to_come(sentence, context)
    plain = not (hits or asked or ahead) and words.negation.isdisjoint(norms)
    if plain or len(norms) > LONGEST:
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
                ahead=ahead,
            )
        )
        for mention in sentence.mentions
    ]


def _ahead(hits: Sequence[Hit[str]]) -> bool:
    """True for "tomorrow", not where it is a word of something else (tomorrow-with: at dawn)."""
    other = {hit.first for hit in hits if hit.key == "not_ahead"}
    return any(hit.first not in other for hit in hits)


def _in_time_to_come(sentence: Sentence, context: ReadingContext) -> bool:
    """True when the sentence names a time later than the day of the document."""
    if context.published is None:
        return False
    today = context.published.last_day
    return any(time.period and time.period.first_day > today for time in sentence.times)


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
    stop = clause_stop(view, view.last)
    rest = view.norms[stop:]
    inner = view.norms[clause_start(view, view.first) : stop]
    if inner and inner[0] in view.words.question_start:
        return Modality.QUESTION, "question"
    if view.words.question.find(inner) or any(map(view.words.question_ending.fullmatch, inner)):
        return Modality.QUESTION, "question"
    if not view.words.open_question.isdisjoint(rest) or len(rest) > ASIDE + 1:
        return None
    return Modality.QUESTION, "question"


def is_withdrawn(view: View) -> Answer | None:
    """The issuer itself takes the figure back."""
    if any(governs(view, hit) for hit in view.of("withdrawn")):
        return Modality.DENIED, "withdrawn_by_issuer"
    return None


def is_denied(view: View) -> Answer | None:
    """Somebody rejects the figure, or it is named only to be negated."""
    if any(governs(view, hit) for hit in view.of("denied") if not _undone(view, hit)):
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
    after = view.norms[view.last : view.last + ASIDE]
    if len(after) == ASIDE and after[0] in words.negation and after[1] in MARKS:
        return Modality.DENIED, "negated"
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
        if not view.words.not_previous.isdisjoint(after) or parted_by_figure(view, hit):
            continue
        if view.words.order == "svo" and hit.first > view.first:
            continue
        if hit.first and view.norms[hit.first - 1] in view.words.before_previous:
            continue
        if same_clause(view, hit) or _said_before(view, hit):
            return Modality.PREVIOUS, "earlier_figure"
    return None


def _said_before(view: View, hit: Hit[str]) -> bool:
    """True for "earlier it was said that 47 …"."""
    between = view.norms[hit.last : view.first]
    commas = [at for at, norm in enumerate(between) if norm in MARKS]
    if len(commas) != 1 or not 0 < commas[0] <= ASIDE + 1:
        return False
    return between[commas[0] + 1 : commas[0] + 2][:1] in [(word,) for word in view.words.relatives]


def is_hypothetical(view: View) -> Answer | None:
    """The figure depends on a condition."""
    for hit in view.of("hypothetical"):
        if not view.words.contrast.isdisjoint(view.norms[hit.last :]):
            continue
        if hit.first < view.first or same_clause(view, hit):
            return Modality.HYPOTHETICAL, "condition"
    return None


def is_unconfirmed(view: View) -> Answer | None:
    """The text itself doubts the figure."""
    if any(governs(view, hit) for hit in view.of("unconfirmed")):
        return Modality.UNCONFIRMED, "unconfirmed"
    return None


def is_forecast(view: View) -> Answer | None:
    """The figure is planned or expected."""
    if any(governs(view, hit) for hit in view.of("forecast")):
        return Modality.FORECAST, "forecast"
    if view.ahead and _will(view):
        return Modality.FORECAST, "time_to_come"
    return None


def _will(view: View) -> bool:
    """True when the verb of the figure's clause may tell what is to come: in kk and ky, where one
    form is both present and future, only beside a time to come."""
    words = view.words
    start = clause_start(view, view.first) if words.order == "svo" else view.last
    clause = view.norms[start : clause_stop(view, view.last)]
    if words.order == "svo":
        return any(map(words.future.fullmatch, clause))
    return any(map(words.future.fullmatch, clause[-LAST:]))


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
