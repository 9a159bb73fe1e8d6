"""What the pages look at: one workbench for all sessions, each case read once and kept frozen."""

from __future__ import annotations

import gc
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import streamlit as st

from workbench.lexicon import Lexicon
from workbench.model.review import by_reviewer
from workbench.model.text import Case, Document, Passage
from workbench.pipeline import READING, CaseView, Hit, Workbench
from workbench.ui.alike import Alike, Sifted, sift, together
from workbench.ui.converged import marked
from workbench.ui.findings import Filters, Pair, pairs

WISHES = 30
"""How many wishes of readers are kept counted for each case."""


@dataclass(frozen=True)
class Loaded:
    """A case as the pages show it; never changed, replaced when the store has changed. `distinct`
    are the pairs in groups that say one disagreement; `stale` when documents were read since the
    pairs were judged."""

    view: CaseView
    pairs: tuple[Pair, ...]
    lexicon: Lexicon
    statements_of: Mapping[str, int]
    distinct: tuple[Alike, ...] = ()
    stale: bool = False

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.view.case

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that have documents: the case's order first, others by name."""
        there = {document.side for document in self.view.documents.values()}
        named = [side for side in self.case.sides if side in there]
        return (*named, *sorted(there - set(named)))

    @property
    def facets(self) -> Mapping[str, Counter[str]]:
        """How many disagreements each value of a facet has."""
        return self.sifted(Filters()).counts

    def sifted(self, wish: Filters) -> Sifted:
        """Returns what a wish leaves and how many there are, counted once for every session."""
        key = tuple(sorted((facet, tuple(one)) for facet, one in wish.wishes.items() if one))
        known = self._sifted.get(key)
        if known is None:
            if len(self._sifted) >= WISHES:
                self._sifted.clear()
            known = self._sifted[key] = sift(self.distinct, wish)
        return known

    @cached_property
    def _sifted(self) -> dict[tuple[object, ...], Sifted]:
        return {}

    @property
    def documents(self) -> list[Document]:
        """The documents, by date and file; those without a date last."""
        return sorted(self.view.documents.values(), key=lambda one: (_dated(one), one.path))


def _dated(document: Document) -> str:
    return str(document.published or "9999")


@st.cache_resource(show_spinner=False)
def workbench() -> Workbench:
    """Returns the one workbench over the store of WORKBENCH_DB, by default the user's own."""
    return Workbench.open()


def load(case_id: str) -> Loaded:
    """Returns the case as it stands in the store now."""
    return _load(case_id, version())


@st.cache_resource(show_spinner=False, max_entries=6)
def _load(case_id: str, stamp: tuple[object, ...]) -> Loaded:
    return decided(_judged(case_id, reading(stamp)), workbench())


def decided(loaded: Loaded, bench: Workbench) -> Loaded:
    """Returns the case with the decisions as they stand now; all else is as it was."""
    view = bench.reviewed(loaded.view)
    stands = by_reviewer(view.reviews)
    new = {
        pair.comparison.id: replace(pair, reviews=reviews)
        for pair in loaded.pairs
        if (reviews := tuple(stands.get(pair.key, {}).values())) != pair.reviews
    }
    if not new:
        return replace(loaded, view=view)
    return replace(
        loaded,
        view=view,
        pairs=tuple(new.get(pair.comparison.id, pair) for pair in loaded.pairs),
        distinct=tuple(one.with_pairs(new) for one in loaded.distinct),
    )


def reading(stamp: tuple[object, ...] | None = None) -> tuple[object, ...]:
    """Returns a stamp that changes whenever something was read, corrected or judged, but not when
    somebody decided: what takes long is kept through a review."""
    revision = workbench().store.revision()
    return (stamp or version()) if revision is None else (workbench().store.path, revision)


@st.cache_resource(show_spinner=False, max_entries=6)
def _judged(case_id: str, stamp: tuple[object, ...]) -> Loaded:
    with _much_is_made():
        return _read(case_id, workbench())


def _read(case_id: str, bench: Workbench) -> Loaded:
    view = bench.view(case_id)
    found: dict[str, int] = dict.fromkeys(view.documents, 0)
    for statement in view.statements.values():
        found[statement.document_id] = found.get(statement.document_id, 0) + 1
    paired = marked(pairs(view))
    distinct = together(paired, view.statements, bench.lexicon)
    return Loaded(view, paired, bench.lexicon, found, distinct, bench.is_stale(case_id))


def prepare() -> None:
    """Begins to read the event that a first visitor sees, in a thread, and returns at once."""
    threading.Thread(target=_prepare, daemon=True).start()


def _prepare() -> None:
    with suppress(Exception):  # the page meets it too, and tells it to whoever is there
        if cases := workbench().cases():
            load(cases[0].id).sifted(Filters())


@contextmanager
def _much_is_made() -> Iterator[None]:
    """Keeps Python from looking through all that was made for what could go again, now and after
    each run of a page, when Streamlit has it look through everything: a case is made of hundreds
    of thousands of things that stay. What was kept so before is looked through once."""
    gc.unfreeze()
    gc.collect()
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collects:
            gc.enable()


def passages(case_id: str) -> tuple[Passage, ...]:
    """Returns the passages of the case's documents."""
    return _passages(case_id, reading())


@st.cache_resource(show_spinner=False, max_entries=3)
def _passages(case_id: str, stamp: tuple[object, ...]) -> tuple[Passage, ...]:
    return tuple(workbench().store.passages(case_id))


def near(case_id: str, query: str, top: int, language: str | None) -> tuple[Hit, ...]:
    """Returns the passages nearest in meaning, best first; the first call reads the model."""
    return _near(case_id, query, top, language, reading())


@st.cache_resource(show_spinner=False, max_entries=50)
def _near(
    case_id: str, query: str, top: int, language: str | None, stamp: tuple[object, ...]
) -> tuple[Hit, ...]:
    return tuple(workbench().search(query, case_id, top, language))


def version() -> tuple[object, ...]:
    """Returns a stamp that changes whenever this or another process has written to the store."""
    path = workbench().store.path
    if path is None:
        return (_writes().number,)
    return (_writes().number, *(_stamp(Path(f"{path}{end}")) for end in ("", "-wal")))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        known = path.stat()
    except OSError:
        return 0, 0
    return known.st_mtime_ns, known.st_size


class _Writes:
    number = 0


@st.cache_resource(show_spinner=False)
def _writes() -> _Writes:
    return _Writes()


def changed() -> None:
    """Says that a page has written to the store."""
    _writes().number += 1


class Loading:
    """The example on its way into an empty store: one thread for all sessions, which goes on when
    the page that began it is closed. `at` is the stage, how much is done and how much there is."""

    def __init__(self) -> None:
        self.at = (READING, 0, 1)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._problem: Exception | None = None

    @property
    def running(self) -> bool:
        """True while the example is being read and compared."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, bench: Workbench) -> None:
        """Begins, unless it has begun already."""
        with self._lock:
            if not self.running and not bench.cases():
                self._problem = None
                self._thread = threading.Thread(target=self._work, args=(bench,), daemon=True)
                self._thread.start()

    def raise_problem(self) -> None:
        """Raises what went wrong, if anything did."""
        if self._problem is not None:
            raise self._problem

    def _work(self, bench: Workbench) -> None:
        try:
            bench.ensure_example(self._report)
        except Exception as problem:  # told to whoever waits for it
            self._problem = problem

    def _report(self, stage: str, done: int, total: int) -> None:
        self.at = (stage, done, total)


@st.cache_resource(show_spinner=False)
def loading() -> Loading:
    """Returns the one loading of the example."""
    return Loading()


def ensure_example(progress: Callable[[str, int, int], None]) -> None:
    """Fills an empty store with the example, once, whoever comes first; waits until it is there."""
    example = loading()
    example.begin(workbench())
    while example.running:
        progress(*example.at)
        time.sleep(0.2)
    example.raise_problem()
    changed()
