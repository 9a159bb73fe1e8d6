"""Bounds on numbers: words before, after, and behind the case ending of the number or its noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.ones import one_words
from workbench.extract.quantities.reached import share_reached
from workbench.extract.quantities.triggers import Triggers
from workbench.extract.types import Token
from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import BREAKS, Hit
from workbench.lexicon.table import Table
from workbench.model.quantity import Hedge

BEFORE = 6  # tokens looked at before a number
AFTER = 4  # words of the number's noun before a bound word
FAR = 16  # tokens between a verb of change and a value after a dash
HYPHENS = frozenset("-\u2010\u2011")
DASHES = frozenset("–—-")
NEGATED = {
    "more_than": "at_most",
    "reached": "less_than",
    "nearly": "less_than",
    "less_than": "at_least",
}


@dataclass(frozen=True, eq=False)
class Bounds:
    """The view of bounds.toml that this room works with."""

    before: Triggers
    after: Triggers
    after_hyphen: Triggers
    bare: Triggers
    cases: Mapping[str, Triggers]  # dat, abl
    endings: Mapping[str, tuple[str, ...]]
    prepositions: frozenset[str]
    particles: frozenset[str]
    change: Triggers
    until: frozenset[str]
    about: tuple[str, ...]  # endings that mean about
    verbal: tuple[str, ...]  # endings of participles, which are no noun of a number
    people: Triggers
    during: frozenset[str]  # over 24 hours: within them, no more than they
    during_not: frozenset[str]  # for over 24 hours, over 24 hours ago


@lru_cache(maxsize=64)
def bounds(lexicon: Lexicon, language: str) -> Bounds:
    """Returns the bound words of a language; LexiconError names what is wrong in its table."""
    table = lexicon.table(language, "bounds")
    suffixes = lexicon.suffixes(language)
    numbers = lexicon.table(language, "numbers")

    def patterns(*keys: str) -> Triggers:
        return Triggers([entry for key in keys for entry in _entries(table.table(key))], suffixes)

    plain, owned = numbers.table("suffixes"), numbers.table("suffixes_possessed")
    return Bounds(
        before=patterns("before"),
        after=patterns("after"),
        after_hyphen=patterns("after_hyphen"),
        bare=patterns("bare"),
        cases={"dat": patterns("dative"), "abl": patterns("ablative")},
        endings={case: plain.words(case) + owned.words(case) for case in ("dat", "abl")},
        prepositions=frozenset(table.table("prepositions").words("words")),
        particles=frozenset(table.words("particles")),
        change=patterns("change"),
        until=frozenset(table.table("change").words("until")),
        about=tuple(numbers.table("suffix_marks").words("about")),
        verbal=table.words("verbal"),
        people=one_words(lexicon, language).people,
        during=frozenset(table.words("during")),
        during_not=frozenset(table.words("during_not")),
    )


KEYS = frozenset((*(hedge.value for hedge in Hedge), "reached", "up", "down"))


def _entries(table: Table) -> Iterator[tuple[str, str]]:
    for key in table:
        if key == "until":
            continue
        if key not in KEYS:
            raise table.wrong(key, key, " or ".join(sorted(KEYS)))
        for word in table.words(key):
            yield key, word


def put_bounds(
    drafts: Sequence[Draft], tokens: Sequence[Token], norms: Sequence[str], view: Bounds
) -> None:
    """Gives each draft its hedge and takes the hedge's words into the surface."""
    if "~" in norms:
        norms = ["≈" if norm == "~" else norm for norm in norms]
    for at, draft in enumerate(drafts):
        floor = drafts[at - 1].right if at else 0
        ceiling = drafts[at + 1].left if at + 1 < len(drafts) else len(tokens)
        _behind(draft, tokens, norms, view, ceiling)
        if not (draft.bounded or draft.settled):
            _in_front(draft, tokens, norms, view, floor)
    if view.endings["dat"] and len(drafts) > 1:
        share_reached(drafts, norms)


def _in_front(
    draft: Draft, tokens: Sequence[Token], norms: Sequence[str], view: Bounds, floor: int
) -> None:
    begin = max(floor, draft.left - BEFORE)
    stop = draft.left
    window = norms[begin:stop]
    if not window:
        return
    best: Hit[str] | None = None
    for hit in view.before.find(window):
        ends = hit.last == len(window) or _only_prepositions(window[hit.last :], view)
        ends = ends or (window[hit.last :] == [","] and hit.last > hit.first + 1)
        if ends and (best is None or (hit.last, -hit.first) > (best.last, -best.first)):
            best = hit
    if best is None or (best.trigger in view.during and _during(draft, norms, begin, best, view)):
        return
    if best.trigger in view.until and _after_change(norms, begin + best.first, window, best, view):
        draft.rules.append(f"value reached: {best.trigger}")
    else:
        draft.bound(Hedge(best.key), f"bound before: {best.trigger}")
        draft.widen_left(begin + best.first, tokens)


def _during(draft: Draft, norms: Sequence[str], begin: int, hit: Hit[str], view: Bounds) -> bool:
    """True for a length of time in which something went on: 183 eruptions over 24 hours."""
    at = begin + hit.first
    beside = {norms[at - 1] if at else "", norms[draft.right] if draft.right < len(norms) else ""}
    return draft.kind == "time" and view.during_not.isdisjoint(beside)


def _after_change(
    norms: Sequence[str], at: int, window: Sequence[str], hit: Hit[str], view: Bounds
) -> bool:
    """True when a verb of change stands in the clause before token `at`, or before a dash there:
    grew more than twofold - to 1.05 million, and threefold - to 1.6 million."""
    if at and norms[at - 1] in DASHES:
        return bool(view.change.find(norms[max(0, at - 1 - FAR) : at - 1]))
    return bool(view.change.find(_clause(window[: hit.first])))


def _clause(norms: Sequence[str]) -> Sequence[str]:
    """Returns what stands after the last clause mark."""
    for at in range(len(norms) - 1, -1, -1):
        if norms[at] in BREAKS:
            return norms[at + 1 :]
    return norms


def _only_prepositions(between: Sequence[str], view: Bounds) -> bool:
    return len(between) <= 2 and all(norm in view.prepositions for norm in between)


def _behind(
    draft: Draft, tokens: Sequence[Token], norms: Sequence[str], view: Bounds, ceiling: int
) -> None:
    if view.endings["dat"]:
        _cased(draft, tokens, norms, view, ceiling)
        return
    at = draft.right
    glued = at < ceiling and tokens[at].start == draft.stop
    hyphen = glued and norms[at] in HYPHENS
    place = at + 1 if hyphen else at
    hit = _hit(view.after_hyphen if hyphen else view.after, norms, place, ceiling)
    if hit is not None and (norms[at] != "+" or glued):
        draft.bound(Hedge(hit.key), f"bound after: {hit.trigger}")
        draft.widen_right(place + hit.last, tokens)


def _hit(patterns: Triggers, norms: Sequence[str], at: int, ceiling: int) -> Hit[str] | None:
    """Returns the longest bound that begins exactly at token `at`."""
    if at >= ceiling:
        return None
    for hit in patterns.find(norms[at : min(at + 4, ceiling)]):
        if hit.first == 0:
            return hit
    return None


def _cased(
    draft: Draft, tokens: Sequence[Token], norms: Sequence[str], view: Bounds, ceiling: int
) -> None:
    word, limit = draft.right - 1, len(norms)
    for step in range(AFTER):
        at = _skip_bracket(word + 1, norms)
        case = draft.suffix.case if step == 0 else _case(norms[word], view)
        bare = _hit(view.bare, norms, at, ceiling) if step < 2 and case is None else None
        if bare is not None:
            draft.bound(Hedge(bare.key), f"bound after: {bare.trigger}")
            draft.widen_right(at + bare.last, tokens)
            return
        if step == 0 and case is None and _about_noun(norms, at, ceiling, view):
            draft.bound(Hedge.ABOUT, "ending that means about on the noun")
            draft.widen_right(at + 1, tokens)
            return
        if case is not None and case in view.cases:
            place = at + 1 if at < limit and norms[at] in view.particles else at
            hit = _hit(view.cases[case], norms, place, limit)
            if hit is not None:
                _apply(draft, tokens, norms, view, place, hit, step, at > word + 1)
                return
            if step == 0 and draft.suffix.case:
                return
        if at > word + 1 or at >= ceiling or tokens[at].kind != "word":
            return
        if view.verbal and norms[at].endswith(view.verbal):
            return
        word = at


def _about_noun(norms: Sequence[str], at: int, ceiling: int, view: Bounds) -> bool:
    """True for "300 peoplelike": a word for people with the ending that means about."""
    if at >= ceiling or not norms[at].endswith(view.about):
        return False
    return view.people.matches(norms[at])


def _skip_bracket(at: int, norms: Sequence[str]) -> int:
    """Returns the token after a bracket that opens at `at`: bounds look through brackets."""
    if at >= len(norms) or norms[at] != "(":
        return at
    for stop in range(at + 1, min(at + 16, len(norms))):
        if norms[stop] == ")":
            return stop + 1
    return at


def _case(norm: str, view: Bounds) -> str | None:
    for case, endings in view.endings.items():
        if len(norm) > 4 and norm.endswith(endings):
            return case
    return None


def _apply(
    draft: Draft,
    tokens: Sequence[Token],
    norms: Sequence[str],
    view: Bounds,
    place: int,
    hit: Hit[str],
    step: int,
    apart: bool,
) -> None:
    key = NEGATED.get(hit.key, hit.key) if hit.features.get("neg") else hit.key
    if step > 1 and key in ("at_most", "reached", "less_than"):
        return
    last = place + hit.last
    if key == "at_most" and hit.trigger != "" and _changes(norms[last : last + 3], view):
        key = "reached"
        if step:
            draft.widen_right(last, tokens)
    if key == "reached":
        draft.rules.append(f"value reached: {hit.trigger}")
        return
    draft.bound(Hedge(key), f"bound after: {hit.trigger}")
    if not apart:
        draft.widen_right(last, tokens)


def _changes(norms: Sequence[str], view: Bounds) -> bool:
    return bool(norms) and bool(view.change.find(norms))
