"""What the encoder serves: which sentences speak of the same thing, and which passages answer a
search. Vectors are kept by content; the index is derived and rebuilt where it does not match."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from embeddings import (
    Encoder,
    EncoderUnavailable,
    IndexMismatch,
    VectorCache,
    VectorIndex,
    load_encoder,
    mask_numbers,
    similarity_of,
)
from workbench.errors import CannotStart
from workbench.model.statement import Quote, Statement
from workbench.model.text import Passage

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
Score = Callable[[str, str], float | None]

ENCODING = "understanding"
"""The stage's name on a progress bar."""


class Alignment:
    """An encoder, the vectors it has made, and an index beside the store (none for a store in
    memory). The model is loaded only when a text is new."""

    def __init__(
        self, encoder: Encoder, kept: VectorCache | None = None, folder: Path | None = None
    ) -> None:
        self._encoder = encoder
        self._kept = kept or VectorCache()
        self._folder = folder
        self._index: VectorIndex | None = None
        self._lock = threading.Lock()  # pages search from several threads

    @classmethod
    def beside(cls, store_path: Path | None, encoder_name: str | None = None) -> Alignment:
        """Returns the alignment for a store; CannotStart if there is no encoder of that name."""
        name = encoder_name or os.environ.get("WORKBENCH_ENCODER") or None
        try:
            encoder = load_encoder(name)
        except EncoderUnavailable as problem:
            raise CannotStart(str(problem)) from problem
        folder = store_path.with_name(store_path.name + ".index") if store_path else None
        return cls(encoder, folder=folder)

    @property
    def encoder_name(self) -> str:
        """The encoder's name, as exports state it."""
        return self._encoder.name

    @property
    def model_loaded(self) -> bool:
        """Tells whether the model had to be loaded."""
        return self._encoder.loaded

    def try_out(self) -> int:
        """Encodes a sentence with the model itself and returns the length of its vector;
        CannotStart if the model cannot be loaded."""
        try:
            return int(self._encoder.encode(["A sentence."]).shape[1])
        except EncoderUnavailable as problem:
            raise CannotStart(str(problem)) from problem

    def similarity(self, statements: Sequence[Statement], progress: Progress) -> Score:
        """Returns a function that scores two statements by id: how much their sentences, figures
        masked, speak of the same thing; None for an id that is not among them."""
        sentences = list(dict.fromkeys(one.quote.text for one in statements))
        place = {text: str(number) for number, text in enumerate(sentences)}
        masked = [_masked(text, statements_of) for text, statements_of in _by_quote(statements)]
        language = {one.quote.text: one.language for one in statements}
        sentence_of = {one.id: place[one.quote.text] for one in statements}
        try:
            similar = similarity_of(
                self._encoder,
                self._kept,
                list(place.values()),
                masked,
                [language[text] for text in sentences],
                _stage(progress),
            )
        except EncoderUnavailable as problem:
            raise CannotStart(str(problem)) from problem

        def score(left: str, right: str) -> float | None:
            return similar.score(sentence_of.get(left, ""), sentence_of.get(right, ""))

        return score

    def search(
        self,
        query: str,
        passages: Mapping[str, Passage],
        wanted: Mapping[str, Passage],
        top: int,
        progress: Progress,
    ) -> list[tuple[str, float]]:
        """Returns up to `top` ids of wanted passages and their scores, nearest to the query first.
        The index holds all `passages`; what is no longer among them leaves it."""
        if not wanted or not query.strip():
            return []
        try:
            vector = self._kept.vectors(self._encoder, [query], "query")
            with self._lock:
                index = self._index_of(passages, progress)
                among = None if len(wanted) == len(index) else list(wanted)
                return index.search(vector, top, among)[0]
        except EncoderUnavailable as problem:
            raise CannotStart(str(problem)) from problem

    def _index_of(self, passages: Mapping[str, Passage], progress: Progress) -> VectorIndex:
        index = self._index or self._load()
        gone = [id_ for id_ in index.ids if id_ not in passages]
        new = [id_ for id_ in passages if id_ not in index]
        if gone:
            index.remove(gone)
        if new:
            texts = [passages[id_].text.text for id_ in new]
            vectors = self._kept.vectors(self._encoder, texts, "passage", _stage(progress))
            index.add(new, vectors)
        if gone or new:
            self._save(index)
        self._index = index
        return index

    def _load(self) -> VectorIndex:
        if self._folder is not None:
            try:
                return VectorIndex.load(self._folder, self._encoder.fingerprint)
            except IndexMismatch as problem:
                log.info("the index is built anew: %s", problem)
        return VectorIndex(self._encoder.dimension, self._encoder.fingerprint)

    def _save(self, index: VectorIndex) -> None:
        if self._folder is None:
            return
        try:
            index.save(self._folder)
        except OSError as problem:
            log.warning("the index cannot be kept in %s: %s", self._folder, problem)


def _by_quote(statements: Sequence[Statement]) -> list[tuple[str, list[Quote]]]:
    """Returns each sentence once with its figures, in order of first appearance."""
    found: dict[str, list[Quote]] = {}
    for one in statements:
        found.setdefault(one.quote.text, []).append(one.quote)
    return list(found.items())


def _masked(text: str, quotes: Sequence[Quote]) -> str:
    """Returns the sentence without its figures; of figures that overlap, the longest is masked."""
    spans: list[tuple[int, int]] = []
    for start, stop in sorted(
        {(quote.mark_start, quote.mark_stop) for quote in quotes},
        key=lambda span: (span[0] - span[1], span),
    ):
        if all(stop <= first or last <= start for first, last in spans):
            spans.append((start, stop))
    return mask_numbers(text, spans)


def _stage(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress(ENCODING, done, total)
