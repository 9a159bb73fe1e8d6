"""Vectors kept by content: what was encoded once is never encoded again.

One SQLite file for each encoder fingerprint, so a crash or a second process cannot spoil it. The
cache is a convenience: where it cannot be read or written, texts are simply encoded.
"""

from __future__ import annotations

import hashlib
import logging
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

import numpy as np

from embeddings.carrier import Floats
from embeddings.cleaning import clean
from embeddings.files import cache_folder

log = logging.getLogger(__name__)

AT_ONCE = 512
"""Texts encoded between two writes; an interrupted run loses no more than these."""
ASKED_AT_ONCE = 500
WAIT = 60.0
"""Seconds to wait for another process that is writing."""
TABLE = (
    "create table if not exists vectors (key blob primary key, vector blob not null) without rowid"
)
UNIT = 0.02
"""How far a stored vector's length may be from one before it counts as damaged."""

Progress = Callable[[int, int], None]


class AnyEncoder(Protocol):
    """What the cache needs of an encoder."""

    @property
    def fingerprint(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def encode(self, texts: Sequence[str], kind: str = "passage") -> Floats: ...


class VectorCache:
    """Vectors by encoder and text in a folder (default: the user's cache folder)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or cache_folder() / "vectors"

    def vectors(
        self,
        encoder: AnyEncoder,
        texts: Sequence[str],
        kind: str = "passage",
        progress: Progress | None = None,
    ) -> Floats:
        """Returns one row for each text, encoding only those not kept yet; if all are kept the
        model is not even loaded. `progress` is told how many are done and how many there are."""
        keys = [_key(text, kind) for text in texts]
        known = self._read(encoder, sorted(set(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for done, fresh in self._encode(encoder, missing, kind):
            known.update(fresh)
            if progress:
                progress(len(texts) - len(missing) + done, len(texts))
        if not keys:
            return np.zeros((0, encoder.dimension), dtype=np.float32)
        return np.stack([known[key] for key in keys])

    def path(self, encoder: AnyEncoder) -> Path:
        """Returns the file that keeps this encoder's vectors."""
        mark = hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:8]
        name = re.sub(r"[^A-Za-z0-9._-]+", "_", encoder.fingerprint)[:80]
        return self.folder / f"{name}-{mark}.sqlite"

    def _encode(
        self, encoder: AnyEncoder, missing: dict[bytes, str], kind: str
    ) -> Iterator[tuple[int, dict[bytes, Floats]]]:
        # Longest first, so that texts of one length share a batch and the first is the slowest.
        keys = sorted(missing, key=lambda key: (-len(missing[key]), key))
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            rows = encoder.encode([missing[key] for key in part], kind)
            fresh = dict(zip(part, rows, strict=True))
            self._write(encoder, fresh)
            yield start + len(part), fresh

    def _read(self, encoder: AnyEncoder, keys: Sequence[bytes]) -> dict[bytes, Floats]:
        path = self.path(encoder)
        if not keys or not path.is_file():
            return {}
        try:
            with closing(_open(path)) as base:
                rows = [row for part in _parts(keys) for row in _ask(base, part)]
        except sqlite3.OperationalError as problem:  # locked or not readable: not its fault
            log.warning("vectors kept in %s cannot be read (%s); encoding anew", path, problem)
            return {}
        except sqlite3.DatabaseError as problem:
            log.warning("vectors kept in %s are damaged (%s); starting anew", path, problem)
            with suppress(OSError):
                path.unlink()
            return {}
        return {
            key: row for key, blob in rows if (row := _row(blob, encoder.dimension)) is not None
        }

    def _write(self, encoder: AnyEncoder, fresh: dict[bytes, Floats]) -> None:
        path = self.path(encoder)
        rows = [(key, row.astype("<f4").tobytes()) for key, row in fresh.items()]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(_open(path)) as base, base:
                base.execute(TABLE)
                base.executemany("insert or replace into vectors values (?, ?)", rows)
        except (OSError, sqlite3.Error) as problem:
            log.warning(
                "vectors cannot be kept in %s (%s); the next run encodes anew", path, problem
            )


def _key(text: str, kind: str) -> bytes:
    return hashlib.sha256(f"{kind}\0{clean(text)}".encode()).digest()[:20]


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT)


def _parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), ASKED_AT_ONCE):
        yield keys[start : start + ASKED_AT_ONCE]


def _ask(base: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    return base.execute(
        f"select key, vector from vectors where key in ({marks})", list(keys)
    ).fetchall()


def _row(blob: bytes, dimension: int) -> Floats | None:
    """Returns the stored vector, None if it is damaged."""
    if not isinstance(blob, bytes) or len(blob) != 4 * dimension:
        return None
    row = np.frombuffer(blob, dtype="<f4").astype(np.float32)
    return row if abs(float(np.linalg.norm(row)) - 1) < UNIT else None
