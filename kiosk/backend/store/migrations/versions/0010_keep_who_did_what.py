"""Who did what to the backend itself; a terminal's certificate before the last is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    op.create_table(
        "deeds",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("target", sa.String(80), nullable=False),
    )
    op.create_index("ix_deeds_at", "deeds", ["at"])
    op.create_index("ix_terminals_certificate_before", "terminals", ["certificate_before"])
