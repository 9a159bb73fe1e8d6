"""One document."""

from workbench.ui import document, frame

frame.run(document.page)
