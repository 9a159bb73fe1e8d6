"""Framing: which words each side uses."""

from workbench.ui import frame, framing

frame.run(framing.page)
