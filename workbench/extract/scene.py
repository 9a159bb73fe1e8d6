"""A sentence with every word that may say what its figures count, and the distances between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.extract.forms import COMMAS, STRONG, Form, form_of
from workbench.extract.types import Mention, Sentence
from workbench.extract.words import Words
from workbench.lexicon.patterns import Hit

OPENING, CLOSING = "([", ")]"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that names a measure, at tokens first to last (exclusive)."""

    measure: str
    kind: str
    role: str
    form: Form
    first: int
    last: int
    case: str = ""
    negated: bool = False
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A population, thing, place or qualifier named at tokens first to last (exclusive)."""

    id: str
    first: int
    last: int
    features: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Path:
    """What lies between two stretches of a sentence."""

    words: int
    commas: int
    strong: int
    mentions: int


@dataclass(frozen=True, eq=False)
class Scene:
    """All that was found in one sentence; token indexes throughout."""

    sentence: Sentence
    words: Words
    norms: tuple[str, ...]
    owner: tuple[int, ...]
    depth: tuple[int, ...]
    cues: tuple[Cue, ...]
    people: tuple[Found, ...]
    things: tuple[Found, ...]
    places: tuple[Found, ...]
    qualifiers: tuple[Found, ...]
    marks: Mapping[str, tuple[Found, ...]]
    strong_at: frozenset[int]
    contexts: frozenset[str]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The figures of the sentence."""
        return self.sentence.mentions

    def path(self, start: int, stop: int) -> Path:
        """Returns what lies at tokens start to stop; closed brackets in between are left out."""
        level = min(self.depth[max(start - 1, 0)], self.depth[min(stop, len(self.depth) - 1)])
        words = commas = strong = 0
        crossed: set[int] = set()
        for at in range(start, stop):
            if self.depth[at] > level:
                continue
            token = self.sentence.tokens[at]
            if self.owner[at] >= 0:
                crossed.add(self.owner[at])
            elif token.kind != "punct" and not self.words.light_form.fullmatch(token.norm):
                words += 1
            commas += token.norm in COMMAS
            strong += token.norm in STRONG or at in self.strong_at
        return Path(words, commas, strong, len(crossed))

    def between(self, first: int, last: int, other_first: int, other_last: int) -> Path:
        """Returns what lies between two stretches of tokens, whichever comes first."""
        if last <= other_first:
            return self.path(last, other_first)
        if other_last <= first:
            return self.path(other_last, first)
        return Path(0, 0, 0, 0)

    def marked(self, mark: str, start: int, stop: int) -> Found | None:
        """Returns the first word of that mark that begins at tokens start to stop."""
        for found in self.marks.get(mark, ()):
            if start <= found.first < stop:
                return found
        return None

    def is_word(self, at: int) -> bool:
        """True when there is a word at the token index."""
        return 0 <= at < len(self.norms) and self.sentence.tokens[at].kind == "word"


def scene(sentence: Sentence, words: Words) -> Scene:
    """Returns the sentence with all its cues."""
    norms = tuple(token.norm for token in sentence.tokens)
    owner = _owners(sentence)
    marks = _by_mark(words.marks.find(norms))
    hits = words.measures.find(norms)
    contexts = frozenset(hit.key[0] for hit in hits if hit.key[1] == "context")
    strong_at = frozenset(found.first for found in marks.get("strong", ()))
    return Scene(
        sentence=sentence,
        words=words,
        norms=norms,
        owner=owner,
        depth=_depths(norms),
        cues=tuple(_cues(hits, contexts, words, norms, owner, marks)),
        people=tuple(_longest(words.people.find(norms), owner)),
        things=tuple(_longest(words.things.find(norms), owner)),
        places=tuple(_capitalised(_longest(words.places.find(norms), owner), sentence, words)),
        qualifiers=tuple(_found(words.qualifiers.find(norms))),
        marks=marks,
        strong_at=strong_at,
        contexts=contexts,
    )


def _owners(sentence: Sentence) -> tuple[int, ...]:
    owner = [-1] * len(sentence.tokens)
    for index, mention in enumerate(sentence.mentions):
        for at in range(mention.first, mention.last):
            owner[at] = index
    return tuple(owner)


def _depths(norms: Sequence[str]) -> tuple[int, ...]:
    """Returns how deep in brackets each token stands; an unclosed bracket counts for nothing."""
    depth = [0] * len(norms)
    opened: list[int] = []
    for at, norm in enumerate(norms):
        if norm in OPENING:
            opened.append(at)
        elif norm in CLOSING and opened:
            for inside in range(opened.pop(), at + 1):
                depth[inside] += 1
    return tuple(depth)


def _found(hits: Iterable[Hit[str]]) -> list[Found]:
    return [Found(hit.key, hit.first, hit.last, hit.features) for hit in hits]


def _by_mark(hits: Iterable[Hit[str]]) -> Mapping[str, tuple[Found, ...]]:
    marks: dict[str, list[Found]] = {}
    for found in _found(hits):
        marks.setdefault(found.id, []).append(found)
    return {mark: tuple(found) for mark, found in marks.items()}


def _longest(hits: Iterable[Hit[str]], owner: Sequence[int]) -> list[Found]:
    """Returns the hits that touch no figure and lie in no longer hit."""
    free = [
        found
        for found in _found(hits)
        if all(owner[at] < 0 for at in range(found.first, found.last))
    ]
    return [
        one
        for one in free
        if not any(
            other.first <= one.first
            and one.last <= other.last
            and other.last - other.first > one.last - one.first
            for other in free
        )
    ]


def _capitalised(found: Iterable[Found], sentence: Sentence, words: Words) -> list[Found]:
    """Returns the places written as names; an adjective made of one may be small."""
    return [
        one
        for one in found
        if not sentence.tokens[one.first].text[:1].islower()
        or words.attributive_form.fullmatch(sentence.tokens[one.first].norm)
    ]


def _cues(
    hits: Iterable[Hit[tuple[str, str]]],
    contexts: frozenset[str],
    words: Words,
    norms: Sequence[str],
    owner: Sequence[int],
    marks: Mapping[str, tuple[Found, ...]],
) -> list[Cue]:
    ends = {found.first for name in ("copula", "negation") for found in marks.get(name, ())}
    reasons = {found.first for found in marks.get("reason", ())}
    idioms = marks.get("idioms", ())
    negations = {found.first for found in marks.get("negation", ())}
    found = []
    for hit in hits:
        if hit.key[1] == "context" or (hit.key[1] == "weak" and hit.key[0] not in contexts):
            continue
        if owner[hit.first] >= 0 or owner[hit.last - 1] >= 0:
            continue
        if any(idiom.first <= hit.first and hit.last <= idiom.last for idiom in idioms):
            continue
        measure, role = hit.key
        found.append(
            Cue(
                measure=measure,
                kind=words.rules[measure].kind,
                role="noun" if role == "noun" else "act",
                form=form_of(hit, words, norms, ends, reasons),
                first=hit.first,
                last=hit.last,
                case=hit.features.get("case", ""),
                negated=_negated(hit, words, negations),
                trigger=hit.trigger,
            )
        )
    return [one for one in found if not any(_covers(other, one) for other in found)]


def _negated(hit: Hit[tuple[str, str]], words: Words, negations: set[int]) -> bool:
    if words.verb_final:
        return bool(hit.features.get("neg")) or hit.last in negations
    return hit.first - 1 in negations


def _covers(longer: Cue, shorter: Cue) -> bool:
    """True when a longer phrase of the same kind begins or ends with the shorter one."""
    return (
        longer.kind == shorter.kind
        and longer.last - longer.first > shorter.last - shorter.first
        and longer.first <= shorter.first
        and shorter.last <= longer.last
        and (longer.first == shorter.first or longer.last == shorter.last)
    )
