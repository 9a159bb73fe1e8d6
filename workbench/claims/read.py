"""The claims of a passage: what a sentence says was done or was not done, by whom, to whom, where
and when. A sentence that supposes, asks, expects or weighs claims nothing here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.claims.groups import Parties, parties
from workbench.claims.telling import told
from workbench.claims.words import ClaimWords, claim_words, families
from workbench.extract.attribution import voices, voices_of
from workbench.extract.dates import find_times
from workbench.extract.tokens import tokenise
from workbench.extract.types import LONGEST, ReadingContext, Sentence, Token
from workbench.extract.words import words as reading_words
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import BREAKS, Hit
from workbench.model.dates import DateBasis, Period
from workbench.model.ids import content_id
from workbench.model.quantity import Quantity
from workbench.model.statement import ASSERTION, Modality, Quote, Scope, Statement
from workbench.model.text import Document, Passage, Role, Span
from workbench.text.sentences import sentence_spans

NAME, STEM = "?", 4
"""Mark of a place known by its name only, and how many letters of the name are kept."""
BEFORE = 4
"""Words before an act within which a negation belongs to it."""
Act = Hit[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement without a figure and what it says: `asserted` False denies it. `topics` are
    the measures of which the sentence speaks; `assumed` marks a doer that it does not name."""

    statement: Statement
    family: str
    asserted: bool
    parties: Parties
    place: str | None
    period: Period | None
    topics: frozenset[str]
    assumed: bool = False


def read_claims(passages: Iterable[Passage], document: Document, lexicon: Lexicon) -> list[Claim]:
    """Returns the claims of a document's passages in reading order."""
    return [
        claim
        for passage in passages
        if passage.role is not Role.QUESTION
        for sentence in _sentences(passage, document, lexicon)
        for claim in _claims(sentence, passage, document, lexicon)
    ]


def _sentences(passage: Passage, document: Document, lexicon: Lexicon) -> Iterator[Sentence]:
    language = passage.language or document.language
    if language is None or language not in lexicon.languages:
        return
    if claim_words(lexicon, language) is None:
        return
    text = passage.text.text
    for start, stop in sentence_spans(text, language, lexicon):
        tokens = tokenise(text[start:stop])
        if len(tokens) > LONGEST:
            continue
        times = find_times(tokens, language, lexicon, document.published, None)
        yield Sentence(text[start:stop], start, language, tokens, tuple(times))


def _claims(
    sentence: Sentence, passage: Passage, document: Document, lexicon: Lexicon
) -> Iterator[Claim]:
    words = claim_words(lexicon, sentence.language)
    norms = [token.norm for token in sentence.tokens]
    acts = (
        _longest([act for act in words.acts.find(norms) if told(act, norms, words)])
        if words
        else []
    )
    if words is None or not acts or _claims_nothing(norms, words):
        return
    flip = _flip(norms, acts, words)
    if flip is None:
        return
    sources = [range(*voice.source) for voice in voices_of(sentence, lexicon)]
    for act in acts:
        polarity = _polarity(act, norms, words)
        if polarity is None:
            continue
        for found in parties(act, norms, words, sources):
            asserted = polarity != flip if not found.excluded else False
            yield _claim(act, asserted, found, sentence, passage, document, words, lexicon)


def _longest(hits: Sequence[Act]) -> list[Act]:
    """Returns the acts that lie in no longer one, each family once."""
    free = [
        one
        for one in hits
        if not any(
            other is not one
            and other.first <= one.first
            and one.last <= other.last
            and (other.last - other.first, _is_no(other)) > (one.last - one.first, _is_no(one))
            for other in hits
            if other.key[0] == one.key[0] or other.last - other.first > one.last - one.first
        )
    ]
    seen: dict[str, Act] = {}
    for one in free:
        seen.setdefault(one.key[0], one)
    return list(seen.values())


def _is_no(act: Act) -> bool:
    return act.key[1] == "no"


def _claims_nothing(norms: Sequence[str], words: ClaimWords) -> bool:
    """True for a question, a supposition, a plan, an order, an open matter."""
    return "?" in norms[-3:] or bool(words.unsure.find(norms))


def _flip(norms: Sequence[str], acts: Sequence[Act], words: ClaimWords) -> bool | None:
    """Returns whether the sentence denies as a whole what it tells; None where that is not plain:
    two denials, "did not deny", or a contrast after one."""
    hits = words.flips.find(norms)
    flips = {
        hit.first: hit
        for hit in hits
        if not any(act.first <= hit.first and hit.last <= act.last for act in acts)
    }
    if not flips:
        return False
    if len(flips) > 1 or not words.contrast.isdisjoint(norms):
        return None
    hit = next(iter(flips.values()))
    if hit.features.get("neg") or _negated_before(hit.first, norms, words, words.negators):
        return None
    return None if norms[hit.last : hit.last + 1] and norms[hit.last] in words.negators else True


def _polarity(act: Act, norms: Sequence[str], words: ClaimWords) -> bool | None:
    """Returns True where the act is said to have happened, None where two negations meet."""
    after = norms[act.last] if act.last < len(norms) else ""
    inner = not words.negators.isdisjoint(norms[act.first : act.last])
    if _is_no(act):
        return None if after in words.negators and words.verb_final else False
    negated = bool(act.features.get("neg")) if words.verb_final else False
    if words.verb_final:
        negated = negated or after in words.negators or inner
    else:
        marks = words.negators | words.absent
        negated = inner or _negated_before(act.first, norms, words, marks)
    return not negated


def _negated_before(
    first: int, norms: Sequence[str], words: ClaimWords, marks: frozenset[str]
) -> bool:
    if words.verb_final:
        return False
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if norms[at] in BREAKS or norms[at] in words.contrast:
            return False
        if norms[at] in marks:
            return True
    return False


def _claim(
    act: Act,
    asserted: bool,
    found: Parties,
    sentence: Sentence,
    passage: Passage,
    document: Document,
    words: ClaimWords,
    lexicon: Lexicon,
) -> Claim:
    family = families(lexicon)[act.key[0]]
    period = next((time.period for time in sentence.times if time.period), None)
    place = _place(sentence, words, lexicon)
    suffered = not family.doer_of or not family.doer_of.isdisjoint(found.objects)
    assumed = found.actor is None and family.doer is not None and asserted and suffered
    if assumed:
        found = found.of(family.doer)
    topics = _topics(sentence, lexicon)
    statement = _statement(
        act, asserted, found, (place, period), sentence, passage, document, lexicon
    )
    return Claim(statement, family.id, asserted, found, place, period, topics, assumed)


def _topics(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """Returns the measures that the sentence has words of."""
    view = reading_words(lexicon, sentence.language)
    hits = view.measures.find([token.norm for token in sentence.tokens])
    return frozenset(hit.key[0] for hit in hits if hit.key[1] != "context")


def _place(sentence: Sentence, words: ClaimWords, lexicon: Lexicon) -> str | None:
    """Returns the first place that is written as a name: its id, else a mark and the beginning of a
    name that stands where a place does."""
    view = reading_words(lexicon, sentence.language)
    tokens = sentence.tokens
    hits = view.places.find([token.norm for token in tokens])
    named = (hit for hit in hits if not tokens[hit.first].text[:1].islower())
    known = next((str(hit.key) for hit in named), None)
    return known or next(
        (
            NAME + token.norm[:STEM]
            for at, token in enumerate(tokens)
            if _located(at, tokens, words)
        ),
        None,
    )


def _located(at: int, tokens: Sequence[Token], words: ClaimWords) -> bool:
    """True for a name that stands where a place does; an abbreviation is an office."""
    word = tokens[at].text
    if not word[:1].isupper() or len(word) < STEM or word.isupper():
        return False
    if words.verb_final:
        return words.located.fullmatch(tokens[at].norm) is not None
    return at > 0 and tokens[at - 1].norm in words.at


def _statement(
    act: Act,
    asserted: bool,
    found: Parties,
    where: tuple[str | None, Period | None],
    sentence: Sentence,
    passage: Passage,
    document: Document,
    lexicon: Lexicon,
) -> Statement:
    start, stop = sentence.tokens[act.first].start, sentence.tokens[act.last - 1].stop
    first, last = passage.text.original(sentence.start + start, sentence.start + stop)
    begin, end = passage.text.original(sentence.start, sentence.start + len(sentence.text))
    measure = ASSERTION + act.key[0]
    context = ReadingContext(sentence.language, document.published, passage.speaker)
    sources = voices(sentence, lexicon, context)
    place, period = where
    known = found.actor if found.actor in lexicon.populations.nodes else None
    return Statement(
        id=content_id("cl", document.id, first, last, measure, asserted, found.actor),
        document_id=document.id,
        passage_id=passage.id,
        span=Span(first, last, document.text[first:last]),
        quote=Quote(sentence.text, begin, end, start, stop),
        quantity=Quantity(None, None),
        measure=measure,
        language=sentence.language,
        role=passage.role,
        thing=", ".join(sorted(found.objects)).replace("_", " ") or None,
        scope=Scope(place if place in lexicon.places.nodes else None, known, period),
        as_of=document.published,
        as_of_basis=DateBasis.PUBLICATION if document.published else DateBasis.UNKNOWN,
        attribution=sources[0] if sources else None,
        speaker=passage.speaker,
        modality=Modality.ASSERTED if asserted else Modality.DENIED,
        origin=("claim", f"claim_{act.key[1]}"),
    )
