"""Nearest vectors by inner product (FAISS), with string ids outside and a manifest on disk.

Up to 200,000 vectors are searched exactly; above that they are kept in eight bits a component and
the best hundred are scored again with the full vectors. The saved files are derived: when they do
not match, `load` raises IndexMismatch and the caller builds the index anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import processor
from embeddings.carrier import Floats
from embeddings.errors import IndexMismatch
from embeddings.files import sha256_of, write_whole

Hits = list[tuple[str, float]]

EXACT_UP_TO = 200_000
RESCORED = 100
FORMAT = 1
MANIFEST = "manifest.json"
INDEX, IDS, VECTORS = "index.faiss", "ids.json", "vectors.npy"
FILES = {"flat": {INDEX, IDS}, "sq8": {INDEX, IDS, VECTORS}}


class VectorIndex:
    """Normalised vectors by id; `kind` is flat (exact) or sq8 (eight bits, rescored)."""

    def __init__(self, dimension: int, fingerprint: str, exact_up_to: int = EXACT_UP_TO) -> None:
        self.dimension = dimension
        self.fingerprint = fingerprint
        self.kind = "flat"
        self._exact_up_to = exact_up_to
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._next = 0
        self._index = _empty("flat", dimension)
        self._full: dict[int, Floats] = {}

    @classmethod
    def build(
        cls,
        ids: Sequence[str],
        vectors: Floats,
        fingerprint: str,
        exact_up_to: int = EXACT_UP_TO,
    ) -> VectorIndex:
        """Returns an index of these vectors; its kind is chosen by their number."""
        index = cls(vectors.shape[1], fingerprint, exact_up_to)
        index.add(ids, vectors)
        return index

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._numbers

    @property
    def ids(self) -> list[str]:
        """Returns the ids in the order they were added."""
        return list(self._numbers)

    def add(self, ids: Sequence[str], vectors: Floats) -> None:
        """Adds vectors; an id that is already there gets its new vector."""
        rows = self._checked(vectors)
        if len(ids) != len(rows) or len(set(ids)) != len(ids):
            raise ValueError(f"{len(ids)} ids ({len(set(ids))} different) for {len(rows)} vectors")
        if not ids:
            return
        self.remove([id_ for id_ in ids if id_ in self._numbers])
        if self.kind == "flat" and len(self) + len(ids) > self._exact_up_to:
            self._shrink(rows)
        numbers = np.arange(self._next, self._next + len(ids), dtype=np.int64)
        self._next += len(ids)
        self._index.add_with_ids(rows, numbers)
        if self.kind == "sq8":
            rows = rows.copy()  # kept for scoring; the caller may reuse the array
        for id_, number, row in zip(ids, numbers.tolist(), rows, strict=True):
            self._numbers[id_] = number
            self._names[number] = id_
            if self.kind == "sq8":
                self._full[number] = row

    def remove(self, ids: Collection[str]) -> int:
        """Removes the vectors of these ids and returns how many there were."""
        numbers = [self._numbers.pop(id_) for id_ in dict.fromkeys(ids) if id_ in self._numbers]
        for number in numbers:
            del self._names[number]
            self._full.pop(number, None)
        if numbers:
            self._index.remove_ids(np.array(numbers, dtype=np.int64))
        return len(numbers)

    def search(self, queries: Floats, k: int, among: Collection[str] | None = None) -> list[Hits]:
        """Returns for each query up to k (id, score), best first; `among` limits to those ids."""
        rows = self._checked(queries)
        wanted = None if among is None else [self._numbers[i] for i in among if i in self._numbers]
        here = len(self) if wanted is None else len(wanted)
        if min(k, here) <= 0:
            return [[] for _ in rows]
        asked = min(here, k if self.kind == "flat" else max(k, RESCORED))
        scores, numbers = self._index.search(rows, asked, params=_only(wanted))
        return [
            self._ranked(row, found, near)[:k]
            for row, found, near in zip(rows, numbers, scores, strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Writes the index into the folder, the manifest last; each file appears whole or not."""
        import faiss

        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        pairs = list(self._numbers.items())
        write_whole(folder / INDEX, lambda path: faiss.write_index(self._index, str(path)))
        write_whole(
            folder / IDS, lambda path: _write_json(path, {"next": self._next, "ids": pairs})
        )
        names = [INDEX, IDS]
        if self.kind == "sq8":
            write_whole(folder / VECTORS, self._write_full)
            names.append(VECTORS)
        manifest = {
            **self._manifest(),
            "files": {name: sha256_of(folder / name) for name in names},
        }
        write_whole(folder / MANIFEST, lambda path: _write_json(path, manifest))

    @classmethod
    def load(cls, folder: Path, fingerprint: str, exact_up_to: int = EXACT_UP_TO) -> VectorIndex:
        """Returns the saved index; IndexMismatch if it is missing, damaged, or was made by an
        encoder with another fingerprint."""
        manifest = _manifest_of(folder)
        _verify(folder, manifest, fingerprint)
        try:
            index = cls(int(manifest["dimension"]), fingerprint, exact_up_to)
            index._take(folder, manifest)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as problem:
            raise IndexMismatch(f"{folder} cannot be read: {problem}; build it anew") from problem
        return index

    def _take(self, folder: Path, manifest: dict[str, Any]) -> None:
        import faiss

        kept = json.loads((folder / IDS).read_text(encoding="utf-8"))
        self.kind = manifest["kind"]
        self._index = faiss.read_index(str(folder / INDEX))
        self._next = int(kept["next"])
        self._numbers = dict(kept["ids"])
        self._names = {number: id_ for id_, number in self._numbers.items()}
        if not self._index.ntotal == len(self._names) == manifest["count"]:
            raise ValueError(f"{self._index.ntotal} vectors for {len(self._names)} ids")
        if self._index.d != self.dimension:
            raise ValueError(f"vectors of length {self._index.d}, expected {self.dimension}")
        if self.kind == "sq8":
            full = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
            self._full = dict(zip(self._numbers.values(), full, strict=True))

    def _write_full(self, path: Path) -> None:
        """Writes the vectors row by row: a second copy of a million would not fit everywhere."""
        rows = np.lib.format.open_memmap(
            path, mode="w+", dtype=np.float32, shape=(len(self), self.dimension)
        )
        for place, number in enumerate(self._numbers.values()):
            rows[place] = self._full[number]
        rows.flush()

    def _manifest(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "fingerprint": self.fingerprint,
            "kind": self.kind,
            "dimension": self.dimension,
            "count": len(self),
        }

    def _checked(self, vectors: Floats) -> Floats:
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.dimension:
            raise ValueError(f"vectors of shape {rows.shape}; expected (n, {self.dimension})")
        if not np.isfinite(rows).all():
            raise ValueError("vectors hold values that are no numbers; encode these texts again")
        return rows

    def _shrink(self, newcomers: Floats) -> None:
        """Moves from exact to eight bits: too many vectors to keep searching them all in full."""
        numbers = np.array(list(self._names), dtype=np.int64)
        rows = (
            self._index.reconstruct_batch(numbers)
            if len(numbers)
            else np.zeros((0, self.dimension), dtype=np.float32)
        )
        self.kind = "sq8"
        self._index = _empty("sq8", self.dimension)
        self._index.train(np.concatenate([rows, newcomers]))
        if len(numbers):
            self._index.add_with_ids(rows, numbers)
        self._full = dict(zip(numbers.tolist(), rows, strict=True))

    def _ranked(self, query: Floats, numbers: NDArray[np.int64], scores: Floats) -> Hits:
        found = [(int(n), float(s)) for n, s in zip(numbers, scores, strict=True) if n >= 0]
        if self.kind == "sq8":
            found = [(number, float(self._full[number] @ query)) for number, _ in found]
        hits = [(self._names[number], score) for number, score in found]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


def _empty(kind: str, dimension: int) -> Any:
    processor.be_modest()
    import faiss

    inner = {"flat": "Flat", "sq8": "SQ8"}[kind]
    return faiss.index_factory(dimension, f"IDMap2,{inner}", faiss.METRIC_INNER_PRODUCT)


def _only(numbers: Sequence[int] | None) -> Any:
    """Returns FAISS's search parameters that look at these vectors only."""
    if numbers is None:
        return None
    from faiss import IDSelectorBatch, SearchParameters

    chosen = IDSelectorBatch(np.array(numbers, dtype=np.int64))
    return SearchParameters(sel=chosen)  # type: ignore[call-arg]  # its Python side takes it


def _manifest_of(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise IndexMismatch(f"{folder} holds no index yet; build it") from problem
    except (OSError, ValueError) as problem:
        raise IndexMismatch(f"{folder / MANIFEST} is damaged; build the index anew") from problem
    if not isinstance(manifest, dict):
        raise IndexMismatch(f"{folder / MANIFEST} is damaged; build the index anew")
    return manifest


def _verify(folder: Path, manifest: dict[str, Any], fingerprint: str) -> None:
    """Checks everything that can be checked before FAISS sees a byte: it trusts its files."""
    for key, expected in (("format", FORMAT), ("fingerprint", fingerprint)):
        if manifest.get(key) != expected:
            raise IndexMismatch(
                f"the index in {folder} has {key} {manifest.get(key)!r}, expected {expected!r}; "
                "build it anew"
            )
    files = manifest.get("files")
    if not isinstance(files, dict) or set(files) != FILES.get(str(manifest.get("kind"))):
        raise IndexMismatch(f"{folder / MANIFEST} does not name its files; build the index anew")
    for name, checksum in files.items():
        path = folder / name
        if not path.is_file() or sha256_of(path) != checksum:
            raise IndexMismatch(f"{path} is missing or was changed; build the index anew")


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
