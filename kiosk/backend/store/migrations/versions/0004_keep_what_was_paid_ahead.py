"""What patients paid ahead, and what of it later bills used."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step."""
    with op.batch_alter_table("bill", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deducted", sa.BigInteger(), nullable=False, server_default="0"))
    with op.batch_alter_table("his_payment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("advance", sa.BigInteger(), nullable=False, server_default="0"))
    # SQLite makes the table anew for this, and would forget the check.
    states = sa.CheckConstraint("state IN ('calling', 'posted', 'rejected')")
    with op.batch_alter_table("payment_posting", schema=None, table_args=(states,)) as batch_op:
        batch_op.alter_column("intent_id", existing_type=sa.String(length=40), nullable=True)

    op.create_table(
        "payment_advance",
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("patient_ref", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("remaining", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0"),
        sa.CheckConstraint("remaining >= 0 AND remaining <= amount"),
        sa.ForeignKeyConstraint(
            ["bill_id"],
            ["bill.id"],
        ),
        sa.PrimaryKeyConstraint("bill_id"),
    )
    with op.batch_alter_table("payment_advance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_advance_patient_ref"), ["patient_ref"], unique=False)

    op.create_table(
        "payment_deduction",
        sa.Column("advance_id", sa.String(length=40), nullable=False),
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0"),
        sa.CheckConstraint("state IN ('used', 'released', 'unclear')"),
        sa.ForeignKeyConstraint(
            ["advance_id"],
            ["payment_advance.bill_id"],
        ),
        sa.ForeignKeyConstraint(
            ["bill_id"],
            ["bill.id"],
        ),
        sa.PrimaryKeyConstraint("advance_id", "bill_id"),
    )
    with op.batch_alter_table("payment_deduction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_deduction_bill_id"), ["bill_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_deduction_state"), ["state"], unique=False)
