"""Terminals: history, visits counted, orders with expiry and result in place of commands."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def _terminal(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("terminal", sa.String(40), sa.ForeignKey("terminals.id"), nullable=False, primary_key=key)


def upgrade() -> None:
    """To this step. Commands nobody took are not carried over: staff press again."""
    for column in (
        sa.Column("standing", sa.String(16)),
        sa.Column("standing_since", _MOMENT),
        sa.Column("told", sa.JSON()),
    ):
        op.add_column("heartbeats", column)
    op.create_table(
        "orders",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("batch", sa.String(32), nullable=False, index=True),
        sa.Column("terminal", sa.String(40), sa.ForeignKey("terminals.id"), nullable=False, index=True),
        sa.Column("what", sa.String(24), nullable=False),
        sa.Column("value", sa.String(4000)),
        sa.Column("staff", sa.String(40), nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False, index=True),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(8), nullable=False, index=True),
        sa.Column("sent_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.Column("result", sa.String(80)),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'done', 'refused', 'failed', 'expired')"),
    )
    op.drop_table("commands")
    op.create_table(
        "terminal_events",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("terminal", sa.String(40), sa.ForeignKey("terminals.id"), nullable=False, index=True),
        sa.Column("at", _MOMENT, nullable=False, index=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("was", sa.String(40)),
        sa.Column("became", sa.String(40)),
    )
    op.create_table(
        "terminal_visits",
        _terminal(key=True),
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("ended_at", _MOMENT, nullable=False, index=True),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("seconds", sa.Double(), nullable=False),
    )
    op.create_table(
        "terminal_hours",
        _terminal(key=True),
        sa.Column("hour", _MOMENT, primary_key=True),
        *(sa.Column(name, sa.Double(), nullable=False) for name in ("ready_s", "degraded_s", "out_s", "silent_s")),
    )
    op.create_table(
        "visit_totals",
        _terminal(key=True),
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("reason", sa.String(32), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        *(sa.Column(f"within_{bound}", sa.Integer(), nullable=False) for bound in (15, 30, 45, 60, 90, 120, 180, 300)),
    )
