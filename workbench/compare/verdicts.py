"""The verdict on a pair: the rules in the order they are asked, the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable

from workbench.compare import gates, hours, internal, numbers, scopes, times
from workbench.compare.pair import Pair, Ruling

Rule = Callable[[Pair], Ruling | None]

RULES: tuple[Rule, ...] = (
    # Is it claimed at all?
    gates.denied_by_named_author,
    gates.not_a_claim,
    # Is it one event?
    gates.other_event,
    # Is one thing counted?
    internal.share_misnamed,
    gates.measure_part_over_whole,
    gates.other_status,
    gates.other_unit,
    gates.other_scale,
    gates.other_measure,
    # Of the same people, in the same place, over the same time?
    internal.parts_listed,
    internal.beside_or_inside,
    internal.repeats_withdrawn,
    scopes.place_reassigned,
    scopes.perpetrator_among_victims,
    scopes.increment_over_total,
    scopes.increment,
    scopes.floors_of_part_and_whole,
    scopes.part_over_whole,
    scopes.other_basis,
    scopes.meets_the_rest,
    scopes.other_scope,
    scopes.each_its_own_list,
    # Do the numbers meet?
    numbers.no_common_unit,
    times.author_moved_on,
    numbers.intervals_meet,
    numbers.beside_a_vague_word,
    scopes.part_in_its_own_text,
    # They do not: does time, a correction or the text itself explain it?
    times.figure_was_previous,
    times.figure_was_withdrawn,
    times.correction_announced,
    times.named_as_former,
    times.correction_known,
    times.told_in_one_text,
    times.closed_count,
    times.bound_long_after,
    times.later_and_higher,
    times.stock_moved,
    times.estimate_renewed,
    times.claims_added_up,
    hours.perhaps_later,
    hours.told_a_day_later,
    hours.grown_by_its_own_words,
    hours.moved_on_by_its_own_words,
    hours.grew_since_that_day,
    hours.grew_within_a_day,
    # Nothing does: what kind of contradiction is it?
    numbers.another_day,
    numbers.neighbouring_population,
    numbers.particular_people,
    numbers.few_of_a_crowd,
    times.overtaken,
    numbers.relays_differ,
    times.later_and_lower,
    numbers.estimates_differ,
    numbers.bound_broken,
    numbers.figures_differ,
)


def decide(pair: Pair) -> tuple[str, Ruling]:
    """Returns the name of the rule that answers and its ruling; the last rule always answers."""
    for rule in RULES:
        ruling = rule(pair)
        if ruling is not None:
            return rule.__name__, ruling
    raise AssertionError("the last rule answers every pair")
