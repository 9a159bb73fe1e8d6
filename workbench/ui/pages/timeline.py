"""How the figures on one question changed in time."""

from workbench.ui import frame, timeline

frame.run(timeline.page)
