"""The ledger as HTML: the course of each body, what it did to its figures, and every figure by day
and side with its sentence on demand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from workbench.analysis.entries import Entry, Status
from workbench.analysis.steps import Change, Course, Revision, Step, revisions
from workbench.lexicon.types import Growth
from workbench.ui import asking, cards, theme
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, tag
from workbench.ui.theme import Look
from workbench.ui.words import count, day, figure, name, say

LOOKS = {
    Status.ASSERTED: Look("check", "green"),
    Status.RELAYED: Look("forward", "gray"),
    Status.STALE: Look("history", "yellow"),
    Status.WITHDRAWN: Look("undo", "red"),
    Status.DENIED: Look("block", "red"),
    Status.PREVIOUS: Look("history", "gray"),
    Status.PART: Look("add", "gray"),
    Status.ASKED: Look("question_mark", "gray"),
}
STRUCK = (Status.WITHDRAWN, Status.DENIED)


def courses(found: Sequence[Course], loaded: Loaded) -> Safe:
    """Returns a line for each body that moved: 26 + 18 → 164 struck → 225 → 230; and those that
    gave one figure, together."""
    moved, still = _moved(found), singles(found)
    lines = [tag("li", _course(one, loaded)) for one in moved]
    names = "; ".join(
        say("ledger.single", name=_names(one, loaded), figure=figure(one.steps[0].first.quantity))
        for one in still
    )
    return join(
        tag("h2", say("ledger.courses"), class_="cw-part"),
        tag("ul", *lines, class_="cw-courses") if lines else None,
        tag("p", count("ledger.singles", len(still), names=names), class_="cw-note")
        if still
        else None,
    )


def _moved(found: Sequence[Course]) -> list[Course]:
    changed = {id(one.course) for one in revisions(found)}
    return [one for one in found if len(one.steps) > 1 or id(one) in changed]


def singles(found: Sequence[Course]) -> list[Course]:
    """Returns the bodies that gave one figure; who only repeats one that was taken back gave none,
    the list of the days tells of it."""
    moved = _moved(found)
    return [one for one in found if one not in moved and not one.steps[0].withdrawn]


def _course(course: Course, loaded: Loaded) -> Safe:
    arrow = tag("span", " → ", class_="cw-arrow")
    return tag(
        "div",
        theme.side_name(course.side, loaded.case.sides),
        tag("div", join(*(_step(step) for step in course.steps), between=arrow), class_="cw-steps"),
        tag("div", _names(course, loaded), class_="cw-note"),
        class_=theme.side_class(course.side, loaded.case.sides),
    )


def _step(step: Step) -> Safe:
    if step.parts:
        words = " + ".join(figure(one.quantity) for one in step.parts)
        return tag("span", words, tag("span", say("ledger.parts"), class_="cw-note"))
    written = figure(step.first.quantity)
    when = tag("span", day(step.first.when), class_="cw-note")
    if not step.withdrawn:
        return tag("span", written, when)
    return tag("span", tag("s", written), tag("span", say("ledger.taken_back"), class_="cw-note"))


def _names(course: Course, loaded: Loaded) -> str:
    found = (asking.voice(one, loaded.lexicon) for one in course.voices)
    return ", ".join(dict.fromkeys(one for one in found if one))


def findings(found: Sequence[Course], loaded: Loaded) -> Safe | None:
    """Returns in sentences which bodies lowered, took back or re-estimated a figure of their own;
    None where no course could tell."""
    told = [sentence for one in revisions(found) if (sentence := _finding(one, loaded))]
    if not told and not any(len(one.steps) > 1 for one in found):
        return None
    body = (
        tag("ul", *(tag("li", one) for one in told), class_="cw-list")
        if told
        else tag("p", say("ledger.nobody"), class_="cw-note")
    )
    return join(tag("h2", say("ledger.findings"), class_="cw-part"), body)


def _finding(one: Revision, loaded: Loaded) -> str | None:
    growth = one.before.first.growth
    side, before = name("sides", one.course.side), _told(one.before, loaded)
    if one.change is Change.WITHDRAWN or one.after is None:
        return say("ledger.withdrawn", side=side, before=before)
    after = _told(one.after, loaded)
    if one.change is Change.RAISED:
        if growth is not Growth.ESTIMATE:
            return None
        return say("ledger.raised", side=side, before=before, after=after)
    if growth is Growth.STOCK:
        return None
    if one.announced:
        return say("ledger.corrected", side=side, before=before, after=after)
    return say("ledger.lowered", side=side, before=before, after=after)


def _told(step: Step, loaded: Loaded) -> str:
    first = step.first
    return say(
        "ledger.told",
        figure=figure(first.quantity),
        who=asking.voice(first.voice, loaded.lexicon),
        day=day(first.when),
    )


def table(entries: Sequence[Entry], loaded: Loaded) -> Safe:
    """Returns the figures grouped by day, and within a day by the side of their text."""
    setting = Setting(loaded.case, loaded.lexicon)
    groups = []
    for when, of_day in groupby(entries, key=lambda one: day(one.when)):
        rows = [
            tag(
                "div",
                theme.side_name(side, loaded.case.sides),
                *(_entry(one, setting, loaded) for one in of_side),
                class_=f"cw-of-side {theme.side_class(side, loaded.case.sides)}",
            )
            for side, of_side in groupby(_by_side(list(of_day), loaded), key=_side)
        ]
        groups.append(tag("section", tag("h3", when), tag("div", *rows), class_="cw-day"))
    return tag("div", *groups, class_="cw-ledger")


def _side(one: Entry) -> str:
    return one.document.side


def _by_side(entries: list[Entry], loaded: Loaded) -> list[Entry]:
    order = list(loaded.sides)
    return sorted(entries, key=lambda one: order.index(_side(one)) if _side(one) in order else 99)


def _entry(one: Entry, setting: Setting, loaded: Loaded) -> Safe:
    written = figure(one.quantity)
    address = asking.address_of(one, loaded)
    return tag(
        "details",
        tag(
            "summary",
            tag("b", tag("s", written) if one.status in STRUCK else written),
            " ",
            theme.badge(say(f"statuses.{one.status}"), LOOKS[one.status]),
            " ",
            tag("span", _who(one, loaded), class_="cw-who"),
        ),
        *cards.said(one.statement, one.document, setting),
        tag(
            "p",
            say("ledger.basis", basis=name("reading_bases", one.basis)),
            " · ",
            tag("a", say("ledger.statement"), href=address, target="_self"),
            class_="cw-source",
        ),
    )


def _who(one: Entry, loaded: Loaded) -> str:
    pieces = [asking.voice(one.voice, loaded.lexicon) or say("ledger.unnamed")]
    if one.is_relayed and one.voice.id:
        pieces.append(say("ledger.whose", side=name("sides", one.home)))
    if one.until is not None:
        pieces.append(say("ledger.until", day=day(one.until)))
    if not one.voice.own:
        pieces.append(one.document.publisher or one.document.title)
    return " · ".join(piece for piece in pieces if piece)
