"""Errors a person can act on: each says what, where, what was expected and what to do next."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Something the user can mend. `str(error)` is one line, fit to be shown as it is."""


class CannotStart(WorkbenchError):
    """Nothing could be done at all (exit code 2): a missing folder, an unusable store."""


class UnreadableInput(WorkbenchError):
    """One input could not be read (exit code 1); the others were."""


class LexiconError(CannotStart):
    """A word list is wrong; the message names file, key, value and what was expected."""
