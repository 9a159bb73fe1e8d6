"""Side by side: a column a side, a row a question, the verdict between the two figures."""

from workbench.ui import side_by_side

side_by_side.page()
