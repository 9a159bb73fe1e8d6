"""The Framing page: which words each side uses for the people and the events, with the lines they
stand in, and the words that set the sides apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from workbench.analysis import framing
from workbench.analysis.framing import OWN_GROUP, Reading
from workbench.analysis.rates import FEW_DOCUMENTS, rates
from workbench.ui import data, frame, framing_lines, framing_table, links, theme
from workbench.ui.data import Loaded
from workbench.ui.framing_table import PER_DOCUMENTS, PER_WORDS
from workbench.ui.markup import join, label, tag
from workbench.ui.put import put
from workbench.ui.words import name, say

VOICES = ("own", "all")
UNITS = (PER_DOCUMENTS, PER_WORDS)
ANY = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader wants to see."""

    group: str
    typed: str
    own: bool
    unit: str
    language: str | None


def page() -> None:
    """Draws the page."""
    loaded = frame.opened()
    frame.head(say("framing.title"), say("framing.subtitle"), loaded)
    if loaded is None or not loaded.view.documents:
        frame.empty(
            say("documents.empty"),
            say("documents.empty_text"),
            frame.DOCUMENTS,
            say("common.to_documents"),
        )
        return
    wish = _wish(loaded)
    terms, read = reading(loaded, wish)
    _warning(loaded, read)
    found = rates(read, terms, loaded.sides)
    if found:
        _legend(loaded)
        framing_table.show(loaded, found, wish.unit)
        framing_lines.show(loaded, read, found)
    elif wish.group == OWN_GROUP and not terms:
        frame.empty(say("framing.nothing_own"), say("framing.own_help"))
    else:
        frame.empty(say("framing.nothing"), say("framing.nothing_text"))
    framing_lines.apart(loaded, own=wish.own)
    frame.digest_note(loaded)


def _wish(loaded: Loaded) -> Wish:
    groups = [*framing.groups(loaded.lexicon), OWN_GROUP]
    here = {one.language for one in loaded.view.documents.values() if one.language}
    languages = [ANY, *sorted(here, key=lambda code: name("languages", code))]
    with st.container(horizontal=True, vertical_alignment="bottom", key="framing_wish"):
        group = _choice("framing.group", "group", groups)
        voice = _choice("framing.voice", "voice", VOICES, "voice_")
        unit = _choice("framing.measured", "unit", UNITS, "per_")
        language = _language(languages)
    typed = _typed() if group == OWN_GROUP else ""
    return Wish(group, typed, voice == VOICES[0], unit, language or None)


def _choice(label: str, parameter: str, options: Sequence[str], prefix: str = "") -> str:
    key = f"framing_{parameter}"
    links.follow(key, parameter, links.one_of(options, options[0]))
    chosen = st.segmented_control(
        say(label),
        list(options),
        key=key,
        required=True,
        format_func=lambda id_: say(f"framing.{prefix}{id_}"),
    )
    links.keep(key, parameter, chosen, options[0])
    return chosen or options[0]


def _language(options: Sequence[str]) -> str:
    links.follow("framing_language", "language", links.one_of(options, ANY))
    chosen: str = st.selectbox(
        say("framing.language"),
        list(options),
        key="framing_language",
        width=180,
        format_func=lambda code: name("languages", code) if code else say("framing.any_language"),
    )
    links.keep("framing_language", "language", chosen, ANY)
    return chosen


def _typed() -> str:
    links.follow("framing_own", "own", links.plain())
    typed = st.text_input(
        say("framing.own_words"),
        key="framing_own",
        placeholder=say("framing.own_placeholder"),
        help=say("framing.own_help"),
        max_chars=links.LONGEST,
    )
    links.keep("framing_own", "own", typed or "", "")
    return typed or ""


def wished(loaded: Loaded, given: Mapping[str, str]) -> Wish:
    """Returns what a page with these parameters in its address shows."""
    groups = [*framing.groups(loaded.lexicon), OWN_GROUP]
    group = links.one_of(groups, groups[0])(given.get("group")) or groups[0]
    voice = links.one_of(VOICES, VOICES[0])(given.get("voice"))
    unit = links.one_of(UNITS, UNITS[0])(given.get("unit")) or UNITS[0]
    here = {one.language for one in loaded.view.documents.values() if one.language}
    language = links.one_of(here, None)(given.get("language"))
    return Wish(group, links.plain()(given.get("own")), voice == VOICES[0], unit, language)


def reading(loaded: Loaded, wish: Wish) -> tuple[Sequence[str], Reading]:
    """Returns the terms wished for, and where each document uses them."""
    return _read(
        loaded.case.id, data.version(), wish.group, wish.typed, own=wish.own, language=wish.language
    )


@st.cache_resource(show_spinner=False, max_entries=16)
def _read(
    case_id: str,
    stamp: tuple[object, ...],
    group: str,
    typed: str,
    *,
    own: bool,
    language: str | None,
) -> tuple[Sequence[str], Reading]:
    loaded = data.load(case_id)
    if group == OWN_GROUP:
        terms, find = framing.own_words(loaded.lexicon, typed)
    else:
        terms = framing.groups(loaded.lexicon)[group]
        find = framing.listed(loaded.lexicon, group)
    passages = data.passages(case_id)
    documents = loaded.view.documents
    read = framing.read(passages, documents, find, loaded.lexicon, own=own, language=language)
    return terms, read


def _warning(loaded: Loaded, reading: Reading) -> None:
    there = {side: len(reading.of(side)) for side in loaded.sides}
    few = [
        say("framing.few_side", side=label(name("sides", side)), n=n)
        for side, n in there.items()
        if n < FEW_DOCUMENTS
    ]
    if few:
        st.warning(
            say("framing.few", least=FEW_DOCUMENTS, sides=", ".join(few)), icon=":material/balance:"
        )


def _legend(loaded: Loaded) -> None:
    names = [theme.side_name(side, loaded.case.sides) for side in loaded.sides]
    put(tag("div", join(*names), class_="cw-legend"))
