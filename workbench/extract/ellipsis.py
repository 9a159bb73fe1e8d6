"""Units left out because the figure before has them: 41 billion tenge, down from 46.9 billion."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.extract.costs import group
from workbench.extract.types import Mention, Sentence

MANY = Decimal(100_000)
FEW = Decimal(100)


def filled(sentence: Sentence) -> Sentence:
    """Returns the sentence with units where only the figure before names them."""
    mentions: list[Mention] = []
    for mention in sentence.mentions:
        unit = _unit_before(sentence, mention, mentions)
        if unit is not None:
            quantity = replace(mention.quantity, unit=unit)
            mention = replace(mention, quantity=quantity, rules=(*mention.rules, "unit_elided"))
        mentions.append(mention)
    return replace(sentence, mentions=tuple(mentions))


def _unit_before(sentence: Sentence, mention: Mention, before: list[Mention]) -> str | None:
    if mention.quantity.unit is not None:
        return None
    for other in reversed(before):
        kind = group(other)
        if kind == "money" and _money(mention):
            return other.quantity.unit
        if kind == "time" and _term(sentence, mention, other):
            return other.quantity.unit
    return None


def _money(mention: Mention) -> bool:
    return (mention.quantity.number or Decimal(0)) >= MANY


def _term(sentence: Sentence, mention: Mention, other: Mention) -> bool:
    """к 12 годам … к пяти-семи: the same preposition before both."""
    if (mention.quantity.number or MANY) >= FEW:
        return False
    mine, theirs = _word_before(sentence, mention), _word_before(sentence, other)
    return mine is not None and mine == theirs


def _word_before(sentence: Sentence, mention: Mention) -> str | None:
    words = [token.norm for token in sentence.tokens if token.stop <= mention.start]
    return words[-1] if words else None
