"""How a word that names a measure stands in its clause: as its predicate, before a noun, as one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from workbench.extract.words import Words
from workbench.lexicon.patterns import Hit

COMMAS = frozenset(",–—")
STRONG = frozenset(";:!?…")
CLAUSE_END = COMMAS | STRONG | frozenset('.«»"”“)')
FINITE = ("past", "pres", "conv", "cond", "int", "imp")


class Form(StrEnum):
    """How a word that names a measure stands in its clause."""

    FINITE = "finite"  # a predicate
    CONTENT = "content"  # the verb of a content clause, the predicate of its own clause
    BARE = "bare"  # a participle before its noun
    NOMINAL = "nominal"  # a participle used as a noun: those killed
    NOUN = "noun"


def form_of(
    hit: Hit[tuple[str, str]],
    words: Words,
    norms: Sequence[str],
    ends: set[int],
    reasons: set[int],
) -> Form:
    closes = hit.last >= len(norms) or norms[hit.last] in CLAUSE_END or hit.last in ends
    if words.verb_final:
        return _final_form(hit, words, norms, closes, reasons)
    if hit.key[1] == "noun":
        return Form.NOUN
    if words.attributive_form.fullmatch(norms[hit.first]):
        return Form.NOMINAL if closes else Form.BARE
    return Form.FINITE


def _final_form(
    hit: Hit[tuple[str, str]],
    words: Words,
    norms: Sequence[str],
    closes: bool,
    reasons: set[int],
) -> Form:
    last = norms[hit.last - 1]
    features = hit.features
    if hit.last < len(norms) and hit.last in reasons:
        return Form.NOUN
    if "ptcp" in features:
        if "nom" in features:
            return Form.NOMINAL
        if not last.endswith(features["ptcp"]):
            return Form.CONTENT
        return Form.FINITE if closes else Form.BARE
    if any(name in features for name in FINITE):
        return Form.FINITE
    if words.attributive_form.fullmatch(last):
        return Form.FINITE if closes else Form.BARE
    if hit.key[1] == "noun" or "inf" in features:
        return Form.NOUN
    return Form.FINITE if words.verb_form.fullmatch(last) else Form.CONTENT
