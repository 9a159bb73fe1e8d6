"""Look-alikes that say when or how old: clock times, days, years, ages."""

from __future__ import annotations

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.lookalike_words import Scene
from workbench.model.quantity import Hedge

YEARS = (1800, 2150)
SPANS = (1500, 2150)  # from 1600 to 1900


def clock(scene: Scene) -> bool:
    draft = scene.draft
    before = scene.norm(draft.first - 1)
    if before in scene.words.clock_before and draft.number.value <= 24:
        return True
    if "clock" in scene.after():
        return True
    if _hour_of_day(scene):
        return True
    hours = before in scene.words.clock_in and scene.norm(draft.last) in scene.words.clock_hours
    if hours and draft.number.value <= 24 and not draft.number.spelled:
        return True
    return _hour_and_minute(scene)


def _hour_of_day(scene: Scene) -> bool:
    """16.00 Thursday, 16.00 on Thursday."""
    after, words = scene.norm(scene.draft.last), scene.words
    if after in words.prepositions:
        after = scene.norm(scene.draft.last + 1)
    return _minutes(scene.draft) and after.startswith(words.weekdays)


def _minutes(draft: Draft) -> bool:
    """True for digits that may be an hour and its minutes."""
    hour, point, minute = draft.number.digits.partition(".")
    if not point or len(minute) != 2 or draft.unit is not None or len(hour) > 2:
        return False
    return hour.isdigit() and int(hour) < 24 and int(minute) < 60


def _hour_and_minute(scene: Scene) -> bool:
    draft = scene.draft
    in_time = draft.suffix.case in ("loc", "dat", "abl", "rel")
    in_time = in_time or scene.norm(draft.first - 1) in scene.words.clock_in
    return in_time and _minutes(draft)


def month(scene: Scene) -> bool:
    """5 January, 5-14 January, January 5, January 2022."""
    draft = scene.draft
    if draft.number.spelled:
        return False
    if "month" in scene.after() and all(number.value <= 31 for number in draft.members):
        return True
    before = scene.norm(draft.first - 1)
    if before == ".":
        before = scene.norm(draft.first - 2)
    return before in scene.words.months_before and (draft.number.value <= 31 or _as_year(draft))


def _as_year(draft: Draft) -> bool:
    return all(
        number.digits.isdigit()
        and number.stop - number.start >= 4
        and len(number.digits) == 4
        and (YEARS if len(draft.members) == 1 else SPANS)[0] <= number.value <= YEARS[1]
        for number in draft.members
    )


def year(scene: Scene) -> bool:
    draft = scene.draft
    if not _as_year(draft) or draft.kind not in (None, "time", "measure"):
        return False
    if "year" in scene.after():
        return True
    if draft.unit is not None:
        return False
    before, after = scene.norm(draft.first - 1), scene.norm(draft.last)
    if (before == "(" and after == ")") or (draft.first == 0 and after == ":"):
        return True
    noun = scene.kind(draft.last) == "word"
    if not (noun or scene.words.points) and scene.name_before():
        return True  # the Cup of 2018, … : after a name, with no noun of its own
    if draft.hedge is Hedge.RANGE and (scene.words.points or not noun):
        return True
    if scene.before is not None and scene.before.dropped == "month":
        return draft.first - scene.before.last <= 1
    return scene.words.points and _english_year(scene, before)


def _english_year(scene: Scene, before: str) -> bool:
    """Four digits without a comma: a year unless a plural follows; after "in" and a name anyhow."""
    if before in scene.words.year_always or not scene.plural_follows():
        return True
    plural = scene.norm(scene.draft.last).endswith("s")
    return (before in scene.words.year_before and not plural) or scene.name_before()


def _of_somebody(scene: Scene) -> bool:
    """A man 45 years; Ivan Petrov, 45 years, ... (45 years): not a man 12 years worked."""
    first, words = scene.draft.first, scene.words
    if not words.age_of or first < 1 or scene.draft.left < first:
        return False
    at = first - 1
    beside = scene.norm(at) in (",", "(") and scene.norm(scene.draft.right) in (",", ")", ".", "")
    at -= beside
    named = beside and scene.tokens[at].text[:1].isupper() and at > 0
    if scene.norm(at) not in words.age_of and not named:
        return False
    return words.lasting.isdisjoint(scene.norms[scene.draft.right : scene.draft.right + 2])


def _at_age(scene: Scene) -> bool:
    """The at-19 student, he was at-45, who filled 70: an age where endings say it."""
    draft, words = scene.draft, scene.words
    if draft.kind is not None or draft.bounded or not words.filled:
        return False
    case, after = draft.suffix.case, scene.norm(draft.last)
    if case == "rel" and not draft.suffix.poss:
        return scene.noun_follows()
    return (case == "loc" and after in words.age_copulas) or (
        case == "dat" and after in words.filled
    )


def _full_name(scene: Scene) -> bool:
    """True when two names in a row stand before the comma: Bolat Omarov, 61."""
    at = scene.draft.first - 1
    two = scene.tokens[max(0, at - 2) : at]
    return at > 2 and all(one.kind == "word" and one.text[:1].isupper() for one in two)


def kin(scene: Scene) -> bool:
    """A mother of three."""
    first, draft = scene.draft.first, scene.draft
    of = first > 1 and scene.norm(first - 1) in scene.words.prepositions
    return of and draft.kind is None and scene.norm(first - 2) in scene.words.kin


def age(scene: Scene) -> bool:
    draft, words = scene.draft, scene.words
    before = scene.norm(draft.first - 1)
    if draft.kind not in (None, "time") or not 0 < draft.number.value < 120:
        return False
    if before in words.age_before or "age" in scene.after():
        return True
    if draft.kind == "time":
        return draft.unit == "year" and _of_somebody(scene)
    earlier = scene.norm(draft.first - 2)
    of = scene.draft.first > 1 and before in words.prepositions and not scene.plural_follows()
    limit = words.age_limits and scene.norm(draft.first - 4) in words.age_limits
    if of and earlier in words.age_of and not (draft.bounded or limit):
        return True
    if _at_age(scene):
        return True
    if draft.kind is not None or scene.noun_follows() or not words.function:
        return False
    if before in words.age_verbs and earlier in words.age_subjects:
        return True
    aside = before in words.age_aside and earlier == ","
    if aside and scene.norm(draft.last) in (",", "."):
        return True
    named = before == "," and scene.norm(draft.last) == "." and _full_name(scene)
    if named and draft.number.value > 9 and not draft.number.spelled:
        return True
    alone = before == "," and scene.norm(draft.last) == ","
    return (
        alone
        and not draft.number.spelled
        and scene.kind(draft.first - 2) == "word"
        and scene.kind(draft.last + 1) != "number"
    )
