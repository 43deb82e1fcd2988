"""Sign-ins of staff stand in the database, so that they can be ended."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    op.create_table(
        "sign_ins",
        sa.Column("mark", sa.String(64), primary_key=True),
        sa.Column("staff", sa.String(40), nullable=False),
        sa.Column("word", sa.String(32), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_sign_ins_staff", "sign_ins", ["staff"])
    op.create_index("ix_sign_ins_until", "sign_ins", ["until"])
