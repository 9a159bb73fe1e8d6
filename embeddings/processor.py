"""What this processor can do, known without loading torch."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

BF16_FLAGS = {"avx512_bf16", "amx_bf16"}
"""With one of these bf16 is three times faster than fp32; without, it is slower."""


@cache
def best_precision() -> str:
    """Returns "bf16" where the processor multiplies it natively, else "fp32"."""
    return "bf16" if flags() & BF16_FLAGS else "fp32"


def flags(table: Path = Path("/proc/cpuinfo")) -> set[str]:
    """Returns the processor's feature flags, none where the system does not list them."""
    try:
        lines = table.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return set()
    return next((set(line.split()[2:]) for line in lines if line.startswith("flags")), set())


def be_modest() -> None:
    """Lets idle threads sleep instead of spin: on a busy machine that is five times faster.
    Must run before torch or faiss is loaded."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    if sys.platform == "darwin":
        # torch and faiss each bring their own OpenMP; on macOS the second one aborts the process.
        os.environ.setdefault("KMP_DUPLICATE_LIB_OK", "TRUE")
