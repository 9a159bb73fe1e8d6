"""What each figure of a sentence counts, of whom, where, and of which figure it is a part.

A rule is a function that answers with a measure and its own name, or stays silent; the order in
which they are asked is one list for each kind of amount.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.extract import gate
from workbench.extract.before import Before
from workbench.extract.costs import (
    Candidate,
    candidates,
    group,
    own_verb,
    set_mark,
    share_of,
    verb_unknown,
)
from workbench.extract.ellipsis import filled
from workbench.extract.heads import Head, heads, noun_text
from workbench.extract.places import Where, where
from workbench.extract.qualifiers import qualifiers
from workbench.extract.scene import Form, Scene, scene
from workbench.extract.subsets import Part, parts
from workbench.extract.types import Mention, Sentence
from workbench.extract.words import words
from workbench.lexicon import Lexicon

OTHER, MONEY = "other", "money_other"
NEAR_OWN = {True: 8.0, False: 4.0}
"""How near its own predicate must be for a part to leave the measure of its whole."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mention counts. `whole` is the index of the mention it is a part of in this
    sentence, `earlier` the index of the reading in Past.readings it is a part of; `open_place` when
    the sentence says nothing of a place; `figure` is False for what is not worth a statement."""

    measure: str
    unit: str | None = None
    thing: str | None = None
    thing_class: str | None = None
    population: str | None = None
    place: str | None = None
    open_place: bool = True
    qualifiers: tuple[str, ...] = ()
    whole: int | None = None
    earlier: int | None = None
    kind: str = "count"
    figure: bool = True
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier sentences of the passage leave behind: the readings of the last one with
    figures, the country the case is about, and the text before."""

    readings: tuple[Reading, ...] = ()
    home: str | None = None
    before: Before | None = None

    def anchor(self) -> int | None:
        """Returns the index of the figure that "of them" means: the last that is no part."""
        for at in range(len(self.readings) - 1, -1, -1):
            one = self.readings[at]
            if one.kind == "count" and one.whole is None and one.earlier is None:
                return at
        counts = [at for at, one in enumerate(self.readings) if one.kind == "count"]
        return counts[-1] if counts else None


NO_PAST = Past()
PREDICATE_NOUNS = ("head_after_dash", "head_after_copula", "head_closing")
Answer = tuple[str, str]


@dataclass(slots=True)
class Desk:
    """The work on one sentence: what was found and the measures settled so far."""

    scene: Scene
    lexicon: Lexicon
    past: Past
    heads: list[Head | None]
    parts: list[Part | None]
    near: list[list[Candidate]]
    settled: dict[int, Answer] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)

    def measure(self, index: int) -> Answer:
        """Returns the measure of a mention and the rule that named it."""
        if index not in self.settled:
            if index in self.asked:
                return OTHER, "measure_unknown"
            self.asked.add(index)
            self.settled[index] = self._ask(index)
        return self.settled[index]

    def _ask(self, index: int) -> Answer:
        for rule in RULES[group(self.scene.mentions[index])]:
            answer = rule(self, index)
            if answer is not None:
                return answer
        return OTHER, "measure_unknown"

    def whole(self, index: int) -> Answer | None:
        """Returns the measure of the figure this one is a part of."""
        part = self.parts[index]
        if part is None:
            return None
        if part.whole is not None:
            return self.measure(part.whole)
        anchor = self.past.anchor()
        return (self.past.readings[anchor].measure, "") if anchor is not None else None


def attach(sentence: Sentence, lexicon: Lexicon, previous: Past = NO_PAST) -> list[Reading]:
    """Returns one reading for each mention of the sentence, in order."""
    if not sentence.mentions:
        return []
    sentence = filled(sentence)
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


# Rules for counts -----------------------------------------------------------------------------


def _negated(desk: Desk, index: int) -> Answer | None:
    """әлі табылған жоқ: what did not happen is not counted under what would have happened."""
    near = desk.near[index]
    part = desk.parts[index]
    if near and near[0].cue.negated and part is not None:
        return OTHER, "measure_negated"
    return None


def _nought(desk: Desk, index: int) -> Answer | None:
    """ни одного дела: none of something says nothing without a predicate from the lists."""
    if desk.scene.mentions[index].quantity.high != 0:
        return None
    acts = [one for one in desk.near[index] if one.cue.role == "act"]
    return (acts[0].cue.measure, "measure_of_predicate") if acts else (OTHER, "measure_unknown")


def _own_of_part(desk: Desk, index: int) -> Answer | None:
    """A part keeps its whole's measure unless its own predicate is near."""
    part = desk.parts[index]
    if part is None:
        return None
    whole = desk.whole(index)
    near = [one for one in desk.near[index] if not part.rest or one.cue.role == "act"]
    limit = NEAR_OWN[desk.scene.words.verb_final]
    own = near[0] if near and near[0].cost <= limit else None
    if own is None and desk.scene.words.verb_final:
        verb = own_verb(desk.scene, desk.scene.mentions[index])
        if verb is not None and not part.rest:
            return OTHER, "measure_own_verb_unknown"
    if own is not None and not part.rest and own.cue.form is not Form.NOUN:
        return own.cue.measure, "measure_of_own_predicate"
    if whole is not None and whole[0] != OTHER:
        return whole[0], "measure_of_whole"
    return None


def _set_of_noun(desk: Desk, index: int) -> Answer | None:
    """Among the detained, 27 were foreigners: a predicate noun leaves the measure to the set."""
    head = desk.heads[index]
    if head is None or head.rule not in PREDICATE_NOUNS:
        return None
    mention = desk.scene.mentions[index]
    for cue in desk.scene.cues:
        if cue.last > mention.first or cue.kind != "person":
            continue
        if set_mark(desk.scene, cue) or share_of(desk.scene, mention, cue):
            return cue.measure, "measure_of_set"
    return None


def _thing_alone(desk: Desk, index: int) -> Answer | None:
    """243 criminal cases: the counted thing is the measure."""
    head = desk.heads[index]
    if head is None or head.thing is None or head.rule == "head_inherited":
        return None
    if desk.scene.mentions[index].quantity.high == 0:
        return None
    wider = desk.scene.words.thing_classes[head.thing].wider
    for id_, rule in desk.scene.words.rules.items():
        if rule.head_alone and rule.things & wider:
            return id_, "measure_of_head"
    return None


def _nearest(desk: Desk, index: int) -> Answer | None:
    """The nearest word that names a measure."""
    near = desk.near[index]
    if not near:
        return None
    role = "predicate" if near[0].cue.role == "act" else "noun"
    return near[0].cue.measure, f"measure_of_{role}"


def _shared(desk: Desk, index: int) -> Answer | None:
    """A figure with no predicate of its own shares its neighbour's: kk/ky the next, ru/en the one
    before."""
    head = desk.heads[index]
    if head is not None and head.rule not in ("head_inherited", "head_of_whole"):
        return None
    if verb_unknown(desk.scene, desk.scene.mentions[index], head):
        return None
    order = (index + 1, index - 1) if desk.scene.words.verb_final else (index - 1, index + 1)
    for other in order:
        if 0 <= other < len(desk.scene.mentions) and _alike(desk, index, other):
            measure, _ = desk.measure(other)
            if measure != OTHER:
                return measure, "measure_shared"
    return None


def _alike(desk: Desk, index: int, other: int) -> bool:
    mine, theirs = desk.scene.mentions[index], desk.scene.mentions[other]
    return group(mine) == group(theirs)


def _tallied(desk: Desk, index: int) -> Answer | None:
    """The count grew by 243: the figure carries on the count of the sentence before."""
    anchor = desk.past.anchor()
    if desk.heads[index] is not None or "tally" not in desk.scene.marks or anchor is None:
        return None
    measure = desk.past.readings[anchor].measure
    return (measure, "measure_of_count_before") if measure != OTHER else None


def _names(desk: Desk, index: int) -> Answer | None:
    """a list of 221 names: of those the text before speaks of."""
    head = desk.heads[index]
    named = head is not None and any(
        one.id == "name" and one.first in (head.first, head.last) for one in desk.scene.things
    )
    if not named:
        return None
    for other in range(index - 1, -1, -1):
        measure, _ = desk.measure(other)
        if desk.scene.words.rules[measure].kind == "person":
            return measure, "measure_of_names"
    before = desk.past.before
    topic = before.topic(("person",)) if before is not None else None
    return (topic, "measure_of_names") if topic else None


def _thing_of_topic(desk: Desk, index: int) -> Answer | None:
    """1,319 firms, where the text before speaks of the damage: what it was done to."""
    head = desk.heads[index]
    before = desk.past.before
    if head is None or head.thing is None or head.first < 0 or before is None:
        return None
    if any(cue.kind == "money" and cue.role == "act" for cue in desk.scene.cues):
        return None
    rules = desk.scene.words.rules
    fitting = [id_ for id_, rule in rules.items() if rule.by_topic and head.thing in rule.things]
    if fitting and before.topic(("money",)) == rules[fitting[0]].by_topic:
        return fitting[0], "measure_of_topic"
    return None


# Rules for money, time and ratios ---------------------------------------------------------------


def _converted(desk: Desk, index: int) -> Answer | None:
    """3 billion som (35 million dollars): the bracket repeats the figure before."""
    same = desk.scene.mentions[index].same_as
    return (desk.measure(same)[0], "measure_converted") if same is not None else None


def _sum_before(desk: Desk, index: int) -> Answer | None:
    """the estimate was 92.3 billion: a sum without its noun carries on the sum before."""
    part = desk.parts[index]
    if part is None and not {"sum", "tally"} & set(desk.scene.marks):
        return None
    nouns = [cue for cue in desk.scene.cues if cue.kind == "money" and cue.role == "noun"]
    if nouns:
        return nouns[0].measure, "measure_of_sum"
    for one in reversed(desk.past.readings):
        if one.kind == "money" and one.measure != MONEY:
            return one.measure, "measure_of_sum_before"
    before = desk.past.before
    topic = before.topic(("money",)) if before is not None else None
    return (topic, "measure_of_sum_before") if topic else None


def _some_money(desk: Desk, index: int) -> Answer | None:
    return MONEY, "measure_money"


def _prison(desk: Desk, index: int) -> Answer | None:
    """жеті жылға сотталды: years with a sentence are its term."""
    mention = desk.scene.mentions[index]
    if mention.quantity.unit not in ("year", "month"):
        return None
    if not _as_term(desk.scene, mention):
        return None
    for one in desk.near[index]:
        if one.cue.measure in ("prison_term", "convicted"):
            return "prison_term", "measure_prison_term"
    return None


def _as_term(scene: Scene, mention: Mention) -> bool:
    """kk/ky: a term stands in the dative (сегіз жылға) or before the verb's own noun."""
    if not scene.words.verb_final:
        return True
    return any(
        scene.words.dative_form.fullmatch(token.norm)
        for token in scene.sentence.tokens
        if mention.start < token.stop and token.start < mention.stop
    )


def _some_time(desk: Desk, index: int) -> Answer | None:
    return "duration", "measure_duration"


def _some_share(desk: Desk, index: int) -> Answer | None:
    unit = desk.scene.mentions[index].quantity.unit
    if unit == "times":
        return None
    return ("share", "measure_share") if unit == "percent" else ("change", "measure_change")


Rule = Callable[[Desk, int], Answer | None]
RULES: Mapping[str, Sequence[Rule]] = {
    "count": (
        _negated,
        _nought,
        _set_of_noun,
        _names,
        _own_of_part,
        _thing_alone,
        _nearest,
        _shared,
        _tallied,
        _thing_of_topic,
    ),
    "money": (_converted, _nearest, _sum_before, _shared, _some_money),
    "time": (_prison, _shared, _some_time),
    "ratio": (_nearest, _some_share),
    "size": (),
}


# Putting a reading together ---------------------------------------------------------------------


def _reading(desk: Desk, index: int) -> Reading:
    mention = desk.scene.mentions[index]
    head = desk.heads[index]
    measure, rule = desk.measure(index)
    place = _place(desk, index)
    part = desk.parts[index]
    population = _population(desk, index, measure)
    names = [head.rule if head else None, rule, part.rule if part else None, place.rule]
    anchor = desk.past.anchor()
    reading = Reading(
        measure=measure,
        unit=_unit(desk, mention, head, measure),
        thing=_thing_text(desk.scene, mention, head),
        thing_class=head.thing if head else None,
        population=population,
        place=place.place,
        open_place=place.open,
        qualifiers=qualifiers(desk.scene, index, measure, desk.lexicon),
        whole=part.whole if part else None,
        earlier=anchor if part is not None and part.whole is None else None,
        kind=group(mention),
        rules=tuple(name for name in names if name),
    )
    return replace(reading, figure=gate.is_figure(desk.scene, index, reading.measure, head))


def _place(desk: Desk, index: int) -> Where:
    head = desk.heads[index]
    counted = (head.first, head.last) if head is not None else (-1, -1)
    found = where(desk.scene, index, desk.lexicon, desk.past.home, desk.past.before, counted)
    anchor = desk.past.anchor()
    if not found.open or anchor is None or not _leans(desk, index):
        return found
    one = desk.past.readings[anchor]
    return Where(one.place, "place_of_figure_before", open=one.open_place)


def _leans(desk: Desk, index: int) -> bool:
    """True when a figure carries on from the sentence before: of them, also, the count grew."""
    part = desk.parts[index]
    if part is not None:
        return part.whole is None
    if desk.measure(index)[1] == "measure_of_count_before":
        return True
    anchor = desk.past.anchor()
    same = anchor is not None and desk.past.readings[anchor].measure == desk.measure(index)[0]
    return same and "also" in desk.scene.marks


def _unit(desk: Desk, mention: Mention, head: Head | None, measure: str) -> str | None:
    if group(mention) not in ("count", "ratio"):
        return mention.quantity.unit
    if group(mention) == "ratio":
        unit = mention.quantity.unit
        return None if unit == "times" and measure == OTHER else unit
    thing = desk.scene.words.thing_classes[head.thing] if head and head.thing else None
    rule = desk.scene.words.rules[measure]
    if measure == OTHER:
        return thing.unit if thing and thing.always else None
    if thing and thing.unit and thing.wider & rule.things:
        return thing.unit
    if measure == "homeless" and head and head.population == "families":
        return "household"
    return rule.unit


def _thing_text(scene: Scene, mention: Mention, head: Head | None) -> str | None:
    """Returns the counted noun as written."""
    if group(mention) != "count":
        return None
    place = (head.first, head.last) if head is not None and head.first >= 0 else None
    place = place or noun_text(scene, mention)
    if place is None:
        return None
    tokens = scene.sentence.tokens
    return scene.sentence.text[tokens[place[0]].start : tokens[place[1] - 1].stop]


def _population(desk: Desk, index: int, measure: str) -> str | None:
    head = desk.heads[index]
    rule = desk.scene.words.rules[measure]
    kind = group(desk.scene.mentions[index])
    if kind not in ("count", "ratio") or measure in ("share", "change"):
        return None
    if rule.kind in ("thing", "event") or (head is not None and head.thing):
        return _owners(desk, index, head) if rule.kind == "thing" else None
    if head is not None and head.population:
        if head.population == "people" and rule.population:
            return rule.population
        return head.population
    return (rule.population or "people") if rule.kind == "person" else None


def _owners(desk: Desk, index: int, head: Head | None) -> str | None:
    """полицияның 500 көлігі, 551 police cars: whose things they are."""
    scene = desk.scene
    mention = scene.mentions[index]
    thing = scene.words.thing_classes[head.thing] if head is not None and head.thing else None
    if thing is not None and thing.population:
        return thing.population
    if thing is not None and thing.id == "service_vehicle" and index:
        other = desk.heads[index - 1]
        if other is not None and other.population in ("police", "security_forces"):
            return other.population
    last = head.last if head is not None and head.first >= 0 else mention.last
    for found in scene.people:
        inside = mention.last <= found.first and found.last <= last
        before = found.last == mention.first and scene.words.genitive_form.fullmatch(
            scene.norms[found.last - 1]
        )
        after = 0 <= found.first - last <= 1
        if found.id != "people" and (inside or before or after):
            return found.id
    return None
