"""Side by side: a column a side, a row a question, the verdict between the two figures."""

from workbench.ui import frame, side_by_side

frame.run(side_by_side.page)
