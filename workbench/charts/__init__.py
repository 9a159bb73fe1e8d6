"""Charts as Altair specifications: what they show is given to them, they decide how it looks."""

from __future__ import annotations

from workbench.charts.pictures import picture

__all__ = ["picture"]
