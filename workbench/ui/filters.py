"""The filters of the Contradictions page: verdict pills with counts, the rest in a popover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import streamlit as st

from workbench.model.comparison import Verdict
from workbench.ui import links
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.findings import SEVERITY_ORDER, VERDICT_ORDER, Filters
from workbench.ui.theme import VERDICTS
from workbench.ui.words import label, name, number, say

DEFAULT = [Verdict.CONTRADICTION.value]
VERDICT = "verdict"
REST = ("measure", "sides", "severity", "certainty", "standing", "review")
NAMED = {
    "severity": "severities",
    "certainty": "certainties",
    "standing": "standings",
    "review": "export_states",
}
"""Facets whose ids are named in a section of the words."""


def chosen(loaded: Loaded) -> Filters:
    """Draws the verdict pills and returns what the reader wants to see, by the pills and by what
    `more` draws."""
    verdicts = _options(loaded, VERDICT)
    default = [one for one in DEFAULT if one in verdicts]
    before = _state(loaded)
    picked = _pills(loaded, verdicts, before)
    links.keep(VERDICT, VERDICT, picked, default)
    return Filters({**before.wishes, VERDICT: picked})


def read(loaded: Loaded, given: Mapping[str, str]) -> Filters:
    """Returns what a page with these parameters in its address shows."""
    return Filters({one: reader(given.get(one)) for one, reader in _readers(loaded).items()})


def _readers(loaded: Loaded) -> dict[str, Callable[[str | None], list[str]]]:
    verdicts = _options(loaded, VERDICT)
    default = [one for one in DEFAULT if one in verdicts]
    rest = {one: links.some_of(_options(loaded, one)) for one in REST}
    return {VERDICT: links.some_of(verdicts, default), **rest}


def more(loaded: Loaded, wish: Filters) -> None:
    """Draws the popover with the other filters, which says how many of them are on."""
    on = sum(bool(wish.wishes[facet]) for facet in REST)
    words = say("contradictions.filters_on", n=on) if on else say("contradictions.filters")
    with st.popover(words, icon=":material/filter_list:"):
        for facet in REST:
            _choice(loaded, facet, wish)


def clear() -> None:
    """Takes every filter away, for a button's callback."""
    for facet in (*REST, "page"):
        st.query_params.pop(facet, None)
        st.session_state.pop(facet, None)
    st.query_params[VERDICT] = "all"


def _options(loaded: Loaded, facet: str) -> list[str]:
    """Returns the ids a facet has in this case, in the order they are offered."""
    here = loaded.facets[facet]
    if facet == VERDICT:
        return [one.value for one in VERDICT_ORDER if here[one.value]]
    if facet == "severity":
        return [one.value for one in SEVERITY_ORDER if one is not None and here[one.value]]
    ordered = sorted(here.items(), key=lambda item: (-item[1], item[0]))
    return [id_ for id_, _ in ordered if id_]


def _state(loaded: Loaded) -> Filters:
    readers = _readers(loaded)
    return Filters({one: links.follow(one, one, reader) for one, reader in readers.items()})


def _pills(loaded: Loaded, verdicts: list[str], before: Filters) -> list[str]:
    numbers = loaded.sifted(before).counts[VERDICT]
    return st.pills(
        say("contradictions.verdict"),
        verdicts,
        selection_mode="multi",
        key=VERDICT,
        format_func=lambda id_: _pill(id_, numbers),
        wrap=True,
    )


def _pill(id_: str, numbers: Counter[str]) -> str:
    look = VERDICTS[Verdict(id_)]
    return f":material/{look.icon}: {name('verdicts', id_)} · {number(numbers[id_])}"


def _choice(loaded: Loaded, facet: str, before: Filters) -> None:
    numbers = loaded.sifted(before).counts[facet]
    setting = Setting(loaded.case, loaded.lexicon)
    picked = st.multiselect(
        say(f"contradictions.{facet}"),
        _options(loaded, facet),
        key=facet,
        format_func=lambda id_: f"{_label(facet, id_, setting)} · {number(numbers[id_])}",
        placeholder=say("contradictions.any"),
    )
    links.keep(facet, facet, picked, [])


def _label(facet: str, id_: str, setting: Setting) -> str:
    if facet == "measure":
        counted = label(setting.lexicon, "measures", id_)
        return counted[:1].upper() + counted[1:]
    if facet in NAMED:
        return name(NAMED[facet], id_)
    left, _, right = id_.partition("~")
    sides = setting.case.sides
    first, last = sorted((left, right), key=lambda one: (one not in sides, _place(one, sides)))
    if first == last:
        return say("contradictions.same_side", left=name("sides", first))
    return say("contradictions.pair", left=name("sides", first), right=name("sides", last))


def _place(side: str, sides: tuple[str, ...]) -> int:
    return sides.index(side) if side in sides else len(sides)
