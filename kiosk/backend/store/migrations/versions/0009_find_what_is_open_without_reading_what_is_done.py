"""Open questions and untold registrations are found without reading those that are done."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OPEN = sa.text("done_at IS NULL")


def upgrade() -> None:
    """To this step."""
    op.drop_index("ix_rechecks_next_at", "rechecks")
    op.create_index("open_rechecks_by_time", "rechecks", ["next_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.drop_index("ix_his_outbox_next_at", "his_outbox")
    op.create_index("open_outbox", "his_outbox", ["id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
