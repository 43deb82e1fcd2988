"""The HIS hears of a verdict that came after the registration; look-ups are counted as they are made."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NOW = "what IN ('registered', 'verified', 'cancelled')"


def upgrade() -> None:
    """To this step."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("his_outbox_what_check", "his_outbox", type_="check")
        op.create_check_constraint("his_outbox_what_check", "his_outbox", _NOW)
    else:
        _remake_outbox()
    totals = op.create_table(
        "lookup_totals",
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("code", sa.String(3), primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("count > 0"),
    )
    lookups = sa.table("lookups", sa.column("outcome"), sa.column("code"))
    code = sa.func.coalesce(lookups.c.code, "")
    seen = sa.select(lookups.c.outcome, code, sa.func.count()).group_by(lookups.c.outcome, code)
    op.execute(totals.insert().from_select(["outcome", "code", "count"], seen))


def _remake_outbox() -> None:
    """SQLite cannot change a constraint: the table is made anew, and what is in it moves over."""
    columns = "id, registration_id, what, next_at, tries, done_at, fault"
    op.drop_index("open_outbox", "his_outbox")
    op.rename_table("his_outbox", "his_outbox_before")
    op.create_table(
        "his_outbox",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("registration_id", sa.String(32), sa.ForeignKey("registrations.id"), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(60), nullable=True),
        sa.CheckConstraint(_NOW),
        sa.UniqueConstraint("registration_id", "what"),
    )
    op.execute(f"INSERT INTO his_outbox ({columns}) SELECT {columns} FROM his_outbox_before")  # noqa: S608 - ours
    op.drop_table("his_outbox_before")
    op.create_index("open_outbox", "his_outbox", ["id"], sqlite_where=sa.text("done_at IS NULL"))
