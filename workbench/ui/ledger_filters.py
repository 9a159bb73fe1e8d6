"""The filters of the ledger beside its sides: how a figure stands, the language of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from workbench.analysis.entries import Entry, Status
from workbench.ui import links
from workbench.ui.words import name, number, say

FACETS: dict[str, Callable[[Entry], str]] = {
    "status": lambda one: one.status.value,
    "language": lambda one: one.statement.language,
}
PARAMETERS = {"status": "status", "language": "lang_doc"}
"""The language of the pages has the parameter `lang`."""


def chosen(told: Sequence[Entry], sides: Sequence[str]) -> list[Entry]:
    """Returns the entries of the sides that answer the filters, as the URL has them."""
    wishes = {facet: _state(facet, told) for facet in FACETS}
    return [
        one
        for one in told
        if (not sides or one.document.side in sides or one.home in sides)
        and all(not wish or FACETS[facet](one) in wish for facet, wish in wishes.items())
    ]


def more(told: Sequence[Entry]) -> None:
    """Draws the popover of the filters, which says how many of them are on."""
    on = sum(bool(st.session_state.get(_key(facet))) for facet in FACETS)
    label = say("ledger.filters_on", n=on) if on else say("ledger.filters")
    with st.popover(label, icon=":material/filter_list:"):
        for facet in FACETS:
            numbers = Counter(FACETS[facet](one) for one in told)
            picked = st.multiselect(
                say(f"ledger.{facet}"),
                _options(facet, told),
                key=_key(facet),
                format_func=lambda id_, facet=facet, numbers=numbers: (  # type: ignore[misc]
                    f"{_label(facet, id_)} · {number(numbers[id_])}"
                ),
                placeholder=say("ledger.any"),
            )
            links.keep(_key(facet), PARAMETERS[facet], picked, [])


def clear() -> None:
    """Takes every filter away, for a button's callback."""
    for facet in FACETS:
        st.query_params.pop(PARAMETERS[facet], None)
        st.session_state.pop(_key(facet), None)
    st.query_params.pop("sides", None)
    st.session_state.pop("ledger_sides", None)


def _key(facet: str) -> str:
    return f"ledger_{facet}"


def _options(facet: str, told: Sequence[Entry]) -> list[str]:
    here = {FACETS[facet](one) for one in told}
    if facet == "status":
        return [one.value for one in Status if one.value in here]
    return sorted(here)


def _state(facet: str, told: Sequence[Entry]) -> list[str]:
    options = _options(facet, told)
    links.follow(_key(facet), PARAMETERS[facet], links.some_of(options))
    kept = [one for one in st.session_state[_key(facet)] if one in options]
    st.session_state[_key(facet)] = kept
    return kept


def _label(facet: str, id_: str) -> str:
    return say(f"statuses.{id_}") if facet == "status" else name("languages", id_)
