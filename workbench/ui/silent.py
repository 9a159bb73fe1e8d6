"""Questions on which some sides give figures and others none: a finding of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from workbench.model.statement import Statement
from workbench.pipeline import CaseView
from workbench.ui import frame, standing, theme
from workbench.ui.cards import Setting
from workbench.ui.data import Loaded
from workbench.ui.markup import Safe, join, tag
from workbench.ui.put import put
from workbench.ui.words import count, figure, name, say

LEAST = 2
"""A question on which a side gave fewer figures is no question of the case."""
MOST = 12


@dataclass(frozen=True, slots=True)
class Silent:
    """A measure with the last figure of each side that counts it, and the sides that never do."""

    measure: str
    said: tuple[tuple[str, Statement], ...]
    silent: tuple[str, ...]
    figures: int


def silent(view: CaseView, sides: Sequence[str], weak: frozenset[str]) -> list[Silent]:
    """Returns the measures that some of the sides count and others never do, those with the most
    figures first; measures that say too little of what is counted are left out."""
    said: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in view.statements.values():
        document = view.documents.get(one.document_id)
        if document and one.modality in standing.SAID and one.measure not in weak:
            said[one.measure][document.side].append(one)
    found = [_silent(measure, by_side, view, sides) for measure, by_side in said.items()]
    kept = [one for one in found if one.silent and one.figures >= LEAST]
    return sorted(kept, key=lambda one: (-one.figures, one.measure))


def _silent(
    measure: str, by_side: dict[str, list[Statement]], view: CaseView, sides: Sequence[str]
) -> Silent:
    last = tuple(
        (side, max(by_side[side], key=lambda one: _when(one, view)))
        for side in sides
        if by_side.get(side)
    )
    quiet = tuple(side for side in sides if not by_side.get(side))
    return Silent(measure, last, quiet, sum(map(len, by_side.values())))


def _when(statement: Statement, view: CaseView) -> tuple[str, int]:
    day = standing.said_on(view.documents[statement.document_id], statement)
    return str(day or ""), statement.span.start


def show(loaded: Loaded, weak: frozenset[str]) -> None:
    """Draws the questions that are left open by a side, closed until somebody opens it."""
    found = silent(loaded.view, loaded.sides, weak)
    if not found or len(loaded.sides) < 2:
        return
    setting = Setting(loaded.case, loaded.lexicon)
    with st.expander(count("silent.title", len(found)), icon=":material/volume_off:"):
        st.caption(say("silent.text"))
        for one in found[:MOST]:
            with st.container(horizontal=True, vertical_alignment="center"):
                put(_line(one, setting))
                st.page_link(
                    frame.COMPARE,
                    label=say("card.compare"),
                    icon=":material/compare_arrows:",
                    query_params={
                        "left": one.said[0][0],
                        "right": one.silent[0],
                        "measure": one.measure,
                    },
                )


def _line(one: Silent, setting: Setting) -> Safe:
    sides = setting.case.sides
    told = [
        tag(
            "span",
            say("silent.speaks", side=name("sides", side), figure=figure(statement.quantity)),
            class_=f"cw-name {theme.side_class(side, sides)}",
        )
        for side, statement in one.said
    ]
    quiet = say("silent.none", sides=", ".join(name("sides", side) for side in one.silent))
    return tag(
        "div",
        tag("b", setting.measure(one.said[0][1]), class_="cw-title"),
        tag("div", join(*told, between=" · ")),
        tag("div", quiet, class_="cw-note"),
    )
