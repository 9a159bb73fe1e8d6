"""Which question a page of figures in time is about: the pickers, their words, the links to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from workbench.analysis.entries import Entry
from workbench.analysis.ledger import Ledger, open_ledger
from workbench.analysis.questions import Question, question_of
from workbench.analysis.voices import Voice, spoken
from workbench.compare.side import make_side
from workbench.lexicon import Lexicon
from workbench.model.statement import Statement
from workbench.ui import data, frame, links, markup, words
from workbench.ui.data import Loaded
from workbench.ui.words import label, name, say

MEASURE, OF, SIDES = "measure", "of", "sides"


def ledger(loaded: Loaded) -> Ledger:
    """Returns the ledger of the case, made once for each state of the store."""
    return _ledger(loaded.case.id, data.version())


@st.cache_resource(show_spinner=False, max_entries=6)
def _ledger(case_id: str, stamp: tuple[object, ...]) -> Ledger:
    loaded = data.load(case_id)
    return open_ledger(loaded.view, loaded.lexicon, loaded.sides)


def question(page: str, loaded: Loaded, known: Ledger) -> Question:
    """Draws the choice of what is counted and, where there are several, of whom and where; returns
    the question. The ledger must hold a figure."""
    numbers = known.measures
    first = next(iter(numbers))
    measure = _choice(
        f"{page}_{MEASURE}",
        MEASURE,
        say("asking.measure"),
        list(numbers),
        first,
        lambda id_: _counted(_measure(id_, loaded.lexicon), numbers[id_]),
    )
    found = {one.scope_id: one for one in known.of_measure(measure)}
    if len(found) == 1:
        return next(iter(found.values()))
    wanted = _choice(
        f"{page}_{OF}",
        OF,
        say("asking.of"),
        list(found),
        next(iter(found)),
        lambda id_: _counted(scope(found[id_], loaded.lexicon), len(known.entries[found[id_]])),
    )
    return found[wanted]


def _choice(
    key: str,
    parameter: str,
    title: str,
    options: Sequence[str],
    default: str,
    write: Callable[[str], str],
) -> str:
    links.follow(key, parameter, links.one_of(options, default))
    if st.session_state[key] not in options:  # another measure was chosen since
        st.session_state[key] = default
    chosen: str = st.selectbox(title, list(options), key=key, format_func=write)
    links.keep(key, parameter, chosen, default)
    return chosen


def _counted(words_: str, n: int) -> str:
    return say("asking.counted", name=words_, n=words.number(n))


def _measure(id_: str, lexicon: Lexicon) -> str:
    written = label(lexicon, "measures", id_)
    return written[:1].upper() + written[1:]


def measure(question: Question, lexicon: Lexicon) -> str:
    """Returns what is counted, with a capital."""
    return _measure(question.measure, lexicon)


def scope(question: Question, lexicon: Lexicon) -> str:
    """Returns of whom and where it is counted: Kazakhstan · security forces."""
    pieces = [
        *([label(lexicon, "places", question.place)] if question.place else []),
        *([label(lexicon, "populations", question.population)] if question.population else []),
        *(label(lexicon, "qualifiers", one) for one in question.narrowing),
        *([question.unit.replace("_", " ")] if question.unit else []),
    ]
    return " · ".join(pieces) or say("asking.whole")


def title(question: Question, lexicon: Lexicon) -> str:
    """Returns the question in one line."""
    return f"{measure(question, lexicon)} · {scope(question, lexicon)}"


def sides(page: str, loaded: Loaded, entries: Sequence[Entry]) -> list[str]:
    """Draws the sides that speak on the question; returns those chosen, none for all."""
    there = {one.document.side for one in entries} | {one.home for one in entries}
    known = [side for side in loaded.sides if side in there]
    options = [*known, *sorted(there - set(known))]
    key = f"{page}_{SIDES}"
    links.follow(key, SIDES, links.some_of(options))
    st.session_state[key] = [side for side in st.session_state[key] or [] if side in options]
    picked: list[str] = st.pills(
        say("asking.sides"),
        options,
        selection_mode="multi",
        key=key,
        format_func=lambda id_: markup.label(name("sides", id_)),
    )
    links.keep(key, SIDES, picked, [])
    return [] if len(picked) == len(options) else picked


def voice(one: Voice, lexicon: Lexicon) -> str:
    """Returns who gives a figure, a known authority by its name in the reader's language."""
    return spoken(one.id, lexicon, words.language()) if one.known else one.name


def parameters(question: Question, loaded: Loaded) -> dict[str, str]:
    """Returns the parameters of a link to the question."""
    return {MEASURE: question.measure, OF: question.scope_id, frame.EVENT: loaded.case.id}


def address_of(one: Entry, loaded: Loaded) -> str:
    """Returns the address of the page of a figure's statement, from beside this page."""
    return "statement?" + urlencode({"id": one.statement.id, frame.EVENT: loaded.case.id})


def link(statement: Statement, loaded: Loaded) -> None:
    """Draws the link from a figure to the timeline of its question; nothing where it has none."""
    document = loaded.view.documents.get(statement.document_id)
    side = make_side(statement, document, loaded.lexicon, loaded.view.statements)
    asked = question_of(side, loaded.lexicon)
    if asked is not None:
        st.page_link(
            frame.TIMELINE,
            label=say("timeline.open"),
            icon=":material/timeline:",
            query_params=parameters(asked, loaded),
        )
