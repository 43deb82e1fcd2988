"""Know more of a visit: how somebody was identified, who brought them, what was booked, one touch of feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = "kind IN ('bhyt', 'self_pay', 'appointment', 're_examination', 'quick_number')"
_CHECKS = (
    sa.CheckConstraint("due >= 0", name="registrations_due_check"),
    sa.CheckConstraint("state IN ('active', 'cancelled')", name="registrations_state_check"),
    sa.CheckConstraint(_KINDS, name="registrations_kind_check"),
)


def upgrade() -> None:
    """To this step."""
    op.add_column("patients", sa.Column("card_ref", sa.String(length=32), nullable=True))
    op.create_index("ix_patients_card_ref", "patients", ["card_ref"], unique=False)
    op.add_column("appointments", sa.Column("code", sa.String(length=8), nullable=True))
    op.add_column("appointments", sa.Column("orders", sa.LargeBinary(), nullable=True))
    op.add_column("appointments", sa.Column("re_examination", sa.Boolean(), server_default="0", nullable=False))
    op.create_index("ix_appointments_code", "appointments", ["code"], unique=True)
    op.add_column("registrations", sa.Column("way", sa.String(length=12), nullable=True))
    op.add_column("registrations", sa.Column("guardian", sa.LargeBinary(), nullable=True))
    _one_more_kind()
    op.create_table(
        "feedback",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=8), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5"),
        sa.CheckConstraint("about IN ('terminal', 'visit')"),
        sa.ForeignKeyConstraint(["terminal"], ["terminals.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_feedback_at", "feedback", ["at"], unique=False)


def _one_more_kind() -> None:
    """PostgreSQL changes the check; SQLite makes the table anew with every check it had."""
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint("registrations_kind_check", "registrations", type_="check")
        op.create_check_constraint("registrations_kind_check", "registrations", _KINDS)
        return
    with op.batch_alter_table("registrations", recreate="always", table_args=_CHECKS):
        pass
