"""Which figures are worth a statement: what is counted is known, or the number is large."""

from __future__ import annotations

from decimal import Decimal

from workbench.extract.heads import Head
from workbench.extract.scene import Scene

SMALL = Decimal(10)
LARGE = Decimal(100)


def is_figure(scene: Scene, index: int, measure: str, head: Head | None) -> bool:
    """True when the figure says something that can be weighed."""
    mention = scene.mentions[index]
    quantity = mention.quantity
    if measure != "other" or quantity.unit is not None:
        return True
    number = quantity.number or Decimal(0)
    if number == 0:
        return head is not None and head.thing is not None and _always(scene, head.thing)
    if number >= LARGE:
        return True
    if head is not None and (head.population or head.thing not in (None, "thing", "place_thing")):
        return True
    digits = any(
        scene.sentence.tokens[at].kind == "number" for at in range(mention.first, mention.last)
    )
    return number >= SMALL and (digits or head is not None)


def _always(scene: Scene, thing: str) -> bool:
    """True for things whose unit holds alone: not a single shot."""
    return scene.words.thing_classes[thing].always
