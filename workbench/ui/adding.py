"""Adding documents: files or pasted text, what is known of them, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ingest.documents import printable
from workbench.model.dates import PartialDate
from workbench.model.ids import content_id
from workbench.model.text import Case
from workbench.pipeline import NewDocument
from workbench.ui import data, frame
from workbench.ui.data import Loaded
from workbench.ui.markup import tag, web_address
from workbench.ui.put import put
from workbench.ui.theme import SIDE_ICONS, UNASSIGNED
from workbench.ui.words import count, name, say

LARGEST = 25 * 1024 * 1024
REPORT = "adding_report"
ROUND = "adding_round"
TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of adding documents: words for the page."""

    words: str
    failures: tuple[str, ...]


def form(loaded: Loaded | None) -> None:
    """Draws the form; reads and compares when it is sent."""
    st.subheader(say("documents.add"), anchor=False)
    show_report()
    number = st.session_state.setdefault(ROUND, 0)
    with st.form("adding", border=True):
        files_tab, paste_tab = st.tabs([say("documents.files"), say("documents.paste")])
        with files_tab:
            files = st.file_uploader(
                say("documents.files_label"),
                type=TYPES,
                accept_multiple_files=True,
                key=f"files_{number}",
            )
        with paste_tab:
            pasted = st.text_area(
                say("documents.text_label"),
                key=f"pasted_{number}",
                height=180,
                placeholder=say("documents.text_placeholder"),
            )
            title = st.text_input(
                say("documents.name"),
                key=f"title_{number}",
                placeholder=say("documents.name_placeholder"),
            )
        known = _known(loaded)
        sent = st.form_submit_button(say("documents.submit"), icon=":material/play_arrow:")
    if sent:
        _take_in(loaded, files or [], pasted, {**known, "title": title})
    _new_event()


def _known(loaded: Loaded | None) -> dict[str, str]:
    sides = list(loaded.case.sides if loaded and loaded.case.sides else SIDE_ICONS)
    first, second = st.columns(2)
    with first:
        side = st.selectbox(
            say("documents.side"),
            [*sides, UNASSIGNED],
            index=None,
            key="adding_side",
            format_func=lambda id_: name("sides", id_),
            accept_new_options=True,
            placeholder=say("documents.new_side"),
        )
        publisher = _field("publisher")
        speaker = _field("speaker")
    with second:
        published = _field("published")
        url = _field("url")
    return {
        "side": side or "",
        "publisher": publisher,
        "speaker": speaker,
        "published": published,
        "url": url,
    }


def _field(field: str) -> str:
    return st.text_input(
        say(f"documents.{field}"),
        key=f"adding_{field}",
        placeholder=say(f"documents.{field}_placeholder"),
        max_chars=400,
    ).strip()


def _take_in(loaded: Loaded | None, files: list[Any], pasted: str, known: dict[str, str]) -> None:
    wrong = problem(known)
    if wrong is None and not files and not pasted.strip():
        wrong = say("documents.nothing_given")
    if wrong:
        st.warning(say("documents.not_sent"), icon=":material/error:")
        st.text(wrong)
        return
    items, failures = new_documents([(one.name, one.getvalue()) for one in files], pasted, known)
    with st.status(say("documents.working"), expanded=True):
        st.session_state[REPORT] = _read(loaded, items, failures)
    st.session_state[ROUND] += 1
    data.changed()
    st.rerun()


def problem(known: dict[str, str]) -> str | None:
    """Returns what is wrong with the date or the link given, None when nothing is."""
    published, url = known["published"], known["url"]
    if published:
        try:
            PartialDate.parse(published)
        except ValueError:
            return say("documents.bad_date", date=published)
    if url and web_address(url) is None:
        return say("documents.bad_url", url=url)
    return None


def new_documents(
    files: list[tuple[str, bytes]], pasted: str, known: dict[str, str]
) -> tuple[list[NewDocument], list[str]]:
    """Returns the documents handed in, and a line for each file that is too large to read."""
    items = [
        _known_document(file, {**known, "title": ""}, data=content)
        for file, content in files
        if len(content) <= LARGEST
    ]
    failures = [
        say("documents.too_large", name=file) for file, content in files if len(content) > LARGEST
    ]
    if pasted.strip():
        items.append(_known_document(_pasted_name(pasted, known["title"]), known, text=pasted))
    return items, failures


def _known_document(
    file: str, known: dict[str, str], data: bytes | None = None, text: str | None = None
) -> NewDocument:
    return NewDocument(
        name=file,
        data=data,
        text=text,
        title=known["title"],
        side=known["side"],
        publisher=known["publisher"],
        speaker=known["speaker"],
        published=known["published"],
        url=known["url"],
    )


def _pasted_name(pasted: str, title: str) -> str:
    return f"{content_id('pasted', title, pasted)}.txt"


def _read(loaded: Loaded | None, items: list[NewDocument], failures: list[str]) -> Report:
    bench = data.workbench()
    try:
        case_id = loaded.case.id if loaded else _create(say("documents.new_event"))
        done = bench.add_documents(case_id, items, frame.reporter())
        bench.compare(case_id, frame.reporter())
    except WorkbenchError as wrong:
        return Report("", (*failures, str(wrong)))
    words = say(
        "documents.report",
        documents=count("common.documents", len(done.documents)),
        statements=count("common.statements", done.statements),
    )
    return Report(words, (*failures, *done.failures))


def show_report() -> None:
    """Shows what came of the last adding, failures one a line, until the next one."""
    report: Report | None = st.session_state.get(REPORT)
    if report is None:
        return
    with st.container(border=True, key="report"):
        if report.words:
            st.markdown(f":material/check: {report.words}")
        if report.failures:
            st.markdown(f":material/error: {count('documents.failures', len(report.failures))}")
            put(tag("ul", *(tag("li", line) for line in report.failures), class_="cw-list"))


def _create(title: str) -> str:
    case = Case(id=content_id("case", title), title=title)
    data.workbench().store.put_case(case)
    st.session_state["chosen_event"] = case.id
    return case.id


def _new_event() -> None:
    with st.popover(say("documents.new_event"), icon=":material/add:"):
        st.caption(say("documents.new_event_hint"))
        title = st.text_input(say("documents.new_event_name"), key="new_event", max_chars=120)
        if st.button(say("documents.new_event_submit")) and printable(title):
            _create(printable(title))
            data.changed()
            st.query_params.pop(frame.EVENT, None)
            st.session_state.pop(frame.EVENT, None)
            st.rerun()
