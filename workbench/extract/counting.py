"""What a count counts: rules that answer with a measure and their own name, or stay silent."""

from __future__ import annotations

from workbench.extract.costs import group
from workbench.extract.desk import OTHER, Answer, Desk, Rule
from workbench.extract.forms import Form
from workbench.extract.neighbours import joined
from workbench.extract.quantities.zero import ABSENCE, ZeroWords, reach, zero_words
from workbench.extract.scene import Cue
from workbench.extract.sets import set_mark, share_of
from workbench.extract.verbs import own_verb, verb_unknown
from workbench.lexicon.patterns import BREAKS

PLAIN_WORDS = ("case",)
"""Things whose word has other senses: they need a word of the measure's context."""
NEAR_OWN = {True: 8.0, False: 4.0}
"""How near its own predicate must be for a part to leave the measure of its whole."""
BESIDE = 2
"""Words between a nought and the noun it is of."""
PREDICATE_NOUNS = ("head_after_dash", "head_after_copula", "head_closing")


def _negated(desk: Desk, index: int) -> Answer | None:
    """әлі табылған жоқ: what did not happen is not counted under what would have happened."""
    near = desk.near[index]
    part = desk.parts[index]
    nought = desk.scene.mentions[index].quantity.high == 0  # whose own verb is negated
    if near and near[0].cue.negated and part is not None and not nought:
        return OTHER, "measure_negated"
    return None


def _nought(desk: Desk, index: int) -> Answer | None:
    """ни одного дела: none of something says nothing without a predicate from the lists in its own
    clause (nobody knows how many died), or the noun it is beside (no deaths)."""
    mention = desk.scene.mentions[index]
    if mention.quantity.high != 0:
        return None
    words = zero_words(desk.lexicon, desk.scene.sentence.language)
    start, stop = reach(desk.scene.norms, mention.first, mention.last, words)
    for one in desk.near[index]:
        inside = start <= one.cue.first and one.cue.last <= stop
        if one.cue.role == "act" and inside:
            return one.cue.measure, "measure_of_predicate"
    for one in desk.near[index]:
        if _is_beside(desk, index, one.cue, words):
            return one.cue.measure, "measure_of_noun"
    return OTHER, "measure_unknown"


def _is_beside(desk: Desk, index: int, cue: Cue, words: ZeroWords) -> bool:
    """True for no deaths, no civilian deaths, of dead there are none; not "for deaths nobody"."""
    mention, norms = desk.scene.mentions[index], desk.scene.norms
    if cue.first >= mention.last:
        between = norms[mention.last : cue.first]
    elif ABSENCE in mention.rules:
        between = norms[cue.last : mention.first]
    else:
        return False
    near = len(between) <= BESIDE and BREAKS.isdisjoint(between)
    counted = near and words.counted.find(norms[cue.first : cue.last])
    return bool(counted) and words.stops.isdisjoint(between)


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


def _base_of_part(desk: Desk, index: int) -> Answer | None:
    """120 people out of 3,400 are on strike: what is said of the part is not said of its whole."""
    part = desk.parts[index - 1] if index else None
    head = desk.heads[index]
    if part is None or part.whole != index or part.rule != "part_of_following":
        return None
    if head is not None and head.rule != "head_inherited":
        return None
    mention, before = desk.scene.mentions[index], desk.scene.mentions[index - 1]
    if any(cue.cue.first >= before.first for cue in desk.near[index]):
        return None
    own = desk.near[index - 1] and group(before) == "count" and group(mention) == "count"
    return (OTHER, "measure_of_base") if own else None


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
    plain = head.thing in PLAIN_WORDS
    for id_, rule in desk.scene.words.rules.items():
        if plain and id_ not in desk.scene.contexts:
            continue
        if rule.head_alone and not rule.things.isdisjoint(wider):
            return id_, "measure_of_head"
    return None


def nearest(desk: Desk, index: int) -> Answer | None:
    """The nearest word that names a measure."""
    near = desk.near[index]
    if not near:
        return None
    role = "predicate" if near[0].cue.role == "act" else "noun"
    return near[0].cue.measure, f"measure_of_{role}"


def _coordinated(desk: Desk, index: int) -> Answer | None:
    """Four soldiers of A and one guard of B were killed: nouns joined share a predicate, which is
    more than that a noun names a measure itself (ru/en)."""
    near = desk.near[index]
    if desk.scene.words.verb_final or (near and near[0].cue.role != "noun"):
        return None
    for left, other in ((index, index + 1), (index - 1, index - 1)):
        if left >= 0 and joined(desk.scene, left, desk.heads):
            measure, rule = desk.measure(other)
            if rule in ("measure_of_predicate", "measure_coordinated"):
                return measure, "measure_coordinated"
    return None


def shared(desk: Desk, index: int) -> Answer | None:
    """A figure with no predicate of its own shares its neighbour's: kk/ky the next, ru/en the one
    before."""
    head = desk.heads[index]
    if head is not None and head.rule not in ("head_inherited", "head_of_whole"):
        return None
    if verb_unknown(desk.scene, desk.scene.mentions[index], head):
        return None
    mentions = desk.scene.mentions
    order = (index + 1, index - 1) if desk.scene.words.verb_final else (index - 1, index + 1)
    for other in order:
        if 0 <= other < len(mentions) and group(mentions[index]) == group(mentions[other]):
            measure, _ = desk.measure(other)
            if measure != OTHER:
                return measure, "measure_shared"
    return None


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


COUNT_RULES: tuple[Rule, ...] = (
    _nought,
    _negated,
    _base_of_part,
    _set_of_noun,
    _names,
    _own_of_part,
    _thing_alone,
    _coordinated,
    nearest,
    shared,
    _tallied,
    _thing_of_topic,
)
