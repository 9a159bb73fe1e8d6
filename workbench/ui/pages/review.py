"""Review: the queue of findings to decide on."""

from workbench.ui import frame, review

frame.run(review.page)
