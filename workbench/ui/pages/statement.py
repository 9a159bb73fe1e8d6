"""One statement."""

from workbench.ui import frame, statement

frame.run(statement.page)
