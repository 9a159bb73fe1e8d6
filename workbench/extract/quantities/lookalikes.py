"""What looks like a figure and is none: dates, clock times, law articles, labels, ages, scores …

Each rule answers for one draft or stays silent; RULES is their order. The name of the rule that
spoke is kept on the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.lookalike_marks import (
    adjective,
    counter,
    fraction,
    identifier,
    idiom,
    list_number,
    numbered,
    phone,
    pieces,
)
from workbench.extract.quantities.lookalike_names import (
    label,
    name,
    quoted,
)
from workbench.extract.quantities.lookalike_times import (
    age,
    clock,
    kin,
    month,
    year,
)
from workbench.extract.quantities.lookalike_words import LookalikeWords, Scene
from workbench.extract.types import Token

Rule = Callable[[Scene], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("identifier", identifier),
    ("numbers held by marks", pieces),
    ("the Nth", numbered),
    ("phone", phone),
    ("clock", clock),
    ("month", month),
    ("year", year),
    ("label", label),
    ("name", name),
    ("age", age),
    ("children of", kin),
    ("counter", counter),
    ("list number", list_number),
    ("fraction", fraction),
    ("adjective", adjective),
)
WORD_RULES: tuple[tuple[str, Rule], ...] = (  # numbers in words look like less
    ("clock", clock),
    ("label", quoted),
    ("age", age),
    ("children of", kin),
    ("counter", counter),
    ("idiom", idiom),
    ("fraction", fraction),
    ("adjective", adjective),
)


PLAIN_RULES: tuple[tuple[str, Rule], ...] = (
    ("idiom", idiom),
    ("fraction", fraction),
    ("adjective", adjective),
)


def _rules(scene: Scene) -> tuple[tuple[str, Rule], ...]:
    """Returns the rules that can speak here; few can between two ordinary words."""
    if scene.plain():
        return PLAIN_RULES if scene.draft.number.spelled else PLAIN_RULES[1:]
    return WORD_RULES if scene.draft.number.spelled else RULES


def leave_out(
    text: str,
    tokens: Sequence[Token],
    norms: Sequence[str],
    drafts: Sequence[Draft],
    words: LookalikeWords,
) -> None:
    """Marks every draft that is no figure with the name of the rule that says so."""
    for at, draft in enumerate(drafts):
        if draft.dropped is None and not draft.share:
            before = drafts[at - 1] if at else None
            later = drafts[at + 1] if at + 1 < len(drafts) else None
            if before is not None and before.dropped == "fraction" and draft.suffix.poss:
                draft.dropped = "part of a fraction"
                continue
            if before is not None and _said_again(draft, before, norms):
                draft.dropped = "said again"
                continue
            scene = Scene(text, tokens, norms, words, draft, before, later)
            for kind, rule in _rules(scene):
                if rule(scene):
                    draft.dropped = kind
                    break
    if len(drafts) > 1 and any(draft.dropped for draft in drafts):
        _coordinated(drafts, tokens, norms, words)


def _said_again(draft: Draft, before: Draft, norms: Sequence[str]) -> bool:
    """True for the same number in brackets after it: 4 (four)."""
    at, last = draft.left - 1, draft.right
    bracket = at >= 0 and norms[at] == "(" and last < len(norms) and norms[last] == ")"
    return bracket and before.right == at and before.number.value == draft.number.value


BACKWARD = frozenset(("month", "label", "the Nth", "year", "ordinal", "age"))
FORWARD = frozenset(("label", "age"))
_SCORES = (["-"], ["–"], ["—"])


def _coordinated(
    drafts: Sequence[Draft],
    tokens: Sequence[Token],
    norms: Sequence[str],
    words: LookalikeWords,
) -> None:
    """Leaves out what shares a look-alike's noun: articles 2 and 4, on 5 and 6 January."""
    for later, draft in zip(reversed(drafts), reversed(drafts[:-1]), strict=False):
        if later.dropped in BACKWARD and draft.dropped is None and _bare(draft):
            between = norms[draft.right : later.left]
            rising = draft.number.value < later.number.value
            rising = rising or (later.dropped == "label" and between[:1] in _SCORES)
            joins = words.joins | words.month_joins if later.dropped == "month" else words.joins
            if len(between) == 1 and between[0] in joins and rising:
                draft.dropped = later.dropped
    shared = 0
    for draft, later in pairwise(drafts):
        if draft.dropped in FORWARD and later.dropped is None and _bare(later):
            between = norms[draft.right : later.left]
            sure = draft.dropped == "age" or shared > 0 or _ends(later, tokens, words)
            sure = sure or between[:1] in _SCORES
            if len(between) == 1 and between[0] in words.joins and sure:
                later.dropped = draft.dropped
                shared += 1
                continue
        shared = 0


def _ends(draft: Draft, tokens: Sequence[Token], words: LookalikeWords) -> bool:
    """True when no noun of its own follows the draft."""
    if draft.last >= len(tokens):
        return True
    following = tokens[draft.last]
    own = following.kind == "word" and following.text[:1].islower()
    return not own or following.norm in words.joins or following.norm in words.function


def _bare(draft: Draft) -> bool:
    return draft.kind in (None, "time") and not draft.bounded and not draft.vague
