"""What a case and a document lend to a sentence that names no place of its own."""

from __future__ import annotations

from dataclasses import replace

from workbench.extract.measures import Reading
from workbench.extract.types import Sentence
from workbench.lexicon import Lexicon
from workbench.model.text import Case

EVENT_KINDS = ("person", "thing", "event")
COUNTED_THINGS = ("place_thing", "building", "business", "shop")
EVENT_MONEY = ("damage_cost", "compensation_paid")


def home_country(frame: Case | None, lexicon: Lexicon) -> str | None:
    """Returns the country of the case, None where the case names no place."""
    if frame is None or frame.place is None:
        return None
    for place in (frame.place, *sorted(lexicon.places.ancestors(frame.place))):
        node = lexicon.places.nodes.get(place)
        if node is not None and node.type == "country":
            return place
    return None


def place_from_case(
    reading: Reading, sentence: Sentence, frame: Case | None, lexicon: Lexicon
) -> Reading:
    """Returns the reading with the place of the case, where the sentence speaks of the event and
    says nothing of a place; otherwise the reading as it is."""
    if frame is None or frame.place is None or not reading.open_place:
        return reading
    if not _of_the_event(reading, lexicon) or _other_time(sentence, frame):
        return reading
    return replace(reading, place=frame.place, rules=(*reading.rules, "place_from_case"))


def _of_the_event(reading: Reading, lexicon: Lexicon) -> bool:
    measure = lexicon.measures[reading.measure]
    if reading.measure in EVENT_MONEY or measure.kind in EVENT_KINDS:
        return True
    if reading.measure != "other":
        return False
    counted = reading.kind == "count" and reading.unit is not None
    return counted or reading.population is not None or reading.thing_class in COUNTED_THINGS


def _other_time(sentence: Sentence, frame: Case) -> bool:
    """True when every date of the sentence lies before the event."""
    periods = [time.period for time in sentence.times if time.period is not None]
    if frame.period is None or not periods:
        return False
    return all(period.last_day < frame.period.first_day for period in periods)
