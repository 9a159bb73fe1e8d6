"""Where the accounts disagree: counts by verdict, filters, and a card a finding."""

from workbench.ui import frame, overview

frame.run(overview.page)
