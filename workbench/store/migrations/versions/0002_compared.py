"""Which readings a case's verdicts were given on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; verdicts given before it count as given on what was read."""
    op.add_column("cases", sa.Column("compared", sa.JSON))


def downgrade() -> None:
    """Drops the column."""
    op.drop_column("cases", "compared")
