"""One real encoder for all tests here; what it unpacks is kept between runs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from embeddings import Encoder, VectorCache, load_encoder

LANGUAGES = ("en", "kk", "ky", "ru")


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled encoder."""
    return load_encoder()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    """An empty cache of vectors, filled as the session goes on."""
    return VectorCache(tmp_path_factory.mktemp("vectors"))


@pytest.fixture(scope="session")
def quadruples() -> list[dict[str, str]]:
    """Forty sentences of our own, each in four languages."""
    read = tomllib.loads(Path(__file__).with_name("quadruples.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = read["quadruple"]
    return found
