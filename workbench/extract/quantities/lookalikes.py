"""What looks like a figure and is none: dates, clock times, law articles, labels, ages, scores …

Each rule answers for one draft or stays silent; RULES is their order. The name of the rule that
spoke is kept on the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from workbench.extract.quantities.draft import Draft
from workbench.extract.quantities.lookalike_words import DASHES, LOOK, LookalikeWords, Scene
from workbench.extract.types import Token
from workbench.model.quantity import Hedge

PHONE = 12  # tokens looked at on either side
DIALLED = frozenset("-()+–")
OPENING, CLOSING = frozenset("«\"“„‘'"), frozenset("»\"”“’'")
JOINTS = frozenset(".,:/&×")
YEARS = (1800, 2150)
SPANS = (1500, 2150)  # from 1600 to 1900


def _identifier(scene: Scene) -> bool:
    """A320, IL-76, 5G: letters glued to the digits on either side."""
    draft, first = scene.draft, scene.draft.first
    if draft.number.spelled or draft.left < first:
        return False
    if scene.glued(first):
        if scene.kind(first - 1) == "word":
            return True
        if scene.norm(first - 1) in DASHES and scene.glued(first - 1):
            word = scene.kind(first - 2) == "word"
            return word and scene.norm(first - 2) not in scene.words.negative
    return (
        draft.right == draft.last and scene.glued(draft.last) and scene.kind(draft.last) == "word"
    )


def _numbered(scene: Scene) -> bool:
    """The Nth of something: digits, a hyphen and a noun."""
    draft, at = scene.draft, scene.draft.last
    if scene.norm(at) not in DASHES or not scene.glued(at) or not scene.glued(at + 1):
        return False
    if scene.kind(at + 1) != "word" or scene.words.hyphen_figures.matches(scene.norm(at + 1)):
        return False
    return draft.right == draft.last


def _pieces(scene: Scene) -> bool:
    """17:20, 2:1, 24/7, 123-45-67, 2022-01-10: numbers held together by marks."""
    first, last = scene.draft.first, scene.draft.last
    if scene.draft.number.spelled:
        return False
    before = scene.glued(first) and scene.glued(first - 1) and scene.kind(first - 2) == "number"
    after = scene.glued(last) and scene.glued(last + 1) and scene.kind(last + 1) == "number"
    marks = JOINTS | DASHES
    return (before and scene.norm(first - 1) in marks) or (after and scene.norm(last) in marks)


def _phone(scene: Scene) -> bool:
    """+7 (701) 123 45 67, 8 800 000 77 77: four groups of digits or more in a row."""
    draft = scene.draft
    if draft.number.spelled or draft.unit is not None:
        return False
    start, stop = draft.first, draft.last
    while start > max(0, draft.first - PHONE) and _dials(scene, start - 1):
        start -= 1
    while stop < min(len(scene.tokens), draft.last + PHONE) and _dials(scene, stop):
        stop += 1
    groups = [scene.norms[at] for at in range(start, stop) if scene.kind(at) == "number"]
    if len(groups) < 4 or sum(map(len, groups)) < 9:
        return False
    return len(groups) < stop - start or any(len(group) != 3 for group in groups[1:])


def _dials(scene: Scene, at: int) -> bool:
    return scene.kind(at) == "number" or scene.norms[at] in DIALLED


def _clock(scene: Scene) -> bool:
    draft = scene.draft
    before = scene.norm(draft.first - 1)
    if before in scene.words.clock_before and draft.number.value <= 24:
        return True
    if "clock" in scene.after():
        return True
    hours = before in scene.words.clock_in and scene.norm(draft.last) in scene.words.clock_hours
    if hours and draft.number.value <= 24 and not draft.number.spelled:
        return True
    return _hour_and_minute(scene)


def _hour_and_minute(scene: Scene) -> bool:
    draft = scene.draft
    hour, point, minute = draft.number.digits.partition(".")
    if not point or len(minute) != 2 or draft.unit is not None or len(hour) > 2:
        return False
    in_time = draft.suffix.case in ("loc", "dat", "abl", "rel")
    in_time = in_time or scene.norm(draft.first - 1) in scene.words.clock_in
    return int(hour) < 24 and int(minute) < 60 and in_time


def _month(scene: Scene) -> bool:
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


def _year(scene: Scene) -> bool:
    draft = scene.draft
    if not _as_year(draft) or draft.kind not in (None, "time", "measure"):
        return False
    if "year" in scene.after():
        return True
    if draft.unit is not None:
        return False
    before, after = scene.norm(draft.first - 1), scene.norm(draft.last)
    if before == "(" and after == ")":
        return True
    noun = scene.kind(draft.last) == "word"
    if draft.hedge is Hedge.RANGE and (scene.words.points or not noun):
        return True
    if scene.before is not None and scene.before.dropped == "month":
        return draft.first - scene.before.last <= 1
    return scene.words.points and _english_year(scene, before)


def _english_year(scene: Scene, before: str) -> bool:
    """Four digits without a comma: a year where no noun follows, after "in" and after a name."""
    if before in scene.words.year_always or not scene.noun_follows():
        return True
    plural = scene.norm(scene.draft.last).endswith("s")
    return (before in scene.words.year_before and not plural) or scene.name_before()


def _label(scene: Scene) -> bool:
    """Article 272, gate 12, No 5, room 3, "Channel 24", Park Street, 12."""
    draft, words = scene.draft, scene.words
    if draft.left < draft.first or draft.number.spelled:
        return _quoted(scene)
    at = draft.first - 1
    before = scene.norm(at)
    if before == "." and scene.glued(at):
        at, before = at - 1, scene.norm(at - 1)
    if draft.kind is None and before in words.label_before:
        return True
    if draft.kind is None and before in words.label_maybe and not scene.noun_follows():
        return True
    return "label" in scene.after() or _quoted(scene) or _address(scene)


def _quoted(scene: Scene) -> bool:
    """True for a number that ends a quoted name."""
    first = scene.draft.first
    return (
        scene.norm(scene.draft.last) in CLOSING
        and scene.norm(first - 2) in OPENING
        and first > 1
        and scene.tokens[first - 1].text[:1].isupper()
    )


def _address(scene: Scene) -> bool:
    at = scene.draft.first - 1
    if scene.draft.unit is not None or at < 1:
        return False
    if scene.norm(at) == ",":
        return not scene.words.streets.isdisjoint(scene.norms[max(0, at - 3) : at])
    return scene.tokens[at].text[:1].isupper() and scene.norm(at - 1) in scene.words.streets


def _name(scene: Scene) -> bool:
    """Windows 10 has, the Boeing 737 Max, 12 Park Road: where names stand on either side."""
    draft, words = scene.draft, scene.words
    if not words.function or draft.unit is not None or not draft.number.digits.isdigit():
        return False
    if not draft.number.single or draft.suffix.poss:
        return False
    following = scene.tokens[draft.last : draft.last + 4]
    for token in following:
        if token.norm in words.streets and token.text[:1].isupper():
            return True
        if not token.text[:1].isupper():
            break
    hyphen = scene.norm(draft.first - 1) in DASHES and draft.first > 1
    return scene.name_before() and not scene.noun_follows() and not hyphen


def _age(scene: Scene) -> bool:
    draft, words = scene.draft, scene.words
    before = scene.norm(draft.first - 1)
    if draft.kind not in (None, "time") or draft.number.value >= 120:
        return False
    if before in words.age_before or "age" in scene.after():
        return True
    if draft.kind is not None or scene.noun_follows() or not words.function:
        return False
    earlier = scene.norm(draft.first - 2)
    if before == "of" and earlier in words.age_of:
        return True
    if before in words.age_verbs and earlier in words.age_subjects:
        return True
    alone = before == "," and scene.norm(draft.last) == ","
    return (
        alone
        and not draft.number.spelled
        and scene.kind(draft.first - 2) == "word"
        and scene.kind(draft.last + 1) != "number"
    )


def _counter(scene: Scene) -> bool:
    """362 views, alone on its line."""
    draft = scene.draft
    if draft.unit is not None and draft.kind != "times":
        return False
    if scene.norm(draft.first - 1) == ":" and scene.edge(draft.last):
        return scene.norm(draft.first - 2) in scene.words.counters_before
    if not scene.edge(draft.first) or "counter" not in scene.after():
        return False
    return any(scene.edge(draft.last + step) for step in (1, 2, 3))


def _list_number(scene: Scene) -> bool:
    """1. or 2) at the start of a line, or a line that holds only a number."""
    draft = scene.draft
    if draft.number.spelled or draft.unit is not None or not scene.edge(draft.first):
        return False
    if scene.edge(draft.last):
        return True
    mark = scene.norm(draft.last)
    if mark not in (".", ")") or not scene.glued(draft.last):
        return False
    return draft.number.value < 1000 and (mark == ")" or not scene.edge(draft.last + 1))


def _idiom(scene: Scene) -> bool:
    draft = scene.draft
    if not draft.number.spelled or draft.number.value > 1000:
        return False
    window = scene.norms[draft.first : draft.first + LOOK]
    words = draft.last - draft.first
    return any(hit.first == 0 and hit.last > words for hit in scene.words.idioms.find(window))


def _fraction(scene: Scene) -> bool:
    """One of three: a share whose base is not said."""
    draft = scene.draft
    if draft.suffix.case != "abl" or draft.unit is not None:
        return False
    later = scene.later
    return (
        later is not None
        and later.first == draft.last
        and later.suffix.poss
        and later.number.value < draft.number.value
    )


def _adjective(scene: Scene) -> bool:
    """A five-year plan; not a three-million deal or a 500-tenge note."""
    mark, draft = scene.draft.suffix.mark, scene.draft
    if mark == "abstract":
        return draft.kind not in ("money", "percent") and draft.number.scale == 1
    return mark == "ordinal"


Rule = Callable[[Scene], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("identifier", _identifier),
    ("numbers held by marks", _pieces),
    ("the Nth", _numbered),
    ("phone", _phone),
    ("clock", _clock),
    ("month", _month),
    ("year", _year),
    ("label", _label),
    ("name", _name),
    ("age", _age),
    ("counter", _counter),
    ("list number", _list_number),
    ("idiom", _idiom),
    ("fraction", _fraction),
    ("adjective", _adjective),
)


def leave_out(
    text: str,
    tokens: Sequence[Token],
    norms: Sequence[str],
    drafts: Sequence[Draft],
    words: LookalikeWords,
) -> None:
    """Marks every draft that is no figure with the name of the rule that says so."""
    for at, draft in enumerate(drafts):
        if draft.dropped is None:
            before = drafts[at - 1] if at else None
            later = drafts[at + 1] if at + 1 < len(drafts) else None
            if before is not None and before.dropped == "fraction" and draft.suffix.poss:
                draft.dropped = "part of a fraction"
                continue
            scene = Scene(text, tokens, norms, words, draft, before, later)
            draft.dropped = next((name for name, rule in RULES if rule(scene)), None)
    _coordinated(drafts, tokens, norms, words)


BACKWARD = frozenset(("month", "label", "the Nth", "year", "ordinal", "age"))
FORWARD = frozenset(("label", "age"))


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
            joins = words.joins | words.month_joins if later.dropped == "month" else words.joins
            if len(between) == 1 and between[0] in joins and rising:
                draft.dropped = later.dropped
    shared = 0
    for draft, later in pairwise(drafts):
        if draft.dropped in FORWARD and later.dropped is None and _bare(later):
            between = norms[draft.right : later.left]
            sure = draft.dropped == "age" or shared > 0 or _ends(later, tokens, words)
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
