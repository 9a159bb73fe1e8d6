"""What each figure of a sentence counts, of whom, where, and of which figure it is a part.

The order in which the rules are asked is one list for each kind of amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.extract import gate
from workbench.extract.amounts import MONEY_RULES, RATIO_RULES, TIME_RULES
from workbench.extract.costs import candidates, group
from workbench.extract.counting import COUNT_RULES
from workbench.extract.desk import NO_PAST, Desk, Past, Reading, Rule
from workbench.extract.heads import heads
from workbench.extract.nouns import Head
from workbench.extract.qualifiers import qualifiers
from workbench.extract.scene import Scene, scene
from workbench.extract.scopes import place_of, population_of, thing_text, unit_of
from workbench.extract.subsets import Part, parts
from workbench.extract.types import Sentence
from workbench.extract.words import words
from workbench.lexicon import Lexicon

__all__ = ["NO_PAST", "Past", "Reading", "attach"]


RULES: Mapping[str, Sequence[Rule]] = {
    "count": COUNT_RULES,
    "money": MONEY_RULES,
    "time": TIME_RULES,
    "ratio": RATIO_RULES,
    "size": (),
}


def attach(sentence: Sentence, lexicon: Lexicon, previous: Past = NO_PAST) -> list[Reading]:
    """Returns one reading for each mention of the sentence, in order."""
    if not sentence.mentions:
        return []
    view = scene(sentence, words(lexicon, sentence.language))
    found = inherited(view, heads(view, lexicon, previous.home, previous.before))
    shares = parts(view, found)
    desk = Desk(
        scene=view,
        lexicon=lexicon,
        past=previous,
        heads=_of_wholes(found, shares, previous),
        parts=shares,
        near=[],
        rules=RULES,
    )
    desk.near = [candidates(view, index, head) for index, head in enumerate(desk.heads)]
    return [_reading(desk, index) for index in range(len(sentence.mentions))]


def inherited(view: Scene, found: Sequence[Head | None]) -> list[Head | None]:
    """Returns the heads with the gaps filled from the figure before: 8 officers died, 317 were
    hurt; 860 were recovered (weapons)."""
    filled: list[Head | None] = []
    for index, head in enumerate(found):
        if head is None and index and group(view.mentions[index]) == "count":
            head = _head_before(view, index, found, filled)
        filled.append(head)
    return filled


def _head_before(
    view: Scene, index: int, found: Sequence[Head | None], filled: Sequence[Head | None]
) -> Head | None:
    before = index - 1
    if group(view.mentions[before]) != "count":
        return None
    path = view.path(view.mentions[before].last, view.mentions[index].first)
    head = filled[before]
    if head is None or path.strong > 1:
        return None
    return replace(head, rule="head_inherited", first=-1, last=-1, cue=None)


def _of_wholes(
    found: list[Head | None], shares: Sequence[Part | None], past: Past
) -> list[Head | None]:
    """Returns the heads; a part of an earlier sentence's figure without a noun takes its noun."""
    filled = list(found)
    anchor = past.anchor()
    for index, part in enumerate(shares):
        if part is None or filled[index] is not None:
            continue
        if part.whole is None and anchor is not None:
            one = past.readings[anchor]
            if one.population or one.thing_class:
                filled[index] = Head(-1, -1, "head_of_whole", one.population, one.thing_class)
        elif part.whole is not None and filled[part.whole] is not None:
            whole = filled[part.whole]
            if whole is not None:
                filled[index] = replace(whole, rule="head_of_whole", first=-1, last=-1, cue=None)
    return filled


def _reading(desk: Desk, index: int) -> Reading:
    mention = desk.scene.mentions[index]
    head = desk.heads[index]
    measure, rule = desk.measure(index)
    place = place_of(desk, index)
    part = desk.parts[index]
    population = population_of(desk, index, measure)
    names = [head.rule if head else None, rule, part.rule if part else None, place.rule]
    anchor = desk.past.anchor()
    figure = gate.is_figure(desk.scene, index, measure, rule, head)
    return Reading(
        measure=measure,
        unit=unit_of(desk, mention, head, measure),
        thing=thing_text(desk.scene, mention, head),
        thing_class=head.thing if head else None,
        population=population,
        place=place.place,
        open_place=place.open,
        qualifiers=qualifiers(desk, index, measure),
        whole=part.whole if part else None,
        earlier=anchor if part is not None and part.whole is None else None,
        kind=group(mention),
        figure=figure,
        slight=not figure and gate.is_slight(desk.scene, index),
        rules=tuple(name for name in names if name),
    )
