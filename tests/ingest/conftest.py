"""The builder of small PDFs, as a fixture (test modules are not importable by name)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def pdf() -> ModuleType:
    """Returns pdf_builder.py."""
    spec = importlib.util.spec_from_file_location(
        "pdf_builder", Path(__file__).with_name("pdf_builder.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
