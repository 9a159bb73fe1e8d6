"""What was read and what was found in it; adding and removing documents."""

from workbench.ui import frame, library

frame.run(library.page)
