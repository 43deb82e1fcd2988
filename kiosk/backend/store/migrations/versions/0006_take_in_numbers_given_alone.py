"""Take in numbers that terminals gave while the backend was away: blocks, labels on paper, turns in the line."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    op.add_column("places", sa.Column("turn", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("places", sa.Column("label", sa.String(length=12), nullable=True))
    op.execute("UPDATE places SET turn = number * 1000")
    op.create_table(
        "offline_blocks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("merged", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size > 0"),
        sa.CheckConstraint("merged >= 0"),
        sa.ForeignKeyConstraint(["terminal"], ["terminals.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("day", "no"),
    )
    op.create_index("ix_offline_blocks_terminal", "offline_blocks", ["terminal"], unique=False)
