"""Files that are whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

BLOCK = 1 << 20


def cache_folder() -> Path:
    """Returns where derived files go: WORKBENCH_CACHE, or else the user's cache folder."""
    named = os.environ.get("WORKBENCH_CACHE")
    return Path(named or platformdirs.user_cache_dir("claim-workbench")).expanduser()


def sha256_of(path: Path) -> str:
    """Returns the SHA-256 of a file's bytes, as hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Lets `write` fill a temporary file beside `path`, then puts it in place in one step."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
