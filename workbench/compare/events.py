"""Whether two figures speak of one event: its place, its period and the case's frame."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workbench.compare import occasions, spots, topics
from workbench.compare.dates import days_between, months_after, near
from workbench.compare.room import Room
from workbench.compare.side import Side
from workbench.lexicon.types import Growth, Hierarchy
from workbench.model.comparison import Relation
from workbench.model.dates import Period
from workbench.model.statement import Modality

PREVIOUS = Modality.PREVIOUS


class Standing(StrEnum):
    """How a figure stands to the event of its case."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


def standing(side: Side, room: Room) -> Standing:
    """Returns whether the figure is of the case's event, unknown where nothing tells."""
    if _elsewhere(side.place, room):
        return Standing.OUTSIDE
    frame = room.period
    if frame is None:
        return Standing.UNKNOWN
    if side.period is not None:
        return _by_period(side, side.period, frame, room)
    return _by_growth(side, frame, room)


def _elsewhere(place: str | None, room: Room) -> bool:
    if place is None or room.place is None or place == room.place:
        return False
    places = room.lexicon.places
    if place not in places.nodes:
        return False
    return not (places.is_part(place, room.place) or places.is_part(room.place, place))


def _by_period(side: Side, period: Period, frame: Period, room: Room) -> Standing:
    if near(period, frame, room.rules.times.frame_margin_days) or period.contains(frame):
        return Standing.INSIDE
    if period.first_day < frame.first_day:
        return Standing.OUTSIDE
    if side.measure in room.rules.measures.ongoing:
        return Standing.INSIDE
    soon = room.closing is not None and period.first_day <= room.closing
    return Standing.UNKNOWN if soon and side.growth is not Growth.ONCE else Standing.OUTSIDE


def _by_growth(side: Side, frame: Period, room: Room) -> Standing:
    """A single occasion, told long after the event and without its day, may be another one."""
    if side.growth is not Growth.ONCE or side.as_of is None:
        return Standing.INSIDE
    told = Period(side.as_of, side.as_of)
    of_event = near(told, frame, room.rules.times.frame_margin_days)
    return Standing.INSIDE if of_event else Standing.UNKNOWN


def relate(left: Side, right: Side, room: Room) -> Relation:
    """Returns equal for one event, apart for two, unknown where nothing tells."""
    if _countries_apart(left.place, right.place, room.lexicon.places) and not spots.one_route(
        left, right, room.lexicon
    ):
        return Relation.APART
    if topics.OTHER_OCCASION in left.marks ^ right.marks and not left.interval.meets(
        right.interval
    ):
        return Relation.APART
    one, other = standing(left, room), standing(right, room)
    if Standing.OUTSIDE in (one, other) and one != other:
        return Relation.APART
    if one is other is Standing.OUTSIDE and (
        _elsewhere(left.place, room) != _elsewhere(right.place, room)
    ):
        return Relation.APART  # one of another place, the other of another time
    if one is other is Standing.INSIDE:
        return Relation.EQUAL
    if _periods_apart(left, right, room) or _terms_apart(left, right, room):
        return Relation.APART
    unframed = room.period is None and room.place is None
    if unframed and left.document_id != right.document_id and _told_apart(left, right, room):
        return Relation.APART
    return Relation.UNKNOWN


def _terms_apart(left: Side, right: Side, room: Room) -> bool:
    """True for figures of one topic that is counted anew for each month, year or vote, of two such
    terms: by the periods they name, else by how far apart they were told."""
    if not left.topic or left.topic != right.topic:
        return False
    days = topics.topics(room.lexicon)[left.topic].period
    if not days or left.document_id == right.document_id:
        return False
    mine, theirs = (
        topics.votes(side.statement.quote, side.statement.language, room.lexicon)
        for side in (left, right)
    )
    if mine and theirs and not mine & theirs:
        return True
    if left.period and right.period:
        return not left.period.overlaps(right.period)
    if left.published is None or right.published is None:
        return False
    return abs((left.published.first_day - right.published.first_day).days) > days


def _told_apart(left: Side, right: Side, room: Room) -> bool:
    """True when no case frames the pair and the texts themselves tell of two happenings."""
    if left.weak or right.weak:
        return False
    if _years_apart(left, right, room) or _years_apart(right, left, room):
        return True
    if _season_before(left, right, room) or _season_before(right, left, room):
        return True
    spots_apart = _places_apart(left.place, right.place, room.lexicon.places)
    return occasions.apart(left, right, room.lexicon, places_apart=spots_apart)


def _season_before(left: Side, right: Side, room: Room) -> bool:
    """True when left is of last year by its own words, and right was told at about the same time
    of what is now."""
    if topics.SEASON_BEFORE not in left.marks or topics.SEASON_BEFORE in right.marks:
        return False
    if left.published is None or right.published is None or right.statement.modality is PREVIOUS:
        return False
    days = abs((left.published.first_day - right.published.first_day).days)
    return days <= room.rules.times.frame_margin_days and not left.interval.meets(right.interval)


def _places_apart(left: str | None, right: str | None, places: Hierarchy) -> bool:
    if left is None or right is None or left == right:
        return False
    return not (places.is_part(left, right) or places.is_part(right, left))


def _years_apart(left: Side, right: Side, room: Room) -> bool:
    """True when left is of a year that its text names and right was told after the next one, or
    is of another year; not where they give one number or the other names the year, too."""
    if left.period is None or left.interval.meets(right.interval):
        return False
    if str(left.period.start.year) in right.statement.quote.text:
        return False
    if right.period is not None:
        return _is_year(left.period) and _is_year(right.period) and left.period != right.period
    told = right.published
    limit = months_after(left.period.last_day, room.rules.times.closing_months)
    return told is not None and told.first_day > limit


def _is_year(period: Period) -> bool:
    return period.start.month is None and period.start.year == period.stop.year


def _countries_apart(left: str | None, right: str | None, places: Hierarchy) -> bool:
    if left is None or right is None or left == right:
        return False
    one, other = spots.country(left, places), spots.country(right, places)
    return one is not None and other is not None and one != other


def country(place: str, places: Hierarchy) -> str | None:
    """Returns the country a place lies in, itself if it is one."""
    return spots.country(place, places)


def _periods_apart(left: Side, right: Side, room: Room) -> bool:
    """True when both periods are known and lie apart, or one begins after the other was told."""
    margin = room.rules.times.frame_margin_days
    if left.period and right.period:
        return days_between(left.period, right.period) > margin
    for known, other in ((left, right), (right, left)):
        told = other.published
        if known.period and told and (known.period.first_day - told.last_day).days > margin:
            return True
    return room.period is None and _told_ages_apart(left, right, room)


def _told_ages_apart(left: Side, right: Side, room: Room) -> bool:
    """True when the texts lie years apart and the later one does not look back."""
    if left.published is None or right.published is None:
        return False
    earlier, later = sorted((left, right), key=lambda side: _told(side))
    limit = months_after(_told(earlier), room.rules.times.apart_months)
    looks_back = later.period is not None and later.period.first_day <= limit
    return _told(later) > limit and not looks_back


def _told(side: Side) -> date:
    return side.published.last_day if side.published else date.min
