"""The Method page."""

from workbench.ui import frame, method

frame.run(method.page)
