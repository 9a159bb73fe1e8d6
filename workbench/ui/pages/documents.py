"""What was read and what was found in it; adding and removing documents."""

from workbench.ui import library

library.page()
