"""Which figures are worth a statement: what is counted is known, or the number is large."""

from __future__ import annotations

from decimal import Decimal

from workbench.extract.nouns import Head, noun_text
from workbench.extract.scene import Scene

SMALL = Decimal(10)
BORROWED = ("measure_shared", "measure_of_topic", "measure_of_count_before", "measure_of_names")
"""Rules that take the measure from elsewhere: too little for a nought or a bare one."""
NOUNS_OF_NOTHING = ("thing", "place_thing")


def is_figure(scene: Scene, index: int, measure: str, rule: str, head: Head | None) -> bool:
    """True when the figure says something that can be weighed."""
    mention = scene.mentions[index]
    number = mention.quantity.number or Decimal(0)
    if number < 0 and mention.quantity.unit is None and (measure != "other" or _of_people(head)):
        return False  # nobody counts fewer than none: the sign is a dash or a slip
    if mention.weak:
        counted = measure != "other" and rule not in BORROWED
        return counted or (number == 0 and _always(scene, head))
    if measure != "other" or mention.quantity.unit is not None:
        return True
    if number == 0:
        return _always(scene, head)
    if head is not None and (head.population or head.thing not in (None, *NOUNS_OF_NOTHING)):
        return True
    in_digits = any(
        scene.sentence.tokens[at].kind == "number" for at in range(mention.first, mention.last)
    )
    return in_digits or number >= SMALL or _plain_noun(scene, index)


def is_slight(scene: Scene, index: int) -> bool:
    """True for a small number in words that was taken for no figure ("two sides", in a language
    that does not mark its nouns): one where another text gives its number in digits."""
    mention = scene.mentions[index]
    number = mention.quantity.number
    return not mention.weak and number is not None and 1 < number < SMALL


def _of_people(head: Head | None) -> bool:
    return head is not None and head.population is not None


def _plain_noun(scene: Scene, index: int) -> bool:
    """True where a noun follows in a language that marks it (two items)."""
    return not scene.words.verb_final and noun_text(scene, scene.mentions[index]) is not None


def _always(scene: Scene, head: Head | None) -> bool:
    """True for things whose unit holds alone: not a single shot."""
    if head is None or head.thing is None:
        return False
    return scene.words.thing_classes[head.thing].always
