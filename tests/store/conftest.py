"""A store in a file of its own, and a small case with every field filled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.store import Store, open_store


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a store that does not exist yet."""
    return f"sqlite:///{tmp_path / 'data' / 'test.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store in a file."""
    opened = open_store(url)
    yield opened
    opened.close()
