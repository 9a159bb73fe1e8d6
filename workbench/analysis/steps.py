"""The course of a body's figures on one question: 164 withdrawn, then 225, 230, 241, 238."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from workbench.analysis.entries import STANDING, Entry, Status, order, repeats
from workbench.analysis.voices import Voice
from workbench.lexicon import Lexicon
from workbench.lexicon.types import Growth
from workbench.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a body: `first` gives it, `others` repeat it. `parts` stand for a total that
    was not given yet ("26 rioters, 18 officers"); they need not be all, nor apart."""

    first: Entry
    others: tuple[Entry, ...] = ()
    parts: tuple[Entry, ...] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        """Every entry of the step, in time."""
        return (*self.parts, *self.others) if self.parts else (self.first, *self.others)

    @property
    def withdrawn(self) -> bool:
        """True when the figure was taken back."""
        return any(one.status is Status.WITHDRAWN for one in self.all)

    @property
    def until(self) -> PartialDate | None:
        """The day by which it was taken back, None if it was not or nobody says when."""
        known = [one.until for one in self.all if one.until is not None]
        return min(known, key=lambda day: day.first_day, default=None)

    @property
    def known_through_others(self) -> bool:
        """True when no document of the body's own side gives it."""
        return all(one.is_relayed for one in self.all)


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of one body in time. `side` is the side it belongs to, `names` are the offices or
    people that spoke for it."""

    body: str
    side: str
    steps: tuple[Step, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Who spoke, in order."""
        return tuple(dict.fromkeys(voice.name for voice in self.voices))

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The offices or people that spoke for it, in order."""
        told = (one for step in self.steps for one in step.all if one.body == self.body)
        return tuple(dict.fromkeys(one.voice for one in told))


class Change(StrEnum):
    """What a body did to its own figure."""

    RAISED = "raised"
    LOWERED = "lowered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a body's own figure; `announced` when the later text says that it corrects."""

    change: Change
    course: Course
    before: Step
    after: Step | None = None
    announced: bool = False


def courses(entries: Iterable[Entry], sides: Sequence[str] = ()) -> tuple[Course, ...]:
    """Returns the course of each body, in the order of the sides, the longest of a side first;
    figures without a day, a name or a standing are in none."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for one in sorted(entries, key=order):
        if one.status in STANDING and one.voice.id and one.day is not None:
            found[one.home, one.body].append(one)
    made = [Course(body, side, _steps(told)) for (side, body), told in found.items()]
    known = list(sides)
    return tuple(
        sorted(
            made,
            key=lambda one: (
                known.index(one.side) if one.side in known else len(known),
                -len(one.steps),
                order(one.steps[0].first),
            ),
        )
    )


def _steps(told: Sequence[Entry]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for one in told:
        at = _same(steps, one)
        if at is None:
            steps.append(Step(one))
        else:
            steps[at] = replace(steps[at], others=(*steps[at].others, one))
    return tuple(steps)


def _same(steps: Sequence[Step], one: Entry) -> int | None:
    """Returns the place of the step that the entry repeats: the last one, or one of its day."""
    for at in range(len(steps) - 1, -1, -1):
        if repeats(steps[at].first, one):
            return at
        if steps[at].first.day != one.day:
            return None
    return None


def aged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Returns the entries with those marked stale that give, undated and second-hand, a figure its
    body had replaced by then."""
    replaced: dict[str, set[str]] = {}
    for course in courses(entries):
        for at, step in enumerate(course.steps):
            if any(
                before.first.quantity.number == step.first.quantity.number
                for before in course.steps[:at]
            ):
                for one in step.all:
                    replaced.setdefault(one.body, set()).add(one.statement.id)
    old = {id_ for ids in replaced.values() for id_ in ids}
    return tuple(
        replace(one, status=Status.STALE) if one.statement.id in old and _second_hand(one) else one
        for one in entries
    )


def _second_hand(one: Entry) -> bool:
    plain = one.status is not Status.WITHDRAWN and not one.statement.correction
    return plain and not one.side.stated and (one.is_relayed or one.late)


def with_parts(
    found: Sequence[Course], elsewhere: Iterable[Entry], lexicon: Lexicon
) -> tuple[Course, ...]:
    """Returns the courses, each led by the parts that stood for a total before there was one;
    `elsewhere` are the figures of narrower populations, the rest of the question alike."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for one in elsewhere:
        if one.status in STANDING and one.day is not None and one.question.population:
            groups[one.document.id, str(one.when)].append(one)
    sums = [parts for told in groups.values() if (parts := _apart(told, lexicon))]
    return tuple(_led(course, sums) for course in found)


def _apart(told: Sequence[Entry], lexicon: Lexicon) -> tuple[Entry, ...]:
    """Returns the figures if they are two or more populations, none inside another, of one body."""
    in_text = sorted(told, key=lambda one: one.statement.span.start)
    by_population = {str(one.question.population): one for one in in_text}
    ids, people = list(by_population), lexicon.populations
    nested = any(people.is_part(one, other) for one in ids for other in ids)
    bodies = {one.body for one in told if one.voice.home}
    if len(ids) < 2 or nested or len(bodies) != 1:
        return ()
    return tuple(by_population.values())


def _led(course: Course, sums: Sequence[tuple[Entry, ...]]) -> Course:
    first = course.steps[0].first
    before = [
        parts
        for parts in sums
        if (parts[0].day or first.day) < first.day  # type: ignore[operator]
        and any(one.body == course.body for one in parts)
        and parts[0].growth is Growth.CUMULATIVE
        and all(one.document.id != parts[0].document.id for one in course.steps[0].all)
    ]
    if not before:
        return course
    last = max(before, key=lambda parts: order(parts[0]))
    return replace(course, steps=(Step(last[0], parts=last), *course.steps))


def revisions(found: Sequence[Course]) -> tuple[Revision, ...]:
    """Returns what each body did to its own figures, in time; where a measure is of one occasion a
    second figure revises nothing. A figure is taken back by the body that gave it first."""
    givers: dict[Decimal, Course] = {}
    for course in sorted(found, key=lambda one: order(_totals(one)[0].first)):
        for step in _totals(course):
            givers.setdefault(_number(step), course)
    made: list[Revision] = []
    for course in found:
        if course.steps[0].first.growth is not Growth.ONCE:
            made += _revisions(course, givers)
    return tuple(made)


def _totals(course: Course) -> list[Step]:
    return [step for step in course.steps if not step.parts]


def _revisions(course: Course, givers: Mapping[Decimal, Course]) -> list[Revision]:
    made: list[Revision] = []
    totals = _totals(course)
    for at, step in enumerate(totals):
        if step.withdrawn:
            if givers[_number(step)] is course:
                made.append(Revision(Change.WITHDRAWN, course, step))
            continue
        stood = [before for before in totals[:at] if not before.withdrawn]
        if not stood:
            continue
        before = stood[-1]
        change = _change(before, step)
        if change is not None:
            announced = any(one.statement.correction for one in step.all)
            made.append(Revision(change, course, before, step, announced))
    return made


def _change(before: Step, after: Step) -> Change | None:
    old, new = before.first.side.interval, after.first.side.interval
    bounds = before.first.quantity.hedge, after.first.quantity.hedge
    if old.below(new) or (bounds[0] == bounds[1] and _number(before) < _number(after)):
        return Change.RAISED
    return Change.LOWERED if new.below(old) else None


def _number(step: Step) -> Decimal:
    return step.first.quantity.number or Decimal(0)
