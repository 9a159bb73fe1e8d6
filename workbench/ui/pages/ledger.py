"""Every figure ever given on one question."""

from workbench.ui import frame, ledger

frame.run(ledger.page)
