"""Search in the documents of an event: the exact words, or by meaning across languages."""

from workbench.ui import frame, searching

frame.run(searching.page)
