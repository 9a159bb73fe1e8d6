"""What every page has: its head, the event, a way to cite it, and its empty and error states."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from workbench.errors import WorkbenchError
from workbench.model.dates import PartialDate
from workbench.model.text import Case
from workbench.pipeline import JUDGING, READING
from workbench.ui import data, links, speaking, theme
from workbench.ui.data import Loaded
from workbench.ui.markup import tag
from workbench.ui.put import put
from workbench.ui.words import count, day, language, say
from workbench.ui.words import speaking as spoken

LOG = logging.getLogger(__name__)
EVENT = "event"
ARRIVED, HERE = "arrived", "page_open"
TROUBLE = "trouble"
PAGES = "workbench/ui/pages"
DOCUMENTS = f"{PAGES}/documents.py"
CONTRADICTIONS = f"{PAGES}/contradictions.py"
COMPARE = f"{PAGES}/compare.py"
TIMELINE = f"{PAGES}/timeline.py"
LEDGER = f"{PAGES}/ledger.py"
REVIEW = f"{PAGES}/review.py"
STATEMENT = f"{PAGES}/statement.py"
DOCUMENT = f"{PAGES}/document.py"


def opened() -> Loaded | None:
    """Returns the chosen case, loading the example into an empty store first; None when there is
    no case at all. A store that cannot be used ends the page with a sentence that says why."""
    with telling():
        if data.loading().running or not data.workbench().cases():
            _load_example()
        cases = data.workbench().cases()
        return data.load(_chosen(cases).id) if cases else None


def _load_example() -> None:
    with st.container():
        place = st.empty()
        with place.status(say("common.loading"), expanded=True) as status:
            data.ensure_example(reporter())
            status.update(state="complete")
        place.empty()


def reporter() -> Callable[[str, int, int], None]:
    """Returns a progress report that shows itself as a bar where it is called."""
    bar = st.progress(0.0)

    def report(stage: str, done: int, total: int) -> None:
        if stage == READING and done < total:
            bar.progress(done / total, f"{say('common.stage_reading')} {done}/{total}")
        elif stage == JUDGING:
            bar.progress(1.0, say("common.stage_judging"))
        elif stage != READING and total and done < total:
            bar.progress(done / total, f"{say('common.stage_together')} {done}/{total}")
        else:  # what comes next reads the language model first, and cannot say how far it is
            bar.progress(1.0, say("common.stage_together"))

    return report


def _chosen(cases: list[Case]) -> Case:
    ids = [case.id for case in cases]
    default = st.session_state.get("chosen_event", ids[0])
    read = links.one_of(ids, default if default in ids else ids[0])
    wanted = read(links.given(EVENT))
    st.session_state["chosen_event"] = wanted
    _arrive(wanted, ids[0])
    return next(case for case in cases if case.id == wanted)


def _arrive(chosen: str | None, default: str) -> None:
    """On a page that the navigation led to: writes the event into its address, so that this can be
    reloaded and sent, and forgets the last page's choice, which the widget of this page does not
    take over. Not on later runs, so that Back leads past it."""
    if not st.session_state.get(ARRIVED):
        return
    st.session_state.pop(EVENT, None)
    if chosen and chosen != default and st.query_params.get(EVENT) is None:
        st.query_params[EVENT] = chosen


def event_picker(loaded: Loaded) -> None:
    """Shows the choice of event where there is more than one."""
    cases = data.workbench().cases()
    if len(cases) < 2:
        return
    titles = {case.id: case.title for case in cases}
    links.follow(EVENT, EVENT, links.one_of(titles, loaded.case.id))
    chosen = st.selectbox(
        say("common.event"), list(titles), key=EVENT, format_func=lambda id_: titles.get(id_, id_)
    )
    links.keep(EVENT, EVENT, chosen, cases[0].id)
    if chosen != loaded.case.id:
        st.session_state["chosen_event"] = chosen
        st.rerun()


def head(title: str, subtitle: str, loaded: Loaded | None = None) -> None:
    """Shows the page's title and what it is about, with the event beside it."""
    theme.apply()
    _trouble()
    if loaded is None or len(data.workbench().cases()) < 2:
        st.title(title, anchor=False)
        put(tag("p", subtitle, class_="cw-subtitle"))
        return
    left, right = st.columns([3, 1.3], vertical_alignment="bottom")
    with left:
        st.title(title, anchor=False)
        put(tag("p", subtitle, class_="cw-subtitle"))
    with right:
        event_picker(loaded)


def cite(loaded: Loaded, view: str) -> None:
    """Shows a popover with a line to copy: title, view, date and a link with the same filters."""
    address = view_address(
        st.context.url or "", {**st.query_params.to_dict(), EVENT: loaded.case.id}
    )
    with st.popover(say("common.cite"), icon=":material/format_quote:"):
        st.caption(say("common.cite_hint"))
        line = say(
            "common.citation",
            title=loaded.case.title,
            view=view,
            date=day(PartialDate.of(date.today())),
            link=address,
        )
        st.code(line, language=None, wrap_lines=True)


def view_address(page: str, parameters: Mapping[str, str]) -> str:
    """Returns the address that opens the page with these parameters."""
    parts = urlsplit(page)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", urlencode(parameters), ""))


def about(loaded: Loaded) -> str:
    """Returns how much the case holds: statements and sources."""
    # A document whose publisher nobody named is a source of its own.
    publishers = {one.publisher or one.id for one in loaded.view.documents.values()}
    return say(
        "common.statements_from",
        statements=count("common.statements", len(loaded.view.statements)),
        publishers=count("common.publishers", len(publishers)),
    )


def digest_note(loaded: Loaded) -> None:
    """Says, where it is so, that the documents are digests."""
    if any(one.kind == "digest" for one in loaded.view.documents.values()):
        st.caption(say("common.digests"))


def empty(title: str, words: str, page: str | None = None, label: str = "") -> None:
    """Shows that there is nothing to see, why, and where to go."""
    with st.container(border=True):
        st.markdown(f"**{title}**")
        st.caption(words)
        if page:
            st.page_link(page, label=label, icon=":material/arrow_forward:")


@contextmanager
def telling() -> Iterator[None]:
    """Turns an error a person can mend into its sentence and a button to try again; the page ends
    there."""
    try:
        yield
    except WorkbenchError as problem:
        _fail(str(problem))


@contextmanager
def minding() -> Iterator[None]:
    """In a button's callback: keeps an error a person can mend, for the page to show."""
    try:
        yield
    except WorkbenchError as problem:
        st.session_state[TROUBLE] = str(problem)


def _trouble() -> None:
    problem = st.session_state.pop(TROUBLE, None)
    if problem:
        st.error(say("errors.not_done"), icon=":material/error:")
        st.text(problem)


def _fail(problem: str) -> None:
    theme.apply()
    st.error(say("errors.start"), icon=":material/error:")
    st.text(problem)
    st.button(say("common.try_again"), icon=":material/refresh:")
    st.stop()


def _note_arrival() -> None:
    here = getattr(get_script_run_ctx(), "page_script_hash", None)
    st.session_state[ARRIVED] = st.session_state.get(HERE) != here
    st.session_state[HERE] = here


def run(page: Callable[[], None]) -> None:
    """Draws a page with the choice of language under it; what nobody foresaw becomes a sentence
    with a number, under which the log has the rest."""
    try:
        _note_arrival()
        with spoken(language()):  # looked up once, not for each of thousands of words
            page()
            speaking.switch()
    except Exception as problem:
        _broken(problem)


def _broken(problem: Exception) -> None:
    number = secrets.token_hex(3)
    LOG.exception("error %s", number, exc_info=problem)
    st.error(say("errors.broken", number=number), icon=":material/error:")
