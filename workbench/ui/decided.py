"""What reviewers decided about a pair, in words: a line each, the latest last."""

from __future__ import annotations

from workbench.model.dates import PartialDate
from workbench.model.review import LEFT, PREFER_SOURCE, UNDONE, Review
from workbench.ui import theme
from workbench.ui.findings import Pair
from workbench.ui.markup import Safe, tag
from workbench.ui.words import day, name, say


def stands(pair: Pair) -> Safe | None:
    """Returns the decisions that stand on a pair, with its state before them; None without any."""
    if not pair.reviews:
        return None
    lines = [tag("li", line(one, pair)) for one in pair.reviews]
    return tag(
        "div",
        theme.review_badge(pair.state),
        tag("ul", *lines, class_="cw-list cw-decided"),
        class_="cw-stands",
    )


def line(one: Review, pair: Pair | None = None) -> Safe:
    """Returns who decided what, when and why, in one line."""
    words = say(
        "review.said",
        name=one.reviewer,
        date=day(PartialDate.of(one.created_at.date())),
        decision=_decision(one, pair),
    )
    note = tag("q", one.note) if one.note else None
    old = None
    if pair is not None and one.judged and one.judged != pair.verdict.value:
        old = say("review.outdated", verdict=name("verdicts", one.judged))
    return tag("span", words, " " if note else None, note, f" ({old})" if old else None)


def _decision(one: Review, pair: Pair | None) -> str:
    if one.decision == UNDONE:
        return say("review.taken_back")
    words = name("export_states", one.decision)
    if one.verdict:
        words = say("review.said_verdict", decision=words, verdict=name("verdicts", one.verdict))
    if not one.resolution:
        return words
    return say("review.said_resolution", decision=words, resolution=_resolution(one, pair))


def _resolution(one: Review, pair: Pair | None) -> str:
    words = name("resolutions", one.resolution)
    if one.resolution != PREFER_SOURCE or not one.preferred or pair is None:
        return words
    liked = one.left_id if one.preferred == LEFT else one.right_id
    document = pair.left_document if liked == pair.left.id else pair.right_document
    side = document.publisher or name("sides", document.side)
    return say("review.said_preferred", resolution=words, side=side)
