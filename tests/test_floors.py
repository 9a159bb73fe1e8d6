"""Imports go down: each room may import only rooms below it (docs/architecture.md)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOOR = {
    "workbench.model": 1,
    "workbench.errors": 1,
    "embeddings": 1,
    "workbench": 1,  # __init__: the version, nothing else
    "workbench.lexicon": 2,
    "workbench.locale": 2,
    "workbench.ingest": 2,
    "workbench.store": 2,
    "workbench.export": 2,
    "workbench.text": 3,
    "workbench.compare": 3,
    "workbench.extract": 4,
    "workbench.views": 4,
    "workbench.alignment": 5,
    "workbench.progress": 5,
    "workbench.desk": 5,
    "workbench.claims": 4,
    "workbench.judging": 5,
    "workbench.reading": 4,
    "workbench.pipeline": 5,
    "workbench.check": 7,
    "workbench.analysis": 6,
    "workbench.charts": 7,
    "workbench.publish": 8,
    "workbench.doctor": 8,
    "workbench.summary": 6,
    "workbench.streams": 6,
    "workbench.cli_options": 8,
    "workbench.cli_publish": 9,
    "workbench.cli_review": 9,
    "workbench.cli_reviews": 9,
    "workbench.cli_work": 9,
    "workbench.cli": 10,
    "workbench.ui": 10,
    "workbench.__main__": 11,
    "streamlit_app": 11,
}
NEIGHBOURS = {
    # Rooms of one floor do not know each other, but for these.
    ("workbench.ingest", "workbench.lexicon"),
    ("workbench.export", "workbench.lexicon"),
    ("workbench.export", "workbench.locale"),
    ("workbench.lexicon", "workbench.locale"),
    ("workbench.model", "workbench.errors"),
    ("workbench.pipeline", "workbench.alignment"),
    ("workbench.pipeline", "workbench.judging"),
    ("workbench.reading", "workbench.extract"),
    ("workbench.claims", "workbench.extract"),
    ("workbench.pipeline", "workbench.desk"),
    ("workbench.desk", "workbench.alignment"),
    ("workbench.cli_reviews", "workbench.cli_review"),
    ("workbench.cli_work", "workbench.cli_publish"),
    ("workbench.cli_work", "workbench.streams"),
    ("workbench.cli_work", "workbench.doctor"),
    ("workbench.cli_work", "workbench.summary"),
}
FORBIDDEN = {
    ("workbench.compare", "workbench.text"),
    ("workbench.compare", "workbench.extract"),
    ("workbench.extract", "workbench.compare"),
    ("workbench.ui", "workbench.cli"),
}
CYRILLIC_WORD = re.compile("[\u0400-\u052f]{3}")
STREAMLIT_ROOMS = {"workbench.ui", "streamlit_app"}


def _room(module: str) -> str:
    names = module.split(".")
    if names[0] == "workbench" and len(names) > 1:
        return ".".join(names[:2])
    return names[0]


def _files() -> list[Path]:
    return sorted(
        [
            *(ROOT / "workbench").rglob("*.py"),
            *(ROOT / "embeddings").rglob("*.py"),
            ROOT / "streamlit_app.py",
        ]
    )


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path}: relative import; write the full name")
    return found


def _wrong(importer: str, imported: str) -> str | None:
    here, there = _room(importer), _room(imported)
    if here == there or there not in FLOOR or (there == "workbench"):
        return None
    if (here, there) in FORBIDDEN:
        return f"{importer} imports {imported}: {here} and {there} must not know each other"
    if FLOOR[there] < FLOOR[here] or (here, there) in NEIGHBOURS:
        return None
    return f"{importer} (floor {FLOOR[here]}) imports {imported} (floor {FLOOR[there]})"


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    module = _module(path)
    assert _room(module) in FLOOR, f"{module} stands on no floor; add its room to FLOOR"
    wrong = [problem for name in _imports(path) if (problem := _wrong(module, name))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_pages_know_streamlit(path: Path) -> None:
    uses = any(name.split(".")[0] == "streamlit" for name in _imports(path))
    assert not uses or _room(_module(path)) in STREAMLIT_ROOMS


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_words_live_in_word_lists(path: Path) -> None:
    """No Cyrillic word in code outside docstrings: a language is data."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    words = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and CYRILLIC_WORD.search(node.value)
    ]
    assert not words, f"{path.name} holds words that belong in a word list: {words}"
