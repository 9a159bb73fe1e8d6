"""The findings of a comparison kept small, and unpacked only for whoever looks at them: a case of
some thousand statements has half a million, of which a page shows a hundred."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import overload

from workbench.model.comparison import Finding
from workbench.store.codec import decode, encode

FASTEST = 1


def pack(findings: Sequence[Finding]) -> bytes:
    """Returns the findings as compressed JSON."""
    if isinstance(findings, Packed):
        return findings.packed
    return pack_json([encode(one) for one in findings])


def pack_json(stored: Sequence[object]) -> bytes:
    """Returns findings that are JSON values already, compressed."""
    if not stored:
        return b""
    plain = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(plain.encode(), FASTEST)


def unpack(packed: bytes) -> tuple[Finding, ...]:
    """Returns the findings that `pack` was given."""
    if not packed:
        return ()
    return tuple(decode(Finding, one) for one in json.loads(zlib.decompress(packed)))


class Packed(Sequence[Finding]):
    """Findings as the store keeps them. They are what their tuple is: equal to it, with its hash,
    and pickled as it."""

    __slots__ = ("packed",)

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        """Returns the finding at a place, or those of a slice."""
        return unpack(self.packed)[place]

    def __iter__(self) -> Iterator[Finding]:
        return iter(unpack(self.packed))

    def __len__(self) -> int:
        return len(unpack(self.packed))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self.packed == other.packed or unpack(self.packed) == unpack(other.packed)
        return isinstance(other, tuple) and unpack(self.packed) == other

    def __hash__(self) -> int:
        return hash(unpack(self.packed))

    def __repr__(self) -> str:
        return repr(unpack(self.packed))

    def __reduce__(self) -> tuple[type[tuple[Finding, ...]], tuple[tuple[Finding, ...]]]:
        return tuple, (unpack(self.packed),)
