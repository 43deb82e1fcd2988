"""Codes that let a terminal in, and the certificate before the last."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    op.create_table(
        "enrolments",
        sa.Column("code", sa.String(32), primary_key=True),
        sa.Column("terminal", sa.String(40), sa.ForeignKey("terminals.id"), nullable=False, unique=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("terminals", sa.Column("certificate_before", sa.String(64)))
