"""Downloads of comparisons and statements, with what each column means."""

from workbench.ui import exporting, frame

frame.run(exporting.page)
