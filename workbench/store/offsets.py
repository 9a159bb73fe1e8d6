"""Offset maps kept small: a stretch that runs along with the original is two numbers."""

from __future__ import annotations

import struct
import zlib
from array import array

PAIR = struct.Struct("<qq")


def pack(origin: array[int]) -> bytes:
    """Returns the offsets as compressed runs (first offset, how many follow one by one)."""
    runs: list[list[int]] = []
    for offset in origin:
        if runs and offset == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([offset, 1])
    return zlib.compress(b"".join(PAIR.pack(start, length) for start, length in runs))


def unpack(packed: bytes) -> array[int]:
    """Returns the offsets that `pack` was given."""
    origin = array("q")
    for start, length in PAIR.iter_unpack(zlib.decompress(packed)):
        origin.extend(range(start, start + length))
    return origin
