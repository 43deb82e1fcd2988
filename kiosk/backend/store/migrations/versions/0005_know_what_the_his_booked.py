"""Know what the HIS booked, by the name it has there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    op.add_column("appointments", sa.Column("his_id", sa.String(length=64), nullable=True))
