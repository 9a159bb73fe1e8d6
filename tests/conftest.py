"""Shared by all tests: the gold data beside the checkout, and the rule that it is not skipped."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # time is measured in benchmarks/, not in tests
settings.load_profile("untimed")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the originals and the gold data; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: originals and gold data are not part of the project")
    return SHARED


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, None, None]:
    """With WORKBENCH_REQUIRE_SHARED set, a test that skips for want of ../shared fails."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if not os.environ.get("WORKBENCH_REQUIRE_SHARED") or not report.skipped:
        return
    if "shared" in str(report.longrepr) and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although ../shared must be used here: {report.longrepr}"
