"""The January 2022 case, read and judged once through the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeds.expectation import Expectations
from workbench.pipeline import Workbench

CASE = Path(__file__).parents[2] / "seeds" / "january-2022"


@pytest.fixture(scope="session")
def expectations() -> Expectations:
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(CASE)
    assert not report.failures
    return Expectations.of(CASE, bench.view(report.case.id))
