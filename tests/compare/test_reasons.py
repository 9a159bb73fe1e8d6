"""Reasons as a reader sees them: offices by their name in the reader's language, figures and dates
as a person writes them."""

from __future__ import annotations

from compare.builder import Desk

from workbench.compare.explain import reason_in
from workbench.lexicon import load

MVD = "interior_ministry"


def test_a_source_is_named_in_the_language_of_the_reason() -> None:
    desk = Desk()
    words = {"measure": "detained", "source": "Министрліктің", "source_id": MVD}
    early = desk.say("7939", published="2022-01-10", **words)  # type: ignore[arg-type]
    late = desk.say("~ 9900", published="2022-01-11", **words)  # type: ignore[arg-type]
    found = desk.judge(early, late)
    assert found.reason == (
        "The count grew from 7,939 (the Interior Ministry, 10 January 2022) "
        "to ≈ 9,900 (the Interior Ministry, 11 January 2022)."
    )
    assert "Министерство внутренних дел" in reason_in(found, desk.lexicon, "ru")


def test_sums_and_organisations() -> None:
    desk = Desk()
    words = {"measure": "damage_cost", "unit": "USD"}
    one = desk.say("2-3 bn", published="2022-01-10", source_id="president", **words)
    other = desk.say(
        "> 313 m", published="2022-03", source_id="human_rights_watch", as_of="2022-03", **words
    )
    assert desk.judge(one, other).reason == (
        "The President (10 January 2022) puts damage at $2–3 bn, "
        "Human Rights Watch (March 2022) at > $313 m; two estimates of one thing, 84 % apart."
    )


def test_a_speaker_where_the_source_has_no_known_name_and_the_outlet_where_nobody_has() -> None:
    desk = Desk()
    speaker = desk.say("8", published="2022-01-10", speaker="Yevgeny Zhovtis")
    outlet = desk.say("9", published="2022-01-10", document="Delfi", source_id="media")
    reason = desk.judge(speaker, outlet).reason
    assert "Yevgeny Zhovtis" in reason
    assert "Delfi" in reason


def test_hours_and_periods_are_spelled_out() -> None:
    desk = Desk()
    city = desk.say("8", place="almaty_city", period="2022-01-04/2022-01-06")
    country = desk.say("9", as_of="2022-01-10T09:00")
    reason = desk.judge(city, country).reason
    assert "Almaty, 4 January 2022–6 January 2022" in reason
    later = desk.say("12", as_of="2022-01-10T21:00")
    assert "10 January 2022, 21:00" in desk.judge(country, later).reason
    assert load() is desk.lexicon
