"""How fast, how large, how good: figures for docs/performance.md; no part of the product."""
