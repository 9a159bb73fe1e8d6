"""Amounts: number words, scales, units, ranges, bounds, and what only looks like an amount."""
