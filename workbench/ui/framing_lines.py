"""The lines of the Framing page: where a word stands, side by side, and what sets a side apart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.analysis.framing import Reading, Use, concordance, vocabulary
from workbench.analysis.rates import Rate, Telling, telling
from workbench.ui import data, links, theme
from workbench.ui.data import Loaded
from workbench.ui.framing_table import term_name
from workbench.ui.markup import Safe, join, link, tag
from workbench.ui.put import put
from workbench.ui.words import count, day, name, say

MOST_LINES = 6
MOST_WORDS = 10


def show(loaded: Loaded, reading: Reading, found: Sequence[Rate]) -> None:
    """Draws the lines of one term, a column a side, the choice of the term above them."""
    st.subheader(say("framing.lines"), anchor=False)
    terms = list(dict.fromkeys(one.term for one in found))
    links.follow("framing_term", "term", links.one_of(terms, terms[0]))
    if st.session_state["framing_term"] not in terms:
        st.session_state["framing_term"] = terms[0]
    term = st.selectbox(say("framing.term"), terms, key="framing_term", format_func=term_name)
    links.keep("framing_term", "term", term, terms[0])
    columns = st.columns(len(loaded.sides))
    for column, side in zip(columns, loaded.sides, strict=True):
        uses = [use for use in reading.uses if use.term == term and use.document.side == side]
        with column:
            put(_column(side, uses, loaded.case.sides))


def _column(side: str, uses: list[Use], sides: Sequence[str]) -> Safe:
    head = theme.side_name(side, sides)
    if not uses:
        return join(head, tag("p", say("framing.no_uses"), class_="cw-empty"))
    away = sum(use.distanced for use in uses)
    told = [count("framing.uses", len(uses))]
    if away:
        told.append(count("framing.distanced", away))
    shown = _spread(uses)
    more = say("framing.more", shown=len(shown), n=len(uses)) if len(shown) < len(uses) else None
    return join(
        head,
        tag("p", " · ".join(told), class_="cw-source"),
        *(_line(use, theme.side_class(side, sides)) for use in shown),
        tag("p", more, class_="cw-source") if more else None,
    )


def _spread(uses: Sequence[Use]) -> list[Use]:
    """Returns the uses to show: the first of each document, then the rest, in order of date."""
    ordered = sorted(
        uses, key=lambda use: (str(use.document.published or "9999"), use.document.path)
    )
    firsts = list({use.document.id: use for use in reversed(ordered)}.values())
    first = [use for use in ordered if use in firsts]
    rest = [use for use in ordered if use not in firsts]
    return (first + rest)[:MOST_LINES]


def _line(use: Use, side: str) -> Safe:
    before, word, after = concordance(use)
    facts: list[str] = [
        link(use.document.publisher or use.document.path, use.document.url),
        day(use.document.published),
        name("languages", use.passage.language),
    ]
    return join(
        tag(
            "blockquote",
            before,
            tag("mark", word),
            after,
            lang=use.passage.language,
            class_=f"cw-quote {side}",
        ),
        tag("p", join(*facts, between=" · "), class_="cw-source"),
    )


def apart(loaded: Loaded, *, own: bool) -> None:
    """Draws, for one language, the words that set each side apart."""
    st.subheader(say("framing.apart"), anchor=False)
    st.caption(say("framing.apart_text"))
    here = sorted({one.language for one in loaded.view.documents.values() if one.language})
    if not here:
        return
    default = max(here, key=lambda code: _sides_with(loaded, code))
    links.follow("framing_apart", "apart", links.one_of(here, default))
    language = st.segmented_control(
        say("framing.apart_language"),
        here,
        key="framing_apart",
        required=True,
        format_func=lambda code: name("languages", code),
    )
    links.keep("framing_apart", "apart", language, default)
    chosen = language or default
    _words(loaded, _telling(loaded.case.id, data.version(), chosen, own=own), chosen)


@st.cache_resource(show_spinner=False, max_entries=16)
def _telling(
    case_id: str, stamp: tuple[object, ...], language: str, *, own: bool
) -> dict[str, list[Telling]]:
    loaded = data.load(case_id)
    counted = vocabulary(
        data.passages(case_id), loaded.view.documents, loaded.lexicon, language, own=own
    )
    return telling(counted, MOST_WORDS)


def _sides_with(loaded: Loaded, language: str) -> tuple[int, int]:
    mine = [one.side for one in loaded.view.documents.values() if one.language == language]
    return len(set(mine)), len(mine)


def _words(loaded: Loaded, found: dict[str, list[Telling]], language: str) -> None:
    if len(found) < 2:
        st.caption(say("framing.apart_alone"))
        return
    there = [side for side in loaded.sides if side in found]
    for column, side in zip(st.columns(len(there)), there, strict=True):
        items = [_word(one, language) for one in found[side]]
        none = tag("p", say("framing.apart_none"), class_="cw-empty")
        with column:
            put(
                join(
                    theme.side_name(side, loaded.case.sides),
                    tag("ul", *items, class_="cw-list") if items else none,
                )
            )


def _word(one: Telling, language: str) -> Safe:
    told = say(
        "framing.apart_one",
        uses=one.uses,
        documents=count("framing.apart_documents", one.documents),
        elsewhere=one.elsewhere,
    )
    return tag("li", tag("b", one.word, lang=language), " ", tag("span", told, class_="cw-note"))
