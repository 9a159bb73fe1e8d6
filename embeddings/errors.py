"""What can go wrong here, each said as: what, where, what was expected, what to do next."""

from __future__ import annotations


class EncoderUnavailable(Exception):
    """The encoder asked for cannot be had; `str(error)` is one line, fit to be shown as it is."""


class IndexMismatch(Exception):
    """A saved index is missing, damaged or made by another encoder: build it anew."""
