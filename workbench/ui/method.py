"""The Method page: rules, widths, counting policies, word lists, versions, accuracy and limits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from workbench import __version__
from workbench.check import words_for
from workbench.compare import quantity
from workbench.compare.policies import low_best_high, policies
from workbench.compare.settings import settings
from workbench.compare.verdicts import RULES
from workbench.lexicon import Lexicon
from workbench.model.dates import PartialDate
from workbench.model.quantity import Hedge, Interval, Quantity
from workbench.ui import data, frame
from workbench.ui.markup import Safe, tag
from workbench.ui.put import put
from workbench.ui.words import day, figure, label, name, number, say

STAGES = {
    "claimed": "denied_by_named_author",
    "event": "other_event",
    "thing": "share_misnamed",
    "scope": "parts_listed",
    "numbers": "no_common_unit",
    "explained": "figure_was_previous",
    "apart": "another_day",
}
"""The questions, each with the first of its rules."""
SECTIONS = ("verdicts", "widths", "policies", "lists", "versions", "accuracy", "limits")
LIMITS = ("print", "missed", "words", "source", "numbers", "updates", "documents", "translations")
HUNDRED = Decimal(100)
PERSON = "person"


def example(low: int | None, high: int | None, hedge: Hedge, unit: str = PERSON) -> Quantity:
    """Returns a figure to show what its words allow."""
    first, last = (None if end is None else Decimal(end) for end in (low, high))
    return Quantity(first, last, hedge, unit, vague=hedge is Hedge.VAGUE)


EXAMPLES = (
    example(238, 238, Hedge.EXACT),
    example(9900, 9900, Hedge.EXACT),
    example(10_000, 10_000, Hedge.ABOUT),
    example(3 * 10**9, 3 * 10**9, Hedge.NEARLY, "USD"),
    example(2 * 10**9, 3 * 10**9, Hedge.RANGE, "USD"),
    example(238, None, Hedge.AT_LEAST),
    example(500, None, Hedge.MORE_THAN),
    example(None, 20_000, Hedge.AT_MOST),
    example(20, None, Hedge.VAGUE),
    example(200, None, Hedge.VAGUE),
)
OPEN_TO_CHOICE = (
    example(2 * 10**9, 3 * 10**9, Hedge.RANGE, "USD"),
    example(None, 20_000, Hedge.AT_MOST),
    example(20, None, Hedge.VAGUE),
    example(200, None, Hedge.VAGUE),
)


def page() -> None:
    """Draws the page; it needs no case."""
    with frame.telling():
        lexicon = data.workbench().lexicon
        encoder = data.workbench().alignment.encoder_name
    frame.head(say("method.title"), say("method.subtitle"))
    _contents()
    _verdicts(lexicon)
    _widths(lexicon)
    _policies(lexicon)
    _lists(lexicon)
    _versions(lexicon, encoder)
    _accuracy(measured())
    _limits(measured())


def _contents() -> None:
    entries = [
        tag("li", tag("a", say(f"method.{one}"), href=f"#{one}", target="_self"))
        for one in SECTIONS
    ]
    label_ = say("method.contents")
    put(tag("nav", tag("ul", *entries), class_="cw-contents", aria_label=label_))


def _section(id_: str) -> None:
    """Draws a heading whose anchor is the same in every language."""
    st.header(say(f"method.{id_}"), anchor=id_)


def _prose(words: str) -> None:
    put(tag("p", words, class_="cw-prose"))


def _verdicts(lexicon: Lexicon) -> None:
    _section("verdicts")
    _prose(say("method.verdicts_text"))
    put(tag("div", *(_stage(stage, rules) for stage, rules in stages().items())))
    rules = settings(lexicon)
    minor, major = (number(share * HUNDRED) for share in (rules.minor, rules.major))
    _prose(say("method.severity_text", minor=minor, major=major))


def stages() -> Mapping[str, Sequence[str]]:
    """Returns the rules under the question they answer, in the order in which they are asked."""
    first = {rule: stage for stage, rule in STAGES.items()}
    found: dict[str, list[str]] = {}
    stage = ""
    for rule in RULES:
        stage = first.get(rule.__name__, stage)
        found.setdefault(stage, []).append(rule.__name__)
    return found


def _stage(stage: str, rules: Sequence[str]) -> Safe:
    entries = [
        tag("li", tag("span", name("rules", rule)), " ", tag("code", rule), id=f"rule-{rule}")
        for rule in rules
    ]
    heading = tag("h3", say(f"method.stage_{stage}"))
    return tag("section", heading, tag("ul", *entries), class_="cw-stage")


def _widths(lexicon: Lexicon) -> None:
    _section("widths")
    _prose(say("method.widths_text"))
    by = settings(lexicon).widening
    rows = [(figure(one), reach(quantity.widen(one, by), one.unit)) for one in EXAMPLES]
    _table(rows, [say("method.as_written"), say("method.stands_for")], say("method.widths_alt"))


def reach(interval: Interval, unit: str | None) -> str:
    """Returns what a figure may stand for: `9,000 – 11,000`, `≥ 238`, `< 501`."""
    low = _end(interval.low, unit)
    high = _end(interval.high, unit)
    if interval.low is None:
        return f"{'<' if interval.high_open else '≤'} {high}"
    if interval.high is None:
        return f"{'>' if interval.low_open else '≥'} {low}"
    return low if low == high else f"{low} – {high}"


def _end(value: Decimal | None, unit: str | None) -> str:
    return figure(Quantity(value, value, Hedge.EXACT, unit)) if value is not None else ""


def _policies(lexicon: Lexicon) -> None:
    _section("policies")
    _prose(say("method.policies_text"))
    known = policies(lexicon)
    entries = [
        tag("li", tag("b", name("export_policies", one)), ". ", say(f"method.policy_{one}"))
        for one in known
    ]
    put(tag("ul", *entries, class_="cw-list"))
    rows = [
        (
            figure(one),
            name("export_policies", id_),
            *(_chosen(end, one.unit, place) for place, end in enumerate(low_best_high(one, by))),
        )
        for one in OPEN_TO_CHOICE
        for id_, by in known.items()
    ]
    heads = ("as_written", "policy", "low", "best", "high")
    _table(rows, [say(f"method.{one}") for one in heads], say("method.policies_alt"))


def _chosen(value: Decimal | None, unit: str | None, place: int) -> str:
    if value is None:
        return say("method.none_chosen") if place == 1 else say("method.open")
    return _end(value, unit)


def _lists(lexicon: Lexicon) -> None:
    _section("lists")
    _prose(say("method.lists_text"))
    counts = words_for(lexicon)
    rows = [
        (label(lexicon, "measures", id_), *(str(one[code] or "–") for code in lexicon.languages))
        for id_, one in counts.items()
    ]
    heads = [say("method.lists_measure"), *(name("languages", one) for one in lexicon.languages)]
    _table(sorted(rows), heads, say("method.lists_alt"), height=420)


def _versions(lexicon: Lexicon, encoder: str) -> None:
    _section("versions")
    _prose(say("method.versions_text"))
    rows = [
        (say("method.program"), f"Claim Workbench {__version__}"),
        (say("method.word_lists"), lexicon.version),
        (say("method.encoder"), encoder),
    ]
    _table(rows, [say("method.part"), say("method.version")], say("method.versions_alt"))


@cache
def measured() -> Mapping[str, Any]:
    """Returns what was measured on text that nobody tuned on, in per cent."""
    path = Path(__file__).with_name("measured.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _accuracy(known: Mapping[str, Any]) -> None:
    _section("accuracy")
    date = day(PartialDate.parse(known["date"]))
    sizes = {key: number(known[key]) for key in ("sentences", "pairs")}
    _prose(say("method.accuracy_text", date=date, **sizes))
    codes = list(known["sentence"]["value"])
    rows = [
        (say(f"method.{one}"), *(number(by_language[code]) for code in codes))
        for one, by_language in known["sentence"].items()
    ]
    heads = [say("method.right"), *(name("languages", code) for code in codes)]
    _table(rows, heads, say("method.accuracy_alt"))
    _prose(say("method.pairs_right", **{key: number(one) for key, one in known["pair"].items()}))


def _limits(known: Mapping[str, Any]) -> None:
    _section("limits")
    pair, unseen = known["pair"], known["unseen"]
    values = {
        "false": number(round(100 / (100 - unseen["precision"]))),
        "missed": number(round(100 - unseen["recall"])),
        "updates": number(pair["updates"]),
    }
    entries = [tag("li", say(f"method.limit_{one}", **values)) for one in LIMITS]
    put(tag("ul", *entries, class_="cw-prose"))


def _table(
    rows: Sequence[tuple[str, ...]], heads: Sequence[str], alt: str, height: int | None = None
) -> None:
    frame_ = pd.DataFrame(rows, columns=list(heads))
    st.dataframe(frame_, hide_index=True, alt=alt, height=height or "auto")
