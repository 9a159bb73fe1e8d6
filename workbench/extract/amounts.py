"""What sums, stretches of time and shares are about: rules as in counting."""

from __future__ import annotations

from workbench.extract.counting import nearest, shared
from workbench.extract.desk import Answer, Desk, Rule
from workbench.extract.scene import Scene
from workbench.extract.types import Mention

MONEY = "money_other"


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
    if not _as_term(desk.scene, mention) or _lasts(desk, index):
        return None
    for one in desk.near[index]:
        if one.cue.measure in ("prison_term", "convicted"):
            return "prison_term", "measure_prison_term"
    return None


def _lasts(desk: Desk, index: int) -> bool:
    """True for years or months that something lasted: the nearest word behind says so."""
    near = desk.near[index]
    behind = near and near[0].cue.first >= desk.scene.mentions[index].last
    return bool(behind) and near[0].cue.measure == "duration"


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


def _by(desk: Desk, index: int) -> Answer | None:
    """by 30 per cent, на 30 процентов: what something changed by."""
    scene, mention = desk.scene, desk.scene.mentions[index]
    if mention.quantity.unit != "percent":
        return None
    tokens = scene.sentence.tokens
    before = max((i for i in range(mention.first) if tokens[i].stop <= mention.start), default=-1)
    inside = [i for i in range(before + 1, mention.first) if scene.marked("by", i, i + 1)]
    found = inside or (before >= 0 and scene.marked("by", before, before + 1))
    return ("change", "measure_change_by") if found else None


def _some_share(desk: Desk, index: int) -> Answer | None:
    unit = desk.scene.mentions[index].quantity.unit
    if unit == "times":
        return None
    return ("share", "measure_share") if unit == "percent" else ("change", "measure_change")


MONEY_RULES: tuple[Rule, ...] = (_converted, nearest, _sum_before, shared, _some_money)
TIME_RULES: tuple[Rule, ...] = (_prison, shared, _some_time)
RATIO_RULES: tuple[Rule, ...] = (_by, nearest, _some_share)
