"""One function that gives an encoder by name: the bundled one or any sentence-transformers model.

An Encoder knows its name, fingerprint and dimension without loading torch, which happens when the
first text is encoded. Nothing is fetched from a network unless the caller says so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings import bundled, processor, windows
from embeddings.carrier import Floats
from embeddings.cleaning import clean
from embeddings.errors import EncoderUnavailable
from embeddings.files import cache_folder
from embeddings.named import Named, find_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH, LONG_BATCH, LONG = 32, 8, 600
"""Texts in a batch, texts longer than LONG characters in a batch."""
KINDS = ("passage", "query")

Source = Callable[[], Path]


class Encoder:
    """Turns texts into normalised vectors. `fingerprint` changes whenever the vectors would."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        source: Source,
        precision: str,
        dimension: int | None,
        prompts: Mapping[str, str],
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self._source = source
        self._precision = precision
        self._dimension = dimension
        self._prompts = dict(prompts)
        self._model: SentenceTransformer | None = None
        # A fast tokenizer must not be used by two threads at once, and one load is enough.
        self._lock = threading.RLock()

    @property
    def loaded(self) -> bool:
        """Tells whether the model is in memory."""
        return self._model is not None

    @property
    def dimension(self) -> int:
        """The length of a vector; loads the model only if its folder does not say."""
        if self._dimension is None:
            self._dimension = int(self.model.get_embedding_dimension() or 0)
        return self._dimension

    @property
    def model(self) -> SentenceTransformer:
        """The sentence-transformers model itself, loaded when first asked for."""
        with self._lock:
            if self._model is None:
                self._model = _load(self.name, self._source(), self._precision)
            return self._model

    def encode(self, texts: Sequence[str], kind: str = "passage") -> Floats:
        """Returns one normalised float32 row for each text; `kind` is passage or query."""
        if kind not in KINDS:
            raise ValueError(f"kind {kind!r}; expected one of {', '.join(KINDS)}")
        if isinstance(texts, str):
            raise TypeError("encode takes a list of texts, got one text; put it in a list")
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            prompt = self._prompts.get(kind, "")
            parts, owners, weights = windows.split([clean(t) for t in texts], self.model, prompt)
            vectors = self._vectors(parts, prompt)
        return windows.join(vectors, owners, weights, len(texts))

    def _vectors(self, parts: Sequence[str], prompt: str) -> Floats:
        # Long texts go in small batches: memory grows with the tokens of a batch.
        vectors = np.zeros((len(parts), self.dimension), dtype=np.float32)
        for batch, chosen in _by_length(parts):
            vectors[chosen] = self.model.encode(
                [parts[i] for i in chosen],
                prompt=prompt or None,
                batch_size=batch,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return vectors


def load_encoder(
    name: str | None = None, *, download: bool = False, precision: str | None = None
) -> Encoder:
    """Returns the encoder of that name: None is the bundled one, anything else a folder or a
    sentence-transformers model already on this machine (`download` allows fetching it).
    `precision` (bf16, fp32) is chosen by the processor if not given. EncoderUnavailable if there
    is no such encoder."""
    chosen = precision or processor.best_precision()
    if chosen not in bundled.STORED:
        raise EncoderUnavailable(f"precision {chosen!r} is unknown; expected bf16 or fp32")
    if not name or name == bundled.NAME:
        return _bundled(chosen)
    return _named(find_model(name, download), chosen)


def _bundled(precision: str) -> Encoder:
    bundled.weight_file()  # says at once if the package is missing
    return Encoder(
        name=bundled.NAME,
        fingerprint=bundled.identity(precision),
        source=lambda: bundled.model_folder(cache_folder(), precision),
        precision=precision,
        dimension=bundled.DIMENSION,
        prompts=bundled.PROMPTS,
    )


def _named(found: Named, precision: str) -> Encoder:
    return Encoder(
        name=found.name,
        fingerprint=f"{found.identity}-{precision}",
        source=lambda: found.folder,
        precision=precision,
        dimension=found.dimension,
        prompts=found.prompts,
    )


def _load(name: str, folder: Path, precision: str) -> SentenceTransformer:
    processor.be_modest()
    import torch
    from sentence_transformers import SentenceTransformer

    settings: dict[str, Any] = {
        "dtype": torch.bfloat16 if precision == "bf16" else torch.float32,
        "local_files_only": True,
    }
    try:
        with _Quiet():
            return SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, model_kwargs=settings
            )
    except Exception as problem:  # whatever a broken folder makes the libraries raise
        first = (str(problem).strip().splitlines() or [type(problem).__name__])[0]
        raise EncoderUnavailable(
            f"encoder {name!r} in {folder} cannot be loaded: {first[:200]}. Expected a whole "
            "sentence-transformers folder; fetch it again, or leave the name out"
        ) from problem


def _by_length(parts: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Returns batch sizes and the places of the parts that go in such batches."""
    short = [i for i, part in enumerate(parts) if len(part) <= LONG]
    long = [i for i, part in enumerate(parts) if len(part) > LONG]
    return [(batch, places) for batch, places in ((BATCH, short), (LONG_BATCH, long)) if places]


class _Quiet:
    """Keeps the loading bar of transformers off the user's terminal."""

    def __enter__(self) -> None:
        from transformers.utils import logging

        self._shown = logging.is_progress_bar_enabled()
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]

    def __exit__(self, *_: object) -> None:
        from transformers.utils import logging

        if self._shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
